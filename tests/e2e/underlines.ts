/** What the extension has underlined in a page, and where texts of the page stand. */
import type { Box, Point, Tab } from './browser.ts';
import { pause, waitFor } from './wait.ts';

const SETTLED_MS = 300;

/** How many sentences the page has underlined, by stance. */
export function countHighlights(tab: Tab): Promise<{ agrees: number; contradicts: number; context: number }> {
  return tab.evaluate(() => {
    const sizeOf = (end: string) => [...CSS.highlights].find(([name]) => name.endsWith(end))?.[1].size ?? 0;
    return { agrees: sizeOf('-agrees'), contradicts: sizeOf('-contradicts'), context: sizeOf('-context') };
  });
}

/** How many sentences the page has underlined. */
export async function countUnderlined(tab: Tab): Promise<number> {
  const { agrees, contradicts, context } = await countHighlights(tab);
  return agrees + contradicts + context;
}

/** The underlined texts, as they stand in the document; those of one underline after those of another. */
export function readUnderlined(tab: Tab): Promise<string[]> {
  return tab.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => /-(agrees|contradicts|context)$/.test(name))
      .flatMap(([, highlight]) => [...highlight].map(String)),
  );
}

/** The names under which sentences that agree with a source are underlined: one per running checker. */
export function namesOfAgreeing(page: Tab): Promise<string[]> {
  return page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.endsWith('-agrees')));
}

/** Waits until sentences are underlined and no more are added. */
export async function waitForHighlights(tab: Tab): Promise<void> {
  let before = 0;
  await waitFor(async () => {
    const total = await countUnderlined(tab);
    const isSettled = total > 0 && total === before;
    before = total;
    if (!isSettled) await pause(SETTLED_MS);
    return isSettled ? true : undefined;
  }, 'underlined sentences');
}

/** Waits until that many sentences are underlined. */
export async function waitForCount(tab: Tab, wanted: number): Promise<void> {
  await waitFor(
    async () => ((await countUnderlined(tab)) === wanted ? true : undefined),
    `${wanted} underlined sentences`,
  );
}

/** The first line of a text in the page, after scrolling to it. */
export async function placeOf(tab: Tab, text: string): Promise<Box> {
  return tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(wanted) ?? -1;
      if (start < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const [first] = range.getClientRects();
      if (first) return { x: first.x, y: first.y, width: first.width, height: first.height };
    }
    throw new Error(`The page does not show "${wanted}".`);
  }, text);
}

/** Clicks on a text of the page. */
export async function clickText(tab: Tab, text: string): Promise<void> {
  await tab.click(pointIn(await placeOf(tab, text)));
}

/** Selects a text of the page by dragging over it; answers a point of the selection. */
export async function selectText(tab: Tab, text: string): Promise<Point> {
  const place = await placeOf(tab, text);
  const { x, y, width, height } = place;
  const middle = y + height / 2;
  await tab.drag({ x: x + 1, y: middle }, { x: x + width - 1, y: middle });
  return pointIn(place);
}

function pointIn({ x, y, width, height }: Box): Point {
  return { x: x + Math.min(width / 2, 40), y: y + height / 2 };
}
