/**
 * Brings a sentence into the middle of the view.
 */

/** After this time a page that scrolls on and on is taken as it is. */
const MAX_SCROLL_MS = 1_500;

/**
 * Scrolls the document, and whatever scrolls inside it, until the range is in view; resolves when it stands still.
 * Smooth, unless the reader prefers less motion.
 */
export async function scrollToRange(range: Range, element: Element): Promise<void> {
  // By the prototype, for the element may be a form whose fields have these names.
  const { getBoundingClientRect, scrollIntoView } = Element.prototype;
  const behavior = prefersReducedMotion() ? 'instant' : 'smooth';
  const isTall = getBoundingClientRect.call(element).height > window.innerHeight * 0.8;
  if (!isTall) scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior });
  else {
    // The middle of a tall element may be far from the sentence.
    if (!isInView(range))
      scrollIntoView.call(element, { block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { top, bottom } = range.getBoundingClientRect();
    window.scrollBy({ top: (top + bottom) / 2 - window.innerHeight / 2, behavior });
  }
  await untilStill(range);
}

/** Whether some of the range is in the viewport. */
export function isInView(range: Range): boolean {
  const { top, bottom, width } = range.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < window.innerHeight;
}

function prefersReducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** `scrollend` does not come when there was nothing to scroll, so the range's own place is watched. */
async function untilStill(range: Range): Promise<void> {
  const start = performance.now();
  let last = Number.NaN;
  for (let stillFrames = 0; stillFrames < 3 && performance.now() - start < MAX_SCROLL_MS; ) {
    await nextFrame();
    const { top } = range.getBoundingClientRect();
    stillFrames = top === last ? stillFrames + 1 : 0;
    last = top;
  }
}

/** Hidden pages get no frames. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
