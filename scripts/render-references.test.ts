import { describe, expect, test } from 'vitest';
import { CITATION_STYLES, formatCitation } from '../data/citations.ts';
import { dataset } from '../data/index.ts';
import stored from '../data/references.json' with { type: 'json' };
import { describeAccess, fillReference } from '../data/references.ts';
import type { Source } from '../data/schema.ts';
import sources from '../data/sources.json' with { type: 'json' };
import { cutForCard } from './data-modules.ts';
import { joinLanguages, renderReferences } from './render-references.ts';

test('data/references.json is what the citation processor makes of data/sources.json today', () => {
  // When this fails, run `npm run references`.
  expect(renderReferences(sources as unknown as readonly Source[])).toEqual(stored);
}, 60_000);

test('the card is given what every citation needs', () => {
  const { findings, sources: shipped } = cutForCard(dataset);
  const all = new Map(dataset.sources.map((source) => [source.id, source]));
  const cut = new Map(shipped.map((source) => [source.id, source as unknown as Source]));
  for (const shown of findings) {
    const finding = { ...shown, notes: [] };
    for (const style of CITATION_STYLES) {
      for (const language of ['en', 'nb'] as const) {
        const options = { style, language, accessed: '2026-11-24' };
        const citation = formatCitation(finding, cut, options);
        expect(citation).not.toBe('');
        expect(citation).toBe(formatCitation(finding, all, options));
      }
    }
  }
});

describe('one text for two languages', () => {
  const values = { title: 'Title' };
  const read = (template: string, language: 'en' | 'nb') =>
    fillReference(template, values, { style: 'apa', language, accessed: '2026-11-24' });

  test.each([
    ['$T. 2016 May. Available from: here', '$T. mai 2016. Tilgjengelig fra: here'],
    ['“$T,” VG, May 2016.', '«$T», VG, mai 2016.'],
    ['the same', 'the same'],
    ['', 'norsk alone'],
  ])('gives back %s', (english, norwegian) => {
    const joined = joinLanguages(english, norwegian);
    expect(read(joined, 'en')).toBe(english.replace('$T', 'Title'));
    expect(read(joined, 'nb')).toBe(norwegian.replace('$T', 'Title'));
  });

  test('holds what both share once', () => {
    expect(joinLanguages('Available from: $U', 'Tilgjengelig fra: $U')).toBe(
      '{Available from|Tilgjengelig fra}: $U',
    );
  });
});

test.each([
  ['apa', 'en', 'July 4, 2026'],
  ['vancouver', 'en', '2026 Jul 4'],
  ['vancouver', 'nb', '4. juli 2026'],
  ['chicago', 'nb', '4. juli 2026'],
] as const)('writes the day of the visit as %s (%s) does', (style, language, words) => {
  expect(describeAccess({ year: 2026, month: 7, day: 4, isApproximate: false }, style, language)).toBe(words);
});
