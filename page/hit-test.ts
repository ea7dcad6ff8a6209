/**
 * Which of our ranges is at a point of the viewport.
 */
import { toLiveRange } from './offsets-to-range.ts';

/** `highlightsFromPoint`: Chromium 140, Firefox 150. */
interface HighlightRegistryWithHitTest {
  highlightsFromPoint?: (
    x: number,
    y: number,
    options?: { shadowRoots?: readonly ShadowRoot[] },
  ) => readonly { readonly ranges: readonly AbstractRange[] }[];
}

interface DocumentWithOlderHitTest {
  caretRangeFromPoint?: (x: number, y: number) => Range | null;
}

/** Where to look. */
export interface HitTestOptions {
  readonly document: Document;
  /** The painted ranges; the same objects as in the highlights. */
  readonly ranges: readonly AbstractRange[];
  readonly shadowRoots: readonly ShadowRoot[];
}

/** Index of the range whose text is at the point; -1 when none is. */
export function rangeAtPoint(x: number, y: number, options: HitTestOptions): number {
  const { highlights } = CSS as { highlights?: HighlightRegistryWithHitTest };
  if (typeof highlights?.highlightsFromPoint !== 'function') return rangeAtCaret(x, y, options);
  const hits = highlights.highlightsFromPoint(x, y, { shadowRoots: options.shadowRoots });
  for (const hit of hits) {
    for (const range of hit.ranges) {
      const index = options.ranges.indexOf(range);
      if (index >= 0) return index;
    }
  }
  return -1;
}

/** The same through the text position nearest to the point, for browsers without highlight hit-testing. */
export function rangeAtCaret(x: number, y: number, options: HitTestOptions): number {
  const caret = caretAt(x, y, options);
  if (caret === null) return -1;
  return options.ranges.findIndex((candidate) => {
    const range = candidate instanceof Range ? candidate : toLiveRange(candidate);
    if (range === null || !contains(range, caret)) return false;
    // The nearest position may be far away: beside the line, in a margin.
    return [...range.getClientRects()].some(
      (rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
    );
  });
}

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

function caretAt(x: number, y: number, { document, shadowRoots }: HitTestOptions): Caret | null {
  const { prototype } = Document as { prototype: Partial<Document> & DocumentWithOlderHitTest };
  if (typeof prototype.caretPositionFromPoint === 'function') {
    const options = { shadowRoots: [...shadowRoots] };
    const position = prototype.caretPositionFromPoint.call(document as Document, x, y, options);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = prototype.caretRangeFromPoint?.call(document, x, y) ?? null;
  return range && { node: range.startContainer, offset: range.startOffset };
}

function contains(range: Range, { node, offset }: Caret): boolean {
  if (node.getRootNode() !== range.startContainer.getRootNode()) return false;
  return range.isPointInRange(node, offset);
}
