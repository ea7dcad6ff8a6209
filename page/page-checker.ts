/**
 * The checker of one document: reads it, has it checked, underlines what was found, and keeps up with its changes.
 *
 * ```
 * watch ─ changed ─> read ─> check ─> claims ─> paint
 *                                        │
 * pointer, commands ────────────────────>└─> onOpenClaim
 * ```
 */
import type { Match } from '../engine/types.ts';
import { createBlockMemory } from './block-memory.ts';
import { builtIn } from './built-in.ts';
import { claimsOf } from './claims.ts';
import { documentFacts } from './document-facts.ts';
import { beginGeneration } from './generation.ts';
import { rangeAtPoint } from './hit-test.ts';
import {
  type LocatedClaim,
  liveRangeOf,
  locateClaims,
  MAX_PAINTED,
  nearestClaims,
} from './located-claims.ts';
import { spanOf, type TextSpan } from './offsets-to-range.ts';
import type {
  ClaimAnchor,
  OpenedClaim,
  PageChecker,
  PageCheckerOptions,
  PageReport,
  PlacedClaim,
} from './page-checker-api.ts';
import { createPainter } from './painter.ts';
import { watchPointer } from './pointer.ts';
import { type PageText, type ReadOptions, readBlocks, readBlocksInSteps } from './read-blocks.ts';
import { runInSlices } from './schedule.ts';
import { isInView, scrollToRange } from './scroll-to.ts';
import { selectedText } from './selection.ts';
import { addressOfText } from './text-fragment.ts';
import { type PageChange, watchPage } from './watch.ts';

/** After a check the page is left alone for this many times its cost, so that checking takes 2 % of the time at most. */
const REST_FACTOR = 50;
const MAX_REST_MS = 30_000;

/** A page that navigates in place needs a moment to show what it navigated to. */
const AFTER_NAVIGATION_MS = 300;

/** A click may unfold text; by then its transition is under way. */
const AFTER_REVEAL_MS = 300;

/** What one check found. */
interface Reading {
  readonly page: PageText;
  readonly matches: readonly Match[];
  readonly isOnTopic: boolean;
}

/**
 * Starts checking a document and goes on until the signal, or another checker started in the same document, ends it.
 *
 * @example
 * const prefix = randomPrefix(); // and the style sheet highlightRules(prefix) in the page
 * const pageChecker = createPageChecker({ document, checker, prefix, sourcesDisagree, signal,
 *   onClaimsChanged: ({ claims }) => setBadge(claims.length), onOpenClaim: openCard });
 */
