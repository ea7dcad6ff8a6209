/** What pages, consoles and the network see of the extension: off topic nothing, on topic what docs/threat-model.md says. */
import { expect, test } from 'vitest';
import type { Tab } from './browser.ts';
import { control, waitForText, waitUntilGone } from './controls.ts';
import { BROWSER, clickText, SAMPLE, useReader, waitForCount } from './reader.ts';
import { pause } from './wait.ts';

const reader = useReader();

const DETECTOR = '/hostile/detector.html';
const DIALOG = 'What the source says';

const idOfExtension = () => new URL(reader.browser.extensionAddress).host;
const open = (query: string) => reader.open(`${DETECTOR}?id=${idOfExtension()}${query}`);
const everythingSeen = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() => Reflect.get(globalThis, 'everythingSeen')());
/** In Firefox, rules for highlights do not reach into shadow roots by themselves. */
const SHADOW_SHEETS = BROWSER === 'firefox' ? ['other shadowSheets'] : [];
/** Firefox says nothing of an element that is removed with the focus in it. */
const FOCUS_LEAVING = BROWSER === 'firefox' ? [] : ['event focusout at DIV'];
/** The highlights without their random beginnings, and what else was seen. */
const withoutPrefix = (seen: readonly string[]) =>
  seen.map((what) => what.replace(/^highlight [a-z]{8}-/, 'highlight …-'));

test('a page off topic that looks for extensions finds nothing, and may load nothing of the extension', async () => {
  const page = await open('');
  // Longer than the probe takes to look, and to look again.
  await pause(3000);
  expect(await everythingSeen(page)).toEqual([]);
  expect(await reader.complaints()).toEqual([]);
  const files = [
    'manifest.json',
    'probe.js',
    'checker.js',
    'card-data.js',
    'card.js',
    'background.js',
    'popup.html',
    'icons/48.png',
  ];
  const plain = await reader.open('/pages/off-topic.html');
  const loaded = await plain.evaluate(
    (addresses) =>
      Promise.all(
        addresses.flatMap((address) => [
          fetch(address).then(
            () => address,
            () => null,
          ),
          new Promise<string | null>((resolve) => {
            const image = new Image();
            image.onload = () => resolve(address);
            image.onerror = () => resolve(null);
            image.src = address;
          }),
        ]),
      ),
    files.map((file) => `${reader.browser.extensionAddress}/${file}`),
  );
  expect(loaded.filter(Boolean)).toEqual([]);
});

test('on topic it finds the highlights, and the card as one element without a name while it is open', async () => {
  const page = await open('&topic');
  await waitForCount(page, 2);
  await pause(300);
  expect(withoutPrefix(await everythingSeen(page)).toSorted()).toEqual([
    'highlight …-agrees of 2',
    ...SHADOW_SHEETS,
  ]);

  await reader.browser.pressCommand(page, 'next-claim');
  await control(page, 'dialog', DIALOG);
  await pause(300);
  const [root, text] = await page.evaluate(() => {
    const host = document.documentElement.lastElementChild as HTMLElement;
    return [host.shadowRoot, host.outerHTML];
  });
  expect([root, text]).toEqual([null, '<div></div>']);
  await page.press('Escape');
  await waitUntilGone(page, 'dialog', DIALOG);
  // The reader's own keys aside.
  const seen = withoutPrefix(await everythingSeen(page)).filter((what) => !what.startsWith('event key'));
  expect([...new Set(seen)].toSorted()).toEqual([
    'change of HTML: childList +DIV',
    'change of HTML: childList -DIV',
    'event focusin at DIV',
    ...FOCUS_LEAVING,
    'highlight …-agrees of 2',
    ...SHADOW_SHEETS,
  ]);
  expect(await reader.complaints()).toEqual([]);
});

test('the detector would have found anything else', async () => {
  const page = await open('');
  await pause(500);
  await page.evaluate((id) => {
    document.dispatchEvent(new CustomEvent(`${id}:checker:wxt:content-script-started`));
    postMessage({ type: 'started' }, '*');
    document.documentElement.append(document.createElement('x-card'));
    document.body.dataset['extension'] = 'here';
    document.querySelector('p')?.setAttribute('style', 'color: red');
    document.querySelector('own-part')?.shadowRoot?.adoptedStyleSheets.push(new CSSStyleSheet());
    document.adoptedStyleSheets.push(new CSSStyleSheet());
    CSS.highlights.set('abcdefgh-agrees', new Highlight());
    Object.assign(window, { leaked: 1 });
    Object.assign(document, { [Symbol.for('leaked')]: 1 });
    performance.mark('mark-of-us');
    document.querySelector('input')?.focus();
    document.title = 'Changed';
    localStorage.setItem('fotnote', '1');
    history.replaceState(null, '', '#changed');
    const style = document.createElement('style');
    style.textContent = 'p { color: red }';
    document.head.append(style);
  }, idOfExtension());
  await pause(300);
  const seen = await everythingSeen(page);
  expect(seen).toEqual(
    expect.arrayContaining([
      `event ${idOfExtension()}:checker:wxt:content-script-started at #document`,
      'event message at window {"type":"started"}',
      'event focusin at INPUT',
      expect.stringContaining('event securitypolicyviolation'),
      'change of HTML: childList +X-CARD',
      'change of BODY: attributes data-extension',
      'change of P: attributes style',
      'global window.leaked',
      'global document.Symbol(leaked)',
      'mark mark-of-us',
      'call of dispatchEvent',
      'call of append',
      'highlight abcdefgh-agrees of 0',
      ...['adopted', 'shadowSheets', 'attributes', 'html', 'stored', 'title', 'address', 'focus'].map(
        (name) => `other ${name}`,
      ),
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
  await reader.waitForHighlights(page);
  expect(await read()).toEqual(before);
});

test('nothing asks the network for anything', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
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
