import { describe, expect, test } from 'vitest';
import { FEATURE_NAMES, type Features, INTERACTIONS, logOddsOf, scoreOf, termsOf } from './features.ts';

const NONE = Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])) as unknown as Features;

describe('the score', () => {
  const weights = termsOf(NONE).map((_, i) => (i === FEATURE_NAMES.length ? 4 : 0));
  const [one, other] = INTERACTIONS[0];

  test('is even without evidence', () => {
    expect(scoreOf(NONE, { bias: 0, weights })).toBe(0.5);
  });

  test('rises with two features that count together, and with neither alone', () => {
    expect(scoreOf({ ...NONE, [one]: 1 }, { bias: 0, weights })).toBe(0.5);
    expect(scoreOf({ ...NONE, [other]: 1 }, { bias: 0, weights })).toBe(0.5);
    expect(scoreOf({ ...NONE, [one]: 1, [other]: 1 }, { bias: 0, weights })).toBeGreaterThan(0.95);
  });
});

describe('log-odds', () => {
  test.each([
    [0, -1],
    [0.5, 0],
    [1, 1],
  ])('of %s are about %s', (probability, expected) => {
    expect(logOddsOf(probability)).toBeCloseTo(expected, 2);
  });

  test('keep the order of probabilities', () => {
    expect(logOddsOf(0.2)).toBeLessThan(logOddsOf(0.3));
  });
});
