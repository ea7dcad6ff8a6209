/**
 * A frame says how to recognise claims about one finding: what a sentence must say, about which place, and how what it
 * says stands to the finding.
 */
import * as v from 'valibot';

const ConceptId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a concept id is lower-case words joined by hyphens'),
);

/** A number the sentence must hold: "#2009" (a year), "#25%" (per cent), "#393" (a count), "#20-25%" (any value inside). */
const NumberTest = v.pipe(
  v.string(),
  v.regex(/^#\d+(\.\d+)?(-\d+(\.\d+)?)?%?$/, 'a number test is #N, #N%, #N-M or #N-M%'),
);

/** Alternatives of which one is enough. */
const Group = v.pipe(v.array(v.union([ConceptId, NumberTest])), v.nonEmpty());

const Stance = v.picklist(['agrees', 'contradicts', 'context']);

/** One way of making a claim about the finding. */
export const Pattern = v.strictObject({
  /** Every group must be met: AND of ORs. */
  need: v.pipe(v.array(Group), v.nonEmpty()),
  /** None of these may stand in the sentence. */
  not: v.optional(v.array(ConceptId)),
  /** What the sentence does to the finding when it asserts the pattern. */
  stance: Stance,
  /** What it does when it denies the pattern; by default agrees and contradicts change places, context stays. */
  denied: v.optional(v.union([Stance, v.literal('none')])),
  /** Where negation counts: the index of the group it must govern (default: the last one). */
  pivot: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The pattern only holds when the measure goes this way; the other way, or no change, contradicts (or is context). */
  direction: v.optional(v.picklist(['up', 'down'])),
  /** A figure in the sentence outside these bounds contradicts; without a figure the stance stands. */
  value: v.optional(
    v.strictObject({ unit: v.picklist(['percent', 'year', 'count']), min: v.number(), max: v.number() }),
  ),
  /** "Should" is part of the claim itself (recommendations, positions), so a demand does not weaken the stance. */
  demand: v.optional(v.literal(true)),
  /** So particular that neither the place nor the subject need be named ("64 cases and 13 rapes"). */
  distinct: v.optional(v.literal(true)),
  /** The pattern carries its negation in its concepts ("nobody knows"), so none is looked for. */
  fixed: v.optional(v.literal(true)),
});
export type Pattern = v.InferOutput<typeof Pattern>;

export const Frame = v.strictObject({
  /** The place the finding is about: it must be named by the sentence or carried by the document. `any`: none needed. */
  scope: v.picklist(['norway', 'new-zealand', 'any']),
  /** Concepts that stand for place and subject by themselves in a sentence about this finding ("Straffelovrådet"). */
  scopedBy: v.optional(v.array(ConceptId)),
  /** Other countries that belong to the finding and so do not lead out of its scope. */
  alsoAbout: v.optional(v.array(ConceptId)),
  patterns: v.pipe(v.array(Pattern), v.nonEmpty()),
});
export type Frame = v.InferOutput<typeof Frame>;
