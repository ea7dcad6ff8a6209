/// <reference types="chrome" />
/** What browsers and sites do to an extension: stop it, put pages aside, translate them, frame them, load it twice. */
import { afterEach, describe, expect, test } from 'vitest';
import { DROPPED_ANSWER, type Tab } from './browser.ts';
import { control, countControls, waitForText, waitUntilGone } from './controls.ts';
import {
  clickText,
  countHighlights,
  namesOfAgreeing,
  readUnderlined,
  SAMPLE,
  selectText,
  useReader,
  waitForCount,
} from './reader.ts';
import { pause, waitFor } from './wait.ts';

const reader = useReader();

const CLAIM =
  'Amnesty asked the government of Norway to write a white paper on a legal framework that respects the rights of people who sell sex.';
const LAW = 'Norway made it a crime to pay for sex on 1 January 2009.';
const NORWEGIAN_LAW = 'Norge gjorde det straffbart å kjøpe sex 1. januar 2009.';
const DIALOG = 'What the source says';
/** Longer than the probe takes to look. */
const LONG_ENOUGH_MS = 700;
/** After a check a page has its rest, the longer the busier the machine is. */
const RECHECK_MS = 35_000;

afterEach(async () => {
  expect(await reader.complaints()).toEqual([]);
});

const LONG_PAGE = '/pages/long.html';
const CLAIMS_OF_LONG_PAGE = 100;
const claimsOfLongPage = async (page: Tab) =>
  (await reader.checkedPage(page)).claims.filter(({ quote }) =>
    quote.startsWith('In Norway it has been a crime'),
  );
const textsOn = async (tab: Tab) => (await readUnderlined(tab)).map((text) => text.trim());

describe('the background', () => {
  test('may be stopped between any two steps', async () => {
    const { browser } = reader;
    await browser.stopBackground();
    const page = await reader.open(SAMPLE);
    await reader.waitForHighlights(page);
    const before = await countHighlights(page);
    await waitFor(
      async () => ((await reader.badgeOf(page)) === '' ? undefined : true),
      'the number on the badge',
    );

    await browser.stopBackground();
    await clickText(page, 'write a white paper on a legal framework');
    const dialog = await control(page, 'dialog', DIALOG);
    await browser.stopBackground();
    await (await control(page, 'button', 'Copy citation')).click();
    await waitForText(dialog, 'Citation copied');
    await (await control(page, 'button', 'Close')).click();
    await waitUntilGone(page, 'dialog', DIALOG);

    await browser.stopBackground();
    await browser.pressCommand(page, 'next-claim');
    await control(page, 'dialog', DIALOG);
    await page.press('Escape');
    await browser.stopBackground();
    const selected = await selectText(page, 'write a white paper on a legal framework');
    await browser.checkFromMenu(page, selected);
    await control(page, 'dialog', DIALOG);
    await page.press('Escape');

    await browser.stopBackground();
    await page.evaluate(() => history.pushState(null, '', '?again'));
    await reader.waitForHighlights(page);
    expect(await countHighlights(page)).toEqual(before);
    expect(await namesOfAgreeing(page)).toHaveLength(1);
  });

  test('may be stopped while it checks a page', async () => {
    const page = await reader.open(LONG_PAGE);
    await waitFor(async () => (await reader.pageState(page)) ?? undefined, 'the checker');
    await reader.browser.stopBackground();
    expect(await claimsOfLongPage(page)).toHaveLength(CLAIMS_OF_LONG_PAGE);
  });
});

describe('a page that is left while it is checked', () => {
  test.each([0, 100, 300, 600])(
    'is checked when the reader comes back, having left after %i ms',
    async (ms) => {
      const page = await reader.open(LONG_PAGE);
      await pause(ms);
      await page.go(`${reader.site.address}/pages/off-topic.html`);
      await page.evaluate(() => history.back());
      await waitFor(async () => ((await page.address()).endsWith(LONG_PAGE) ? true : undefined), 'the page');
      expect(await claimsOfLongPage(page)).toHaveLength(CLAIMS_OF_LONG_PAGE);
      const complaints = await reader.complaints();
      expect(complaints.filter((complaint) => !DROPPED_ANSWER.test(complaint))).toEqual([]);
    },
  );
});

