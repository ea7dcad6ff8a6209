import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternTable } from './pattern-table.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ø'), minLength: 1, maxLength: 6 });
const pattern = fc
  .tuple(fc.constantFrom('', '*'), word, fc.constantFrom('', '*'))
  .map(([left, core, right]) => left + core + right);

function fits(pattern: string, text: string): boolean {
  const source = pattern.replace(/^\*/, '.*').replace(/\*$/, '.*');
  return new RegExp(`^${source}$`).test(text);
}

test('finds the patterns that a look at every single one finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { maxLength: 60 }), fc.array(word), (unsorted, words) => {
      const patterns = unsorted.toSorted();
      const table = new PatternTable(patterns);
      for (const text of words) {
        const expected = patterns.flatMap((candidate, number) => (fits(candidate, text) ? [number] : []));
        expect(table.patternsOf(text).toSorted((a, b) => a - b)).toEqual(expected);
      }
    }),
  );
});

test('gives the whole word first', () => {
  const patterns = ['*a*', '*bab', 'b*', 'ba*', 'bab'];
  expect(new PatternTable(patterns).patternsOf('bab')).toEqual([4, 2, 3, 1, 0]);
});
