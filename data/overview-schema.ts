/**
 * The shape of what the evidence page shows besides the findings: `propositions.json`, `timeline.json` and
 * `market-figures.json`.
 */
import * as v from 'valibot';
import { Bilingual, Finding } from './schema.ts';

const Id = Finding.entries.id;
const PartialDate = Finding.entries.asOf;
const SourceIds = v.pipe(v.array(Id), v.nonEmpty('a source is missing'));

/** How a source stands to a proposition; `mixed`: in part, with a reservation, or both ways. */
export const Position = v.picklist(['supports', 'disputes', 'mixed']);
export type Position = v.InferOutput<typeof Position>;

/** Somebody whose word stands in the map, in one column. */
export const Voice = v.strictObject({
  id: Id,
  name: Bilingual,
  /** Its own documents. */
  sources: v.array(Id),
  /** How a statement names it where another's document reports it. */
  namedAs: v.array(v.pipe(v.string(), v.nonEmpty())),
});
export type Voice = v.InferOutput<typeof Voice>;

/** What one finding, or the other evidence noted with it, says of a proposition. */
export const Entry = v.strictObject({
  finding: Id,
  says: Position,
  /** Who says it, where that is not who published the source that leads the finding. */
  voice: v.optional(Id),
  /** Place among the finding's `counterEvidence` of the remark that says it; without it, the statement does. */
  counter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Entry = v.InferOutput<typeof Entry>;

/** A part of a source that would speak to a proposition and that we have not read. */
export const NotRead = v.strictObject({ voice: Id, source: Id, why: Bilingual });
export type NotRead = v.InferOutput<typeof NotRead>;

export const PropositionGroup = v.picklist(['market', 'life', 'rights', 'documents']);
export type PropositionGroup = v.InferOutput<typeof PropositionGroup>;

/** A neutral sentence that sources support or dispute. */
export const Proposition = v.strictObject({
  id: Id,
  group: PropositionGroup,
  text: Bilingual,
  entries: v.array(Entry),
  notRead: v.array(NotRead),
});
export type Proposition = v.InferOutput<typeof Proposition>;

export const Propositions = v.strictObject({
  /** In the order of the columns. */
  voices: v.array(Voice),
  /** In the order of the rows. */
  propositions: v.array(Proposition),
});
export type Propositions = v.InferOutput<typeof Propositions>;

export const EventKind = v.picklist(['law', 'police', 'report', 'evaluation', 'court', 'proposal']);
export type EventKind = v.InferOutput<typeof EventKind>;

/** Something that happened, on a day, in a month or in a year. */
export const TimelineEvent = v.strictObject({
  date: PartialDate,
  /** The date in words, where the source says more than the year and less than the month. */
  when: v.optional(Bilingual),
  kind: EventKind,
  text: Bilingual,
  sources: SourceIds,
  /** The source whose appearance the event is. */
  publishes: v.optional(Id),
});
export type TimelineEvent = v.InferOutput<typeof TimelineEvent>;

/** One figure, or the range it is given as; `low` equals `high` for a single value. */
export const Figure = v.strictObject({
  label: Bilingual,
  low: v.number(),
  high: v.number(),
  method: Bilingual,
  sources: SourceIds,
  /** Account that was read, where the source itself was not. */
  via: v.optional(Id),
  /** The finding that holds the figure. */
  finding: Id,
});
export type Figure = v.InferOutput<typeof Figure>;

/** Figures of one measure, the only ones that share an axis. */
export const FigurePanel = v.strictObject({
  id: Id,
  unit: v.picklist(['percent', 'people']),
  title: Bilingual,
  /** What the figures are counted from. */
  base: Bilingual,
  /** Ends of the axis. */
  domain: v.tuple([v.number(), v.number()]),
  figures: v.pipe(v.array(Figure), v.nonEmpty()),
  notes: v.array(Bilingual),
});
export type FigurePanel = v.InferOutput<typeof FigurePanel>;
