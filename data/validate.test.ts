import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataset } from './index.ts';
import { joinFindings, joinLexicons } from './join.ts';
import type { Dataset, Finding, FindingWithFrame, Source } from './schema.ts';
import {
  describeProblem,
  usableDataset,
  validateDataset,
  validateEntries,
  validateNearMisses,
  validatePhrasings,
} from './validate.ts';

function readFolder(folder: string): { file: string; content: unknown }[] {
  const url = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(url).map((name) => ({
    file: `data/${folder}/${name}`,
    content: JSON.parse(readFileSync(new URL(name, url), 'utf8')),
  }));
}

describe('the built-in data', () => {
  test('is valid', () => {
    expect(validateDataset(dataset).map(describeProblem)).toEqual([]);
  });

  test.each(readFolder('phrasings'))('is valid in $file', ({ file, content }) => {
    expect(validatePhrasings(file, content, dataset.findings).map(describeProblem)).toEqual([]);
  });

  test.each(readFolder('near-misses'))('is valid in $file', ({ file, content }) => {
    expect(validateNearMisses(file, content).map(describeProblem)).toEqual([]);
  });
});

const sound: FindingWithFrame = {
  id: 'a-finding',
  topic: 'law',
  statement: { en: 'Vista (2014) found something.', nb: 'Vista (2014) fant noe.' },
  evidence: 'study',
  attribution: [{ source: 'a-report', read: 'contents' }],
  verification: { status: 'seed' },
  counterEvidence: [],
  noneFoundOn: '2026-11',
  limits: [],
  asOf: '2014',
  notes: ['The dossier says more.'],
  frame: { scope: 'norway', patterns: [{ need: [['a-concept']], stance: 'agrees' }] },
  phrasings: [],
};

const source: Source = {
  id: 'a-report',
  type: 'report',
  title: 'A report',
  fotnote: {
    shortName: { en: 'Vista', nb: 'Vista' },
    kind: 'report',
    read: 'contents',
    copies: [],
    contentsPages: [7, 26],
    notes: [],
  },
};

function datasetOf(findings: readonly unknown[], sources: readonly unknown[] = [source]): Dataset {
  return { id: 'test', findings, sources, lexicon: {} } as Dataset;
}

/** The one problem that a change to the sound finding brings. */
function problemOf(change: Readonly<Record<string, unknown>>, sources: readonly unknown[] = [source]) {
  const problems = validateDataset(datasetOf([{ ...sound, ...change }], sources));
  expect(problems).toHaveLength(1);
  return problems[0];
}

const atPage = (page: number) => [
  {
    ...sound.attribution[0],
    locator: { label: { en: 'section 2', nb: 'kapittel 2' }, page, basis: 'contents' },
  },
];

