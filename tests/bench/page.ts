/**
 * What a page pays for the extension, in a real Chromium: the same pages without it, with a script that does nothing but
 * read the text once (the floor), and with it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-browser.ts';
import { EXTENSION_FOLDER } from '../../scripts/open-browser.ts';
import { type Line, median, type Report } from './report.ts';
import { paragraphs } from './texts.ts';

/** Loads of each page; more for figures that are to be printed. */
const DEFAULT_LOADS = 3;
/** The first loads start processes and fill caches. */
const WARM_UPS = 1;
const SIZES = [1_000, 10_000, 100_000];

/** A page is done when its thread has done next to nothing for so long … */
const QUIET_MS = 400;
const NEXT_TO_NOTHING_MS = 12;
/** … but not before this: the probe waits for an idle moment, a second at the most, and asks a worker that may sleep. */
const MIN_SETTLE_MS = 700;
const MAX_SETTLE_MS = 6_000;

const STORM_NODES = 20_000;

/** All three of the same page. */
interface Triple<T> {
  readonly without: T;
  readonly floor: T;
  readonly ours: T;
}

interface Load {
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly heapMB: number;
  /** Apart from those that start a script of ours. */
  readonly longestTaskMs: number;
  /** Longest task that starts a script of an extension. */
  readonly injectionMs: number;
  /** Changes of the document and messages that the page itself can see. */
  readonly visible: number;
}

