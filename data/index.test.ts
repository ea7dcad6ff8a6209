import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataset } from './index.ts';
import { joinFindings, joinLexicons } from './join.ts';
import { Lexicon } from './schema.ts';

function readFolder(folder: string): unknown[] {
  const url = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(url).map((name) => JSON.parse(readFileSync(new URL(name, url), 'utf8')));
}

const idsOf = (files: readonly unknown[]) => files.flatMap((file) => Object.keys(file as object)).sort();

test('every finding of every file is in the dataset', () => {
  const ids = (readFolder('findings') as { id: string }[][]).flat().map(({ id }) => id);
  expect(dataset.findings.map(({ id }) => id).sort()).toEqual(ids.sort());
});

test('every frame belongs to a finding and every finding has one', () => {
  expect(idsOf(readFolder('frames'))).toEqual(dataset.findings.map(({ id }) => id).sort());
});

test('every phrasing of every file stands with its finding', () => {
  const texts = (readFolder('phrasings') as { text: string }[][]).flat().map(({ text }) => text);
  const joined = dataset.findings.flatMap(({ phrasings }) => phrasings.map(({ text }) => text));
  expect(joined.sort()).toEqual(texts.sort());
});

test('every concept of every file is in the lexicon, which is well formed', () => {
  expect(Object.keys(dataset.lexicon).sort()).toEqual([...new Set(idsOf(readFolder('lexicon')))].sort());
  expect(v.safeParse(Lexicon, dataset.lexicon).issues ?? []).toEqual([]);
});

test('a concept in two files has the entries of both', () => {
  const joined = joinLexicons([
    { ban: { gloss: 'The ban.', en: ['ban', 'law'] } },
    { ban: { gloss: 'Another gloss.', topic: 'certain', en: ['law', 'act'], nb: ['forbud'] } },
  ]);
  expect(joined).toEqual({
    ban: { gloss: 'The ban.', topic: 'certain', en: ['ban', 'law', 'act'], nb: ['forbud'] },
  });
});

test('joining leaves the files as they are', () => {
  const first = { ban: { gloss: 'The ban.', en: ['ban'] } };
  joinLexicons([first, { ban: { gloss: 'The ban.', en: ['act'] } }]);
  expect(first.ban.en).toEqual(['ban']);
});

test('a finding without a frame gets one that recognises nothing', () => {
  const [finding] = dataset.findings;
  if (!finding) throw new Error('The dataset is empty.');
  expect(joinFindings([finding], {}, [])).toMatchObject([
    { id: finding.id, frame: { patterns: [] }, phrasings: [] },
  ]);
});

test('what a reader sees has quotation marks, apostrophes and ranges as they are printed', () => {
  const shown = [
    ...dataset.findings.flatMap(({ statement, counterEvidence, limits }) => [
      statement,
      ...counterEvidence.map(({ text }) => text),
      ...limits.map(({ text }) => text),
    ]),
    ...dataset.sources.flatMap(({ fotnote }) => [fotnote.shortName, fotnote.readNote ?? []].flat()),
  ].flatMap(({ en, nb }) => [en, nb]);
  expect(shown.filter((text) => /['"]|\d-\d+ (?:per cent|prosent)/.test(text))).toEqual([]);
});
