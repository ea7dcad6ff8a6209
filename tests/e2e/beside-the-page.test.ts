/// <reference types="chrome" />
/** What stands beside a page: the strip and the button in the popup, the list in the page, the panel, the way to a finding. */
import { expect, test } from 'vitest';
import type { Tab } from './browser.ts';
import { control, controlIn, countControls, waitForText, waitUntilGone } from './controls.ts';
import { BROWSER, clickText, countUnderlined, SAMPLE, tabWith, useReader, waitForCount } from './reader.ts';
import { pause, waitFor } from './wait.ts';

const reader = useReader();

const CLAIM = 'write a white paper on a legal framework';
const DIALOG = 'What the source says';
const LIST = 'Claims on this page';
/** Longer than the probe takes to look. */
const LONG_ENOUGH_MS = 1500;

test('a mark on the strip of the popup leads to its claim', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const popup = await reader.openPopup(page);
  const strip = await control(popup, 'toolbar', 'Where the claims stand on the page');
  const marks = await strip.findAll('button');
  const [, second] = marks;
  const name = await second?.attribute('aria-label');
  const [place = 'none'] = /Claim 2 of \d+/.exec(name ?? '') ?? [];
  await second?.click();
  await waitFor(async () => ((await popup.isClosed()) ? true : undefined), 'the popup to close');
  await page.bringToFront();
  const dialog = await control(page, 'dialog', DIALOG);
  expect(await dialog.text()).toContain(place);
});

test('checks only when asked: one page, and no more', async () => {
  await reader.browser.inExtension(() => chrome.storage.local.set({ settings: { automatic: false } }));
  const page = await reader.open(SAMPLE);
  await pause(LONG_ENOUGH_MS);
  expect(await countUnderlined(page)).toBe(0);
  const popup = await reader.openPopup(page);
  await waitForText(popup, 'Pages are checked only when you ask');
  await (await control(popup, 'button', 'Check this page')).click();
  // Here the popup is a tab in front of the page, and a page that is not seen waits.
  await page.bringToFront();
  await reader.waitForHighlights(page);
  const another = await reader.open(SAMPLE);
  await pause(LONG_ENOUGH_MS);
  expect(await countUnderlined(another)).toBe(0);
});

test('goes from the list of claims to a card, out of it and into it again, with the selection kept', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const command = () => reader.browser.pressCommand(page, 'move-to-card');
  await command();
  const list = await control(page, 'navigation', LIST);
  await (await controlIn(list, 'button', new RegExp(CLAIM))).click();
  const dialog = await control(page, 'dialog', DIALOG);
  expect(await dialog.text()).toContain(CLAIM);
  expect(await countControls(page, 'dialog', LIST)).toBe(0);

  const isIn = () =>
    page.evaluate(() => document.activeElement === document.documentElement.lastElementChild);
  await waitFor(async () => ((await isIn()) ? true : undefined), 'the focus in the card');
  await command();
  await waitFor(async () => ((await isIn()) ? undefined : true), 'the focus back in the page');
  await page.evaluate(() => {
    const heading = document.querySelector('h1') as HTMLElement;
    getSelection()?.selectAllChildren(heading);
  });
  await command();
  await waitFor(async () => ((await isIn()) ? true : undefined), 'the focus in the card again');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.press('Escape');
  await waitUntilGone(page, 'dialog', DIALOG);
  const selected = await page.evaluate(() => [
    String(getSelection()),
    document.querySelector('h1')?.textContent,
  ]);
  expect(selected[0]?.trim()).toBe(selected[1]?.trim());
  expect(await reader.complaints()).toEqual([]);
});

test('opens a finding in full from the card, and no address tells which', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  await control(page, 'dialog', DIALOG);
  await (await control(page, 'button', 'More')).click();
  const way = BROWSER === 'firefox' ? 'Open in a tab' : 'Open in side panel';
  await (await control(page, 'button', way)).click();
  const address = await waitFor(findingsAddress, 'the finding to open');
  expect(new URL(address).hash + new URL(address).search).toBe('');
  // The panel takes what is handed over to it, once.
  await waitFor(
    async () => ((await reader.browser.inExtension(isHandingOver)) ? undefined : true),
    'the finding to be taken',
  );
  if (BROWSER === 'firefox') {
    const findings = await waitFor(() => tabWith(reader.browser, 'sidepanel.html'), 'the tab');
    await waitForText(findings, 'Back to the list');
    await waitForText(findings, 'white paper');
  }
});

test('the panel shows the claims of the page beside it, goes with it to the next page, and lists all findings', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const id = await reader.browser.inExtension(
    async (address) => (await chrome.tabs.query({})).findLast(({ url }) => url === address)?.id,
    await page.address(),
  );
  const panel = await reader.openExtensionPage(`sidepanel.html?tab=${id}`);
  const claims = await control(panel, 'list', LIST);
  await controlIn(claims, 'button', new RegExp(CLAIM));
  await control(panel, 'list', 'Findings');
  await (await controlIn(claims, 'button', /^Amnesty says the same/)).click();
  await (await control(panel, 'button', 'Back to the list')).click();
  await control(panel, 'list', LIST);

  await page.go(`${reader.site.address}/pages/off-topic.html`);
  await panel.bringToFront();
  await waitForText(panel, 'This page is not about the law');
  await control(panel, 'list', 'Findings');
  expect(await countControls(panel, 'list', LIST)).toBe(0);
  expect(await reader.complaints()).toEqual([]);
});

test('settings take effect on open pages and go out as a file', async () => {
  const options = await reader.openExtensionPage('options.html');
  await (await control(options, 'textbox', 'Switch a site off')).fill('127.0.0.1');
  await (await control(options, 'button', 'Switch off')).click();
  await waitForText(options, 'The site is switched off.');
  const page = await reader.open(SAMPLE);
  await pause(LONG_ENOUGH_MS);
  expect(await countUnderlined(page)).toBe(0);
  await options.bringToFront();
  await (await control(options, 'button', 'Check 127.0.0.1 again')).click();
  await page.bringToFront();
  await reader.waitForHighlights(page);

  await options.bringToFront();
  await (await control(options, 'checkbox', 'English')).click();
  await page.bringToFront();
  await waitForCount(page, 0);

  await options.bringToFront();
  await (await control(options, 'button', 'Export')).click();
  await waitForText(options, 'The browser saves the file.');
  const elsewhere = (await reader.browser.takeRequests()).filter(
    (address) => !/^blob:/.test(address) && !address.startsWith(reader.site.address),
  );
  expect(elsewhere).toEqual([]);
  expect(await reader.complaints()).toEqual([]);
});

/** Where the finding was opened: a tab, or the side panel. */
async function findingsAddress(): Promise<string | undefined> {
  const tab: Tab | undefined = await tabWith(reader.browser, 'sidepanel.html');
  if (tab) return tab.address();
  return BROWSER === 'firefox' ? undefined : reader.browser.inExtension(sidePanelAddress);
}

/** Runs in the extension. */
async function sidePanelAddress(): Promise<string | undefined> {
  const [panel] = await chrome.runtime.getContexts({
    contextTypes: ['SIDE_PANEL' as chrome.runtime.ContextType],
  });
  // Empty until the panel has loaded.
  return panel?.documentUrl || undefined;
}

/** Runs in the extension. */
async function isHandingOver(): Promise<boolean> {
  return (await chrome.storage.session.get('handover'))['handover'] !== undefined;
}
