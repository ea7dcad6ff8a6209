/**
 * Every format in both languages over every type of source, against files that a person has read: `golden/`.
 * After a wanted change: `vitest run --project unit tests/citations -u`, and read the difference.
 */
import { describe, expect, test } from 'vitest';
import { CITATION_STYLES, formatCitation } from '../../data/citations.ts';
import { dataset } from '../../data/index.ts';
import type { Attribution, Finding } from '../../data/schema.ts';

const sources = new Map(dataset.sources.map((source) => [source.id, source]));
const read = (source: string): Attribution => ({ source, read: 'excerpt' });

/** What is cited, by what it shows. */
const CASES: Readonly<Record<string, Attribution>> = {
  'report, known from an account, its section from the table of contents': {
    source: 'amnesty-2016',
    read: 'none',
    via: 'norwaytoday-2016',
    locator: { label: { en: 'section 2.5', nb: 'kapittel 2.5' }, page: 26, basis: 'contents' },
  },
  'report with a section that was read': {
    ...read('vista-2014'),
    locator: { label: { en: 'chapter 3', nb: 'kapittel 3' }, basis: 'read' },
  },
  'report in a series': read('jakobsson-kotsadam-2010'),
  'report of an estimated year': read('scot-evidence-2017'),
  'report without an address': read('alsalem-2024'),
  'report without a title': read('unwg-2023'),
  bill: read('prop-66l-2020'),
  hearing: read('storting-q-2014-302'),
  legislation: read('penal-code-316'),
  legal_case: read('ecthr-ma-france-2024'),
  thesis: read('swahn-2009'),
  'article-journal with a DOI': read('jahnsen-skilbrei-2018'),
  'article-journal with more authors than are named': read('lancet-2014'),
  'paper-conference': read('vista-pass-2015'),
  'article-newspaper': read('nrk-2021-xl'),
  'article-newspaper without a date': read('kotsadam-bt'),
  'article-newspaper without a title': read('tv2-2012'),
  webpage: read('amnesty-news-2016'),
  'webpage of an estimated year': read('kilden-jahnsen'),
  'post-weblog': read('feministire-2013'),
  'entry-encyclopedia': read('wiki-nordic-model'),
};

function cite(attribution: Attribution, style: (typeof CITATION_STYLES)[number], language: 'en' | 'nb') {
  const finding = { attribution: [attribution] } as unknown as Finding;
  return formatCitation(finding, sources, { style, language, accessed: '2026-11-24' });
}

test('the cases hold every type of source there is', () => {
  const types = new Set(Object.values(CASES).map(({ source }) => sources.get(source)?.type));
  expect(types).toEqual(new Set(dataset.sources.map(({ type }) => type)));
});

describe.each(CITATION_STYLES)('%s', (style) => {
  test.each(['en', 'nb'] as const)('in %s', async (language) => {
    const text = Object.entries(CASES)
      .map(
        ([name, attribution]) =>
          `## ${name}\n${cite(attribution, style, language).replaceAll('\r\n', '\n')}\n`,
      )
      .join('\n');
    await expect(text).toMatchFileSnapshot(`golden/${style}.${language}.txt`);
  });
});
