/**
 * Checks a page again after it changed without checking again what stayed the same.
 *
 * A block that stood in the page at the last check keeps its matches; new blocks are checked by themselves with the
 * whole page as context. Where much is new, or the title or language changed, everything is checked. The memory holds
 * the blocks of the last check and no others, so it is never larger than the page.
 */
import type { Match } from '../engine/types.ts';
import type { TextBlock } from './block-writer.ts';
import type { AsyncChecker, AsyncCheckOptions, CheckedText } from './page-checker-api.ts';
import { runInSlices, type Steps } from './schedule.ts';

/** What is checked. */
export interface CheckedPage {
  readonly text: string;
  readonly blocks: readonly Pick<TextBlock, 'start' | 'end'>[];
  readonly title?: string;
  readonly lang?: string;
}

export interface BlockMemory {
  /** Checks like `AsyncChecker.check`. Where everything is checked, `onFound` learns of the matches earlier. */
  check(page: CheckedPage, options: AsyncCheckOptions): Promise<CheckedText | null>;
  /** Forgets everything: another page stands here. */
  clear(): void;
}

/** With more than this share of the text new, what counts as the page's subject may be new as well. */
const MAX_NEW_SHARE = 0.3;

const BLOCKS_PER_STEP = 512;

export function createBlockMemory(checker: AsyncChecker): BlockMemory {
  /** For each block of the last check its matches, with offsets relative to its beginning. */
  let known: ReadonlyMap<string, readonly Match[]> = new Map();
  let facts = '';

  async function checkAll({ blocks, ...input }: CheckedPage, options: AsyncCheckOptions) {
    const checked = await checker.check(input, options);
    return checked && { found: matchesByBlock(checked.matches, blocks), costMs: checked.costMs };
  }

  /** The blocks that are not known, each once, with the whole page as context. */
  async function checkNew(
    { blocks, ...input }: CheckedPage,
    texts: readonly string[],
    fresh: readonly string[],
    signal: AbortSignal,
  ) {
    const doc = { ...input, text: fresh.join('\n'), context: input.text };
    const checked = fresh.length === 0 ? NOTHING_NEW : await checker.check(doc, { signal });
    if (checked === null) return null;
    const foundInFresh = matchesByBlock(checked.matches, spansOf(fresh));
    const added = new Map(fresh.map((text, index) => [text, foundInFresh[index]]));
    const found = texts.map((text) => known.get(text) ?? added.get(text) ?? NO_MATCHES);
    return { found, costMs: checked.costMs };
  }

  return {
    async check(page, options) {
      const texts = await runInSlices(readTexts(page), options.signal);
      if (texts === null) return null;
      const newFacts = JSON.stringify([page.title, page.lang]);
      const fresh = [...new Set(texts)].filter((text) => !known.has(text));
      const freshLength = fresh.reduce((sum, { length }) => sum + length, 0);
      const checked =
        newFacts !== facts || freshLength > page.text.length * MAX_NEW_SHARE
          ? await checkAll(page, options)
          : await checkNew(page, texts, fresh, options.signal);
      if (checked === null || options.signal.aborted) return null;
      const { found, costMs } = checked;
      facts = newFacts;
      known = new Map(texts.map((text, index) => [text, found[index] ?? NO_MATCHES]));
      const matches = page.blocks.flatMap(({ start }, index) =>
        (found[index] ?? NO_MATCHES).map((match) => moveMatch(match, start)),
      );
      return { matches, costMs };
    },
    clear() {
      known = new Map();
      facts = '';
    },
  };
}

const NO_MATCHES: readonly Match[] = [];
const NOTHING_NEW: CheckedText = { matches: NO_MATCHES, costMs: 0 };

function* readTexts({ text, blocks }: CheckedPage): Steps<string[]> {
  const texts: string[] = [];
  for (const { start, end } of blocks) {
    texts.push(text.slice(start, end));
    if (texts.length % BLOCKS_PER_STEP === 0) yield;
  }
  return texts;
}

/** Where texts stand when they are joined by line feeds. */
function spansOf(texts: readonly string[]): { start: number; end: number }[] {
  let next = 0;
  return texts.map(({ length }) => {
    const start = next;
    next += length + 1;
    return { start, end: start + length };
  });
}

/** For each block its matches, with offsets relative to its beginning. Both lists are sorted. */
function matchesByBlock(
  matches: readonly Match[],
  blocks: CheckedPage['blocks'],
): readonly (readonly Match[])[] {
  let next = 0;
  return blocks.map(({ start, end }) => {
    const first = next;
    while ((matches[next]?.start ?? Number.POSITIVE_INFINITY) < end) next += 1;
    if (next === first) return NO_MATCHES;
    return matches.slice(first, next).map((match) => detachMatch(match, start, end));
  });
}

function detachMatch(match: Match, start: number, end: number): Match {
  const moved = moveMatch(match, -start);
  const isInside = (reason: { start: number; end: number }) => reason.start >= 0 && reason.end <= end - start;
  // What a reason rests on elsewhere in the page may be elsewhere next time.
  const reasons = moved.reasons.map((reason) =>
    isInside(reason) ? reason : { ...reason, start: moved.start, end: moved.start },
  );
  return { ...moved, reasons };
}

function moveMatch(match: Match, by: number): Match {
  return {
    ...match,
    start: match.start + by,
    end: match.end + by,
    reasons: match.reasons.map((reason) => ({ ...reason, start: reason.start + by, end: reason.end + by })),
  };
}
