/**
 * Footnote marks in the margin, in our own host: the page's elements stay as they are.
 */
import { followMargin, type MarginPlace } from './margin-places.ts';
import { openHostPlace } from './own-host.ts';
import type { PlacedClaim } from './page-checker-api.ts';

export interface MarginMarksOptions {
  readonly css: string;
  /** Puts the marks into the container at their places, in place of those that were there; none takes them out. */
  readonly render: (container: HTMLElement, places: readonly MarginPlace[]) => void;
}

export interface MarginMarks {
  /** Marks these claims and no others. */
  update(claims: readonly PlacedClaim[]): void;
  close(): void;
}

/** Marks in the margin until they are closed, or the page insists on having none. */
export function openMarginMarks({ css, render }: MarginMarksOptions): MarginMarks {
  const controller = new AbortController();
  const place = openHostPlace({ css, onLost: close });
  const follower = followMargin({
    origin: place.container,
    onPlaces: (places) => render(place.container, places),
    signal: controller.signal,
  });

  function close(): void {
    if (controller.signal.aborted) return;
    controller.abort();
    render(place.container, []);
    place.release();
  }
  return { update: follower.update, close };
}
