import { describe, expect, it } from 'vitest';
import type { Match, Stance } from '../engine/types.ts';
import { claimsOf } from './claims.ts';

function match(start: number, finding: string, stance: Stance): Match {
  return {
    finding,
    stance,
    score: 1,
    start,
    end: start + 5,
    quote: `at ${start}`,
    attributed: false,
    reasons: [],
  };
}

const agree = { sourcesDisagree: () => false };

describe('claimsOf', () => {
  it('makes one claim of the matches on a sentence, in their order', () => {
    const claims = claimsOf(
      [match(0, 'a', 'agrees'), match(0, 'b', 'agrees'), match(9, 'a', 'context')],
      agree,
    );
    expect(claims.map(({ start, matches }) => [start, matches.map(({ finding }) => finding)])).toEqual([
      [0, ['a', 'b']],
      [9, ['a']],
    ]);
  });

  it.each<[Stance, Stance[]]>([
    ['contradicts', ['context', 'agrees', 'contradicts']],
    ['agrees', ['context', 'agrees']],
    ['context', ['context']],
  ])('shows %s for %j', (expected, stances) => {
    const matches = stances.map((stance, index) => match(0, `f${index}`, stance));
    expect(claimsOf(matches, agree)[0]?.stance).toBe(expected);
  });

  it('shows context where sources disagree', () => {
    const claims = claimsOf([match(0, 'a', 'agrees'), match(0, 'b', 'contradicts')], {
      sourcesDisagree: () => true,
    });
    expect(claims[0]).toMatchObject({ stance: 'context', sourcesDisagree: true });
  });

  it('leaves out hidden findings, and a sentence of which nothing is left', () => {
    const matches = [match(0, 'a', 'contradicts'), match(0, 'b', 'context'), match(9, 'a', 'agrees')];
    const isHidden = (finding: string, quote: string) => finding === 'a' && quote.startsWith('at');
    const claims = claimsOf(matches, { ...agree, isHidden });
    expect(claims.map(({ start, stance }) => [start, stance])).toEqual([[0, 'context']]);
  });
});
