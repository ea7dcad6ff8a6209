import { expect, it } from 'vitest';
import { createAttemptBudget } from './attempt-budget.ts';

it('allows ten attempts in ten seconds, then pauses', () => {
  let time = 0;
  const budget = createAttemptBudget(() => time);
  const inARow = (count: number) => Array.from({ length: count }, () => budget.take()).filter(Boolean).length;
  expect(inARow(12)).toBe(10);
  time = 20_000;
  expect(inARow(1)).toBe(0);
  time = 31_000;
  expect(inARow(12)).toBe(10);
});

it('does not mind attempts that are far apart', () => {
  let time = 0;
  const budget = createAttemptBudget(() => time);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    time += 2_000;
    expect(budget.take()).toBe(true);
  }
});
