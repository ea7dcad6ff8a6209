/// <reference types="chrome" />
/** A reader with a browser: what the scenarios do, in the reader's words. */
import { fileURLToPath } from 'node:url';
import type { ConsoleMessage, Page, Request, Worker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type OpenedBrowser, openBrowser } from '../../scripts/open-browser.ts';
import { type FileServer, serveFiles } from '../../scripts/serve-files.ts';
import { waitFor } from './closed-root.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** The sample article, from the root of the fixtures. */
export const SAMPLE = '/sample/article.en.html';

/** A name of this machine that browsers do not trust as they trust `localhost`. */
export const UNTRUSTED_HOST = 'plain.test';
const PLAIN_HTTP = `--host-resolver-rules=MAP ${UNTRUSTED_HOST} 127.0.0.1`;
const SETTLED_MS = 300;
const VIEWPORT = { width: 1100, height: 800 };

export interface Reader {
  readonly site: FileServer;
  /** Addresses that anything in the browser asked for during this scenario, the extension's worker included. */
  readonly requests: readonly string[];
  /** Errors and warnings on any console during this scenario. */
  readonly complaints: readonly string[];
  /** Opens a page of the fixtures, or any address, in a tab of its own. */
  open(path: string): Promise<Page>;
  /** Opens a page of the extension in a tab; the popup for another tab with `popup.html?tab=ID`. */
  openExtensionPage(path: string): Promise<Page>;
  /** The browser's number for the tab that shows this page. */
  tabOf(page: Page): Promise<number>;
  worker(): Promise<Worker>;
  /** Presses the keys of a command while looking at the page; tests cannot press keys that the browser itself takes. */
  press(page: Page, command: string): Promise<void>;
  /** Chooses "Check with Fotnote" in the context menu of the page's selection. */
  checkFromMenu(page: Page): Promise<void>;
  /** Loads the extension anew under the open pages, as an update does. */
  restartExtension(): Promise<void>;
}

/** Events of the browser's interfaces can be raised by hand. */
interface Dispatched {
  dispatch(...values: unknown[]): void;
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: { readonly inDeveloperMode: boolean }): Promise<void>;
}

/** A browser for the scenarios of a file; tabs, settings and records begin anew in each scenario. */
export function useReader(): Reader {
  let browser: OpenedBrowser;
  let site: FileServer;
  let requests: string[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    site = await serveFiles(FIXTURES);
    browser = await openBrowser({
      headless: true,
      locale: 'en-US',
      viewport: VIEWPORT,
      args: [PLAIN_HTTP],
    });
    const { context } = browser;
    context.on('request', (request: Request) => requests.push(request.url()));
    context.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
    await waitFor(
      async () => context.pages().find((page) => page.url().includes('welcome')),
      'the welcome page',
    );
  });
  beforeEach(async () => {
    await closePages();
    requests = [];
    complaints = [];
  });
  afterEach(async () => {
    await (await browser.worker()).evaluate(() => chrome.storage.local.clear());
  });
  afterAll(async () => {
    await browser.close();
    site.close();
  });

  /** All but one, for a browser without a page ends. */
  async function closePages(): Promise<void> {
    const pages = browser.context.pages();
    const blank = await browser.context.newPage();
    await Promise.all(pages.map((page) => page.close()));
    await blank.bringToFront();
  }

  const open = async (address: string): Promise<Page> => {
    const page = await browser.context.newPage();
    await page.goto(address);
    return page;
  };

  const tabOf = async (page: Page): Promise<number> => {
    const worker = await browser.worker();
    const tabs = await worker.evaluate(() => chrome.tabs.query({}));
    // The browser hides the address of its own pages from extensions; the newest tab is the one just opened.
    const id = (tabs.findLast(({ url }) => url === page.url()) ?? tabs.at(-1))?.id;
    if (id === undefined) throw new Error(`No tab shows ${page.url()}.`);
    return id;
  };

  return {
    get site() {
      return site;
    },
    get requests() {
      return requests;
    },
    get complaints() {
      return complaints;
    },
    open: (path) => open(path.startsWith('/') ? site.address + path : path),
    openExtensionPage: (path) => open(`chrome-extension://${browser.extensionId}/${path}`),
    worker: () => browser.worker(),
    tabOf,
    async press(page, command) {
      const tab = await tabOf(page);
      await (await browser.worker()).evaluate(
        async ([id, name]) => {
          const event = chrome.commands.onCommand as unknown as Dispatched;
          event.dispatch(name, await chrome.tabs.get(id));
        },
        [tab, command] as const,
      );
    },
    async checkFromMenu(page) {
      const tab = await tabOf(page);
      await (await browser.worker()).evaluate(async (id) => {
        const event = chrome.contextMenus.onClicked as unknown as Dispatched;
        event.dispatch({ menuItemId: 'check-selection', frameId: 0 }, await chrome.tabs.get(id));
      }, tab);
    },
    async restartExtension() {
      const settings = await open('chrome://extensions');
      // Without developer mode Chromium does not start an unpacked extension again.
      await settings.evaluate(async () => {
        const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
        await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      });
      await settings.close();
      const worker = await browser.worker();
      const restarted = browser.context.waitForEvent('serviceworker');
      // The answer never comes: who would give it is gone.
      worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
      await restarted;
    },
  };
}

/** How many sentences the page has underlined, by stance. */
export function countHighlights(
  page: Page,
): Promise<{ agrees: number; contradicts: number; context: number }> {
  return page.evaluate(() => {
    const sizeOf = (end: string) => [...CSS.highlights].find(([name]) => name.endsWith(end))?.[1].size ?? 0;
    return { agrees: sizeOf('-agrees'), contradicts: sizeOf('-contradicts'), context: sizeOf('-context') };
  });
}

/** Waits until sentences are underlined and no more are added. */
export async function waitForHighlights(page: Page): Promise<void> {
  let before = 0;
  await waitFor(async () => {
    const { agrees, contradicts, context } = await countHighlights(page);
    const total = agrees + contradicts + context;
    const isSettled = total > 0 && total === before;
    before = total;
    if (!isSettled) await page.waitForTimeout(SETTLED_MS);
    return isSettled ? true : undefined;
  }, 'underlined sentences');
}

/** Where a text stands in the page, after scrolling to it. */
export async function placeOf(page: Page, text: string): Promise<{ x: number; y: number; width: number }> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(wanted) ?? -1;
      if (start < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const [first] = range.getClientRects();
      if (first) return { x: first.x, y: first.y + first.height / 2, width: first.width };
    }
    throw new Error(`The page does not show "${wanted}".`);
  }, text);
}

/** Clicks on a text of the page. */
export async function clickText(page: Page, text: string): Promise<void> {
  const { x, y, width } = await placeOf(page, text);
  await page.mouse.click(x + Math.min(width / 2, 40), y);
}

/** Selects a text of the page by dragging over it. */
export async function selectText(page: Page, text: string): Promise<void> {
  const { x, y, width } = await placeOf(page, text);
  await page.mouse.move(x + 1, y);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y, { steps: 4 });
  await page.mouse.up();
}
