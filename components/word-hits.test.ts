import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitAtHits } from './word-hits.tsx';

const hits = (text: string, query: string) =>
  splitAtHits(text, query).flatMap(({ part, isHit }) => (isHit ? [part] : []));

it.each([
  ['Landlords evict.', 'landl', ['Landlords']],
  ['Markedet ble anslått.', 'ANSLATT', ['anslått']],
  ['Utleiere kaster ut.', 'ut', ['Utleiere', 'ut']],
  ['The police, the police', 'police the', ['The', 'police', 'the', 'police']],
  ['Report', 'port', []],
  ['25 per cent', '25', ['25']],
  ['Nothing', '', []],
  ['Nothing', '.*', []],
])('marks in “%s” for “%s”', (text, query, expected) => {
  expect(hits(text, query)).toEqual(expected);
});

it('never loses or adds a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
      expect(
        splitAtHits(text, query)
          .map(({ part }) => part)
          .join(''),
      ).toBe(text);
    }),
  );
});