describe('a broken finding', () => {
  test('would be sound otherwise', () => {
    expect(validateDataset(datasetOf([sound]))).toEqual([]);
    expect(validateDataset(datasetOf([{ ...sound, attribution: atPage(26) }]))).toEqual([]);
  });

  test.each<[what: string, change: Readonly<Record<string, unknown>>, reason: string]>([
    [
      'rests on an unknown source',
      { attribution: [{ source: 'no-such', read: 'full' }] },
      'unknown source "no-such"',
    ],
    [
      'was read in an unknown account',
      { attribution: [{ source: 'a-report', read: 'none', via: 'no-such' }] },
      'unknown source "no-such"',
    ],
    [
      'has a limit from an unknown source',
      { limits: [{ text: { en: 'A limit.', nb: 'Et forbehold.' }, sources: ['no-such'] }] },
      'unknown source "no-such"',
    ],
    ['has no Norwegian statement', { statement: { en: 'A statement.' } }, '"statement.nb" is missing'],
    [
      'has a blank Norwegian statement',
      { statement: { en: 'A statement.', nb: ' ' } },
      '"statement.nb": text is missing',
    ],
    [
      'names a page outside the table of contents',
      { attribution: atPage(27) },
      'page 27 of "a-report" is not in its verified table of contents, and no PDF\'s hash vouches for it',
    ],
    [
      'shows a note to ourselves',
      { statement: { en: 'The dossier says so.', nb: 'Noe.' } },
      'a shown text holds the internal note "dossier"',
    ],
    [
      'shows the id of a source',
      { limits: [{ text: { en: 'See nrk-2013-fafo.', nb: 'Noe.' }, sources: [] }] },
      'a shown text holds the internal note "nrk-2013"',
    ],
    [
      'disagrees with nothing',
      { disagreesWith: ['no-such'] },
      'disagrees with "no-such", which is no finding',
    ],
    [
      'has neither counter-evidence nor a date',
      { noneFoundOn: undefined },
      'it has neither counter-evidence nor the date on which none was found',
    ],
    [
      'has counter-evidence and a date',
      { counterEvidence: [{ text: { en: 'Others differ.', nb: 'Andre er uenige.' }, sources: [] }] },
      'it has counter-evidence and says that none was found',
    ],
  ])('that %s is one problem with file, id and reason', (_, change, reason) => {
    expect(problemOf(change)).toEqual({ file: 'data/findings/law.json', id: 'a-finding', reason });
  });

  test('that no frame speaks for is one problem in the frames of its topic', () => {
    expect(problemOf({ frame: { scope: 'any', patterns: [] } })).toMatchObject({
      file: 'data/frames/law.json',
      id: 'a-finding',
      reason: expect.stringContaining('patterns'),
    });
  });

  test('may name any page of the very PDF that was read', () => {
    const readSource = { ...source, fotnote: { ...source.fotnote, pdfSha256: 'a'.repeat(64) } };
    expect(validateDataset(datasetOf([{ ...sound, attribution: atPage(27) }], [readSource]))).toEqual([]);
  });

  test('is left out of the usable data, and the rest stays', () => {
    const broken = { ...sound, id: 'broken', statement: { en: 'A statement.' } };
    const usable = usableDataset(datasetOf([broken, sound]));
    expect(usable.dataset.findings.map(({ id }) => id)).toEqual(['a-finding']);
    expect(usable.problems.map(describeProblem)).toEqual([
      'data/findings/law.json: broken: "statement.nb" is missing.',
    ]);
  });
});

describe('an entry that cannot be named', () => {
  test.each([
    [null, 'it is null'],
    ['a text', 'it is a string'],
    [[sound], 'it is a list'],
    [{ ...sound, id: undefined }, '"id" is no text'],
    [{ ...sound, id: 5 }, '"id" is no text'],
    [{ topic: 'law' }, '"id" is missing'],
  ])('%j is one problem with its place, among findings and sources', (entry, reason) => {
    expect(validateDataset(datasetOf([sound, entry]))).toEqual([
      { file: 'data/findings', id: 'number 2', reason },
    ]);
    expect(validateDataset(datasetOf([sound], [source, entry]))).toEqual([
      { file: 'data/sources.json', id: 'number 2', reason },
    ]);
    expect(validateEntries('data/findings/law.json', [entry])).toEqual([
      { file: 'data/findings/law.json', id: 'number 1', reason },
    ]);
    const usable = usableDataset(datasetOf([sound, entry], [source, entry]));
    expect(usable.dataset.findings).toEqual([sound]);
    expect(usable.dataset.sources).toEqual([source]);
  });

  test('a file that holds no list is one problem', () => {
    expect(validateEntries('data/findings/law.json', { findings: [] })).toEqual([
      { file: 'data/findings/law.json', id: 'the file', reason: 'it holds no list' },
    ]);
  });
});

