/// <reference types="chrome" />
/** The reader's stories without a mouse, from the first page after the installation on. */
import { expect, test } from 'vitest';
import type { Control, Key, Tab } from './browser.ts';
import { control, waitForText, waitUntilGone } from './controls.ts';
import { countUnderlined, SAMPLE, tabWith, useReader, waitForCount } from './reader.ts';
import { waitFor } from './wait.ts';

const reader = useReader();

const DIALOG = 'What the source says';
const MARKS = 'Footnotes to this page';
/** More than any page of ours has controls. */
const MAX_PRESSES = 80;

test('the first time: a card on the welcome page, one on a page, another intensity, and that again in the settings', async () => {
  const welcome = await reader.openExtensionPage('welcome.html');
  const sample = await control(welcome, 'region', 'Try it');
  const claim = await waitFor(async () => (await sample.findAll('link'))[0], 'a claim in the sample');
  await tabTo(welcome, claim);
  await welcome.press('Enter');
  const first = await control(welcome, 'dialog', DIALOG);
  expect(await first.text()).toContain('The Penal Code says the same');
  await welcome.press('Escape');
  await waitUntilGone(welcome, 'dialog', DIALOG);
  expect(await claim.isFocused()).toBe(true);

  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  await reader.browser.pressCommand(page, 'next-claim');
  await control(page, 'dialog', DIALOG);
  await page.press('Escape');
  await waitUntilGone(page, 'dialog', DIALOG);

  const popup = await reader.openPopup(page);
  await tabTo(popup, await control(popup, 'combobox', 'On pages'));
  await popup.press('ArrowDown');
  await waitForChosen(popup, 'On pages', 'Study (with footnotes)');
  await page.bringToFront();
  const marks = await control(page, 'navigation', MARKS);
  expect((await marks.findAll('button')).length).toBeGreaterThan(2);

  await popup.bringToFront();
  await tabTo(popup, await control(popup, 'button', 'Settings'), 'Shift+Tab');
  await popup.press('Enter');
  const options = await waitFor(() => tabWith(reader.browser, 'options.html'), 'the settings');
  const choice = await control(options, 'combobox', 'On pages');
  await waitForChosen(options, 'On pages', 'Study (with footnotes)');
  await tabTo(options, choice);
  await options.press('ArrowUp');
  await options.press('ArrowUp');
  await waitForChosen(options, 'On pages', 'Quiet (number only)');
  await page.bringToFront();
  await waitForCount(page, 0);
  await waitUntilGone(page, 'navigation', MARKS);
  expect(await reader.complaints()).toEqual([]);
});

test('reads the cards of a page, copies, hides a finding and takes that back', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const before = await countUnderlined(page);
  await reader.browser.pressCommand(page, 'next-claim');
  const dialog = await control(page, 'dialog', DIALOG);
  await tabTo(page, await control(page, 'link', 'Open the source'));
  await tabTo(page, await control(page, 'button', 'Copy citation'));
  await page.press('Enter');
  await waitForText(dialog, 'Citation copied');
  await tabTo(page, await control(page, 'button', 'Other citation formats'));
  await page.press('Enter');
  await tabTo(page, await control(page, 'button', 'BibTeX'));
  await page.press('Enter');
  await waitForText(dialog, 'Citation copied as BibTeX');

  await tabTo(page, await control(page, 'button', 'Not this claim'), 'Shift+Tab');
  await page.press('Enter');
  const undo = await control(page, 'button', 'Undo');
  await waitForCount(page, before - 1);
  expect(await undo.isFocused()).toBe(true);
  await page.press('Enter');
  const again = await control(page, 'button', 'Not this claim');
  await waitForCount(page, before);
  expect(await again.isFocused()).toBe(true);

  await tabTo(page, await control(page, 'button', 'Close'), 'Shift+Tab');
  await page.press('Enter');
  await waitUntilGone(page, 'dialog', DIALOG);
  expect(await reader.complaints()).toEqual([]);
});

test('goes from the list of claims and from a footnote mark to a card, and the focus comes back to the mark', async () => {
  await reader.browser.inExtension(() => chrome.storage.local.set({ settings: { intensity: 'study' } }));
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  await reader.browser.pressCommand(page, 'move-to-card');
  const list = await control(page, 'navigation', 'Claims on this page');
  const [, second] = await list.findAll('button');
  await tabTo(page, second);
  await page.press('Enter');
  await waitForText(await control(page, 'dialog', DIALOG), 'Claim 2 of ');
  await page.press('Escape');
  await waitUntilGone(page, 'dialog', DIALOG);

  const marks = await control(page, 'navigation', MARKS);
  const [mark] = await marks.findAll('button');
  expect(await mark?.attribute('aria-label')).toMatch(/^Footnote 1: \S+/);
  await tabTo(page, mark);
  await page.press('Enter');
  await waitForText(await control(page, 'dialog', DIALOG), 'Claim 1 of ');
  await page.press('Escape');
  await waitUntilGone(page, 'dialog', DIALOG);
  expect(await mark?.isFocused()).toBe(true);
  expect(await reader.complaints()).toEqual([]);
});

test('goes to a claim by the strip of the popup', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const popup = await reader.openPopup(page);
  const strip = await control(popup, 'toolbar', 'Where the claims stand on the page');
  const [first, second] = await strip.findAll('button');
  await tabTo(popup, first);
  await popup.press('ArrowRight');
  expect(await second?.isFocused()).toBe(true);
  const [place = 'none'] = /Claim \d+ of \d+/.exec((await second?.attribute('aria-label')) ?? '') ?? [];
  await popup.press('Enter');
  await waitFor(async () => ((await popup.isClosed()) ? true : undefined), 'the popup to close');
  await page.bringToFront();
  await waitForText(await control(page, 'dialog', DIALOG), place);
});

/** Presses Tab, or Shift and Tab, until the control has the focus. */
async function tabTo(tab: Tab, wanted: Control | undefined, key: Key = 'Tab'): Promise<void> {
  if (wanted === undefined) throw new Error('There is no such control.');
  for (let presses = 0; presses < MAX_PRESSES; presses++) {
    if (await wanted.isFocused()) return;
    await tab.press(key);
  }
  throw new Error(`${MAX_PRESSES} presses of ${key} do not come to the control.`);
}

/** Waits until that is chosen in the list of that label. */
async function waitForChosen(tab: Tab, label: string, wanted: string): Promise<void> {
  const isChosen = () =>
    tab.evaluate(
      ([name, text]) => {
        const lists = [...document.querySelectorAll('select')];
        const list = lists.find(({ labels }) => [...labels].some(({ textContent }) => textContent === name));
        return list?.selectedOptions[0]?.textContent === text;
      },
      [label, wanted] as const,
    );
  await waitFor(async () => ((await isChosen()) ? true : undefined), `"${wanted}" to be chosen`);
}