describe('scripts that are injected twice', () => {
  test('leave one set of underlines and one card', async () => {
    const page = await reader.open(SAMPLE);
    await reader.waitForHighlights(page);
    const before = await countHighlights(page);
    const names = await namesOfAgreeing(page);
    await clickText(page, 'write a white paper on a legal framework');
    await control(page, 'dialog', DIALOG);
    await injectAgain(page, [
      '/probe.js',
      '/checker.js',
      '/card-data.js',
      '/card.js',
      '/checker.js',
      '/probe.js',
    ]);
    await pause(LONG_ENOUGH_MS);
    expect(await namesOfAgreeing(page)).toEqual(names);
    expect(await countHighlights(page)).toEqual(before);
    expect(await countControls(page, 'dialog', DIALOG)).toBe(1);
    await (await control(page, 'button', 'Close')).click();
    await clickText(page, 'write a white paper on a legal framework');
    await control(page, 'dialog', DIALOG);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
  });
});

describe('documents', () => {
  test('that are no web pages are left alone', async () => {
    const page = await reader.open('/hostile/drawing.svg');
    for (const file of ['drawing.svg', 'feed.xml', 'data.json', 'note.txt', 'paper.pdf']) {
      await page.go(`${reader.site.address}/hostile/${file}`);
      await pause(LONG_ENOUGH_MS);
      expect([file, await reader.pageState(page), await reader.badgeOf(page)]).toEqual([file, null, '']);
    }
    await page.go(`${reader.site.address}/hostile/drawing.svg`);
    const popup = await reader.openPopup(page);
    await waitForText(popup, 'This is not a page of text.');
  });

  test('in frames are not counted with the page, and can be asked about', async () => {
    const page = await reader.open('/hostile/frames.html');
    const { claims } = await reader.checkedPage(page);
    expect(claims.map(({ quote }) => quote)).toEqual([LAW]);
    await waitForCount(page, 1);
    await pause(LONG_ENOUGH_MS);
    expect(await reader.badgeOf(page)).toBe('1');
    expect(await page.evaluate(readFrames)).toEqual([
      { title: 'same site', underlines: 0, elements: 2 },
      { title: 'source', underlines: 0, elements: 2 },
      { title: 'blank', underlines: 0, elements: 2 },
    ]);

    for (const title of ['source', 'blank']) {
      const place = await page.evaluate((wanted) => {
        const frame = document.querySelector<HTMLIFrameElement>(`iframe[title="${wanted}"]`);
        frame?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const outer = frame?.getBoundingClientRect() ?? new DOMRect();
        return { x: outer.x + 20, y: outer.y + 26 };
      }, title);
      await page.drag(place, { x: place.x + 600, y: place.y });
      await reader.browser.checkFromMenu(page, { x: place.x + 60, y: place.y });
      await waitFor(
        async () =>
          (await page.evaluate(readFrames)).find((frame) => frame.title === title && frame.elements === 3),
        `the card in the frame "${title}"`,
      );
    }
    expect(await reader.badgeOf(page)).toBe('1');
  });

  test('that are translated are checked in the language they are read in', async () => {
    const page = await reader.open('/hostile/translated.html');
    await waitForUnderline(page, LAW);
    await page.evaluate(() => Reflect.get(globalThis, 'translate')());
    await waitForUnderline(page, NORWEGIAN_LAW);
    expect(await textsOn(page)).toEqual([NORWEGIAN_LAW]);
  });

  test('in shadow roots, open or closed, have their underlines and cards', async () => {
    const page = await reader.open('/hostile/shadow.html');
    const { claims } = await reader.checkedPage(page);
    expect(claims.map(({ quote }) => quote).toSorted()).toEqual([CLAIM, CLAIM, LAW]);
    await waitForCount(page, 3);
    const place = await page.evaluate(() => {
      const paragraph = document.querySelector('news-article')?.shadowRoot?.querySelector('p');
      const { x, y } = paragraph?.getBoundingClientRect() ?? new DOMRect();
      return { x: x + 30, y: y + 12 };
    });
    await page.click(place);
    const dialog = await control(page, 'dialog', DIALOG);
    expect(await dialog.text()).toContain('white paper');
  });
});

