import { expect, test } from 'vitest';
import type { Point, Tab } from './browser.ts';
import { control, controlIn, waitForText, waitUntilGone } from './controls.ts';
import { SAMPLE, selectText, tabWith, useReader } from './reader.ts';
import { waitFor } from './wait.ts';

const reader = useReader();

const OFF_TOPIC = '/pages/off-topic.html';
const SENTENCE =
  'Amnesty asked the government of Norway to write a white paper on a legal framework that respects the rights of people who sell sex.';
const CLAIM = 'write a white paper on a legal framework';

test('opens the popup, sees the claims of the page and goes to one', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const popup = await reader.openPopup(page);
  const claims = await control(popup, 'list', 'Claims on this page');
  const claim = await controlIn(claims, 'button', new RegExp(CLAIM));
  expect((await claims.findAll('button')).length).toBeGreaterThan(2);
  await claim.click();
  await waitFor(async () => ((await popup.isClosed()) ? true : undefined), 'the popup to close');
  await page.bringToFront();
  const dialog = await control(page, 'dialog', 'What the source says');
  expect(await dialog.text()).toContain(CLAIM);
});

test('the badge counts the matched sentences and is empty on a page off topic', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const popup = await reader.openPopup(page);
  const claims = await control(popup, 'list', 'Claims on this page');
  expect(await reader.badgeOf(page)).toBe(String((await claims.findAll('button')).length));
  await page.go(reader.site.address + OFF_TOPIC);
  expect(await reader.badgeOf(page)).toBe('');
});

test('checks a sentence of their own in the popup and searches the findings', async () => {
  const page = await reader.open(OFF_TOPIC);
  const popup = await reader.openPopup(page);
  await waitForText(popup, 'This page is not about the law');
  await (await control(popup, 'textbox', 'Check a claim')).fill(SENTENCE);
  await (await control(popup, 'button', 'Check')).click();
  await waitForText(popup, 'Amnesty says the same');
  await (await control(popup, 'searchbox', 'Search the findings')).fill('white paper');
  await waitForText(popup, 'Amnesty asked for a white paper');
});

test('browses all findings', async () => {
  const page = await reader.open(OFF_TOPIC);
  const popup = await reader.openPopup(page);
  await (await control(popup, 'button', 'Browse all findings')).click();
  const findings = await waitFor(async () => await tabWith(reader.browser, 'sidepanel.html'), 'the findings');
  await control(findings, 'region', 'Evidence');
  const list = await control(findings, 'list', 'Findings');
  expect((await list.findAll('button')).length).toBeGreaterThan(20);
});

test('the popup says why a page of the browser itself cannot be read', async () => {
  const page = await reader.open(reader.browser.ownPage);
  const popup = await reader.openPopup(page);
  await waitForText(popup, 'The browser does not let extensions read this page.');
});

test.each([
  ['context menu', (page: Tab, selected: Point) => reader.browser.checkFromMenu(page, selected)],
  ['keyboard', (page: Tab) => reader.browser.pressCommand(page, 'check-selection')],
])('checks a selection through the %s', async (_, check) => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const selected = await selectText(page, CLAIM);
  await check(page, selected);
  const dialog = await control(page, 'dialog', 'What the source says');
  expect(await dialog.text()).toContain(CLAIM);
});

test('checks a selection on a page that is not about the law, and is told that no source speaks to it', async () => {
  const page = await reader.open(OFF_TOPIC);
  const selected = await selectText(page, 'Kiosks want to stay open longer');
  await reader.browser.checkFromMenu(page, selected);
  const dialog = await control(page, 'dialog', 'What the source says');
  expect(await dialog.text()).toContain('None of our sources speaks to this');
  await page.press('Escape');
  await waitUntilGone(page, 'dialog', 'What the source says');
  expect(await reader.complaints()).toEqual([]);
});
