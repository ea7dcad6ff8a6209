import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareEngine } from '../../cli/load-engine.ts';
import { dataset } from '../../data/index.ts';
import type { Dataset } from '../../data/schema.ts';
import { callCommand } from './in-process.ts';
import { CLAIM, copyOfRepository, PATIENCE_MS, type Run, runCommand } from './run-command.ts';

/** An entry of the data as it is before anything has checked it. */
// biome-ignore lint/suspicious/noExplicitAny: the tests put into it whatever may stand there.
type Loose = any;

/** The check of a claim after something was done to a copy of the data. */
async function checkAfter(
  breaking: (data: { findings: Loose[]; sources: Loose[]; lexicon: Loose }) => void,
  args: string[] = ['-'],
  input = args.includes('--stream') ? `${JSON.stringify({ id: 1, text: CLAIM })}\n` : CLAIM,
): Promise<Run> {
  const copy = structuredClone(dataset) as Dataset & { findings: Loose[]; sources: Loose[] };
  breaking(copy);
  return callCommand(args, { input, load: () => prepareEngine(copy) });
}

const byId = (entries: Loose[], id: string): Loose => entries.find((entry) => entry?.id === id);

const FILE = 'data/findings/policing.json';

describe('a broken entry is reported in one sentence and left out', { timeout: PATIENCE_MS }, () => {
  test.each<[string, Parameters<typeof checkAfter>[0], string]>([
    [
      'a finding without texts',
      ({ findings }) => {
        delete byId(findings, 'policing-stress-methods').statement.nb;
        delete byId(findings, 'policing-stress-methods').asOf;
      },
      `${FILE} has a broken entry, policing-stress-methods, that is not relied on: "statement.nb" is missing; "asOf" is missing.\n`,
    ],
    [
      'a finding from an unknown source',
      ({ findings }) => {
        byId(findings, 'policing-stress-methods').attribution[0].source = 'nobody-2016';
      },
      `${FILE} has a broken entry, policing-stress-methods, that is not relied on: unknown source "nobody-2016".\n`,
    ],
    [
      'an id that two findings have',
      ({ findings }) => {
        findings.push(structuredClone(byId(findings, 'policing-stress-methods')));
      },
      `${FILE} has a broken entry, policing-stress-methods, that is not relied on: the id is used twice.\n`,
    ],
    [
      'a source without what Fotnote adds to it',
      ({ sources }) => {
        delete byId(sources, 'vista-2014').fotnote;
      },
      'data/sources.json has a broken entry, vista-2014, that is not relied on: "fotnote" is missing.\n',
    ],
    [
      'a source that is nothing',
      ({ sources }) => {
        sources.push(null);
      },
      `data/sources.json has a broken entry, number ${dataset.sources.length + 1}, that is not relied on: it is null.\n`,
    ],
    [
      'a concept that is nothing',
      ({ lexicon }) => {
        lexicon['fn-up'] = null;
      },
      /^data\/lexicon\/[\w-]+\.json has a broken entry, fn-up, that is not relied on: Invalid type: Expected Object but received null\.\n$/,
    ],
  ] as [string, Parameters<typeof checkAfter>[0], string][])('%s', async (_, breaking, sentence) => {
    const { stdout, stderr, status } = await checkAfter(breaking);
    if (typeof sentence === 'string') expect(stderr).toBe(sentence);
    else expect(stderr).toMatch(sentence);
    expect(stdout).toContain('white paper');
    expect(stdout).toContain('[agrees] Amnesty says the same');
    expect(status).toBe(1);
  });

  test('the stream goes on as well', async () => {
    const { stdout, stderr, status } = await checkAfter(
      ({ findings }) => {
        delete byId(findings, 'policing-stress-methods').asOf;
      },
      ['--stream'],
    );
    expect(stderr.match(/\n/g)).toHaveLength(1);
    const { id, matches } = JSON.parse(stdout);
    expect(id).toBe(1);
    expect(matches[0].finding).toBe('rec-white-paper');
    expect(status).toBe(1);
  });

  test('nothing that rests on it speaks to a claim any longer', async () => {
    const text = 'The police in Oslo use stress methods to push sellers of sex out.';
    const args = ['-', '--format', 'json'];
    expect((await callCommand(args, { input: text })).stdout).toContain('"policing-stress-methods"');
    const withoutDate = await checkAfter(
      ({ findings }) => {
        delete byId(findings, 'policing-stress-methods').asOf;
      },
      args,
      text,
    );
    expect(withoutDate.stdout).not.toContain('"policing-stress-methods"');
    const withoutSource = await checkAfter(
      ({ findings, sources }) => {
        const { source } = byId(findings, 'policing-stress-methods').attribution[0];
        delete byId(sources, source).fotnote;
      },
      args,
      text,
    );
    expect(withoutSource.stdout).not.toContain('"policing-stress-methods"');
    expect(JSON.parse(withoutSource.stdout)[0].text).toBe(text);
  });
});

describe('in the files themselves', { timeout: PATIENCE_MS }, () => {
  const write = (root: string, file: string, content: unknown) =>
    writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));

  test('what cannot be named by an id is named by its place', async () => {
    const root = copyOfRepository();
    const policing: Loose[] = JSON.parse(readFileSync(join(root, FILE), 'utf8'));
    const { id: _, ...nameless } = policing[0];
    const { topic: __, ...homeless } = policing[1];
    write(root, FILE, [null, ...policing.slice(2), nameless, homeless]);
    write(root, 'data/findings/law.json', [
      ...JSON.parse(readFileSync(join(root, 'data/findings/law.json'), 'utf8')),
      'a text',
    ]);
    const phrasings = JSON.parse(readFileSync(join(root, 'data/phrasings/dossier.json'), 'utf8'));
    write(root, 'data/phrasings/dossier.json', [null, ...phrasings]);
    const { stdout, stderr, status } = await runCommand(['-'], { root, input: CLAIM });
    const lawEntries = dataset.findings.filter(({ topic }) => topic === 'law').length;
    expect(stderr.trimEnd().split('\n').toSorted()).toEqual(
      [
        `data/findings/law.json has a broken entry, number ${lawEntries + 1}, that is not relied on: it is a string.`,
        `${FILE} has a broken entry, ${homeless.id}, that is not relied on: "topic" is missing.`,
        `${FILE} has a broken entry, number 1, that is not relied on: it is null.`,
        `${FILE} has a broken entry, number ${policing.length}, that is not relied on: "id" is missing.`,
      ].toSorted(),
    );
    expect(stdout).toContain('[agrees] Amnesty says the same');
    expect(status).toBe(1);
  });

  test.each([
    ['is no JSON', '[{"id": ', /^The data of Fotnote could not be loaded: .*policing\.json.*\.\n$/],
    [
      'holds no list',
      {},
      /^The data of Fotnote could not be loaded: data\/findings\/policing\.json holds no list\.\n$/,
    ],
  ])('a file that %s ends it with one sentence', async (_, content, sentence) => {
    const root = copyOfRepository();
    write(root, FILE, content);
    const { stdout, stderr, status } = await runCommand(['-'], { root, input: CLAIM });
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});