export function createPageChecker(options: PageCheckerOptions): PageChecker {
  const { document, checker, prefix } = options;
  const signal = beginGeneration(document, options.signal);
  const painter = createPainter({ prefix, signal });
  const memory = createBlockMemory(checker);
  const { closedShadowRootOf } = options;
  let readsComments = options.comments ?? false;
  const readOptions = (): ReadOptions => ({
    ...(closedShadowRootOf === undefined ? {} : { closedShadowRootOf }),
    skipsComments: !readsComments,
  });

  let isEnabled = options.enabled ?? true;
  let isUnderlined = options.underlined ?? true;
  let status: PageReport['status'] = isEnabled ? 'scanning' : 'off';
  let reading: Reading | null = null;
  let located: readonly LocatedClaim[] = [];
  let painted: readonly LocatedClaim[] = [];
  let hovered: LocatedClaim | null = null;
  /** The claim shown last; `isOpen` while its card is. */
  let current: { located: LocatedClaim; isOpen: boolean } | null = null;
  let lastReport = '';

  let running: AbortController | null = null;
  let isStale = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;

  const pointer = watchPointer({
    claimAt: (x, y) =>
      rangeAtPoint(x, y, { document, ranges: painted.map(({ range }) => range), shadowRoots: shadowRoots() }),
    onClick: (index) => open(painted[index], 'pointer'),
    onHover: (index) => {
      hovered = painted[index] ?? null;
      mark();
      painter.repair();
    },
    signal,
  });
  const watch = watchPage({ document, onChange: handleChange, signal });
  watchReveals();
  watchReturns();
  signal.addEventListener('abort', stopCheck, { once: true });
  if (isEnabled) requestCheck(0);

  return {
    canPaint: painter.canPaint,
    report,
    showClaim: (index) => show(located[index]),
    openClaim: (index) => open(located[index], 'pointer'),
    showNext: () => show(located[nextIndex(1)]),
    showPrevious: () => show(located[nextIndex(-1)]),
    checkSelection,
    clearCurrent() {
      if (current !== null) current = { ...current, isOpen: false };
      mark();
    },
    refresh: publish,
    setEnabled(enabled) {
      if (enabled === isEnabled || signal.aborted) return;
      isEnabled = enabled;
      forget(enabled ? 'scanning' : 'off');
      if (enabled) requestCheck(0);
    },
    setComments(comments) {
      if (comments === readsComments || signal.aborted) return;
      readsComments = comments;
      restUntil = 0;
      if (isEnabled) requestCheck(0);
    },
    setUnderlined(underlined) {
      if (underlined === isUnderlined || signal.aborted) return;
      isUnderlined = underlined;
      paint();
    },
  };

  function handleChange(change: PageChange): void {
    painter.repair();
    if (!isEnabled) return;
    if (change === 'navigated') {
      forget('scanning');
      requestCheck(AFTER_NAVIGATION_MS);
    } else requestCheck(0);
  }

  function forget(newStatus: PageReport['status']): void {
    stopCheck();
    memory.clear();
    reading = null;
    restUntil = 0;
    status = newStatus;
    publish();
  }

  function stopCheck(): void {
    clearTimeout(timer);
    running?.abort();
    running = null;
    isStale = false;
  }

  function requestCheck(delayMs: number): void {
    if (running !== null) {
      isStale = true;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => void check(), Math.max(delayMs, restUntil - performance.now()));
  }

  async function check(): Promise<void> {
    if (signal.aborted || !isEnabled) return;
    const run = new AbortController();
    running = run;
    let costMs = 0;
    const isFirst = reading === null;
    try {
      await untilShown(run.signal);
      const page = await runInSlices(
        readBlocksInSteps(builtIn(document, 'documentElement'), readOptions()),
        run.signal,
        (sliceMs) => {
          costMs += sliceMs;
        },
      );
      const result = page && (await checkText(page, isFirst, run.signal));
      if (result === null || run.signal.aborted) return;
      reading = result;
      status = result.isOnTopic ? 'done' : 'off-topic';
      costMs += result.costMs;
    } catch (error) {
      if (run.signal.aborted) return;
      status = 'done';
      options.onError?.(error);
    }
    running = null;
    restUntil = performance.now() + Math.min(MAX_REST_MS, costMs * REST_FACTOR);
    publish();
    if (isStale) {
      isStale = false;
      requestCheck(0);
    }
  }

  /** Null when the signal ended it. What a first check finds is shown before it is through. */
  async function checkText(page: PageText, isFirst: boolean, runSignal: AbortSignal) {
    const facts = documentFacts(document);
    if (options.isOnTopic?.(`${facts.title ?? ''}\n${page.text}`) === false) {
      return { page, matches: [], isOnTopic: false, costMs: 0 };
    }
    const onFound = (matches: readonly Match[]) => {
      reading = { page, matches, isOnTopic: true };
      publish();
    };
    const input = { text: page.text, blocks: page.blocks, ...facts };
    const checked = await memory.check(input, { signal: runSignal, ...(isFirst ? { onFound } : {}) });
    return checked && { page, isOnTopic: true, ...checked };
  }

  function untilShown(runSignal: AbortSignal): Promise<void> {
    if (!builtIn(document, 'hidden')) return Promise.resolve();
    return new Promise((resolve) => {
      const listener = { once: true, signal: runSignal };
      EventTarget.prototype.addEventListener.call(document, 'visibilitychange', () => resolve(), listener);
    });
  }

  /** Brings the page in line with what is known: places, underlines, marks, report. */
  function publish(): void {
    if (signal.aborted) return;
    located = reading === null ? [] : locateClaims(reading.page, claimsOf(reading.matches, options));
    hovered = hovered && findAgain(hovered);
    // A claim that was hidden is open all the same: its card offers to undo that.
    const again =
      current && (findAgain(current.located) ?? (isRead(current.located) ? current.located : null));
    const isLost = current?.isOpen === true && again === null;
    current = current && again && { ...current, located: again };
    watch.watchRoots(shadowRoots());
    paint();
    mark();
    options.onClaimsPlaced?.(located.map(place));
    if (isLost) options.onPageLeft?.();
    const newReport = report();
    const written = JSON.stringify(newReport);
    if (written === lastReport) return;
    lastReport = written;
    options.onClaimsChanged(newReport);
  }

  function paint(): void {
    painted = isUnderlined ? nearestClaims(located) : [];
    painter.paint(painted.map(({ claim, range }) => ({ stance: claim.stance, range })));
    pointer.setActive(painter.canPaint && painted.length > 0);
  }

  function place(claim: LocatedClaim, index: number): PlacedClaim {
    const { stance, matches } = claim.claim;
    return { index, stance, matches, anchor: createAnchor(claim.element, () => liveRangeOf(claim)) };
  }

  function mark(): void {
    const marked = new Set([hovered, current?.isOpen === true ? current.located : null]);
    painter.mark([...marked].flatMap((claim) => (claim === null ? [] : [claim.range])));
  }

  /** The same sentence after the page was read again; of several the nearest. */
  function findAgain({ claim }: LocatedClaim): LocatedClaim | null {
    const same = located.filter((candidate) => candidate.claim.quote === claim.quote);
    const distance = (candidate: LocatedClaim) => Math.abs(candidate.claim.start - claim.start);
    return same.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  /** Whether the page still holds the sentence, among its claims or hidden. */
  function isRead({ claim }: LocatedClaim): boolean {
    return reading?.matches.some(({ quote }) => quote === claim.quote) === true;
  }

  function report(): PageReport {
    const length = Math.max(1, reading?.page.text.length ?? 1);
    return {
      status,
      truncated: reading?.page.truncated ?? false,
      claims: located.map(({ claim }, index) => ({
        index,
        quote: claim.quote,
        stance: claim.stance,
        sourcesDisagree: claim.sourcesDisagree,
        position: claim.start / length,
        matches: claim.matches.map(({ finding, stance, attributed }) => ({ finding, stance, attributed })),
      })),
    };
  }

  function shadowRoots(): readonly ShadowRoot[] {
    return reading?.page.shadowRoots ?? [];
  }

  function open(claim: LocatedClaim | undefined, cause: OpenedClaim['cause']): boolean {
    const again = claim && findAgain(claim);
    if (!again || signal.aborted) return false;
    current = { located: again, isOpen: true };
    mark();
    const { quote, matches } = again.claim;
    const anchor = createAnchor(again.element, () => {
      const isStillCurrent = current !== null && current.located.claim.quote === quote;
      return liveRangeOf(isStillCurrent && current !== null ? current.located : again);
    });
    options.onOpenClaim({
      index: located.indexOf(again),
      total: located.length,
      quote,
      matches,
      anchor,
      link: linkTo(again.claim),
      cause,
    });
    return true;
  }

  /** The address that leads to a stretch of what was read. */
  function linkTo(span: TextSpan): string {
    return addressOfText(location.href, reading?.page.text ?? '', span);
  }

  async function show(claim: LocatedClaim | undefined): Promise<boolean> {
    const range = claim && liveRangeOf(claim);
    if (!claim || !range) return false;
    await scrollToRange(range, claim.element);
    return open(claim, 'command');
  }

  function nextIndex(step: 1 | -1): number {
    const count = located.length;
    const shown = current === null ? -1 : located.indexOf(current.located);
    const range = current && liveRangeOf(current.located);
    if (shown >= 0 && range !== null && isInView(range)) return (shown + step + count) % count;
    const isAhead = (claim: LocatedClaim) => {
      const rect = liveRangeOf(claim)?.getBoundingClientRect();
      if (rect === undefined) return false;
      return step > 0 ? rect.top >= 0 : rect.bottom <= 0;
    };
    const ahead = step > 0 ? located.findIndex(isAhead) : located.findLastIndex(isAhead);
    if (ahead >= 0) return ahead;
    return step > 0 ? 0 : count - 1;
  }

  async function checkSelection() {
    const page = reading?.page ?? readBlocks(builtIn(document, 'documentElement'), readOptions());
    const selected = selectedText(document, page);
    if (selected === null) return null;
    const { text, range } = selected;
    const input = { ...documentFacts(document), text, context: page.text };
    const checked = await checker.check(input, { signal });
    if (checked === null) return null;
    const sentences = claimsOf(checked.matches, { sourcesDisagree: options.sourcesDisagree });
    const node = range.commonAncestorContainer;
    const element =
      node instanceof Element ? node : (node.parentElement ?? builtIn(document, 'documentElement'));
    return {
      quote: text,
      sentences: sentences.map(({ quote, matches: ofSentence }) => ({
        quote,
        matches: ofSentence,
        ...linkToQuote(page, quote, range),
      })),
      anchor: createAnchor(element, () => (range.startContainer.isConnected ? range : null)),
    };
  }

  /** What was under way when a page was put aside for coming back to gets no answer any more. */
  function watchReturns(): void {
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (!persisted || running === null) return;
      stopCheck();
      requestCheck(0);
    };
    window.addEventListener('pageshow', onShow, { signal });
  }

  /** Style sheets show and hide text without a change that could be observed, but seldom without a click. */
  function watchReveals(): void {
    let reveal: ReturnType<typeof setTimeout> | undefined;
    const listener = () => {
      if (reading === null || reading.matches.length === 0) return;
      clearTimeout(reveal);
      reveal = setTimeout(publish, AFTER_REVEAL_MS);
    };
    const listenerOptions = { capture: true, passive: true, signal };
    for (const type of ['click', 'toggle']) window.addEventListener(type, listener, listenerOptions);
    window.addEventListener('scrollend', () => located.length > MAX_PAINTED && paint(), listenerOptions);
  }
}

/** The address that leads to a sentence the reader selected; none where it stands in a field or is not read. */
function linkToQuote(page: PageText, quote: string, range: Range): { link?: string } {
  const start = page.text.indexOf(quote, spanOf(page, range)?.start ?? 0);
  if (start < 0) return {};
  return { link: addressOfText(location.href, page.text, { start, end: start + quote.length }) };
}

function createAnchor(contextElement: Element, range: () => Range | null): ClaimAnchor {
  return {
    contextElement,
    getBoundingClientRect: () => range()?.getBoundingClientRect() ?? new DOMRect(),
    getClientRects: () => [...(range()?.getClientRects() ?? [])],
  };
}
