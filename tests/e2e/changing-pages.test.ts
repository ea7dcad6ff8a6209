import { expect, test } from 'vitest';
import { control, waitForText, waitUntilGone } from './controls.ts';
import { clickText, countHighlights, namesOfAgreeing, SAMPLE, useReader, waitForCount } from './reader.ts';
import { pause, waitFor } from './wait.ts';

const reader = useReader();

const CLAIM = 'write a white paper on a legal framework';

test('an article that loads late is checked when it has come', async () => {
  const page = await reader.open('/pages/app.html?late=report');
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  await control(page, 'dialog', 'What the source says');
});

test('going to another article within the page takes the old underlines and the card away', async () => {
  const page = await reader.open('/pages/app.html');
  await clickText(page, 'The report');
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  await control(page, 'dialog', 'What the source says');
  await page.evaluate(() => document.getElementById('kiosks')?.click());
  await waitUntilGone(page, 'dialog', 'What the source says');
  await waitForCount(page, 0);
  await clickText(page, 'The law');
  await reader.waitForHighlights(page);
});

test('a page that was left and comes back has its underlines once and its number on the badge', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const before = await countHighlights(page);
  await page.evaluate(() => void Object.assign(globalThis, { isTheSameDocument: true }));
  await page.go(`${reader.site.address}/pages/off-topic.html`);
  await page.evaluate(() => history.back());
  await waitFor(async () => ((await page.address()).endsWith(SAMPLE) ? true : undefined), 'the article');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'isTheSameDocument'))).toBe(true);
  expect(await countHighlights(page)).toEqual(before);
  await waitFor(
    async () => ((await reader.badgeOf(page)) === '' ? undefined : true),
    'the number on the badge',
  );
});

test('switching the site off and on again acts on the open page', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const popup = await reader.openPopup(page);
  const thisSite = await control(popup, 'switch', 'Check this site');
  await thisSite.click();
  await waitForText(popup, 'Checking is switched off here');
  await waitForCount(page, 0);
  await thisSite.click();
  await page.bringToFront();
  await reader.waitForHighlights(page);
});

test('a page opened while checking is off is checked once it is on', async () => {
  const popup = await reader.openExtensionPage('popup.html');
  const everywhere = await control(popup, 'switch', 'Check pages automatically');
  await everywhere.click();
  const page = await reader.open(SAMPLE);
  await pause(1500);
  await waitForCount(page, 0);
  await popup.bringToFront();
  await everywhere.click();
  await page.bringToFront();
  await reader.waitForHighlights(page);
});

test('an update of the extension leaves one set of underlines and a card that opens', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const before = await countHighlights(page);
  const [nameBefore] = await namesOfAgreeing(page);
  await clickText(page, CLAIM);
  await control(page, 'dialog', 'What the source says');
  await reader.browser.restartExtension();
  await page.bringToFront();
  await waitFor(async () => {
    const names = await namesOfAgreeing(page);
    return names.length === 1 && names[0] !== nameBefore ? true : undefined;
  }, 'one new set of underlines');
  // What the version before had opened cannot answer any more.
  await waitUntilGone(page, 'dialog', 'What the source says');
  await reader.waitForHighlights(page);
  expect(await countHighlights(page)).toEqual(before);
  await clickText(page, CLAIM);
  await control(page, 'dialog', 'What the source says');
  expect(await reader.complaints()).toEqual([]);
});
