/**
 * The document: reading its text, turning offsets into ranges, painting, watching.
 *
 * The way through it:
 * - the probe: `startProbe`;
 * - the checker in the page: `createPageChecker`, with `highlightRules(prefix)` as the style sheet it paints with;
 * - the command line: `readBlocks(document.documentElement).text`.
 */
export { highlightRules, randomPrefix } from './highlight-rules.ts';
export { removeLeftOvers } from './left-overs.ts';
export { type MarginMarks, openMarginMarks } from './margin-marks.ts';
export { MARK_SIZE, type MarginPlace } from './margin-places.ts';
export { openHostPlace } from './own-host.ts';
export { createPageChecker } from './page-checker.ts';
export type {
  AsyncChecker,
  AsyncCheckOptions,
  CheckedSelection,
  CheckedText,
  ClaimAnchor,
  OpenedClaim,
  PageChecker,
  PageCheckerOptions,
  PageClaim,
  PageReport,
  PlacedClaim,
} from './page-checker-api.ts';
export { type ProbeOptions, startProbe } from './probe.ts';
export { type PageText, readBlocks, readBlocksInSteps, type TextBlock } from './read-blocks.ts';
export { saveTextFile } from './save-file.ts';
export { runInSlices, type Steps } from './schedule.ts';
