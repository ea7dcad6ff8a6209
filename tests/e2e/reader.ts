/// <reference types="chrome" />
/** A reader with a browser: what the scenarios do, in the reader's words. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { type FileServer, serveFiles } from '../../scripts/serve-files.ts';
import type { Box, Browser, Point, Tab } from './browser.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import { pause, waitFor } from './wait.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** The sample article, from the root of the fixtures. */
export const SAMPLE = '/sample/article.en.html';

const SETTLED_MS = 300;

/** The browser in which the scenarios run; the project of the tests says which. */
export const BROWSER = inject('browser');

export interface Reader {
  readonly site: FileServer;
  readonly browser: Browser;
  /** Opens a page of the fixtures, or any address, in a tab of its own. */
  open(path: string): Promise<Tab>;
  /** Opens a page of the extension in a tab. */
  openExtensionPage(path: string): Promise<Tab>;
  /** Opens the popup as it is for a tab. */
  openPopup(tab: Tab): Promise<Tab>;
  /** What stands on the toolbar button for a tab. */
  badgeOf(tab: Tab): Promise<string>;
  /** Errors and warnings on any console during this scenario, as far as not asked before. */
  complaints(): Promise<readonly string[]>;
}

/** A browser for the scenarios of a file; tabs, settings and records begin anew in each scenario. */
export function useReader(): Reader {
  let browser: Browser;
  let site: FileServer;

  beforeAll(async () => {
    site = await serveFiles(FIXTURES);
    browser = await (BROWSER === 'firefox' ? openFirefox() : openChromium());
    await waitFor(async () => await tabWith(browser, 'welcome'), 'the welcome page');
  });
  beforeEach(async () => {
    await browser.closeTabs();
    await browser.takeRequests();
    await browser.takeComplaints();
  });
  afterEach(async () => {
    await browser.inExtension(() => chrome.storage.local.clear());
  });
  afterAll(async () => {
    await browser.close();
    site.close();
  });

  const numberOf = async (tab: Tab): Promise<number> => {
    const number = await browser.inExtension(
      async (address) => {
        const tabs = await chrome.tabs.query({});
        // The browser hides the address of its own pages from extensions; the newest tab is the one just opened.
        return (tabs.findLast(({ url }) => url === address) ?? tabs.at(-1))?.id ?? -1;
      },
      await tab.address(),
    );
    return number;
  };
  const openExtensionPage = (path: string) => browser.open(`${browser.extensionAddress}/${path}`);

  return {
    get site() {
      return site;
    },
    get browser() {
      return browser;
    },
    open: (path) => browser.open(path.startsWith('/') ? site.address + path : path),
    openExtensionPage,
    openPopup: async (tab) => openExtensionPage(`popup.html?tab=${await numberOf(tab)}`),
    badgeOf: async (tab) =>
      browser.inExtension((tabId) => chrome.action.getBadgeText({ tabId }), await numberOf(tab)),
    complaints: () => browser.takeComplaints(),
  };
}

/** The tab whose address contains the text. */
export async function tabWith(browser: Browser, text: string): Promise<Tab | undefined> {
  for (const tab of await browser.tabs()) if ((await tab.address()).includes(text)) return tab;
  return undefined;
}

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
