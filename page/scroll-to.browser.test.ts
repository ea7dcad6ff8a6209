import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isInView, scrollToRange } from './scroll-to.ts';

const GAP = '<div style="height: 3000px"></div>';
let element: HTMLElement;
let range: Range;

beforeEach(() => {
  document.body.innerHTML = `${GAP}<p>A sentence.</p>${GAP}`;
  window.scrollTo({ top: 0, behavior: 'instant' });
  element = document.querySelector('p') as HTMLElement;
  range = new Range();
  range.selectNodeContents(element);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('scrollToRange', () => {
  it('brings the sentence near the middle of the view and waits until it is there', async () => {
    expect(isInView(range)).toBe(false);
    await scrollToRange(range, element);
    expect(isInView(range)).toBe(true);
    const { top } = range.getBoundingClientRect();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(range.getBoundingClientRect().top).toBe(top);
    expect(Math.abs(top - window.innerHeight / 2)).toBeLessThan(window.innerHeight / 4);
  });

  it.each([
    [true, 'instant'],
    [false, 'smooth'],
  ])('when less motion is preferred (%s) scrolls in a way that is %s', async (matches, behavior) => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches } as MediaQueryList);
    const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView');
    await scrollToRange(range, element);
    expect(scrollIntoView).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ behavior }));
  });

  it('does not wait for a sentence that is in place already', async () => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const start = performance.now();
    await scrollToRange(range, element);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
