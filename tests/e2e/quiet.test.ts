import { expect, test } from 'vitest';
import type { Tab } from './browser.ts';
import { control, waitForText } from './controls.ts';
import { clickText, SAMPLE, useReader, waitForHighlights } from './reader.ts';
import { pause } from './wait.ts';

const reader = useReader();

/** What the page has noticed; it keeps the record itself. */
const everythingSeen = (): string[] => Reflect.get(globalThis, 'everythingSeen')();

test('a page off topic can see nothing of the extension', async () => {
  const page = await reader.open('/pages/off-topic.html');
  // Longer than the probe takes to look, and to look again.
  await pause(3000);
  expect(await page.evaluate(everythingSeen)).toEqual([]);
  expect(await reader.complaints()).toEqual([]);
});

test('the watching page would have seen it', async () => {
  const page = await reader.open('/pages/off-topic.html');
  await page.evaluate(() => {
    postMessage('hello', '*');
    document.documentElement.append(document.createElement('div'));
    CSS.highlights.set('x-agrees', new Highlight());
    document.dispatchEvent(new Event('started'));
    document.adoptedStyleSheets.push(new CSSStyleSheet());
    Object.assign(window, { leaked: 1 });
  });
  await pause(100);
  const seen = await page.evaluate(everythingSeen);
  expect(seen).toEqual(
    expect.arrayContaining([
      'message "hello"',
      'element DIV',
      'highlight x-agrees',
      'event started',
      'adopted style sheet',
      'global leaked',
      'change of HTML',
    ]),
  );
});

test('an error on any console would have been seen', async () => {
  const page = await reader.open('/pages/off-topic.html');
  await complain(page, 'page');
  await complain(await reader.openPopup(page), 'popup');
  const complaints = (await reader.complaints()).join('\n');
  for (const place of ['page', 'popup']) {
    expect(complaints).toContain(`said by the ${place}`);
    expect(complaints).toContain(`thrown by the ${place}`);
  }
});

async function complain(tab: Tab, place: string): Promise<void> {
  await tab.evaluate((where) => {
    console.error(`said by the ${where}`);
    setTimeout(() => {
      throw new Error(`thrown by the ${where}`);
    });
  }, place);
  await pause(300);
}

test('a page on the topic sees no style sheet, message or attribute of the extension', async () => {
  const page = await reader.open(SAMPLE);
  const read = () =>
    page.evaluate(() => ({
      html: document.documentElement.outerHTML,
      styleSheets: document.styleSheets.length,
      adopted: document.adoptedStyleSheets.length,
    }));
  const before = await read();
  await waitForHighlights(page);
  expect(await read()).toEqual(before);
});

test('nothing asks the network for anything', async () => {
  const page = await reader.open(SAMPLE);
  await waitForHighlights(page);
  await clickText(page, 'write a white paper on a legal framework');
  await (await control(page, 'button', 'Copy citation')).click();
  await (await control(page, 'button', 'Close')).click();
  for (const path of ['popup.html', 'options.html', 'sidepanel.html', 'welcome.html']) {
    await waitForText(await reader.openExtensionPage(path), 'Fotnote');
    await pause(500);
  }
  const requests = await reader.browser.takeRequests();
  expect(requests.toSorted()).toEqual([
    `${reader.site.address}/sample/article.css`,
    `${reader.site.address}${SAMPLE}`,
  ]);
  expect(await reader.complaints()).toEqual([]);
});

test('a request of the background would be refused by its own policy', async () => {
  const address = `${reader.site.address}/asked-by-the-background`;
  expect(await reader.browser.canBackgroundFetch(address)).toBe(false);
  expect(reader.site.requests).not.toContain('/asked-by-the-background');
});
