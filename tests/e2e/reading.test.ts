/// <reference types="chrome" />
import { expect, test } from 'vitest';
import { type Tab, UNTRUSTED_HOST } from './browser.ts';
import { control, countControls, waitForText, waitUntilGone } from './controls.ts';
import { clickText, countHighlights, countUnderlined, SAMPLE, useReader, waitForCount } from './reader.ts';
import { waitFor } from './wait.ts';

const reader = useReader();

const CLAIM = 'write a white paper on a legal framework';

test('reads the news, clicks an underlined sentence and copies the citation', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const { agrees, contradicts } = await countHighlights(page);
  expect(agrees).toBeGreaterThan(0);
  expect(contradicts).toBeGreaterThan(0);
  const childrenBefore = await page.evaluate(() => document.documentElement.children.length);
  expect(childrenBefore).toBe(2);

  await clickText(page, CLAIM);
  const dialog = await control(page, 'dialog', 'What the source says');
  expect(await dialog.text()).toContain('Amnesty');
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(3);
  const link = await control(page, 'link', 'Open the source');
  expect(await link.attribute('href')).toMatch(/^https?:\/\//);
  expect(await link.attribute('rel')).toContain('noreferrer');

  await (await control(page, 'button', 'Copy citation')).click();
  await waitForText(dialog, 'Citation copied');
  await (await control(page, 'button', 'Close')).click();
  await waitUntilGone(page, 'dialog', 'What the source says');
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);

  expect(await paste(page)).toContain('Amnesty');
  expect(await reader.complaints()).toEqual([]);
});

test('the card stands beside its sentence and follows it when the page scrolls', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  const dialog = await control(page, 'dialog', 'What the source says');
  const before = await waitFor(async () => {
    const box = await dialog.box();
    return box.x > 0 ? box : undefined;
  }, 'the card in its place');
  await page.scroll({ x: 5, y: 400 }, 60);
  await waitFor(async () => {
    const { y } = await dialog.box();
    return Math.abs(before.y - y - 60) < 3 ? true : undefined;
  }, 'the card to follow');
});

test('closes the card with Escape and by clicking beside it', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  for (const close of [() => page.press('Escape'), () => page.click({ x: 5, y: 5 })]) {
    await clickText(page, CLAIM);
    await control(page, 'dialog', 'What the source says');
    await close();
    await waitUntilGone(page, 'dialog', 'What the source says');
  }
});

test('a page cannot press the buttons of the card, nor read it', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  await control(page, 'dialog', 'What the source says');
  const seen = await page.evaluate(() => {
    const host = document.documentElement.lastElementChild as HTMLElement;
    for (const type of ['click', 'keydown', 'pointerdown']) {
      const key = type === 'keydown' ? { key: 'Escape' } : {};
      host.dispatchEvent(Object.assign(new Event(type, { bubbles: true, composed: true }), key));
      document.body.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), key));
    }
    return { root: host.shadowRoot, text: host.textContent, attributes: host.getAttributeNames() };
  });
  expect(seen).toEqual({ root: null, text: '', attributes: [] });
  expect(await countControls(page, 'dialog', 'What the source says')).toBe(1);
});

test('a page that removes the card gets it back, and hostile styles do not hide it', async () => {
  const page = await reader.open(SAMPLE);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent =
      '* { display: none !important; opacity: 0 !important; transform: scale(0) } html, body, body * { display: block !important; opacity: 1 !important; transform: none }';
    document.head.append(style);
  });
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  await control(page, 'dialog', 'What the source says');
  await page.evaluate(() => document.documentElement.lastElementChild?.remove());
  const dialog = await control(page, 'dialog', 'What the source says');
  const { width, height } = await dialog.box();
  expect(width).toBeGreaterThan(200);
  expect(height).toBeGreaterThan(100);
});

test('"Not this claim" hides the finding for that sentence, and it stays hidden on the next visit', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  const before = await countUnderlined(page);
  await clickText(page, CLAIM);
  await control(page, 'dialog', 'What the source says');
  const buttons = await countControls(page, 'button', 'Not this claim');
  for (let left = buttons; left > 0; left--) await (await control(page, 'button', 'Not this claim')).click();
  await waitForCount(page, before - 1);

  const again = await reader.open(SAMPLE);
  await waitForCount(again, before - 1);
  const stored = await reader.browser.inExtension(async () =>
    JSON.stringify(await chrome.storage.local.get()),
  );
  expect(stored).not.toMatch(/white paper|sample|127\.0\.0\.1/);
});

test('moves from claim to claim with the keyboard commands', async () => {
  const page = await reader.open(SAMPLE);
  await reader.waitForHighlights(page);
  await reader.browser.pressCommand(page, 'next-claim');
  const first = await openedSentence(page, '');
  await reader.browser.pressCommand(page, 'next-claim');
  const second = await openedSentence(page, first);
  await reader.browser.pressCommand(page, 'previous-claim');
  expect(await openedSentence(page, second)).toBe(first);
});

test('copies on a page without encryption', async () => {
  const address = reader.site.address.replace('127.0.0.1', UNTRUSTED_HOST);
  const page = await reader.open(address + SAMPLE);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await reader.waitForHighlights(page);
  await clickText(page, CLAIM);
  const dialog = await control(page, 'dialog', 'What the source says');
  await (await control(page, 'button', 'Copy citation')).click();
  await waitForText(dialog, 'Citation copied');
  await page.press('Escape');
  expect(await paste(page)).toContain('Amnesty');
});

/** The sentence whose card is open, once it is another one than before. */
function openedSentence(page: Tab, before: string): Promise<string> {
  return waitFor(async () => {
    const dialog = await control(page, 'dialog', 'What the source says');
    const [, sentence] = /The page says:\s*(.+)/.exec(await dialog.text()) ?? [];
    return sentence === undefined || sentence === before ? undefined : sentence;
  }, 'the card of another sentence');
}

/** What a paste into a field of the page gives. */
async function paste(page: Tab): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.prepend(field);
    field.focus();
  });
  await page.press('Control+V');
  return page.evaluate(() => document.querySelector('textarea')?.value ?? '');
}
