/** What a benchmark says: one line for each thing measured, the floor and the result from the same run. */

export interface Line {
  readonly what: string;
  readonly unit: string;
  /** The least that anything doing this job must pay; `null` where there is no such thing. */
  readonly floor: number | null;
  readonly result: number | null;
  /** What the numbers do not say: how many samples, why something is missing. */
  readonly note?: string;
}

export interface Report {
  /** The question it answers. */
  readonly question: string;
  readonly lines: readonly Line[];
}

/** A table for people. */
export function toTable({ question, lines }: Report): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const cell = (value: number | null) => (value === null ? '–' : format(value)).padStart(10);
  return [
    question,
    `${''.padEnd(width)}${'floor'.padStart(10)}${'ours'.padStart(10)}${'ratio'.padStart(10)}  unit`,
    ...lines.map(
      ({ what, unit, floor, result, note }) =>
        `${what.padEnd(width)}${cell(floor)}${cell(result)}${cell(ratioOf(floor, result))}  ${unit}${note ? ` (${note})` : ''}`,
    ),
  ].join('\n');
}

/** How many times the floor. */
export function ratioOf(floor: number | null, result: number | null): number | null {
  return floor === null || result === null || floor <= 0 ? null : result / floor;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The least of several runs: what the work costs without what happened beside it. */
export function least(values: readonly number[]): number {
  return Math.min(...values);
}

/** Milliseconds of this thread's processor time, which other programs on the machine do not lengthen much. */
export function timed(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function format(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
