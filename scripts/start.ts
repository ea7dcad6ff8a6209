/// <reference types="chrome" />
/**
 * `npm start`: builds the extension and opens Chromium with it on a sample article, or on the address or file that is
 * named. With a display the window stays; without one the claims are printed and a screenshot is saved.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page, Worker } from 'playwright-core';
import * as v from 'valibot';
import { formatCitation } from '../data/citations.ts';
import { dataset } from '../data/index.ts';
import { type ClaimSummary, PageState } from '../extension/messages.ts';
import { today } from '../extension/today.ts';
import { chooseLanguage, createTranslator, type Translator } from '../locales/index.ts';
import { BrowserNotFoundError, findChromium } from './find-browser.ts';
import { openBrowser } from './open-browser.ts';
import { serveFiles } from './serve-files.ts';

const SAMPLE_FOLDER = fileURLToPath(new URL('../tests/fixtures/sample', import.meta.url));
const SCREENSHOT = fileURLToPath(new URL('../test-results/start.png', import.meta.url));
const LOCALES = { en: 'en-GB', nb: 'nb-NO' } as const;
const WINDOW = { width: 1280, height: 900 };
/** How long a page may take to load what makes it a page about the topic. */
const PATIENCE_MS = 8000;
const STEP_MS = 100;

const SOURCES = new Map(dataset.sources.map((source) => [source.id, source]));

class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What to open: an address, and how to take away what serves it. */
interface Target {
  readonly address: string;
  readonly close: () => void;
}

async function openTarget(argument: string | undefined, language: 'en' | 'nb'): Promise<Target> {
  if (argument === undefined) {
    const server = await serveFiles(SAMPLE_FOLDER);
    return { address: `${server.address}/article.${language}.html`, close: server.close };
  }
  if (/^(https?|file):/i.test(argument)) return { address: argument, close: () => {} };
  const file = resolve(argument);
  if (!existsSync(file)) throw new UsageError(`${argument} is neither an address nor a file.`);
  return { address: pathToFileURL(file).href, close: () => {} };
}

function build(): void {
  execFileSync('wxt', ['build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens a window and waits until the user closes it. */
async function browse(target: Target, translator: Translator): Promise<void> {
  const { context } = await openBrowser({ headless: false, locale: LOCALES[translator.language] });
  const closed = new Promise((resolve) => context.once('close', resolve));
  const page = await context.newPage();
  await page.goto(target.address);
  await page.bringToFront();
  const browser = `Chromium ${context.browser()?.version() ?? ''}`.trim();
  console.log(translator.text('start.opened', { browser, address: target.address }));
  await closed;
}

/** Opens the page unseen, prints its claims and saves a picture of it with a card open. */
async function report(target: Target, translator: Translator): Promise<void> {
  const { context, worker, close } = await openBrowser({
    headless: true,
    viewport: WINDOW,
    locale: LOCALES[translator.language],
  });
  try {
    const page = await context.newPage();
    await page.goto(target.address);
    const tab = await findTab(await worker(), page);
    const claims = await readClaims(await worker(), tab);
    const values = { address: target.address };
    if (claims.length === 0) console.log(translator.text('start.none', values));
    else console.log(translator.count('start.found', claims.length, values));
    for (const claim of claims) console.log(`\n${describe(claim, translator)}`);
    const shown = claims.find(({ stance }) => stance !== 'context') ?? claims[0];
    if (!shown) return;
    await showCard(await worker(), tab, shown.index);
    mkdirSync(dirname(SCREENSHOT), { recursive: true });
    await page.screenshot({ path: SCREENSHOT });
    console.log(`\n${translator.text('start.screenshot', { path: relative(process.cwd(), SCREENSHOT) })}`);
  } finally {
    await close();
  }
}

async function findTab(worker: Worker, page: Page): Promise<number> {
  const tabs = await worker.evaluate((url) => chrome.tabs.query({ url: url.replace(/#.*/, '') }), page.url());
  const id = tabs[0]?.id;
  if (id === undefined) throw new Error(`The browser has no tab for ${page.url()}.`);
  return id;
}

/** The claims as the page's own checker reports them; none where it has not started in time. */
async function readClaims(worker: Worker, tab: number): Promise<readonly ClaimSummary[]> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await worker.evaluate(
      (id) => chrome.tabs.sendMessage(id, { type: 'get-page-state' }).catch(() => null),
      tab,
    );
    const state = v.safeParse(v.object({ ok: v.literal(true), value: PageState }), answer);
    if (state.success && state.output.value.status === 'done') return state.output.value.claims;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  return [];
}

async function showCard(worker: Worker, tab: number, index: number): Promise<void> {
  await worker.evaluate(([id, claim]) => chrome.tabs.sendMessage(id, { type: 'show-claim', index: claim }), [
    tab,
    index,
  ] as const);
  // The page scrolls to the sentence and the card finds its place.
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

/** A claim with everything our sources say to it. */
function describe({ quote, matches }: ClaimSummary, translator: Translator): string {
  const { language } = translator;
  const lines = matches.flatMap(({ finding: id, stance }) => {
    const finding = dataset.findings.find((candidate) => candidate.id === id);
    return finding
      ? [
          `  ${stance}  ${id}`,
          `    ${finding.statement[language]}`,
          `    ${formatCitation(finding, SOURCES, { style: 'apa', language, accessed: today() })}`,
        ]
      : [];
  });
  return [`“${quote}”`, ...lines].join('\n');
}

async function main(): Promise<void> {
  findChromium();
  const locale = chooseLanguage('auto', [Intl.DateTimeFormat().resolvedOptions().locale]);
  const translator = createTranslator(locale);
  const target = await openTarget(process.argv[2], translator.language);
  try {
    build();
    await (hasDisplay() ? browse : report)(target, translator);
  } finally {
    target.close();
  }
}

// Who has seen enough (`npm start | head`) closes the pipe: no error of ours.
process.stdout.on('error', () => process.exit());

try {
  await main();
} catch (error) {
  if (!(error instanceof BrowserNotFoundError || error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
