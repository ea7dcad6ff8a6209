/**
 * Limits a tug-of-war with the page: so many attempts within a time, then a pause.
 */
export interface AttemptBudget {
  /** Whether another attempt may be made now; counts it if so. */
  take(): boolean;
}

/** Ten repairs in ten seconds mean that the page undoes them on purpose. */
const MAX_ATTEMPTS = 10;
const WINDOW_MS = 10_000;
const PAUSE_MS = 30_000;

/** @param now clock in milliseconds */
export function createAttemptBudget(now: () => number = () => performance.now()): AttemptBudget {
  let attempts: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    take() {
      const time = now();
      if (time < pausedUntil) return false;
      attempts = attempts.filter((attempt) => time - attempt < WINDOW_MS);
      if (attempts.length >= MAX_ATTEMPTS) {
        pausedUntil = time + PAUSE_MS;
        attempts = [];
        return false;
      }
      attempts.push(time);
      return true;
    },
  };
}
