import { afterEach, expect, it, vi } from 'vitest';
import { apart, followMargin, MARK_SIZE, type MarginPlace } from './margin-places.ts';
import type { PlacedClaim } from './page-checker-api.ts';

let controller = new AbortController();

afterEach(() => {
  controller.abort();
  controller = new AbortController();
  document.body.replaceChildren();
  document.body.style.cssText = '';
  scrollTo({ top: 0, behavior: 'instant' });
});

/** A page of paragraphs, each of which ends with a claim, and the places of its marks. */
function follow(html: string) {
  document.body.innerHTML = html;
  const origin = document.createElement('div');
  origin.style.cssText = 'position: absolute; top: 0; left: 0';
  document.documentElement.append(origin);
  controller.signal.addEventListener('abort', () => origin.remove());
  const onPlaces = vi.fn((_places: readonly MarginPlace[]) => undefined);
  const claims = [...document.querySelectorAll('[data-claim]')].map((element, index): PlacedClaim => {
    const range = new Range();
    range.selectNodeContents(element);
    return {
      index,
      stance: 'agrees',
      matches: [],
      anchor: {
        contextElement: element,
        getBoundingClientRect: () => range.getBoundingClientRect(),
        getClientRects: () => [...range.getClientRects()],
      },
    };
  });
  followMargin({ origin, onPlaces, signal: controller.signal }).update(claims);
  const places = () => onPlaces.mock.lastCall?.[0] ?? [];
  return { places, shown: () => places().map(({ claim }) => claim.index) };
}

const claim = (text = 'It is so.') => `<p>Before. <span data-claim>${text}</span></p>`;

it('stands to the right of the paragraph, on the line on which the sentence ends', () => {
  document.body.style.margin = '0';
  const { places } = follow(
    `<div style="width: 200px">${claim('A sentence that goes on and on until it ends on another line.')}</div>`,
  );
  const [place] = places();
  const last = [...(document.querySelector('[data-claim]')?.getClientRects() ?? [])].at(-1);
  expect(place?.left).toBeGreaterThanOrEqual(200);
  expect(place?.left).toBeLessThan(200 + MARK_SIZE);
  expect((place?.top ?? 0) + MARK_SIZE / 2).toBeCloseTo(((last?.top ?? 0) + (last?.bottom ?? 0)) / 2, 0);
});

it('stands on the left where there is no room on the right, and at the edge where there is none at all', () => {
  const left = follow(`<div style="margin-left: 100px">${claim()}</div>`).places();
  expect(left[0]?.left).toBeLessThanOrEqual(100);
  controller.abort();
  controller = new AbortController();
  document.body.style.margin = '0';
  const edge = follow(claim()).places();
  expect(edge[0]?.left).toBe(document.documentElement.clientWidth - MARK_SIZE);
});

it('stands on the left of a text that is written to the left', () => {
  const { places } = follow(`<div dir="rtl" style="margin: 0 100px">${claim()}</div>`);
  expect(places()[0]?.left).toBeLessThan(100);
});

it('keeps its place in the document while it scrolls, and leaves out what is far away', async () => {
  const spacer = '<div style="height: 300vh"></div>';
  const { places, shown } = follow(`${claim()}${spacer}${claim()}`);
  expect(shown()).toEqual([0]);
  const before = places()[0]?.top;
  scrollTo({ top: 100, behavior: 'instant' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(places()[0]?.top).toBe(before);
  scrollTo({ top: 100_000, behavior: 'instant' });
  await vi.waitFor(() => expect(shown()).toEqual([1]));
});

it('is not shown for a sentence that its own scroller, or something in front, hides', async () => {
  const { shown } = follow(
    `<div id="scroller" style="height: 60px; overflow: auto">${claim()}<div style="height: 400px"></div></div>` +
      `<div id="front" style="position: fixed; inset: 0; display: none; background: white"></div>`,
  );
  expect(shown()).toEqual([0]);
  const scroller = document.querySelector('#scroller');
  scroller?.scrollTo({ top: 200, behavior: 'instant' });
  await vi.waitFor(() => expect(shown()).toEqual([]));
  scroller?.scrollTo({ top: 0, behavior: 'instant' });
  await vi.waitFor(() => expect(shown()).toEqual([0]));
  document.querySelector<HTMLElement>('#front')?.style.setProperty('display', 'block');
  window.dispatchEvent(new Event('resize'));
  await vi.waitFor(() => expect(shown()).toEqual([]));
});

it('is larger beside larger text, within bounds', () => {
  const sizes = [10, 20, 100].map((px) => {
    const { places } = follow(`<div style="font-size: ${px}px">${claim()}</div>`);
    return places()[0]?.size;
  });
  expect(sizes).toEqual([24, 28, 44]);
});

it('grows with the text that the reader enlarges', async () => {
  const { places } = follow(claim());
  expect(places()[0]?.size).toBe(24);
  document.body.style.fontSize = '32px';
  await vi.waitFor(() => expect(places()[0]?.size).toBe(44));
});

it('never lies on another one', () => {
  const places = apart([
    { left: 10, top: 30, size: 24 },
    { left: 10, top: 20, size: 24 },
    { left: 10, top: 25, size: 24 },
    { left: 300, top: 22, size: 24 },
  ]);
  expect(places.map(({ top }) => top)).toEqual([20, 22, 44, 68]);
});
