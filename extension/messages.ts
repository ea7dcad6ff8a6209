/**
 * Every message between the parts of the extension, who sends it and what comes back.
 *
 * A message may ask; it never makes its receiver trust it: each receiver parses what arrives with these schemas and
 * checks who sent it. Answers are values (`{ok: true, value}` or `{ok: false, error}`), never thrown errors.
 */
import * as v from 'valibot';
import { Stance } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';

/** Names of the failures a reader may meet; the locale files hold a plain sentence for each. */
export const Failure = v.picklist([
  'restricted-page',
  'not-a-text-page',
  'page-gone',
  'no-access',
  'extension-updated',
  'unexpected',
]);
export type Failure = v.InferOutput<typeof Failure>;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** A match as it travels to the popup: no reasons, no page text beyond the sentence itself. */
export const ClaimSummary = v.strictObject({
  /** Place of the sentence among the page's claims, from 0; what `show-claim` names. */
  index: v.pipe(v.number(), v.integer(), v.minValue(0)),
  quote: v.string(),
  /** The stance the underline shows: contradicts before agrees before context; context where sources disagree. */
  stance: Stance,
  sourcesDisagree: v.boolean(),
  /** Where the sentence stands on the page, from 0 (top) to 1 (end). */
  position: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  matches: v.array(v.strictObject({ finding: v.string(), stance: Stance, attributed: v.boolean() })),
});
export type ClaimSummary = v.InferOutput<typeof ClaimSummary>;

/** What a page's checker knows about its page. */
export const PageState = v.strictObject({
  /** `off`: the reader switched this site or all checking off; `scanning`: not through yet. */
  status: v.picklist(['off-topic', 'scanning', 'done', 'off']),
  /** The page is longer than what is checked. */
  truncated: v.boolean(),
  claims: v.array(ClaimSummary),
});
export type PageState = v.InferOutput<typeof PageState>;

/** What the names of a page's highlights begin with. */
const HighlightPrefix = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{3,31}$/));

/** Id of a finding, as far as its looks go. */
export const FindingId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,99}$/));

/** Probe, checker or card to the worker. */
export const ToWorker = v.variant('type', [
  /** Probe: the gate let this document through; asks for the checker in this frame. */
  v.strictObject({ type: v.literal('inject-checker') }),
  /** Checker: a claim was opened for the first time; asks for the card's script in this frame. */
  v.strictObject({ type: v.literal('inject-card') }),
  /** Checker: the number of matched sentences, for the badge. */
  v.strictObject({
    type: v.literal('claims-counted'),
    count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** Checker: asks for the style rules of its highlights; the worker writes them, only the names come from the page. */
  v.strictObject({
    type: v.literal('insert-highlight-rules'),
    prefix: HighlightPrefix,
  }),
  /** Card: the reader wants a finding in full, beside the page where the browser can. Sent straight from a click. */
  v.strictObject({ type: v.literal('open-finding'), finding: FindingId }),
]);
export type ToWorker = v.InferOutput<typeof ToWorker>;

/** Worker, popup or side panel to the checker of a tab. */
export const ToChecker = v.variant('type', [
  /** Popup and side panel: answers a `PageState`. */
  v.strictObject({ type: v.literal('get-page-state') }),
  /** Popup and side panel: scrolls to a claim and opens its card. */
  v.strictObject({ type: v.literal('show-claim'), index: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** Worker, for the context menu and the keyboard command: checks the page's selection and shows the result. */
  v.strictObject({ type: v.literal('check-selection') }),
  /** Worker, for the keyboard commands. */
  v.strictObject({ type: v.literal('next-claim') }),
  v.strictObject({ type: v.literal('previous-claim') }),
  /** Worker, for the keyboard command: into the open card and back; without one, the list of the page's claims. */
  v.strictObject({ type: v.literal('move-to-card') }),
  /** Popup and side panel: checks this page although pages are not checked by themselves here. */
  v.strictObject({ type: v.literal('check-page') }),
]);
export type ToChecker = v.InferOutput<typeof ToChecker>;

/** Name of the port through which the worker checks a text. */
export const CHECK_PORT = 'check';

/** Checker or a page of ours to the worker, first through the port: the text, as the engine's `DocumentInput`. */
export const ToCheck = v.strictObject({
  text: v.string(),
  title: v.exactOptional(v.string()),
  lang: v.exactOptional(v.string()),
  context: v.exactOptional(v.string()),
});

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The engine's `Match`. */
const CheckedMatch = v.strictObject({
  finding: FindingId,
  stance: Stance,
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  start: Offset,
  end: Offset,
  quote: v.string(),
  attributed: v.boolean(),
  reasons: v.array(
    v.strictObject({
      kind: v.picklist(['words', 'scope', 'polarity', 'value', 'reported', 'similar']),
      start: Offset,
      end: Offset,
      message: v.string(),
      values: v.record(v.string(), v.string()),
    }),
  ),
});

/** The worker's answers through the port: what was found up to there, at last all of it or that it failed. */
export const FromCheck = v.variant('type', [
  v.strictObject({ type: v.literal('found'), matches: v.array(CheckedMatch) }),
  v.strictObject({
    type: v.literal('done'),
    matches: v.array(CheckedMatch),
    /** Processor time of the worker, in milliseconds. */
    costMs: v.pipe(v.number(), v.minValue(0)),
  }),
  v.strictObject({ type: v.literal('failed') }),
]);
/** Not what the schema gives back: the engine's lists are read-only. */
export type FromCheck =
  | { readonly type: 'found'; readonly matches: readonly Match[] }
  | { readonly type: 'done'; readonly matches: readonly Match[]; readonly costMs: number }
  | { readonly type: 'failed' };
