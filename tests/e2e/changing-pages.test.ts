import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { control, waitFor, waitUntilGone } from './closed-root.ts';
import { clickText, countHighlights, SAMPLE, useReader, waitForHighlights } from './reader.ts';

const reader = useReader();

async function waitForCount(page: Page, wanted: number): Promise<void> {
  await waitFor(async () => {
    const { agrees, contradicts, context } = await countHighlights(page);
    return agrees + contradicts + context === wanted ? true : undefined;
  }, `${wanted} underlined sentences`);
}

test('an article that loads late is checked when it has come', async () => {
  const page = await reader.open('/pages/app.html?late=report');
  await waitForHighlights(page);
  await clickText(page, 'write a white paper on a legal framework');
  await control(page, 'dialog', 'What the source says');
});

test('going to another article within the page takes the old underlines and the card away', async () => {
  const page = await reader.open('/pages/app.html');
  await page.click('#report');
  await waitForHighlights(page);
  await clickText(page, 'write a white paper on a legal framework');
  await control(page, 'dialog', 'What the source says');
  await page.evaluate(() => document.getElementById('kiosks')?.click());
  await waitUntilGone(page, 'dialog', 'What the source says');
  await waitForCount(page, 0);
  await page.click('#law');
  await waitForHighlights(page);
});

test('a page that was left and comes back has its underlines once and its number on the badge', async () => {
  const page = await reader.open(SAMPLE);
  await waitForHighlights(page);
  const before = await countHighlights(page);
  const tab = await reader.tabOf(page);
  await page.evaluate(() => Object.assign(globalThis, { isTheSameDocument: true }));
  await page.goto(`${reader.site.address}/pages/off-topic.html`);
  await page.evaluate(() => history.back());
  await waitFor(async () => (page.url().endsWith(SAMPLE) ? true : undefined), 'the article');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'isTheSameDocument'))).toBe(true);
  expect(await countHighlights(page)).toEqual(before);
  await waitFor(async () => {
    const text = await (await reader.worker()).evaluate(
      (id) => chrome.action.getBadgeText({ tabId: id }),
      tab,
    );
    return text === '' ? undefined : text;
  }, 'the number on the badge');
});

test('switching the site off and on again acts on the open page', async () => {
  const page = await reader.open(SAMPLE);
  await waitForHighlights(page);
  const popup = await reader.openExtensionPage(`popup.html?tab=${await reader.tabOf(page)}`);
  const thisSite = popup.getByRole('switch', { name: 'Check this site' });
  await thisSite.click();
  await popup.getByText('Checking is switched off here').waitFor();
  await waitForCount(page, 0);
  await thisSite.click();
  await waitForHighlights(page);
});

test('a page opened while checking is off is checked once it is on', async () => {
  const popup = await reader.openExtensionPage('popup.html');
  const everywhere = popup.getByRole('switch', { name: 'Check pages automatically' });
  await everywhere.click();
  const page = await reader.open(SAMPLE);
  await page.waitForTimeout(1500);
  await waitForCount(page, 0);
  await popup.bringToFront();
  await everywhere.click();
  await page.bringToFront();
  await waitForHighlights(page);
});

test('an update of the extension leaves one set of underlines and a card that opens', async () => {
  const page = await reader.open(SAMPLE);
  await waitForHighlights(page);
  const before = await countHighlights(page);
  const [nameBefore] = await namesOfAgreeing(page);
  await reader.restartExtension();
  await page.bringToFront();
  await waitFor(async () => {
    const names = await namesOfAgreeing(page);
    return names.length === 1 && names[0] !== nameBefore ? true : undefined;
  }, 'one new set of underlines');
  expect(await countHighlights(page)).toEqual(before);
  await clickText(page, 'write a white paper on a legal framework');
  await control(page, 'dialog', 'What the source says');
  expect(reader.complaints).toEqual([]);
});

/** The names under which sentences that agree with a source are underlined: one per running checker. */
function namesOfAgreeing(page: Page): Promise<string[]> {
  return page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.endsWith('-agrees')));
}
