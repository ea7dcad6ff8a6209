/// <reference types="chrome" />
/**
 * `npm run soak`: a restless reader among the fixtures for ten minutes. It must end with no error on any console, one set
 * of underlines in each page and memory that does not grow.
 *
 * `-- --minutes 3 --seed 7 --browser firefox`: the seed repeats the order of actions, though not their timing.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../../scripts/random.ts';
import { serveFiles } from '../../scripts/serve-files.ts';
import { DROPPED_ANSWER, type Tab, UNTRUSTED_HOST } from '../e2e/browser.ts';
import { openChromium } from '../e2e/chromium.ts';
import { openFirefox } from '../e2e/firefox.ts';
import { pause, waitFor } from '../e2e/wait.ts';
import { ACTIONS, drawAction, type Scene } from './actions.ts';
import { type Sample, slopeOf } from './slope.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
/** Between two samples of memory. */
const SAMPLE_EVERY_MS = 10_000;
/** Of the run, before memory counts: what is loaded and compiled once is no growth. */
const WARM_UP_SHARE = 0.5;
/** Bytes a minute; a card that stays behind each time it is closed is three times as much. */
const MAX_HEAP_SLOPE = 100_000;
/** A minute; a card that is not taken away whole leaves dozens each time. */
const MAX_COUNT_SLOPE = 20;

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    browser: { type: 'string', default: 'chromium' },
  },
});
const minutes = Number(options.minutes);
const seed = Number(options.seed);
if (
  !(minutes > 0 && minutes <= 600) ||
  !Number.isInteger(seed) ||
  !/^(chromium|firefox)$/.test(options.browser)
) {
  console.error('Usage: npm run soak -- [--minutes 10] [--seed NUMBER] [--browser chromium|firefox]');
  process.exit(2);
}
const isFirefox = options.browser === 'firefox';

console.log(`Soak: ${minutes} minutes in ${options.browser}, seed ${seed}`);
execFileSync('wxt', ['build', '--browser', isFirefox ? 'firefox' : 'chrome'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
const server = await serveFiles(FIXTURES);
const browser = await (isFirefox ? openFirefox() : openChromium());
const counts = new Map<string, number>();
const errors: string[] = [];
const memory: { at: number; heap: number; nodes: number; listeners: number }[] = [];

try {
  // A site of its own has a process of its own, so that its memory is that of one page.
  const lasting = await browser.open(
    `${server.address.replace('127.0.0.1', UNTRUSTED_HOST)}/hostile/routes.html`,
  );
  const browsing = await browser.open(`${server.address}/sample/article.en.html`);
  const scene: Scene = { browser, site: server.address, browsing, lasting, random: createRandom(seed) };
  await loadEverything(lasting);
  const start = Date.now();
  const end = start + minutes * 60_000;
  let nextSample = start + SAMPLE_EVERY_MS;
  while (Date.now() < end) {
    const name = drawAction(scene.random);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    try {
      await ACTIONS[name]?.[1](scene);
      await pause(scene.random() * 400);
      for (const tab of [lasting, browsing]) await checkPage(tab);
    } catch (error) {
      errors.push(`${name} on ${await browsing.address()}: ${error}`);
    }
    const complaints = (await browser.takeComplaints()).filter(
      (complaint) => !DROPPED_ANSWER.test(complaint),
    );
    errors.push(...complaints.map((complaint) => `console after "${name}": ${complaint}`));
    if (browser.memoryOf && Date.now() > nextSample) {
      nextSample = Date.now() + SAMPLE_EVERY_MS;
      await settle(lasting);
      memory.push({ at: (Date.now() - start) / 60_000, ...(await browser.memoryOf(lasting)) });
    }
  }
  await settle(lasting);
  await waitFor(async () => ((await readSets(lasting)).length > 0 ? true : undefined), 'underlines', 40_000);
  await checkPage(lasting);
} catch (error) {
  errors.push(String(error));
} finally {
  await browser.close();
  server.close();
}

report();

/** One set of underlines and one element of ours at most. */
async function checkPage(tab: Tab): Promise<void> {
  const sets = await readSets(tab);
  if (sets.length > 1) errors.push(`${sets.length} sets of underlines on ${await tab.address()}`);
  const elements = await tab.evaluate(() =>
    document instanceof HTMLDocument ? document.documentElement.children.length : 0,
  );
  if (elements > 3) errors.push(`${elements} elements in the root of ${await tab.address()}`);
}

/** The beginnings of the names of a page's highlights: one for each checker that has painted. */
async function readSets(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => {
    const names = [...CSS.highlights.keys()].filter((name) =>
      /-(agrees|contradicts|context|current)$/.test(name),
    );
    return [...new Set(names.map((name) => name.replace(/-\w+$/, '')))];
  });
}

/** Has the card and the marks in the margin loaded, which happens once in a page's life and is no growth. */
async function loadEverything(tab: Tab): Promise<void> {
  await tab.bringToFront();
  await waitFor(async () => ((await readSets(tab)).length > 0 ? true : undefined), 'underlines');
  await browser.inExtension(() => chrome.storage.local.set({ settings: { intensity: 'study' } }));
  await browser.pressCommand(tab, 'next-claim');
  await pause(1500);
  await tab.press('Escape');
  await browser.inExtension(() => chrome.storage.local.remove('settings'));
  await settle(tab);
}

/** Brings the page that stays to where it is measured: one article, no card. */
async function settle(tab: Tab): Promise<void> {
  await tab.bringToFront();
  await tab.press('Escape');
  await tab.evaluate(() => Reflect.get(globalThis, 'go')('replaceState', 'report'));
  await pause(1000);
}

function report(): void {
  const warm = memory.filter(({ at }) => at >= minutes * WARM_UP_SHARE);
  const slope = (key: 'heap' | 'nodes' | 'listeners') =>
    slopeOf(warm.map((sample): Sample => ({ minutes: sample.at, value: sample[key] })));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`\n${total} actions`);
  for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${count} × ${name}`);
  const grown: string[] = [];
  const first = warm[0];
  const last = warm.at(-1);
  if (first !== undefined && last !== undefined) {
    console.log(`\nThe page that stays, after collecting garbage, ${warm.length} samples:`);
    for (const [key, limit] of [
      ['heap', MAX_HEAP_SLOPE],
      ['nodes', MAX_COUNT_SLOPE],
      ['listeners', MAX_COUNT_SLOPE],
    ] as const) {
      const growth = Math.round(slope(key));
      if (key === 'heap')
        console.log(`  heap in kB: ${memory.map(({ heap }) => Math.round(heap / 1000)).join(' ')}`);
      console.log(
        `  ${key}: ${first[key]} at first, ${last[key]} at last, ${growth} a minute (limit ${limit})`,
      );
      if (growth > limit) grown.push(`${key} grow by ${growth} a minute, seed ${seed}`);
    }
  }
  const failures = [...errors, ...grown];
  for (const failure of failures.slice(0, 20)) console.error(`✗ ${failure}`);
  console.log(`\nSoak: ${failures.length} errors, seed ${seed}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
