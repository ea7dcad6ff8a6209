/// <reference types="chrome" />
/**
 * Pictures of every surface for the README and the stores: `node scripts/screenshots.ts [FOLDER]`, by default
 * `docs/images`. Builds nothing: run `npm run build` first.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Worker } from 'playwright-core';
import type { Settings } from '../extension/settings.ts';
import { type OpenedBrowser, openBrowser } from './open-browser.ts';
import { type FileServer, serveFiles } from './serve-files.ts';

const FIXTURES = fileURLToPath(new URL('../tests/fixtures', import.meta.url));
const FOLDER = resolve(process.argv[2] ?? fileURLToPath(new URL('../docs/images', import.meta.url)));
/** What the stores ask for. */
const WINDOW = { width: 1280, height: 800 };
const POPUP = { width: 400, height: 600 };
const QUOTES = { en: 'spent two years interviewing', nb: 'brukte to år på å intervjue' };
/** For scrolling, layout and the card's way to its place. */
const SETTLED_MS = 1000;

type Look = Pick<Settings, 'language' | 'theme'> & { readonly language: 'en' | 'nb' };

const LOOKS: readonly Look[] = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'nb', theme: 'light' },
];

async function picture(browser: OpenedBrowser, site: FileServer, look: Look): Promise<void> {
  const { context, extensionId } = browser;
  const worker = await browser.worker();
  await worker.evaluate((settings) => chrome.storage.local.set({ settings }), look);
  const save = async (page: Page, surface: string) => {
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: join(FOLDER, `${surface}-${look.language}-${look.theme}.png`) });
  };
  const open = async (address: string, viewport: typeof WINDOW) => {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: look.theme === 'dark' ? 'dark' : 'light' });
    await page.goto(address);
    return page;
  };

  const article = await open(`${site.address}/sample/article.${look.language}.html`, WINDOW);
  const tab = await newestTab(worker);
  await article.waitForTimeout(2 * SETTLED_MS);
  await showClaim(worker, tab, QUOTES[look.language]);
  await save(article, 'card');

  const pages = [
    { surface: 'popup', path: `popup.html?tab=${tab}`, viewport: POPUP },
    { surface: 'findings', path: 'sidepanel.html', viewport: WINDOW },
    { surface: 'settings', path: 'options.html', viewport: WINDOW },
    { surface: 'welcome', path: 'welcome.html', viewport: WINDOW },
  ];
  for (const { surface, path, viewport } of pages) {
    const page = await open(`chrome-extension://${extensionId}/${path}`, viewport);
    await save(page, surface);
    await page.close();
  }
  await article.close();
}

async function newestTab(worker: Worker): Promise<number> {
  const tabs = await worker.evaluate(() => chrome.tabs.query({}));
  const id = tabs.at(-1)?.id;
  if (id === undefined) throw new Error('The browser has no tab.');
  return id;
}

/** Opens the card of the first claim that holds the quote. */
async function showClaim(worker: Worker, tab: number, quote: string): Promise<void> {
  await worker.evaluate(
    async ([id, wanted]) => {
      const { value } = await chrome.tabs.sendMessage(id, { type: 'get-page-state' });
      const index = value.claims.findIndex((claim: { quote: string }) => claim.quote.includes(wanted));
      await chrome.tabs.sendMessage(id, { type: 'show-claim', index: Math.max(index, 0) });
    },
    [tab, quote] as const,
  );
}

mkdirSync(FOLDER, { recursive: true });
const site = await serveFiles(FIXTURES);
const browser = await openBrowser({ headless: true, viewport: WINDOW });
try {
  for (const look of LOOKS) await picture(browser, site, look);
} finally {
  await browser.close();
  site.close();
}
