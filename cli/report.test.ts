import { describe, expect, test } from 'vitest';
import type { Dataset, FindingWithFrame, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import { createTranslator } from '../locales/index.ts';
import { type CheckedDocument, reportAsJson, reportAsText } from './report.ts';

function sourceOf(id: string, name: { en: string; nb: string }, fields: object): Source {
  return {
    id,
    type: 'report',
    title: `Title of ${id}`,
    fotnote: { shortName: name, kind: 'report', read: 'excerpt', copies: [], notes: ['A note.'] },
    ...fields,
  };
}

const sources = [
  sourceOf(
    'amnesty',
    { en: 'Amnesty', nb: 'Amnesty' },
    {
      author: [{ literal: 'Amnesty International' }],
      issued: { 'date-parts': [[2016, 5, 26]] },
      URL: 'https://example.org/report',
    },
  ),
  sourceOf('code', { en: 'the Penal Code', nb: 'straffeloven' }, {}),
  sourceOf(
    'paper',
    { en: 'Norway Today', nb: 'Norway Today' },
    {
      type: 'article-newspaper',
      'container-title': 'Norway Today',
      issued: { 'date-parts': [[2016, 5]] },
      URL: 'https://example.org/news',
    },
  ),
];

const reported: FindingWithFrame = {
  id: 'reported',
  topic: 'policing',
  statement: { en: 'Amnesty (2016) reported something.', nb: 'Amnesty (2016) skrev noe.' },
  evidence: 'interviews',
  attribution: [
    {
      source: 'amnesty',
      read: 'none',
      via: 'paper',
      locator: { label: { en: 'section 2.5', nb: 'kapittel 2.5' }, page: 26, basis: 'contents' },
    },
  ],
  verification: { status: 'seed' },
  counterEvidence: [{ text: { en: 'The police disagree.', nb: 'Politiet er uenig.' }, sources: ['paper'] }],
  limits: [{ text: { en: 'Thirty interviews.', nb: 'Tretti intervjuer.' }, sources: ['amnesty'] }],
  asOf: '2016',
  notes: ['Not for readers.'],
  frame: { scope: 'norway', patterns: [] },
  phrasings: [],
};

const { counterEvidence: _, ...rest } = reported;
const law: FindingWithFrame = {
  ...rest,
  id: 'law',
  topic: 'law',
  statement: { en: 'Buying is an offence.', nb: 'Kjøp er straffbart.' },
  attribution: [{ source: 'code', read: 'none' }],
  counterEvidence: [],
  noneFoundOn: '2026-11',
  limits: [],
};

const dataset: Dataset = { id: 'test', findings: [reported, law], sources, lexicon: {} };

function match(finding: string, stance: Match['stance'], quote: string, start: number): Match {
  return {
    finding,
    stance,
    quote,
    start,
    end: start + quote.length,
    score: 0.9,
    attributed: false,
    reasons: [],
  };
}

const text = 'The police act.\nBuying is legal.';
const checked: CheckedDocument = {
  path: 'a.html',
  title: 'A page',
  lang: 'en',
  text,
  matches: [
    match('reported', 'agrees', 'The police act.', 0),
    match('law', 'contradicts', 'Buying is legal.', 16),
  ],
};

const english = createTranslator('en');

describe('the report as text', () => {
  test('gives sentence, stance, finding, chain, citation, links, counter-evidence and limits', () => {
    expect(reportAsText(checked, dataset, english, '2026-11-24')).toBe(`a.html: 2 claims

“The police act.”
  [agrees] Amnesty says the same
    Finding: Amnesty (2016) reported something.
    Source: Amnesty (2016), as reported by Norway Today (2016), section 2.5, p. 26 (located by the table of contents; we have not read the text there)
    Citation: Amnesty International. (2016). Title of amnesty. https://example.org/report [Section 2.5, p. 26. The section was located by the table of contents.] As reported in: Title of paper. (2016). Norway Today. https://example.org/news
    Link: https://example.org/news
    Link: https://example.org/report
    Other evidence: The police disagree.
    Limits: Thirty interviews.

“Buying is legal.”
  [contradicts] The Penal Code says otherwise
    Finding: Buying is an offence.
    Source: The Penal Code
    Citation: Title of code. (n.d.).
    Other evidence: We found no source disputing this (November 2026).

`);
  });

  test('keeps the word of the contract in Norwegian', () => {
    const report = reportAsText(checked, dataset, createTranslator('nb'), '2026-11-24');
    expect(report).toContain('a.html: 2 påstander\n\n«The police act.»\n  [agrees] Amnesty sier det samme\n');
    expect(report).toContain('    Funn: Amnesty (2016) skrev noe.\n');
    expect(report).toContain('[contradicts] Straffeloven sier noe annet');
    expect(report).toContain('(november 2026)');
  });

  test('counts a sentence with two findings once', () => {
    const both = [
      match('reported', 'agrees', 'The police act.', 0),
      match('law', 'context', 'The police act.', 0),
    ];
    const report = reportAsText({ ...checked, matches: both }, dataset, english, '2026-11-24');
    expect(report.split('\n', 1)).toEqual(['a.html: 1 claim']);
    expect(report.match(/“The police act\.”/g)).toHaveLength(1);
    expect(report).toContain('[context] Background from the Penal Code');
    expect(report).not.toContain('Sources disagree');
  });

  test('says so where sources disagree on one sentence', () => {
    const findings = [reported, { ...law, disagreesWith: ['reported'] }];
    const both = [
      match('reported', 'agrees', 'The police act.', 0),
      match('law', 'contradicts', 'The police act.', 0),
    ];
    const report = reportAsText(
      { ...checked, matches: both },
      { ...dataset, findings },
      english,
      '2026-11-24',
    );
    expect(report).toContain('“The police act.”\n  Sources disagree\n  [agrees]');
  });

  test('is one line where no source speaks to the text', () => {
    expect(reportAsText({ ...checked, matches: [] }, dataset, english)).toBe(
      'a.html: nothing our sources speak to\n',
    );
  });

  test('never shows notes to ourselves', () => {
    expect(reportAsText(checked, dataset, english)).not.toMatch(/A note\.|Not for readers/);
  });
});

test('the report as JSON is one array with an object for each input', () => {
  const empty = { path: '-', title: null, lang: null, text: '', matches: [] };
  expect(JSON.parse(reportAsJson([checked, empty]))).toEqual([{ ...checked }, empty]);
  expect(reportAsJson([])).toBe('[]');
});
