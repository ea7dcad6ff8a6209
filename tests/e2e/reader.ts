/// <reference types="chrome" />
/** A reader with a browser: what the scenarios do, in the reader's words. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import type { PageState, Result } from '../../extension/messages.ts';
import { type FileServer, serveFiles } from '../../scripts/serve-files.ts';
import type { Browser, Tab } from './browser.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import { waitForHighlights } from './underlines.ts';
import { waitFor } from './wait.ts';

export {
  clickText,
  countHighlights,
  countUnderlined,
  namesOfAgreeing,
  placeOf,
  readUnderlined,
  selectText,
  waitForCount,
} from './underlines.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** The sample article, from the root of the fixtures. */
export const SAMPLE = '/sample/article.en.html';

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
  /** What the checker of a tab knows of its page; null while none runs there. As the popup asks. */
  pageState(tab: Tab): Promise<PageState | null>;
  /** The same once the checker is through with the page. */
  checkedPage(tab: Tab): Promise<PageState>;
  /** Waits until the checker is through with the page and has underlined sentences. */
  waitForHighlights(tab: Tab): Promise<void>;
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
  const pageState = async (tab: Tab) => {
    const answer = await browser.inExtension(askForPageState, await numberOf(tab));
    return answer?.ok ? answer.value : null;
  };
  const checkedPage = (tab: Tab) =>
    waitFor(async () => {
      const state = await pageState(tab);
      return state?.status === 'done' ? state : undefined;
    }, 'the checker to be through with the page');
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
    pageState,
    checkedPage,
    waitForHighlights: async (tab) => {
      await checkedPage(tab);
      await waitForHighlights(tab);
    },
    complaints: () => browser.takeComplaints(),
  };
}

/** Runs in the extension. */
async function askForPageState(tab: number): Promise<Result<PageState> | null> {
  return chrome.tabs.sendMessage(tab, { type: 'get-page-state' }, { frameId: 0 }).catch(() => null);
}

/** The tab whose address contains the text. */
export async function tabWith(browser: Browser, text: string): Promise<Tab | undefined> {
  for (const tab of await browser.tabs()) if ((await tab.address()).includes(text)) return tab;
  return undefined;
}
