/// <reference types="chrome" />
/** What a restless reader does, drawn at random. */
import type { Browser, Tab } from '../e2e/browser.ts';
import { pause } from '../e2e/wait.ts';

/** The pages they go to, by path under the fixtures. */
const PAGES = [
  '/sample/article.en.html',
  '/sample/article.nb.html',
  '/pages/off-topic.html',
  '/pages/app.html?late=report',
  '/hostile/styles.html',
  '/hostile/remover.html',
  '/hostile/eraser.html',
  '/hostile/noisy.html',
  '/hostile/clobbered.html',
  '/hostile/storm.html',
  '/hostile/odd-text.html',
  '/hostile/odd-markup.html',
  '/hostile/shadow.html',
  '/hostile/frames.html',
  '/hostile/translated.html',
  '/hostile/detector.html?topic',
  '/hostile/drawing.svg',
  '/hostile/feed.xml',
  '/hostile/note.txt',
  '/hostile/huge.html?of=nodes',
  '/hostile/huge.html?of=letters',
  '/hostile/huge.html?of=depth&levels=5000',
] as const;

const ARTICLES = ['law', 'kiosks', 'report'] as const;

export interface Scene {
  readonly browser: Browser;
  /** Address of the fixtures. */
  readonly site: string;
  /** Goes from page to page. */
  readonly browsing: Tab;
  /** Stays on one page of its own routes. */
  readonly lasting: Tab;
  /** From 0 to 1. */
  readonly random: () => number;
}

type Action = (scene: Scene) => Promise<void>;

/** By name: how often, and what is done. */
export const ACTIONS: Readonly<Record<string, readonly [weight: number, act: Action]>> = {
  'go to a page': [
    6,
    async ({ browser, browsing, site, random }) => {
      await browsing.bringToFront();
      const page = pick(PAGES, random);
      const forger = page.includes('noisy') ? `?id=${new URL(browser.extensionAddress).host}` : '';
      await browsing.go(site + page + forger);
    },
  ],
  'go back': [
    2,
    async ({ browsing }) => {
      await browsing.bringToFront();
      // The page may be left before its answer is.
      await browsing
        .evaluate(() => history.back())
        .catch((error: unknown) => {
          if (!/context was destroyed/.test(String(error))) throw error;
        });
      await pause(300);
    },
  ],
  reload: [
    1,
    async ({ browsing }) => {
      await browsing.bringToFront();
      await browsing.go(await browsing.address());
    },
  ],
  'go somewhere within a page': [
    8,
    async ({ lasting, random }) => {
      await lasting.bringToFront();
      const how = pick(['pushState', 'replaceState'], random);
      const article = pick(ARTICLES, random);
      await lasting.evaluate(([way, name]) => Reflect.get(globalThis, 'go')(way, name), [
        how,
        article,
      ] as const);
    },
  ],
  'go back within a page': [
    2,
    async ({ lasting }) => {
      await lasting.bringToFront();
      await lasting.evaluate(() => {
        if (navigation.canGoBack) history.back();
      });
    },
  ],
  'step from claim to claim': [
    6,
    async ({ browser, browsing, lasting, random }) => {
      const tab = pick([browsing, lasting], random);
      await tab.bringToFront();
      await browser.pressCommand(tab, pick(['next-claim', 'previous-claim'], random));
    },
  ],
  'click an underlined sentence': [
    4,
    async ({ browsing, lasting, random }) => {
      const tab = pick([browsing, lasting], random);
      await tab.bringToFront();
      const place = await tab.evaluate(placeOfUnderline);
      if (place) await tab.click(place);
    },
  ],
  'close the card': [
    4,
    async ({ browsing, lasting, random }) => {
      await pick([browsing, lasting], random).press('Escape');
    },
  ],
  scroll: [
    3,
    async ({ browsing, random }) => {
      await browsing.bringToFront();
      await browsing.scroll({ x: 300, y: 300 }, Math.round((random() - 0.3) * 2000));
    },
  ],
  'check a selection': [
    2,
    async ({ browser, browsing }) => {
      await browsing.bringToFront();
      const hasSelected = await browsing.evaluate(() => {
        // One of the pages gives its document a field of that name.
        const paragraph = Document.prototype.querySelector.call(document, 'p');
        if (paragraph) getSelection()?.selectAllChildren(paragraph);
        return paragraph !== null;
      });
      if (hasSelected) await browser.pressCommand(browsing, 'check-selection');
      await browsing.evaluate(() => getSelection()?.removeAllRanges());
    },
  ],
  'change a setting': [
    2,
    async ({ browser, random }) => {
      const settings = { automatic: random() < 0.8, intensity: pick(['quiet', 'normal', 'study'], random) };
      await browser.inExtension((chosen) => chrome.storage.local.set({ settings: chosen }), settings);
      await pause(200);
      await browser.inExtension(() => chrome.storage.local.remove('settings'));
    },
  ],
  'look at the popup': [
    1,
    async ({ browser }) => {
      const popup = await browser.open(`${browser.extensionAddress}/popup.html`);
      await pause(500);
      await popup.evaluate(() => window.close());
    },
  ],
  'inject the checker again': [
    1,
    async ({ browser, lasting }) => {
      await browser.inExtension(
        async (address) => {
          const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
          const target = { tabId: tab?.id ?? -1 };
          await chrome.scripting.executeScript({ target, files: ['/probe.js', '/checker.js'] });
        },
        await lasting.address(),
      );
    },
  ],
  'stop the background': [4, ({ browser }) => browser.stopBackground()],
};

/** Draws an action by its weight. */
export function drawAction(random: () => number): string {
  const entries = Object.entries(ACTIONS);
  let left = random() * entries.reduce((sum, [, [weight]]) => sum + weight, 0);
  for (const [name, [weight]] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'scroll';
}

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** Runs in a page. */
function placeOfUnderline(): { x: number; y: number } | null {
  for (const [, highlight] of CSS.highlights) {
    for (const range of highlight) {
      if (!(range instanceof Range)) continue;
      const { x, y, width, height } = range.getClientRects()[0] ?? new DOMRect();
      if (width > 0 && y > 0 && y < innerHeight) return { x: x + Math.min(width / 2, 30), y: y + height / 2 };
    }
  }
  return null;
}
