/**
 * Claims at their places in the document.
 */
import type { Claim } from './claims.ts';
import { boundariesOf, toLiveRange } from './offsets-to-range.ts';
import type { PageText } from './read-blocks.ts';

/** A claim whose sentence the reader can see. */
export interface LocatedClaim {
  readonly claim: Claim;
  readonly range: AbstractRange;
  /** Around the beginning of the sentence. */
  readonly element: Element;
}

/**
 * Live ranges follow the document by themselves, and each makes each of its changes dearer: a thousand of them slow a
 * busy page by a factor of ten, a hundred by little. Where there are more, static ranges do until the page is read again.
 */
const MAX_LIVE_RANGES = 100;

/** Painting more makes some browsers slow on every frame. */
export const MAX_PAINTED = 200;

/** The claims whose sentences are still in the document and shown; the others are left out. */
export function locateClaims(page: PageText, claims: readonly Claim[]): LocatedClaim[] {
  const isLive = claims.length <= MAX_LIVE_RANGES;
  return claims.flatMap((claim) => {
    const boundaries = boundariesOf(page, claim);
    if (boundaries === null) return [];
    const element = elementAround(boundaries.startContainer);
    if (element === null || !isShown(element)) return [];
    const range = isLive ? toLiveRange(boundaries) : new StaticRange(boundaries);
    return range === null ? [] : [{ claim, range, element }];
  });
}

/** A range that measures; `null` when the document has lost the place. */
export function liveRangeOf({ range }: LocatedClaim): Range | null {
  const live = range instanceof Range ? range : liveCopy(range);
  return live?.startContainer.isConnected && !live.collapsed ? live : null;
}

/** The claims nearest to the middle of the viewport, as many as are painted. */
export function nearestClaims(claims: readonly LocatedClaim[]): readonly LocatedClaim[] {
  if (claims.length <= MAX_PAINTED) return claims;
  const middle = window.innerHeight / 2;
  return claims
    .map((located) => {
      const rect = liveRangeOf(located)?.getBoundingClientRect();
      const distance =
        rect === undefined ? Number.POSITIVE_INFINITY : Math.abs((rect.top + rect.bottom) / 2 - middle);
      return { located, distance };
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_PAINTED)
    .map(({ located }) => located);
}

function liveCopy(range: AbstractRange): Range | null {
  const isThere =
    range.startOffset <= lengthOf(range.startContainer) && range.endOffset <= lengthOf(range.endContainer);
  return isThere ? toLiveRange(range) : null;
}

function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length;
}

function elementAround(node: Node): Element | null {
  const { parentNode } = node;
  return parentNode instanceof ShadowRoot ? parentNode.host : node.parentElement;
}

/** Text that fades in as it is scrolled to counts as shown. */
function isShown(element: Element): boolean {
  // A closed `<details>` is shown itself; what stands right inside it is not.
  if (element instanceof HTMLDetailsElement && !element.open) return false;
  return Element.prototype.checkVisibility?.call(element, { visibilityProperty: true }) ?? true;
}
