/**
 * Where footnote marks stand: in the margin of the text, at the line on which a sentence ends.
 *
 * Places are given from an origin that scrolls with the document, so the browser itself moves the marks with the page;
 * they are measured again when something inside the page scrolls, when the layout changes, and once a frame while the
 * document scrolls, for what came near and what is covered.
 */
import type { PlacedClaim } from './page-checker-api.ts';

/** A mark takes at least this much room each way, in pixels; WCAG 2.2 asks for 24. */
export const MARK_SIZE = 24;
/** Beside larger text the mark is larger, up to a point. */
const MARK_TO_TEXT = 1.4;
const MAX_MARK_SIZE = 44;
const GAP = 4;
/** How far from the viewport a claim still has its mark, in heights of the viewport. */
const NEAR = 1;
/** Measuring more would be felt while scrolling. */
const MAX_MARKS = 60;

/** A claim and where its mark stands, in pixels from the origin. */
export interface MarginPlace {
  readonly claim: PlacedClaim;
  readonly left: number;
  readonly top: number;
  /** Width and height. */
  readonly size: number;
}

export interface MarginFollower {
  /** Takes other claims, or measures the same ones again. */
  update(claims: readonly PlacedClaim[]): void;
}

interface FollowOptions {
  /** An element at a place of the document that scrolls with it. */
  readonly origin: Element;
  /** At once and whenever places change; in the order of the page. */
  readonly onPlaces: (places: readonly MarginPlace[]) => void;
  readonly signal: AbortSignal;
}

/** Keeps the places of claims up to date until the signal. */
export function followMargin({ origin, onPlaces, signal }: FollowOptions): MarginFollower {
  let claims: readonly PlacedClaim[] = [];
  let surroundings = new WeakMap<Element, Surroundings>();
  let frame = 0;

  const measure = (): void => {
    frame = 0;
    const { left, top } = origin.getBoundingClientRect();
    const measured = claims.flatMap((claim) => {
      const line = lastLine(claim);
      if (line === undefined || !isNear(line)) return [];
      const around = surroundings.get(claim.anchor.contextElement) ?? look(claim.anchor.contextElement);
      surroundings.set(claim.anchor.contextElement, around);
      if (!isUncovered(line, claim.anchor.contextElement, around)) return [];
      return [{ claim, ...besideLine(line, around, document.documentElement.clientWidth) }];
    });
    const shown = apart(measured.slice(0, MAX_MARKS));
    onPlaces(shown.map((place) => ({ ...place, left: place.left - left, top: place.top - top })));
  };
  const request = (): void => {
    if (frame === 0 && claims.length > 0) frame = requestAnimationFrame(measure);
  };

  /** The reader may have changed the size of the text, or the page its columns. */
  const lookAgain = (): void => {
    surroundings = new WeakMap();
    request();
  };

  const listening = { capture: true, passive: true, signal };
  window.addEventListener('scroll', request, listening);
  for (const type of ['resize', 'load', 'transitionend']) window.addEventListener(type, lookAgain, listening);
  const layout = new ResizeObserver(lookAgain);
  layout.observe(document.documentElement);
  if (document.body) layout.observe(document.body);
  signal.addEventListener(
    'abort',
    () => {
      layout.disconnect();
      cancelAnimationFrame(frame);
    },
    { once: true },
  );

  return {
    update(newClaims) {
      if (signal.aborted) return;
      claims = newClaims;
      surroundings = new WeakMap();
      cancelAnimationFrame(frame);
      measure();
    },
  };
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** What is asked of the style once, for it does not change while the page scrolls. */
interface Surroundings {
  /** The block the text stands in. */
  readonly block: Element;
  readonly isRightToLeft: boolean;
  /** Of a mark beside it. */
  readonly size: number;
  /** Elements around it that show only part of what they hold. */
  readonly clips: readonly Element[];
}

function look(element: Element): Surroundings {
  let block: Element | null = null;
  const clips: Element[] = [];
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const { display, overflowX, overflowY } = getComputedStyle(at);
    if (block === null && !display.startsWith('inline') && display !== 'contents') block = at;
    const isRoot = at === document.documentElement || at === document.body;
    if (!isRoot && (overflowX !== 'visible' || overflowY !== 'visible')) clips.push(at);
  }
  const { direction, fontSize } = getComputedStyle(element);
  const size = Math.round(
    Math.min(MAX_MARK_SIZE, Math.max(MARK_SIZE, Number.parseFloat(fontSize) * MARK_TO_TEXT)),
  );
  return { block: block ?? element, isRightToLeft: direction === 'rtl', size, clips };
}

/** By the prototype, for a form may have fields with these names. */
function parentOf(element: Element): Element | null {
  const parent = Reflect.get(Node.prototype, 'parentElement', element);
  const root = rootOf(element);
  return parent ?? (root instanceof ShadowRoot ? root.host : null);
}

function rootOf(element: Element): Node {
  return Node.prototype.getRootNode.call(element);
}

/** The line on which a sentence ends. */
function lastLine({ anchor }: PlacedClaim): DOMRect | undefined {
  return anchor.getClientRects().findLast(({ width, height }) => width > 0 && height > 0);
}

function isNear({ top, bottom }: Box): boolean {
  const reach = innerHeight * NEAR;
  return bottom > -reach && top < innerHeight + reach;
}

/** Whether a reader sees the end of the sentence, as far as it is in the viewport. */
function isUncovered(line: Box, element: Element, { clips }: Surroundings): boolean {
  const x = (line.left + line.right) / 2;
  const y = (line.top + line.bottom) / 2;
  for (const clip of clips) {
    const { left, right, top, bottom } = Element.prototype.getBoundingClientRect.call(clip);
    if (x < left || x > right || y < top || y > bottom) return false;
  }
  const root = rootOf(element);
  const hit = (root instanceof ShadowRoot ? root : document).elementFromPoint(x, y);
  const { contains } = Node.prototype;
  return hit === null || contains.call(hit, element) || contains.call(element, hit);
}

/** Beside the block where there is room: after the end of the lines, else before their beginning, else at the edge. */
function besideLine(
  line: Box,
  { block, isRightToLeft, size }: Pick<Surroundings, 'block' | 'isRightToLeft' | 'size'>,
  width: number,
): Omit<MarginPlace, 'claim'> {
  const { left, right } = Element.prototype.getBoundingClientRect.call(block);
  const top = (line.top + line.bottom - size) / 2;
  const onRight = right + GAP;
  const onLeft = left - GAP - size;
  const choices = isRightToLeft ? [onLeft, onRight] : [onRight, onLeft];
  const roomy = choices.find((at) => at >= 0 && at + size <= width);
  return { left: roomy ?? (isRightToLeft ? 0 : width - size), top, size };
}

/** Marks that would lie on each other stand below each other. */
export function apart<Place extends Omit<MarginPlace, 'claim'>>(places: readonly Place[]): readonly Place[] {
  const placed: Place[] = [];
  for (const place of [...places].sort((a, b) => a.top - b.top)) {
    const above = placed.filter(({ left, size }) => Math.abs(left - place.left) < Math.max(size, place.size));
    const free = Math.max(place.top, ...above.map(({ top, size }) => top + size));
    placed.push({ ...place, top: free });
  }
  return placed;
}
