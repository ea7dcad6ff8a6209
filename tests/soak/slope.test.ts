import { describe, expect, it } from 'vitest';
import { slopeOf } from './slope.ts';

const samples = (values: readonly number[]) => values.map((value, index) => ({ minutes: index / 2, value }));

describe('slopeOf', () => {
  it.each([
    ['nothing', [], 0],
    ['one sample', [7], 0],
    ['what stays the same', [5, 5, 5, 5], 0],
    ['what grows steadily', [1, 2, 3, 4, 5], 2],
    ['what shrinks', [9, 6, 3], -6],
    ['what stays the same but for one wild sample', [5, 5, 500, 5, 5, 5], 0],
  ])('of %s', (_, values, slope) => {
    expect(slopeOf(samples(values))).toBe(slope);
  });
});
