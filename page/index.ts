/**
 * The document: reading its text, turning offsets into ranges, painting, watching.
 *
 * The way through it:
 * - the probe: `startProbe`;
 * - the checker in the page: `createPageChecker`, with `highlightRules(prefix)` as the style sheet it paints with;
 * - the command line: `readBlocks(document.documentElement).text`.
 */
export { highlightRules, randomPrefix } from './highlight-rules.ts';
export { createPageChecker } from './page-checker.ts';
export type {
  CheckedSelection,
  ClaimAnchor,
  OpenedClaim,
  PageChecker,
  PageCheckerOptions,
  PageClaim,
  PageReport,
} from './page-checker-api.ts';
export { type ProbeOptions, startProbe } from './probe.ts';
export { type PageText, readBlocks, readBlocksInSteps, type TextBlock } from './read-blocks.ts';
export { runInSlices } from './schedule.ts';
