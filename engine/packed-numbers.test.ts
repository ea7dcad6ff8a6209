import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PACKED_NUMBER_LIMIT, packNumbers, unpackNumbers } from './packed-numbers.ts';

const numbers = fc.array(
  fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: 10_000 }), fc.nat({ max: PACKED_NUMBER_LIMIT - 1 })),
);

test('gives back what was packed', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      expect([...unpackNumbers(packNumbers(list))]).toEqual(list);
    }),
  );
});

test('needs no escaping in JSON or in code', () => {
  const every = Array.from({ length: 9000 }, (_, n) => n);
  const used = [...new Set(packNumbers(every))].sort().join('');
  expect(JSON.stringify(used)).toBe(`"${used}"`);
  expect(used).toMatch(/^[!-~]+$/);
});

test('takes one character for each of a list of small numbers', () => {
  const small = Array.from({ length: 1000 }, (_, n) => n % 80);
  expect(packNumbers(small)).toHaveLength(1001);
});

test.each([-1, 0.5, PACKED_NUMBER_LIMIT])('refuses %d', (wrong) => {
  expect(() => packNumbers([wrong])).toThrow(RangeError);
});
