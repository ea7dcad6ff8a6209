import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentenceBreaks } from './sentence-breaks.ts';

/** Node's own, of a version of Unicode that is known. */
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const breaksOfSegmenter = (text: string) =>
  Array.from(segmenter.segment(text), ({ index }) => index).filter((index) => index > 0);

test.each([
  ['One. Two! Three?', [5, 10]],
  ['It fell by 3.5 per cent. Yes.', [25]],
  ['«Nei.» Hun gikk.', [7]],
  ['It is, e.g. the case. i.e. this', []],
  ['No… way. (Really.) So', [9, 19]],
])('breaks %j at %j', (text, expected) => {
  expect(sentenceBreaks(text)).toEqual(expected);
});

const unit = fc.constantFrom(
  ...'aBcØø12..!?…   "\'«»”)(,;:-–§%*/º漢。ǅ',
  ...['\u00ad', '\u0301', '\u200b', '\u2028', '\r', '\t', '\u00a0'],
);

test('breaks where the browser would', () => {
  let count = 0;
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      const breaks = sentenceBreaks(text);
      count += breaks.length;
      expect(breaks).toEqual(breaksOfSegmenter(text));
    }),
    { numRuns: 2_000 },
  );
  expect(count).toBeGreaterThan(500);
});