test('a broken source takes the findings that rest on it along, and is the one problem', () => {
  const { fotnote: _, ...bare } = source;
  const other = { ...source, id: 'another-report' };
  const elsewhere = { ...sound, id: 'elsewhere', attribution: [{ source: other.id, read: 'full' as const }] };
  const usable = usableDataset(datasetOf([{ ...sound, attribution: atPage(26) }, elsewhere], [bare, other]));
  expect(usable.problems).toEqual([
    { file: 'data/sources.json', id: 'a-report', reason: '"fotnote" is missing' },
  ]);
  expect(usable.dataset.findings.map(({ id }) => id)).toEqual(['elsewhere']);
  expect(usable.dataset.sources.map(({ id }) => id)).toEqual(['another-report']);
});

test('a broken concept is one problem and is left out', () => {
  const lexicon = {
    ban: { gloss: 'The ban.', en: ['ban'] },
    law: null,
    old: { gloss: 'Old.', en: ['UPPER'] },
  };
  const usable = usableDataset({ ...datasetOf([sound]), lexicon: lexicon as never });
  expect(usable.problems.map(({ file, id }) => [file, id])).toEqual([
    ['data/lexicon', 'law'],
    ['data/lexicon', 'old'],
  ]);
  expect(Object.keys(usable.dataset.lexicon)).toEqual(['ban']);
});

test('joining keeps what is broken for validation to name', () => {
  const joined = joinFindings([sound, null as never], { 'a-finding': sound.frame }, [null as never]);
  expect(joined).toEqual([sound, null]);
  const concept = { gloss: 'The ban.', en: ['ban'] };
  expect(joinLexicons([{ ban: concept }, { ban: null as never }, { ban: concept }, null as never])).toEqual({
    ban: null,
  });
});

test('an id that is used twice is one problem', () => {
  expect(validateDataset(datasetOf([sound, sound]))).toEqual([
    { file: 'data/findings/law.json', id: 'a-finding', reason: 'the id is used twice' },
  ]);
  expect(validateDataset(datasetOf([sound], [source, source]))).toEqual([
    { file: 'data/sources.json', id: 'a-report', reason: 'the id is used twice' },
  ]);
});

test('a source with tracking parameters in an address is one problem', () => {
  const tracked = {
    ...source,
    fotnote: { ...source.fotnote, copies: ['https://example.org/?utm_source=a'] },
  };
  expect(validateDataset(datasetOf([sound], [tracked]))).toEqual([
    {
      file: 'data/sources.json',
      id: 'a-report',
      reason: '"fotnote.copies.0": strip tracking parameters from addresses',
    },
  ]);
});

describe('a broken phrasing', () => {
  const capped: Finding = { ...sound, cap: 'context' };
  const phrasing = { finding: 'a-finding', stance: 'agrees', lang: 'en', text: 'Something was found.' };

  test.each([
    [
      'names no finding',
      { finding: 'no-such' },
      [sound],
      'no-such',
      'no such finding ("Something was found.")',
    ],
    [
      'exceeds the cap',
      {},
      [capped],
      'a-finding',
      'a capped finding only gives context ("Something was found.")',
    ],
  ])('that %s is one problem', (_, change, findings, id, reason) => {
    expect(validatePhrasings('data/phrasings/a.json', [{ ...phrasing, ...change }], findings)).toEqual([
      { file: 'data/phrasings/a.json', id, reason },
    ]);
  });

  test('without a language is one problem', () => {
    const { lang: _, ...withoutLanguage } = phrasing;
    expect(validatePhrasings('data/phrasings/a.json', [withoutLanguage], [sound])).toEqual([
      { file: 'data/phrasings/a.json', id: '0.lang', reason: '"0.lang" is missing' },
    ]);
  });
});

test('a near miss without a category is one problem', () => {
  expect(validateNearMisses('data/near-misses/a.json', [{ lang: 'en', text: 'Sweden has a ban.' }])).toEqual([
    { file: 'data/near-misses/a.json', id: '0.category', reason: '"0.category" is missing' },
  ]);
});
