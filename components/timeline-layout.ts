/** Where the events of a timeline stand when it is drawn. */
import type { EventKind, TimelineEvent } from '../data/overview-schema.ts';

/** An event on the drawing; `start` and `end` in years and fractions, the same for a day. */
export interface TimelineMark {
  readonly event: TimelineEvent;
  /** Its place in the list, from 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Row within its lane, from 0: marks that would overlap stand below each other. */
  readonly row: number;
}

export interface TimelineLane {
  readonly kind: EventKind;
  readonly rows: number;
  readonly marks: readonly TimelineMark[];
}

/** One lane for each kind, in this order; marks whose middles are nearer than `gapYears` go to different rows. */
export function layoutTimeline(
  events: readonly TimelineEvent[],
  kinds: readonly EventKind[],
  gapYears: number,
): TimelineLane[] {
  const numbered = events.map((event, index) => ({ event, number: index + 1, ...timeSpan(event.date) }));
  return kinds.map((kind) => {
    const lastOfRow: number[] = [];
    const marks = numbered
      .filter(({ event }) => event.kind === kind)
      .map((mark): TimelineMark => {
        const middle = (mark.start + mark.end) / 2;
        const free = lastOfRow.findIndex((last) => Math.abs(middle - last) >= gapYears);
        const row = free === -1 ? lastOfRow.length : free;
        lastOfRow[row] = middle;
        return { ...mark, row };
      });
    return { kind, rows: Math.max(1, lastOfRow.length), marks };
  });
}

/** The time that a date leaves open: a whole year, a month, or no time at all. */
export function timeSpan(date: string): { readonly start: number; readonly end: number } {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return { start: year, end: year + 1 };
  const start = year + (month - 1) / 12;
  if (day === undefined) return { start, end: start + 1 / 12 };
  const moment = start + (day - 1) / 365;
  return { start: moment, end: moment };
}
