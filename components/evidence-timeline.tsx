import type { EventKind, TimelineEvent } from '../data/overview-schema.ts';
import type { Source } from '../data/schema.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { SourceLinks } from './source-links.tsx';
import { layoutTimeline, type TimelineMark, timeSpan } from './timeline-layout.ts';

/** When the ban came into force, and the last date for which that was read. */
export interface InForce {
  readonly from: string;
  readonly readTo: string;
}

interface EvidenceTimelineProps {
  /** Oldest first. */
  readonly events: readonly TimelineEvent[];
  readonly inForce: InForce;
  readonly sources: ReadonlyMap<string, Source>;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly translator: Translator;
}

const KINDS: Readonly<Record<EventKind, MessageKey>> = {
  law: 'evidencePage.kindLaw',
  police: 'evidencePage.kindPolice',
  report: 'evidencePage.kindReport',
  evaluation: 'evidencePage.kindEvaluation',
  court: 'evidencePage.kindCourt',
  proposal: 'evidencePage.kindProposal',
};
const KIND_ORDER = ['law', 'police', 'report', 'evaluation', 'court', 'proposal'] as const;

/** What happened when: drawn, and as a table with the same events in words. */
export function EvidenceTimeline({ events, inForce, sources, today, translator }: EvidenceTimelineProps) {
  const { text } = translator;
  const year = today.slice(0, 4);
  return (
    <>
      <p class="hint">{text('evidencePage.timelineHint', { year })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="scroll" tabIndex={0} aria-label={text('evidencePage.timelineChart', { year })}>
        <Chart events={events} inForce={inForce} today={today} translator={translator} />
      </section>
      <table class="timeline-table" aria-labelledby="timeline-title">
        <thead>
          <tr>
            <th scope="col">{text('evidencePage.number')}</th>
            <th scope="col">{text('evidencePage.date')}</th>
            <th scope="col">{text('evidencePage.kind')}</th>
            <th scope="col">{text('evidencePage.event')}</th>
            <th scope="col">{text('evidencePage.sources')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, index) => (
            <tr key={`${event.date} ${event.text.en}`}>
              <th scope="row" class="event-number">
                {translator.number(index + 1)}
              </th>
              <td class="event-date">
                <time dateTime={event.date}>
                  {event.when?.[translator.language] ?? translator.date(event.date)}
                </time>
              </td>
              <td class="event-kind">{text(KINDS[event.kind])}</td>
              <td class="event-text">{event.text[translator.language]}</td>
              <td class="event-sources">
                <SourceLinks ids={event.sources} sources={sources} translator={translator} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Sizes of the drawing; one unit is one pixel of the design. */
const WIDTH = 960;
const LABELS_WIDTH = 150;
const RIGHT_EDGE = 14;
const AXIS_HEIGHT = 26;
const ROW_HEIGHT = 24;
const LANE_GAP = 12;
const NUMBER_RADIUS = 10;
const FOOT_HEIGHT = 14;

interface ChartProps {
  readonly events: readonly TimelineEvent[];
  readonly inForce: InForce;
  readonly today: string;
  readonly translator: Translator;
}

function Chart({ events, inForce, today, translator }: ChartProps) {
  const { text } = translator;
  const firstYear = Math.floor(timeSpan(events[0]?.date ?? today).start);
  const end = timeSpan(today).start;
  const unitsPerYear = (WIDTH - LABELS_WIDTH - RIGHT_EDGE) / (end - firstYear);
  const x = (time: number) => LABELS_WIDTH + (Math.min(time, end) - firstYear) * unitsPerYear;
  const lanes = layoutTimeline(events, KIND_ORDER, (2 * NUMBER_RADIUS + 2) / unitsPerYear);
  const tops = lanes.map((_, index) =>
    lanes
      .slice(0, index)
      .reduce((top, { rows }) => top + rows * ROW_HEIGHT + LANE_GAP, AXIS_HEIGHT + LANE_GAP),
  );
  const last = lanes.at(-1);
  const height = (tops.at(-1) ?? 0) + (last?.rows ?? 0) * ROW_HEIGHT + LANE_GAP + FOOT_HEIGHT;
  const years = Array.from({ length: Math.floor(end) - firstYear + 1 }, (_, index) => firstYear + index);
  const [from, readTo] = [x(timeSpan(inForce.from).start), x(timeSpan(inForce.readTo).end)];
  return (
    <svg
      class="timeline"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={text('evidencePage.timelineChart', { year: today.slice(0, 4) })}
    >
      <rect class="in-force" x={from} y={AXIS_HEIGHT} width={readTo - from} height={height - AXIS_HEIGHT} />
      <text class="in-force-label" x={from + 6} y={height - 5}>
        {text('evidencePage.inForce', { date: translator.date(inForce.readTo) })}
      </text>
      {years.map((year) => (
        <g key={year}>
          <path class="year" d={`M${x(year)} ${AXIS_HEIGHT}V${height}`} />
          <text class="year-label" x={x(year)} y={AXIS_HEIGHT - 8}>
            {(year - firstYear) % 2 === 0 && year}
          </text>
        </g>
      ))}
      {lanes.map((lane, index) => (
        <g key={lane.kind}>
          <path class="lane" d={`M0 ${(tops[index] ?? 0) - LANE_GAP / 2}H${WIDTH}`} />
          <text class="lane-label" x="0" y={(tops[index] ?? 0) + ROW_HEIGHT / 2 + 4}>
            {text(KINDS[lane.kind])}
          </text>
          {lane.marks.map((mark) => (
            <Mark key={mark.number} mark={mark} top={tops[index] ?? 0} x={x} />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface MarkProps {
  readonly mark: TimelineMark;
  /** Upper edge of the lane. */
  readonly top: number;
  readonly x: (time: number) => number;
}

function Mark({ mark: { start, end, row, number }, top, x }: MarkProps) {
  const middle = (x(start) + x(end)) / 2;
  const y = top + row * ROW_HEIGHT + ROW_HEIGHT / 2;
  return (
    <g>
      {end > start && <path class="span" d={`M${x(start) + 1} ${y}H${x(end) - 1}`} />}
      <circle class="event" cx={middle} cy={y} r={NUMBER_RADIUS} />
      <text class="event-label" x={middle} y={y + 4}>
        {number}
      </text>
    </g>
  );
}
