/**
 * Checks a page again after it changed without checking again what stayed the same.
 *
 * A block that stood in the page at the last check keeps its matches; new blocks are checked by themselves with the
 * whole page as context. Where much is new, or the title or language changed, everything is checked. The memory holds
 * the blocks of the last check and no others, so it is never larger than the page.
 */
import type { Match, OnFound } from '../engine/types.ts';
import type { TextBlock } from './block-writer.ts';
import type { PageableChecker } from './page-checker-api.ts';
import type { Steps } from './schedule.ts';

/** What is checked. */
export interface CheckedPage {
  readonly text: string;
  readonly blocks: readonly Pick<TextBlock, 'start' | 'end'>[];
  readonly title?: string;
  readonly lang?: string;
}

export interface BlockMemory {
  /** The page's matches sorted by start, in small steps. Where everything is checked, `onFound` learns of them earlier. */
  check(page: CheckedPage, onFound?: OnFound): Steps<readonly Match[]>;
  /** Forgets everything: another page stands here. */
  clear(): void;
}

/** With more than this share of the text new, what counts as the page's subject may be new as well. */
const MAX_NEW_SHARE = 0.3;

const BLOCKS_PER_STEP = 512;

export function createBlockMemory(checker: PageableChecker): BlockMemory {
  let known: ReadonlyMap<string, readonly Match[]> = new Map();
  let facts = '';

  function* checkAll(page: CheckedPage, onFound?: OnFound): Steps<readonly Match[]> {
    const { blocks, ...input } = page;
    return yield* checker.steps(input, onFound);
  }

  /** Matches of each new block, relative to its beginning. */
  function* checkNew(page: CheckedPage, fresh: readonly string[]): Steps<Map<string, readonly Match[]>> {
    const { blocks, ...input } = page;
    const text = fresh.join('\n');
    const matches = yield* checker.steps({ ...input, text, context: page.text });
    let start = 0;
    const spans = fresh.map((block) => {
      const span = { start, end: start + block.length };
      start = span.end + 1;
      return span;
    });
    const found = matchesByBlock(matches, spans);
    return new Map(fresh.map((block, index) => [block, found[index] ?? []]));
  }

  return {
    *check(page, onFound) {
      const newFacts = JSON.stringify([page.title, page.lang]);
      const texts: string[] = [];
      const fresh = new Set<string>();
      let freshLength = 0;
      for (const [index, { start, end }] of page.blocks.entries()) {
        if (index % BLOCKS_PER_STEP === BLOCKS_PER_STEP - 1) yield;
        const text = page.text.slice(start, end);
        texts.push(text);
        if (known.has(text) || fresh.has(text)) continue;
        fresh.add(text);
        freshLength += text.length;
      }
      let found: readonly (readonly Match[])[];
      if (newFacts !== facts || freshLength > page.text.length * MAX_NEW_SHARE) {
        found = matchesByBlock(yield* checkAll(page, onFound), page.blocks);
      } else {
        const added = fresh.size === 0 ? known : yield* checkNew(page, [...fresh]);
        found = texts.map((text) => known.get(text) ?? added.get(text) ?? []);
      }
      facts = newFacts;
      known = new Map(texts.map((text, index) => [text, found[index] ?? []]));
      return page.blocks.flatMap(({ start }, index) =>
        (found[index] ?? []).map((match) => moveMatch(match, start)),
      );
    },
    clear() {
      known = new Map();
      facts = '';
    },
  };
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

const NO_MATCHES: readonly Match[] = [];

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
