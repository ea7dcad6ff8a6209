/// <reference types="chrome" />
import { expect, test } from 'vitest';
import type { Control, Tab } from './browser.ts';
import { control, controlIn, countControls, waitForText, waitUntilGone } from './controls.ts';
import { clickText, countUnderlined, placeOf, SAMPLE, useReader } from './reader.ts';
import { waitFor } from './wait.ts';

const reader = useReader();

const CLAIM = 'write a white paper on a legal framework';
const DIALOG = 'What the source says';

test('copies the citation for a reference manager', async () => {
  const page = await reader.open(SAMPLE);
  const dialog = await openCard(page);
  await press(page, 'Other citation formats');
  await press(page, 'RIS');
  await waitForText(dialog, 'Citation copied as RIS');
  expect(await paste(page)).toMatch(/^TY {2}- /);
});

test('copies a note with the claim, where it stands, its limits, its date and the version of the data', async () => {
  const page = await reader.open(SAMPLE);
  const dialog = await openCard(page);
  await press(page, 'More');
  await press(page, 'Copy balanced note');
  await waitForText(dialog, 'Balanced note copied');
  const note = await paste(page);
  for (const part of [CLAIM, 'Where it stands', 'Limits', 'As of', 'Fotnote, data ']) {
    expect(note).toContain(part);
  }
});

test('copies a link that leads to the sentence', async () => {
  const page = await reader.open(SAMPLE);
  const dialog = await openCard(page);
  await press(page, 'More');
  await press(page, 'Copy link to this sentence');
  await waitForText(dialog, 'Link copied');
  const link = await paste(page);
  expect(link.split('#:~:text=')[0]).toBe(reader.site.address + SAMPLE);

  const there = await reader.open(link);
  const top = await waitFor(
    () => there.evaluate(() => (scrollY > 0 ? scrollY : undefined)),
    'the page to scroll by itself',
  );
  await placeOf(there, CLAIM);
  expect(Math.abs((await there.evaluate(() => scrollY)) - top)).toBeLessThan(100);
});

test('saves a report of a wrong match without asking the network for anything', async () => {
  const page = await reader.open(SAMPLE);
  const dialog = await openCard(page);
  await press(page, 'More');
  await press(page, 'Report a wrong match');
  await reader.browser.takeRequests();
  await press(page, 'Save the report');
  await waitForText(dialog, 'The browser saves it as fotnote-');
  const requests = await reader.browser.takeRequests();
  expect(requests.filter((address) => !address.startsWith('blob:'))).toEqual([]);
  expect(await page.address()).toBe(reader.site.address + SAMPLE);
  expect(await reader.complaints()).toEqual([]);
});

test('says which claim a command has come to', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  await reader.browser.pressCommand(page, 'next-claim');
  const dialog = await control(page, 'dialog', DIALOG);
  await waitFor(
    async () => (/Claim \d+ of \d+: \S+/.test(await dialog.text()) ? true : undefined),
    'the announcement',
  );
});

test('quiet: nothing but the number on the toolbar, until the reader asks', async () => {
  await choose('quiet');
  const page = await reader.open(SAMPLE);
  await waitFor(
    async () => ((await reader.badgeOf(page)) === '' ? undefined : true),
    'the number on the badge',
  );
  expect(await countUnderlined(page)).toBe(0);
  await reader.browser.pressCommand(page, 'next-claim');
  await control(page, 'dialog', DIALOG);
  await page.press('Escape');
  await choose('normal');
  await page.bringToFront();
  await reader.waitForHighlights(page);
});

test('study: numbered marks in the margin open the card and take the focus back', async () => {
  await choose('study');
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const mark = await firstMark(page);
  expect(await countOwn(page)).toBe(1);
  const before = await page.evaluate(() => document.body.outerHTML);

  await mark.click();
  const dialog = await control(page, 'dialog', DIALOG);
  expect(await dialog.text()).toContain('Claim 1 of ');
  expect(await countOwn(page)).toBe(1);
  await page.press('Escape');
  await waitUntilGone(page, 'dialog', DIALOG);
  const isFocused = () => document.activeElement === document.documentElement.lastElementChild;
  expect(await page.evaluate(isFocused)).toBe(true);
  expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);

  await choose('normal');
  await page.bringToFront();
  await waitUntilGone(page, 'navigation', 'Footnotes to this page');
  expect(await countOwn(page)).toBe(0);
  expect(await reader.complaints()).toEqual([]);
});

test('study: a mark goes with its sentence', async () => {
  await choose('study');
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const mark = await firstMark(page);
  const before = await mark.box();
  const scrolledBefore = await page.evaluate(() => scrollY);
  await page.scroll({ x: 5, y: 400 }, 40);
  await waitFor(async () => {
    const { y } = await mark.box();
    const scrolled = (await page.evaluate(() => scrollY)) - scrolledBefore;
    return scrolled > 0 && Math.abs(before.y - y - scrolled) < 2 ? true : undefined;
  }, 'the mark to go along');
});

test('study: the page cannot press a mark', async () => {
  await choose('study');
  const page = await reader.open(SAMPLE);
  await firstMark(page);
  const seen = await page.evaluate(() => {
    const host = document.documentElement.lastElementChild as HTMLElement;
    host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    return { root: host.shadowRoot, text: host.textContent, attributes: host.getAttributeNames() };
  });
  expect(seen).toEqual({ root: null, text: '', attributes: [] });
  expect(await countControls(page, 'dialog', DIALOG)).toBe(0);
});

async function openCard(page: Tab): Promise<Control> {
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  return control(page, 'dialog', DIALOG);
}

async function press(page: Tab, name: string): Promise<void> {
  await (await control(page, 'button', name)).click();
}

/** Chooses what stands on pages. */
function choose(intensity: 'quiet' | 'normal' | 'study'): Promise<void> {
  return reader.browser.inExtension(
    async (chosen) => chrome.storage.local.set({ settings: { intensity: chosen } }),
    intensity,
  );
}

async function firstMark(page: Tab): Promise<Control> {
  return controlIn(await control(page, 'navigation', 'Footnotes to this page'), 'button', /^1$/);
}

/** How many elements the page has besides its own head and body. */
async function countOwn(page: Tab): Promise<number> {
  return (await page.evaluate(() => document.documentElement.children.length)) - 2;
}

/** What a paste into a field of the page gives, once the card is closed. */
async function paste(page: Tab): Promise<string> {
  await page.press('Escape');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.prepend(field);
    field.focus();
  });
  await page.press('Control+V');
  return page.evaluate(() => document.querySelector('textarea')?.value ?? '');
}
