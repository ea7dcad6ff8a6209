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

function build(patterns: readonly string[]): PatternTable {
  const building = PatternTable.build(patterns);
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
  }
}

test('finds the patterns that a look at every single one finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { maxLength: 60 }), fc.array(word), (patterns, words) => {
      const table = build(patterns);
      for (const text of words) {
        const expected = patterns.flatMap((candidate, number) => (fits(candidate, text) ? [number] : []));
        expect(table.patternsOf(text).toSorted((a, b) => a - b)).toEqual(expected);
      }
    }),
  );
});

test('is built in steps', () => {
  const patterns = Array.from({ length: 10_000 }, (_, n) => `word${n}`);
  expect([...PatternTable.build(patterns)].length).toBeGreaterThan(3);
});
