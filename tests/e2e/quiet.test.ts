import { expect, test } from 'vitest';
import { control } from './closed-root.ts';
import { clickText, SAMPLE, useReader, waitForHighlights } from './reader.ts';

const reader = useReader();

test('a page off topic can see nothing of the extension', async () => {
  const page = await reader.open('/pages/off-topic.html');
  // Longer than the probe takes to look, and to look again.
  await page.waitForTimeout(3000);
  expect(await page.evaluate('everythingSeen()')).toEqual([]);
  expect(reader.complaints).toEqual([]);
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
  await page.waitForTimeout(100);
  const seen = await page.evaluate('everythingSeen()');
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
    await (await reader.openExtensionPage(path)).waitForLoadState('networkidle');
  }
  const foreign = reader.requests.filter((address) => !address.startsWith('chrome-extension:'));
  expect(foreign.toSorted()).toEqual([
    `${reader.site.address}/sample/article.css`,
    `${reader.site.address}${SAMPLE}`,
  ]);
  expect(reader.complaints).toEqual([]);
});

test('a request of the worker would be refused by its own policy', async () => {
  const outcome = await (await reader.worker()).evaluate(
    (url) =>
      fetch(url).then(
        () => 'fetched',
        () => 'refused',
      ),
    `${reader.site.address}/asked-by-the-worker`,
  );
  expect(outcome).toBe('refused');
  expect(reader.site.requests).not.toContain('/asked-by-the-worker');
});
