import { describe, expect, it } from 'vitest';
import type { EventKind, TimelineEvent } from '../data/overview-schema.ts';
import { layoutTimeline, timeSpan } from './timeline-layout.ts';

const event = (date: string, kind: EventKind = 'law'): TimelineEvent => ({
  date,
  kind,
  text: { en: date, nb: date },
  sources: ['a-source'],
});

describe('a date', () => {
  it('leaves open what it does not say', () => {
    expect(timeSpan('2010')).toEqual({ start: 2010, end: 2011 });
    const month = timeSpan('2010-07');
    expect(month.start).toBe(2010.5);
    expect(month.end - month.start).toBeCloseTo(1 / 12);
    const day = timeSpan('2009-01-01');
    expect(day).toEqual({ start: 2009, end: 2009 });
  });
});

describe('the events of a timeline', () => {
  const lanes = layoutTimeline(
    [
      event('2008-11-20'),
      event('2008-12-12'),
      event('2009-01-01'),
      event('2015', 'police'),
      event('2016-01-01'),
    ],
    ['law', 'police', 'court'],
    0.5,
  );

  it('stand in lanes by kind and keep their number', () => {
    expect(lanes.map(({ kind, marks }) => [kind, marks.map(({ number }) => number)])).toEqual([
      ['law', [1, 2, 3, 5]],
      ['police', [4]],
      ['court', []],
    ]);
  });

  it('go to rows of their own where they would overlap', () => {
    expect(lanes[0]?.marks.map(({ row }) => row)).toEqual([0, 1, 2, 0]);
    expect(lanes.map(({ rows }) => rows)).toEqual([3, 1, 1]);
  });
});