/** Opens three browsers one after the other and measures the same pages in each. */
export async function measurePages(loads = DEFAULT_LOADS): Promise<Report[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fotnote-bench-'));
  const floor = writeFloorExtension(folder);
  const { server, address } = await servePages();
  try {
    const measured = {
      without: await inBrowser(folder, null, (context) => measureAll(context, address, loads)),
      floor: await inBrowser(folder, floor, (context) => measureAll(context, address, loads)),
      ours: await inBrowser(folder, EXTENSION_FOLDER, (context) => measureAll(context, address, loads)),
    };
    const waits = await inBrowser(folder, EXTENSION_FOLDER, async (context) => [
      await measureFirstUnderline(context, address, loads),
      await measureReplies(context, address, loads),
      await measureWorker(context, loads),
    ]);
    const memory = {
      without: await inBrowser(folder, null, (context) => measureMemorySlope(context, address)),
      ours: await inBrowser(folder, EXTENSION_FOLDER, (context) => measureMemorySlope(context, address)),
    };
    const slope: Report = {
      question: 'Does memory grow with use? (the column "floor" is the page without an extension)',
      lines: [
        {
          what: `each of ${NAVIGATIONS} navigations in place`,
          unit: 'KB',
          floor: memory.without,
          result: memory.ours,
        },
      ],
    };
    return [...toReports(measured, loads), ...waits, slope];
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An otherwise empty extension that reads the text of every page once. */
function writeFloorExtension(folder: string): string {
  const path = join(folder, 'floor');
  mkdirSync(path);
  const manifest = {
    manifest_version: 3,
    name: 'Floor',
    version: '1',
    content_scripts: [{ matches: ['<all_urls>'], js: ['read.js'], run_at: 'document_idle' }],
  };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(path, 'read.js'),
    "requestIdleCallback(() => /prostitu/i.test(document.body.textContent ?? ''), { timeout: 1000 });",
  );
  return path;
}

async function servePages(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const [, topic, words] = /^\/(on|off)\/(\d+)/.exec(request.url ?? '') ?? [];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(topic ? pageOf(Number(words), topic === 'on') : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return { server, address: `http://127.0.0.1:${bound.port}` };
}

function pageOf(words: number, isOnTopic: boolean): string {
  const body = paragraphs(words, isOnTopic).map((paragraph, i) => {
    const marked = paragraph.replace(/(\S+ \S+) (\S+)/, '<a href="#">$1</a> <em>$2</em>');
    return i % 12 === 0 ? `<h2>Part ${i}</h2><p>${marked}</p>` : `<p>${marked}</p>`;
  });
  const title = isOnTopic ? "Norway's sex purchase law" : 'The news';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main>${body.join('\n')}</main></html>`;
}

async function inBrowser<T>(
  folder: string,
  extension: string | null,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(folder, 'profile-')), {
    executablePath: findChromium(),
    headless: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  try {
    if (extension === EXTENSION_FOLDER && context.serviceWorkers().length === 0)
      await context.waitForEvent('serviceworker');
    return await work(context);
  } finally {
    await context.close();
  }
}

type Measured = Readonly<Record<string, readonly Load[]>>;

async function measureAll(context: BrowserContext, address: string, loads: number): Promise<Measured> {
  const measured: Record<string, Load[]> = {};
  for (const topic of ['off', 'on'] as const) {
    for (const words of SIZES) {
      const path = `/${topic}/${words}`;
      measured[path] = await repeat(loads, () => measureLoad(context, address + path));
    }
  }
  measured['storm off topic'] = await repeat(loads, () => measureLoad(context, `${address}/off/1000`, storm));
  measured['storm on topic'] = await repeat(loads, () => measureLoad(context, `${address}/on/1000`, storm));
  measured['typing'] = await repeat(loads, () => measureLoad(context, `${address}/on/1000`, type));
  return measured;
}

async function repeat<T>(loads: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < WARM_UPS + loads; i += 1) results.push(await work());
  return results.slice(WARM_UPS);
}

/** Loads a page in a tab of its own and waits until nothing more can be expected. */
async function measureLoad(
  context: BrowserContext,
  address: string,
  then?: (page: Page) => Promise<void>,
): Promise<Load> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Processor time of the page's thread: other programs on the machine do not lengthen it much.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(watchFromPage);
  const before = await metrics(session);
  const longest = await traceLongestTask(session, async () => {
    await page.goto(address, { waitUntil: 'load' });
    await settle(session);
    if (then) {
      await then(page);
      await settle(session);
    }
  });
  const after = await metrics(session);
  await session.send('HeapProfiler.collectGarbage');
  const heap = await metrics(session);
  const visible = await page.evaluate(() => (globalThis as unknown as { seen: number }).seen);
  await page.close();
  return {
    taskMs: 1000 * ((after['TaskDuration'] ?? 0) - (before['TaskDuration'] ?? 0)),
    scriptMs: 1000 * ((after['ScriptDuration'] ?? 0) - (before['ScriptDuration'] ?? 0)),
    heapMB: (heap['JSHeapUsedSize'] ?? 0) / 1e6,
    ...longest,
    visible,
  };
}

/** Waits until the page's thread has nothing more to do. */
async function settle(session: CDPSession): Promise<void> {
  const start = performance.now();
  let quietSince = start;
  let before = 0;
  for (let time = start; time - start < MAX_SETTLE_MS; time = performance.now()) {
    const taskMs = 1000 * ((await metrics(session))['TaskDuration'] ?? 0);
    if (taskMs - before > NEXT_TO_NOTHING_MS) quietSince = time;
    before = taskMs;
    if (time - start >= MIN_SETTLE_MS && time - quietSince >= QUIET_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs in the page: counts what an extension would give away, once the page itself is done. */
function watchFromPage(): void {
  const counter = globalThis as unknown as { seen: number };
  counter.seen = 0;
  addEventListener('message', () => {
    counter.seen += 1;
  });
  addEventListener('load', () => {
    const observer = new MutationObserver((records) => {
      counter.seen += records.length;
    });
    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  });
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** The longest tasks of the page's main thread after the page has loaded, in milliseconds. */
async function traceLongestTask(
  session: CDPSession,
  work: () => Promise<void>,
): Promise<Pick<Load, 'longestTaskMs' | 'injectionMs'>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  const loaded = events.findLast(({ name }) => name === 'MarkLoad');
  if (!loaded) return { longestTaskMs: 0, injectionMs: 0 };
  const later = events.filter(
    ({ pid, tid, ts }) => pid === loaded.pid && tid === loaded.tid && ts > loaded.ts,
  );
  const scripts = later.filter(
    ({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.startsWith('chrome-extension:'),
  );
  let longestTaskMs = 0;
  let injectionMs = 0;
  for (const { name, ts, dur = 0, tdur = dur } of later) {
    if (name !== 'RunTask') continue;
    const isInjection = scripts.some((script) => script.ts >= ts && script.ts < ts + dur);
    if (isInjection) injectionMs = Math.max(injectionMs, tdur / 1000);
    else longestTaskMs = Math.max(longestTaskMs, tdur / 1000);
  }
  return { longestTaskMs, injectionMs };
}

async function storm(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const list = document.createElement('div');
    document.body.append(list);
    for (let i = 0; i < count; i += 1) {
      const item = document.createElement('p');
      item.textContent = `Row ${i} of a table that keeps growing while somebody reads the page.`;
      list.append(item);
      if (i % 200 === 199) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, STORM_NODES);
}

const TYPED_KEYS = 100;

/** Types into an editor in the page. */
async function type(page: Page): Promise<void> {
  await page.evaluate(() => {
    const editor = document.createElement('div');
    editor.contentEditable = 'true';
    document.body.prepend(editor);
    editor.focus();
  });
  await page.keyboard.type('the law '.repeat(TYPED_KEYS / 8 + 1).slice(0, TYPED_KEYS), { delay: 15 });
}

function toReports(measured: Triple<Measured>, loads: number): Report[] {
  const names = Object.keys(measured.ours);
  const over = (name: string, pick: (load: Load) => number, who: 'floor' | 'ours') =>
    median((measured[who][name] ?? []).map(pick)) - median((measured.without[name] ?? []).map(pick));
  const longest = (name: string, who: keyof Triple<unknown>) =>
    median((measured[who][name] ?? []).map(({ longestTaskMs }) => longestTaskMs));
  const label = (name: string) =>
    name.startsWith('storm')
      ? name.replace('storm', `${STORM_NODES.toLocaleString('en')} nodes inserted,`)
      : name === 'typing'
        ? `${TYPED_KEYS} keys typed in an editor, on topic`
        : name.replace(
            /^\/(on|off)\/(\d+)$/,
            (_, topic, words) => `${Number(words).toLocaleString('en')} words ${topic} topic`,
          );
  return [
    {
      question: `What does a page pay? (more than without an extension, median of ${loads} loads)`,
      lines: names.flatMap((name): Line[] => [
        {
          what: `${label(name)}: main thread`,
          unit: 'ms',
          floor: over(name, (l) => l.taskMs, 'floor'),
          result: over(name, (l) => l.taskMs, 'ours'),
        },
        {
          what: `${label(name)}: scripts`,
          unit: 'ms',
          floor: over(name, (l) => l.scriptMs, 'floor'),
          result: over(name, (l) => l.scriptMs, 'ours'),
        },
        {
          what: `${label(name)}: heap`,
          unit: 'MB',
          floor: over(name, (l) => l.heapMB, 'floor'),
          result: over(name, (l) => l.heapMB, 'ours'),
        },
      ]),
    },
    {
      question:
        'How long is the longest task after the page has loaded? (the column "floor" is the page without an extension)',
      lines: [
        ...names.map((name) => ({
          what: label(name),
          unit: 'ms',
          floor: longest(name, 'without'),
          result: longest(name, 'ours'),
        })),
        ...names
          .filter((name) => name.startsWith('/on'))
          .map((name) => ({
            what: `${label(name)}: the task that starts the checker`,
            unit: 'ms',
            floor: null,
            result: median((measured.ours[name] ?? []).map(({ injectionMs }) => injectionMs)),
          })),
      ],
    },
    {
      question: 'What can a page off topic see of the extension? (changes of its document and messages)',
      lines: names
        .filter((name) => name.startsWith('/off'))
        .map((name) => ({
          what: label(name),
          unit: 'events',
          floor: 0,
          result: Math.max(...(measured.ours[name] ?? []).map(({ visible }) => visible)),
        })),
    },
  ];
}

async function measureFirstUnderline(
  context: BrowserContext,
  address: string,
  loads: number,
): Promise<Report> {
  const lines: Line[] = [];
  for (const isCold of [false, true]) {
    const times = await repeat(loads, async () => {
      if (isCold) await stopWorker(context);
      const page = await context.newPage();
      await page.addInitScript(waitForUnderline);
      await page.goto(`${address}/on/10000`, { waitUntil: 'load' });
      const ms = await page.evaluate(
        () => (globalThis as unknown as { underlined: Promise<number> }).underlined,
      );
      await page.close();
      return ms;
    });
    lines.push({
      what: `10,000 words on topic, worker ${isCold ? 'stopped' : 'running'}`,
      unit: 'ms',
      floor: null,
      result: median(times),
      note: `${loads} loads`,
    });
  }
  return { question: 'How soon after the page has loaded is the first claim underlined?', lines };
}

/** Runs in the page. */
function waitForUnderline(): void {
  const page = globalThis as unknown as { underlined: Promise<number> };
  page.underlined = new Promise((resolve) => {
    addEventListener('load', () => {
      const loaded = performance.now();
      const look = () => {
        if ([...CSS.highlights.values()].some(({ size }) => size > 0)) resolve(performance.now() - loaded);
        else requestAnimationFrame(look);
      };
      look();
    });
  });
}

/** How long the reader waits for the toolbar's window and for what was selected. */
async function measureReplies(context: BrowserContext, address: string, loads: number): Promise<Report> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(`${address}/on/1000`, { waitUntil: 'load' });
  await page.waitForFunction(() => CSS.highlights.size > 0);
  const popups = await repeat(loads, async () => {
    const popup = await context.newPage();
    await popup.addInitScript(waitForSearchBox);
    await popup.goto(new URL('popup.html', worker.url()).href);
    const ms = await popup.evaluate(() => (globalThis as unknown as { usable: Promise<number> }).usable);
    await popup.close();
    return ms;
  });
  await page.bringToFront();
  const checkSelection = () =>
    worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const start = performance.now();
      await chrome.tabs.sendMessage(tab?.id ?? 0, { type: 'check-selection' });
      return performance.now() - start;
    });
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('p') ?? document.body));
  const first = await checkSelection();
  const later = await repeat(loads, checkSelection);
  await page.close();
  return {
    question: 'How long does the reader wait?',
    lines: [
      { what: 'toolbar window until it can be used', unit: 'ms', floor: null, result: median(popups) },
      { what: 'selection until the card is open, the first time', unit: 'ms', floor: null, result: first },
      {
        what: 'selection until the card is open, after that',
        unit: 'ms',
        floor: null,
        result: median(later),
      },
    ],
  };
}

/** Runs in the toolbar window: it can be used once it has been drawn with its search box. */
function waitForSearchBox(): void {
  const page = globalThis as unknown as { usable: Promise<number> };
  page.usable = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('[type=search]')) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    look();
  });
}

/** What the worker pays for a text, and how long a page waits for it. */
async function measureWorker(context: BrowserContext, loads: number): Promise<Report> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(new URL('options.html', worker.url()).href);
  const text = paragraphs(10_000, true).join('\n');
  const check = () => page.evaluate(checkText, text);
  const cold = await repeat(loads, async () => {
    await stopWorker(context);
    return check();
  });
  const warm = await repeat(loads, check);
  await page.close();
  const lineOf = (what: string, checks: typeof warm, key: 'waitMs' | 'costMs'): Line => ({
    what: `10,000 words on topic, ${what}`,
    unit: 'ms',
    floor: null,
    result: median(checks.map((checked) => checked[key])),
    note: `${loads} checks`,
  });
  return {
    question: 'What does the worker do for a page?',
    lines: [
      lineOf('checking them, code and index still cold', cold, 'costMs'),
      lineOf('checking them', warm, 'costMs'),
      lineOf('until the answer is there, worker stopped', cold, 'waitMs'),
      lineOf('until the answer is there, worker running', warm, 'waitMs'),
    ],
  };
}

/** Runs in a page of the extension; asks as the checker of a page does. */
function checkText(text: string): Promise<{ waitMs: number; costMs: number }> {
  return new Promise((resolve) => {
    const start = performance.now();
    const port = chrome.runtime.connect({ name: 'check' });
    port.onMessage.addListener((answer: { type: string; costMs: number }) => {
      if (answer.type !== 'done') return;
      port.disconnect();
      resolve({ waitMs: performance.now() - start, costMs: answer.costMs });
    });
    port.postMessage({ text, lang: 'en' });
  });
}

const NAVIGATIONS = 100;
/** Between two of them; the checker settles and reads now and then. */
const PAUSE_MS = 60;

/** Kilobytes that stay after each navigation within a document, once the first have filled what is filled once. */
async function measureMemorySlope(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`${address}/on/1000`, { waitUntil: 'load' });
  await settle(session);
  const navigate = (from: number, to: number) =>
    page.evaluate(
      async ([first = 0, last = 0, pauseMs]) => {
        const article = document.querySelector('main');
        const paragraphs = [...document.querySelectorAll('p')].map((p) => p.textContent);
        for (let i = first; i < last; i += 1) {
          history.pushState(null, '', `?page=${i}`);
          article?.replaceChildren(
            ...paragraphs.map((text) => {
              const paragraph = document.createElement('p');
              paragraph.textContent = `${text} This is page ${i}.`;
              return paragraph;
            }),
          );
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      },
      [from, to, PAUSE_MS],
    );
  const heap = async () => {
    await settle(session);
    await session.send('HeapProfiler.collectGarbage');
    return ((await metrics(session))['JSHeapUsedSize'] ?? 0) / 1000;
  };
  const warmUp = NAVIGATIONS / 5;
  await navigate(0, warmUp);
  const before = await heap();
  await navigate(warmUp, NAVIGATIONS);
  const after = await heap();
  await page.close();
  return (after - before) / (NAVIGATIONS - warmUp);
}

async function stopWorker(context: BrowserContext): Promise<void> {
  const [worker] = context.serviceWorkers();
  if (!worker) return;
  const page = await context.newPage();
  await page.goto(new URL('options.html', worker.url()).href);
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.close();
}
