/** The two interval estimates the scorer prints. */

/** A share with its 95 % interval; `value` is null where there is nothing to count. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const Z_95 = 1.959964;

/**
 * A proportion with its Wilson score interval (Wilson 1927, J. Am. Stat. Assoc. 22), which stays inside 0..1 and
 * is usable for small samples and for shares near 0 or 1.
 */
export function proportion(successes: number, n: number): Estimate {
  if (n === 0) return { value: null, low: 0, high: 1, n };
  const p = successes / n;
  const centre = (p + Z_95 ** 2 / (2 * n)) / (1 + Z_95 ** 2 / n);
  const half = (Z_95 * Math.sqrt((p * (1 - p)) / n + Z_95 ** 2 / (4 * n ** 2))) / (1 + Z_95 ** 2 / n);
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half), n };
}

const RESAMPLES = 1000;

/**
 * A statistic of a sample with its percentile bootstrap interval (Efron 1979), reproducible: the resampling is
 * driven by a fixed seed.
 */
export function bootstrap<T>(items: readonly T[], statistic: (sample: readonly T[]) => number): Estimate {
  const n = items.length;
  if (n === 0) return { value: null, low: 0, high: 1, n };
  const random = mulberry32(20160526);
  const values = Array.from({ length: RESAMPLES }, () =>
    statistic(items.map(() => items[Math.floor(random() * n)] as T)),
  ).sort((a, b) => a - b);
  const at = (share: number) => values[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? 0;
  return { value: statistic(items), low: at(0.025), high: at(0.975), n };
}

/** Tommy Ettinger's 32-bit generator: small, seedable, good enough to resample with. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
