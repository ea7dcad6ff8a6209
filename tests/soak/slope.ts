/** A value at a time. */
export interface Sample {
  readonly minutes: number;
  readonly value: number;
}

/**
 * How fast a value grows, a minute: the median of the slopes between all pairs of samples (Theil and Sen), which a few
 * wild samples do not move. 0 for fewer than two samples.
 */
export function slopeOf(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((first, index) =>
    samples
      .slice(index + 1)
      .filter(({ minutes }) => minutes !== first.minutes)
      .map((second) => (second.value - first.value) / (second.minutes - first.minutes)),
  );
  return median(slopes);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
