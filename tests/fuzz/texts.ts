/** Texts for property tests of the engine: claims, words of the lexicon without order, and anything at all. */
import fc from 'fast-check';
import { dataset } from '../../data/index.ts';
import type { DocumentInput } from '../../engine/index.ts';

/** What people write about a finding. */
const claims = dataset.findings.flatMap(({ phrasings }) => phrasings.map(({ text }) => text));

export const claim = fc.constantFrom(...claims);

/** Words of every concept: stems lose their asterisk, gaps become a word that means nothing. */
const words = [
  ...new Set(
    Object.values(dataset.lexicon)
      .flatMap(({ en = [], nb = [], nn = [], sv = [], da = [] }) => [...en, ...nb, ...nn, ...sv, ...da])
      .map((entry) =>
        entry
          .split(' ')
          .map((token) => token.split('|', 1)[0]?.replaceAll('*', '') ?? '')
          .map((token) => (/[_~]/.test(token) ? 'whatever' : token))
          .join(' '),
      ),
  ),
];

const soup = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...words) }, fc.nat(5000).map(String)), {
    maxLength: 30,
  })
  .map((list) => list.join(' '));

/** UTF-16 code units as they fall, lone surrogates among them. */
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

/** Characters that have led text tools astray. */
const awkward = fc
  .array(
    fc.constantFrom(
      '\u0000',
      '\n',
      '\r\n',
      '\t',
      '\u2028',
      '\u00a0',
      '\u00ad',
      '\u200b',
      '\u200d',
      '\u202e',
      '\ufeff',
      '\u0301',
      '\ud83d',
      '\udc00',
      '🇳🇴',
      '👩‍👩‍👧',
      'ﬁ',
      'ǆ',
      'İ',
      'ß',
      '’',
      '«',
      '–',
      '…',
      '.',
      '. ',
      '?',
      '!',
      '§',
      '%',
      '1 300',
      '2,5',
      '(',
      '"',
    ),
    { maxLength: 12 },
  )
  .map((list) => list.join(''));

export const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(claim, soup, fc.string(), codeUnits, awkward),
      fc.constantFrom('', ' ', '. ', '\n', '\n\n'),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.map(([piece, end]) => piece + end).join(''));

const tag = fc.oneof(fc.constantFrom('en', 'nb', 'nn-NO', 'sv', 'da', 'no', ''), fc.string({ maxLength: 8 }));

export const anyDocument: fc.Arbitrary<DocumentInput> = fc.record(
  { text: anyText, title: anyText, lang: tag, context: anyText },
  { requiredKeys: ['text'] },
);

/** Sentences that name no country, no body of the debate and nothing of the subject. */
export const unrelated = fc.constantFrom(
  'The kettle boiled while she finished the letter.',
  'Nobody had repaired the fence since the storm.',
  'He counted the stairs on his way to the attic.',
  'Rain fell on the roof all evening.',
  'The choir will sing again on Sunday.',
  'A blue bicycle leaned against the wall.',
  'Vi malte båten før sommeren kom.',
  'Katten sov på trappa hele dagen.',
  'Brødet heves i to timer før det stekes.',
  'Bussen stanset ved skolen, og barna gikk av.',
  'Hun leste kartet feil og kom for sent.',
  'Snøen smeltet i løpet av natta.',
);