describe('a page of its own routes', () => {
  test('is checked again after each way of going somewhere within it, and not after a jump', async () => {
    const page = await reader.open('/hostile/routes.html');
    const go = (how: string, name: string) =>
      page.evaluate(([way, article]) => Reflect.get(globalThis, 'go')(way, article), [how, name] as const);
    await reader.waitForHighlights(page);
    expect(await textsOn(page)).toContain(LAW);
    await go('pushState', 'report');
    await waitForUnderline(page, CLAIM);
    await go('pushState', 'kiosks');
    await waitForCount(page, 0);
    await waitFor(async () => ((await reader.badgeOf(page)) === '' ? true : undefined), 'an empty badge');
    await go('replaceState', 'law');
    await waitForUnderline(page, LAW);
    await page.evaluate(() => history.back());
    await waitForUnderline(page, CLAIM);
    await page.evaluate(() => history.forward());
    await waitForUnderline(page, LAW);
    const names = await namesOfAgreeing(page);
    await page.evaluate(() => {
      location.hash = '#somewhere';
    });
    await pause(500);
    expect(await namesOfAgreeing(page)).toEqual(names);
    expect(await textsOn(page)).toContain(LAW);
  });
});

describe('a browser without an interface that we use', () => {
  test('finds, counts and shows the claims where it cannot underline', async () => {
    const page = await openWithout(SAMPLE, ['Highlight']);
    const { claims } = await reader.checkedPage(page);
    expect(claims.length).toBeGreaterThan(2);
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(await reader.badgeOf(page)).toBe(String(claims.length));
    await reader.browser.pressCommand(page, 'next-claim');
    await control(page, 'dialog', DIALOG);
  });

  test('does everything where only newer ones are missing', async () => {
    const newer = ['scheduler', 'Navigation', 'requestIdleCallback', 'CSS.highlights.highlightsFromPoint'];
    const page = await openWithout(SAMPLE, newer);
    await reader.waitForHighlights(page);
    await clickText(page, 'write a white paper on a legal framework');
    await control(page, 'dialog', DIALOG);
    await page.press('Escape');
    await waitUntilGone(page, 'dialog', DIALOG);
  });
});

/** The frames that a page may look into; runs in the page. */
function readFrames() {
  return [...document.querySelectorAll('iframe')].flatMap(({ title, contentDocument, contentWindow }) => {
    if (contentDocument === null) return [];
    const { CSS: styles } = contentWindow as unknown as typeof globalThis;
    return [
      {
        title,
        underlines: styles.highlights.size,
        elements: contentDocument.documentElement.children.length,
      },
    ];
  });
}

async function waitForUnderline(page: Tab, text: string): Promise<void> {
  await waitFor(
    async () => ((await textsOn(page)).includes(text) ? true : undefined),
    `"${text}" underlined`,
    RECHECK_MS,
  );
}

/** Runs scripts of the extension in the page, as an event that comes twice does. */
async function injectAgain(page: Tab, files: readonly string[]): Promise<void> {
  await reader.browser.inExtension(
    async ([address, scripts]) => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
      for (const file of scripts) {
        await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, files: [file] });
      }
    },
    [await page.address(), files] as const,
  );
}

/** Opens a page whose isolated world lacks these, as an older browser's does, before the extension looks at it. */
async function openWithout(path: string, missing: readonly string[]): Promise<Tab> {
  const setAutomatic = (automatic: boolean) =>
    reader.browser.inExtension(
      (value) => chrome.storage.local.set({ settings: { automatic: value } }),
      automatic,
    );
  await setAutomatic(false);
  const page = await reader.open(path);
  await reader.browser.inExtension(
    async ([address, names]) => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
      await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        args: [names],
        func: (paths) => {
          for (const path of paths) {
            const parts = path.split('.');
            const name = parts.pop() ?? '';
            const owner = parts.reduce<object>((object, part) => Reflect.get(object, part), globalThis);
            Reflect.defineProperty(owner, name, { value: undefined, configurable: true });
          }
        },
      });
    },
    [await page.address(), [...missing]] as const,
  );
  await setAutomatic(true);
  return page;
}
