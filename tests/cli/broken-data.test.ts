import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLAIM, copyOfRepository, folderWith, PATIENCE_MS, type Run, runCommand } from './run-command.ts';

interface LooseFinding {
  id?: string;
  statement: { nb?: string };
  asOf?: string;
  attribution: [{ source: string }];
}

const FILE = 'data/findings/policing.json';

/** The check of a claim that another finding speaks to, after something was done to the first finding of a file. */
async function checkAfter(breaking: (finding: LooseFinding) => void, args: string[] = ['-']): Promise<Run> {
  const root = copyOfRepository();
  const findings: LooseFinding[] = JSON.parse(readFileSync(join(root, FILE), 'utf8'));
  const [first] = findings;
  if (!first) throw new Error(`${FILE} holds no finding.`);
  breaking(first);
  writeFileSync(join(root, FILE), JSON.stringify(findings));
  const input = args.includes('--stream') ? `${JSON.stringify({ id: 1, text: CLAIM })}\n` : CLAIM;
  return runCommand(args, { root, input });
}

describe('a broken finding is reported in one sentence and left out', { timeout: PATIENCE_MS }, () => {
  test.each<[string, (finding: LooseFinding) => void, string]>([
    [
      'texts are missing',
      (finding) => {
        delete finding.statement.nb;
        delete finding.asOf;
      },
      '"statement.nb" is missing; "asOf" is missing',
    ],
    [
      'its source is unknown',
      (finding) => {
        finding.attribution[0].source = 'nobody-2016';
      },
      'unknown source "nobody-2016"',
    ],
  ])('%s', async (_, breaking, reason) => {
    const { stdout, stderr, status } = await checkAfter(breaking);
    expect(stderr).toBe(
      `${FILE} has a broken entry, policing-stress-methods, that is not relied on: ${reason}.\n`,
    );
    expect(stdout).toContain('white paper');
    expect(stdout).toContain('[agrees] Amnesty says the same');
    expect(status).toBe(1);
  });

  test('the stream goes on as well', async () => {
    const breaking = (finding: LooseFinding) => {
      delete finding.asOf;
    };
    const { stdout, stderr, status } = await checkAfter(breaking, ['--stream']);
    expect(stderr.match(/\n/g)).toHaveLength(1);
    const { id, matches } = JSON.parse(stdout);
    expect(id).toBe(1);
    expect(matches[0].finding).toBe('rec-white-paper');
    expect(status).toBe(1);
  });

  test('the finding no longer speaks to its claim', async () => {
    const text = 'The police in Oslo use stress methods to push sellers of sex out.';
    const cwd = folderWith({ 'a.txt': text });
    const whole = await runCommand([join(cwd, 'a.txt'), '--format', 'json']);
    expect(whole.stdout).toContain('"policing-stress-methods"');
    const broken = await checkAfter(
      (finding) => {
        delete finding.asOf;
      },
      [join(cwd, 'a.txt'), '--format', 'json'],
    );
    expect(broken.stdout).not.toContain('"policing-stress-methods"');
    expect(JSON.parse(broken.stdout)[0].text).toBe(text);
  });
});

test('a file that is no JSON is named in one sentence', { timeout: PATIENCE_MS }, async () => {
  const root = copyOfRepository();
  writeFileSync(join(root, FILE), '[{"id": ');
  const { stdout, stderr, status } = await runCommand(['-'], { root, input: CLAIM });
  expect(stderr).toMatch(/^The data of Fotnote could not be loaded: .*policing\.json.*\.\n$/);
  expect(stdout).toBe('');
  expect(status).toBe(1);
});
