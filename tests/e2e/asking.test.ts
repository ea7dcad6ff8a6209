import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { control, waitUntilGone } from './closed-root.ts';
import { SAMPLE, selectText, useReader, waitForHighlights } from './reader.ts';

const reader = useReader();

const OFF_TOPIC = '/pages/off-topic.html';
const SENTENCE =
  'Amnesty asked the government of Norway to write a white paper on a legal framework that respects the rights of people who sell sex.';
const CLAIM = 'write a white paper on a legal framework';

async function openPopup(page: Page): Promise<Page> {
  return reader.openExtensionPage(`popup.html?tab=${await reader.tabOf(page)}`);
}

test('opens the popup, sees the claims of the page and goes to one', async () => {
  const page = await reader.open(SAMPLE);
  await waitForHighlights(page);
  const popup = await openPopup(page);
  const claims = popup.getByRole('list', { name: 'Claims on this page' }).getByRole('button');
  const claim = claims.filter({ hasText: CLAIM });
  await claim.waitFor();
  expect(await claims.count()).toBeGreaterThan(2);
  const closed = popup.waitForEvent('close');
  await claim.click();
  await closed;
  await page.bringToFront();
  const dialog = await control(page, 'dialog', 'What the source says');
  expect(await dialog.text()).toContain(CLAIM);
});

test('the badge counts the matched sentences and is empty on a page off topic', async () => {
  const page = await reader.open(SAMPLE);
  await waitForHighlights(page);
  const popup = await openPopup(page);
  const claims = popup.getByRole('list', { name: 'Claims on this page' }).getByRole('button');
  await claims.first().waitFor();
  const tab = await reader.tabOf(page);
  expect(await badgeOf(tab)).toBe(String(await claims.count()));
  await page.goto(reader.site.address + OFF_TOPIC);
  expect(await badgeOf(tab)).toBe('');
});

test('checks a sentence of their own in the popup and searches the findings', async () => {
  const page = await reader.open(OFF_TOPIC);
  const popup = await openPopup(page);
  await popup.getByText('This page is not about the law').waitFor();
  await popup.getByRole('textbox', { name: 'Check a claim' }).fill(SENTENCE);
  await popup.getByRole('button', { name: 'Check', exact: true }).click();
  await popup
    .getByRole('button', { name: /Amnesty says the same/ })
    .first()
    .waitFor();
  await popup.getByRole('searchbox', { name: 'Search the findings' }).fill('white paper');
  await popup
    .getByRole('button', { name: /white paper/i })
    .first()
    .waitFor();
});

test('browses all findings', async () => {
  const page = await reader.open(OFF_TOPIC);
  const popup = await openPopup(page);
  const opened = page.context().waitForEvent('page');
  await popup.getByRole('button', { name: 'Browse all findings' }).click();
  const findings = await opened;
  await findings.getByRole('region', { name: 'Evidence' }).waitFor();
  expect(await findings.getByRole('list', { name: 'Findings' }).getByRole('button').count()).toBeGreaterThan(
    20,
  );
});

test('the popup says why a page of the browser itself cannot be read', async () => {
  const page = await reader.open('chrome://version');
  const popup = await openPopup(page);
  await popup.getByText('The browser does not let extensions read this page.').waitFor();
});

test.each([
  ['context menu', (page: Page) => reader.checkFromMenu(page)],
  ['keyboard', (page: Page) => reader.press(page, 'check-selection')],
])('checks a selection through the %s', async (_, check) => {
  const page = await reader.open(SAMPLE);
  await waitForHighlights(page);
  await selectText(page, CLAIM);
  await check(page);
  const dialog = await control(page, 'dialog', 'What the source says');
  expect(await dialog.text()).toContain(CLAIM);
});

test('checks a selection on a page that is not about the law, and is told that no source speaks to it', async () => {
  const page = await reader.open(OFF_TOPIC);
  await selectText(page, 'Kiosks want to stay open longer');
  await reader.checkFromMenu(page);
  const dialog = await control(page, 'dialog', 'What the source says');
  expect(await dialog.text()).toContain('None of our sources speaks to this');
  await page.keyboard.press('Escape');
  await waitUntilGone(page, 'dialog', 'What the source says');
  expect(reader.complaints).toEqual([]);
});

async function badgeOf(tabId: number): Promise<string> {
  return (await reader.worker()).evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
}
