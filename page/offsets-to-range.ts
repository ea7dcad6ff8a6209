/**
 * From text offsets to places in the document, and back.
 */
import type { PageText, TextSegments } from './read-blocks.ts';

/** A stretch of the page's text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the document: what `Range` and `StaticRange` begin with. */
export type RangeBoundaries = Pick<Range, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

/**
 * The place in the document of `text.slice(start, end)`, without white space at its ends that comes from nowhere.
 *
 * @returns `null` when the stretch holds no character of the document, or the document has lost it since it was read
 */
export function boundariesOf(page: PageText, { start, end }: TextSpan): RangeBoundaries | null {
  const { starts, nodes, nodeStarts, lengths } = page.segments;
  const first = segmentAtOrAfter(page.segments, start);
  const last = segmentBefore(page.segments, end);
  if (first > last) return null;
  const startContainer = nodes[first];
  const endContainer = nodes[last];
  if (startContainer === undefined || endContainer === undefined) return null;
  const startOffset = at(nodeStarts, first) + Math.max(0, start - at(starts, first));
  const endOffset = at(nodeStarts, last) + Math.min(at(lengths, last), end - at(starts, last));
  const isThere =
    startContainer.isConnected &&
    endContainer.isConnected &&
    startOffset <= startContainer.length &&
    endOffset <= endContainer.length;
  return isThere ? { startContainer, startOffset, endContainer, endOffset } : null;
}

/** Live: follows the document, at a cost for every change of it. `null` when the page rearranged its nodes meanwhile. */
export function toLiveRange(boundaries: RangeBoundaries): Range | null {
  const range = new Range();
  range.setStart(boundaries.startContainer, boundaries.startOffset);
  range.setEnd(boundaries.endContainer, boundaries.endOffset);
  // Setting an end that lies before the start moves the start there.
  const isWhole =
    range.startContainer === boundaries.startContainer && range.startOffset === boundaries.startOffset;
  return isWhole ? range : null;
}

/**
 * The stretch of the page's text inside a range, whose ends may be anywhere in the document.
 *
 * @returns `null` when nothing in the range was read
 */
export function spanOf(page: PageText, range: Range): TextSpan | null {
  const { starts, nodes, nodeStarts, lengths } = page.segments;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (let segment = 0; segment < nodes.length; segment += 1) {
    const node = nodes[segment];
    if (node === undefined || !range.intersectsNode(node)) continue;
    const nodeStart = at(nodeStarts, segment);
    const nodeEnd = nodeStart + at(lengths, segment);
    const from = node === startContainer ? Math.max(nodeStart, startOffset) : nodeStart;
    const to = node === endContainer ? Math.min(nodeEnd, endOffset) : nodeEnd;
    if (from >= to) continue;
    start = Math.min(start, at(starts, segment) + from - nodeStart);
    end = Math.max(end, at(starts, segment) + to - nodeStart);
  }
  return end < 0 ? null : { start, end };
}

/** Index of the first segment that reaches beyond `offset`. */
function segmentAtOrAfter({ starts, lengths }: TextSegments, offset: number): number {
  const before = lastStartingBefore(starts, offset + 1);
  return before >= 0 && at(starts, before) + at(lengths, before) > offset ? before : before + 1;
}

/** Index of the last segment that begins before `offset`; -1 when there is none. */
function segmentBefore({ starts }: TextSegments, offset: number): number {
  return lastStartingBefore(starts, offset);
}

function lastStartingBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(starts, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The lists of a `TextSegments` have the same length, so an index taken from one is in all. */
function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
