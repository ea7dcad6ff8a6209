/**
 * Each format for machines is read by a parser that is not ours, Citation.js, and must give the fields of the source back:
 * every source, both languages.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { genreIn } from '../../data/citation-wording.ts';
import { formatCitation } from '../../data/citations.ts';
import { dataset } from '../../data/index.ts';
import type { Attribution, Finding, Source } from '../../data/schema.ts';

type Item = Readonly<Record<string, unknown>>;
type Language = 'en' | 'nb';
type MachineStyle = 'bibtex' | 'ris' | 'csl-json';

const MACHINE_STYLES = ['bibtex', 'ris', 'csl-json'] as const;
const sources = new Map(dataset.sources.map((source) => [source.id, source]));

function readBack(style: MachineStyle, attribution: Attribution, language: Language): readonly Item[] {
  const finding = { attribution: [attribution] } as unknown as Finding;
  const text = formatCitation(finding, sources, { style, language, accessed: '2026-11-24' });
  return plugins.input.chain(text, { generateGraph: false });
}

/**
 * Where Citation.js puts a field: RIS and BibTeX have fewer places than CSL, and some types have one of another name. A
 * field may also be read as part of a longer text, the note.
 */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'container-title': ['container-title', 'collection-title', 'event-title', 'publisher'],
  'publisher-place': ['publisher-place', 'event-place'],
  publisher: ['publisher', 'container-title', 'authority'],
  authority: ['authority', 'publisher'],
  number: ['number', 'note'],
  ISBN: ['ISBN', 'note'],
  // An estimate is no date to a machine.
  issued: ['issued', 'note'],
  author: ['author', 'reporter'],
};

/** What RIS has no field for in that type of record, or Citation.js does not read there. */
const UNREAD_IN_RIS = new Set([
  'webpage accessed',
  'webpage genre',
  'legislation author',
  'legal_case publisher-place',
  'article-journal publisher',
]);

const FIELDS = [
  'title',
  'author',
  'issued',
  'container-title',
  'collection-title',
  'authority',
  'publisher',
  'publisher-place',
  'genre',
  'number',
  'ISBN',
  'DOI',
  'volume',
  'page',
  'language',
  'URL',
  'accessed',
];

function expectedFields(source: Source, style: MachineStyle, language: Language) {
  return FIELDS.flatMap((field): [string, string][] => {
    const value = field === 'accessed' && source.URL ? { 'date-parts': [[2026, 11, 24]] } : source[field];
    if (value === undefined || (style === 'ris' && UNREAD_IN_RIS.has(`${source.type} ${field}`))) return [];
    return [
      [
        field,
        plain(field === 'genre' && style !== 'csl-json' ? genreIn(language, String(value)) : value, style),
      ],
    ];
  });
}

/** A value as text, alike whichever way the parser holds it. */
function plain(value: unknown, style: MachineStyle): string {
  if (Array.isArray(value)) {
    return value
      .map(({ family, given, literal }) =>
        (literal ?? [family, given].filter(Boolean).join(', ')).replace(/^et al\.$/, 'others'),
      )
      .join('; ');
  }
  if (value instanceof Object && 'date-parts' in value) {
    const [parts = []] = value['date-parts'] as number[][];
    if ('circa' in value && style !== 'csl-json') return `ca. ${parts[0]}`;
    // BibTeX has no field for the day.
    return parts.slice(0, style === 'bibtex' && parts[0] !== 2026 ? 2 : 3).join('-');
  }
  if (value instanceof Object && 'literal' in value) return String(value.literal);
  // Citation.js encodes the per cent signs of an address in BibTeX once more.
  return String(value).replace(/[‐-–]/g, '-').replaceAll('%25', '%');
}

function missing(source: Source, style: MachineStyle, language: Language): string[] {
  const [item = {}, ...others] = readBack(style, { source: source.id, read: 'excerpt' }, language);
  expect(others).toEqual([]);
  expect(item.id).toBe(source.id);
  return expectedFields(source, style, language).flatMap(([field, value]) => {
    const read = (PLACES[field] ?? [field])
      .map((place) => item[place])
      .filter((found) => found !== undefined)
      .map((found) => plain(found, style));
    const isThere =
      read.some((found) => found === value) ||
      isInNote(field, value, item) ||
      isShortened(source, style, field, value, read);
    return isThere ? [] : [`${source.id}: ${field} ${value}, read ${read.join(' | ') || 'nowhere'}`];
  });
}

/** A parser puts no name on what a note holds: it must hold it word for word. */
function isInNote(field: string, value: string, { note }: Item): boolean {
  return (
    (PLACES[field] ?? []).includes('note') &&
    typeof note === 'string' &&
    note.replace(/[‐-–]/g, '-').includes(value)
  );
}

/** Citation.js reads the year alone from a RIS newspaper article that is dated to the month. */
function isShortened(
  source: Source,
  style: MachineStyle,
  field: string,
  value: string,
  read: readonly string[],
): boolean {
  return (
    style === 'ris' &&
    source.type === 'article-newspaper' &&
    field === 'issued' &&
    read[0] === value.slice(0, 4)
  );
}

describe.each(MACHINE_STYLES)('%s', (style) => {
  test.each(['en', 'nb'] as const)('gives every source back (%s)', (language) => {
    expect(dataset.sources.flatMap((source) => missing(source, style, language))).toEqual([]);
  });
});

describe('a source known from an account', () => {
  const reported: Attribution = {
    source: 'amnesty-2016',
    read: 'none',
    via: 'norwaytoday-2016',
    locator: { label: { en: 'section 2.5', nb: 'kapittel 2.5' }, page: 26, basis: 'contents' },
  };

  test.each(MACHINE_STYLES)('is two records in %s, and the first says in its note what was read', (style) => {
    const [source, account, ...others] = readBack(style, reported, 'en');
    expect([source?.id, account?.id]).toEqual(['amnesty-2016', 'norwaytoday-2016']);
    expect(others).toEqual([]);
    expect(source?.note).toBe(
      'Section 2.5, p. 26. The section was located by the table of contents. As reported in Norway Today (2016).',
    );
    expect(account?.title).toBe('Amnesty accuses Norway of human rights violations against sex workers');
  });
});
