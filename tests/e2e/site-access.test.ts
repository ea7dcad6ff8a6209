import { afterEach, describe, expect, test } from 'vitest';
import { control, waitForText, waitUntilGone } from './controls.ts';
import { BROWSER, countUnderlined, SAMPLE, selectText, useReader, waitForHighlights } from './reader.ts';
import { pause } from './wait.ts';

const reader = useReader();

const CLAIM = 'write a white paper on a legal framework';
/** Longer than the probe takes to look. */
const LONG_ENOUGH_MS = 1500;

// Chromium asks in a dialog of its own, outside of every page, which no protocol reaches.
describe.skipIf(BROWSER === 'chromium')('a reader who has not let Fotnote read all sites', () => {
  afterEach(() => reader.browser.siteAccess?.set(true));

  test('is asked for it on the welcome page, and then open pages are checked', async () => {
    await reader.browser.siteAccess?.set(false);
    const page = await reader.open(SAMPLE);
    await pause(LONG_ENOUGH_MS);
    expect(await countUnderlined(page)).toBe(0);
    const popup = await reader.openPopup(page);
    await waitForText(popup, 'Fotnote has no permission for this site.');

    const welcome = await reader.openExtensionPage('welcome.html');
    await (await control(welcome, 'button', 'Allow on all sites')).click();
    await reader.browser.siteAccess?.agree();
    await waitUntilGone(welcome, 'button', 'Allow on all sites');
    await page.bringToFront();
    await waitForHighlights(page);
    expect(await reader.complaints()).toEqual([]);
  });

  test('can check a selection all the same', async () => {
    await reader.browser.siteAccess?.set(false);
    const page = await reader.open(SAMPLE);
    const selected = await selectText(page, CLAIM);
    await reader.browser.checkFromMenu(page, selected);
    const dialog = await control(page, 'dialog', 'What the source says');
    expect(await dialog.text()).toContain(CLAIM);
  });

  test('is not asked again once it is given', async () => {
    const welcome = await reader.openExtensionPage('welcome.html');
    await waitForText(welcome, 'Try it');
    expect(await welcome.findAll('button', 'Allow on all sites')).toEqual([]);
  });
});
