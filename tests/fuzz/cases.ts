/**
 * How many cases a property test runs, and from which seed.
 *
 * `FOTNOTE_FUZZ_CASES` (1,000 where it is not set) and `FOTNOTE_FUZZ_SEED` (a new one each time where it is not set);
 * for the tests that run in a browser, where only such names arrive, the same with `VITE_` before them. A test that
 * fails prints its seed and the smallest case that fails.
 */
import type { Parameters } from 'fast-check';

/** Cases of each test. */
export const FUZZ_CASES = numberFrom('FOTNOTE_FUZZ_CASES') ?? 1000;

/** A test that runs 10,000 cases on request needs more than the usual five seconds. */
export const FUZZ_PATIENCE_MS = 60_000 + 60 * FUZZ_CASES;

/** Parameters for `fc.assert`. */
export function cases<T>(): Parameters<T> {
  const seed = numberFrom('FOTNOTE_FUZZ_SEED');
  return { numRuns: FUZZ_CASES, ...(seed === undefined ? {} : { seed }) };
}

function numberFrom(name: string): number | undefined {
  const written: unknown = import.meta.env[name] ?? import.meta.env[`VITE_${name}`];
  if (written === undefined || written === '') return undefined;
  const number = Number(written);
  if (!Number.isInteger(number)) throw new Error(`${name} is a whole number, not "${written}".`);
  return number;
}
