/**
 * Underlines sentences through the CSS Custom Highlight API, without touching the page's elements.
 *
 * `CSS.highlights` is shared with the page, which may read and remove what is in it: the list kept here is the truth,
 * and a removed highlight is painted again until the page makes a habit of it. The registry is never iterated; Firefox
 * forbids that to content scripts.
 */
import type { Stance } from '../engine/types.ts';
import { createAttemptBudget } from './attempt-budget.ts';
import { type HighlightName, highlightName, highlightRules } from './highlight-rules.ts';

/** A range and how to underline it. */
export interface PaintedRange {
  readonly range: AbstractRange;
  readonly stance: Stance;
}

export interface Painter {
  /** False where the browser has no Highlight API: then nothing here has any effect. */
  readonly canPaint: boolean;
  /** Underlines these ranges and no others. */
  paint(ranges: readonly PaintedRange[]): void;
  /** Sets these ranges off as hovered or opened, and no others. */
  mark(ranges: readonly AbstractRange[]): void;
  /** Paints again what the page has removed, within a budget. */
  repair(): void;
}

/** Where highlights overlap, the higher one's line is drawn on top. */
const PRIORITIES: Readonly<Record<HighlightName, number>> = {
  context: 1,
  agrees: 2,
  contradicts: 3,
  current: 4,
};

/** @param signal takes everything off the page */
export function createPainter({ prefix, signal }: { prefix: string; signal: AbortSignal }): Painter {
  if (!hasHighlightApi()) {
    return { canPaint: false, paint() {}, mark() {}, repair() {} };
  }
  const registry = CSS.highlights;
  const painted = new Map<
    HighlightName,
    { readonly highlight: Highlight; readonly ranges: readonly AbstractRange[] }
  >();
  const repairs = createAttemptBudget();
  const styledRoots = new Map<ShadowRoot, CSSStyleSheet>();

  /** `isShown`: false where the page has had its way, and only the list is kept. */
  function set(name: HighlightName, ranges: readonly AbstractRange[], isShown: boolean): void {
    if (signal.aborted || ranges.length === 0) {
      if (painted.delete(name)) registry.delete(highlightName(prefix, name));
      return;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = PRIORITIES[name];
    painted.set(name, { highlight, ranges });
    if (isShown) registry.set(highlightName(prefix, name), highlight);
  }

  /** Highlight styles reach into shadow roots by inheritance in newer browsers only (Chromium 134). */
  function styleRootOf(node: Node): void {
    const root = node.getRootNode();
    // A text right under the root takes the style of the host.
    const element = node instanceof Element ? node : node.parentElement;
    if (!(root instanceof ShadowRoot) || element === null || styledRoots.has(root)) return;
    const style = getComputedStyle(element, `::highlight(${highlightName(prefix, 'agrees')})`);
    if (style.textDecorationLine === 'underline') return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightRules(prefix));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    styledRoots.set(root, sheet);
  }

  function isIntact(name: HighlightName): boolean {
    const entry = painted.get(name);
    if (entry === undefined) return true;
    return (
      registry.get(highlightName(prefix, name)) === entry.highlight &&
      entry.highlight.size === entry.ranges.length
    );
  }

  /** Whether to paint: painting over what the page removed is a repair. */
  function mayShow(): boolean {
    return [...painted.keys()].every(isIntact) || repairs.take();
  }

  signal.addEventListener(
    'abort',
    () => {
      for (const name of painted.keys()) registry.delete(highlightName(prefix, name));
      painted.clear();
      for (const [root, sheet] of styledRoots) removeSheet(root, sheet);
      styledRoots.clear();
    },
    { once: true },
  );

  return {
    canPaint: true,
    paint(ranges) {
      const isShown = mayShow();
      for (const stance of ['contradicts', 'agrees', 'context'] as const) {
        const ofStance = ranges.filter((painting) => painting.stance === stance).map(({ range }) => range);
        set(stance, ofStance, isShown);
      }
      for (const { range } of ranges) styleRootOf(range.startContainer);
    },
    mark(ranges) {
      set('current', ranges, mayShow());
    },
    repair() {
      const removed = [...painted].filter(([name]) => !isIntact(name));
      if (removed.length === 0 || !repairs.take()) return;
      for (const [name, { ranges }] of removed) set(name, ranges, true);
    },
  };
}

function hasHighlightApi(): boolean {
  return typeof Highlight === 'function' && typeof CSS === 'object' && typeof CSS.highlights === 'object';
}

function removeSheet(root: ShadowRoot, sheet: CSSStyleSheet): void {
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
}
