/// <reference types="chrome" />
/** What the reader lets Fotnote read: all sites, some, those they ask about; and nothing in private windows. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { UNTRUSTED_HOST } from './browser.ts';
import { control, countControls, waitForText, waitUntilGone } from './controls.ts';
import {
  BROWSER,
  clickText,
  countUnderlined,
  SAMPLE,
  selectText,
  useReader,
  waitForCount,
} from './reader.ts';
import { waitForHighlights } from './underlines.ts';
import { pause } from './wait.ts';

const reader = useReader();

const CLAIM = 'write a white paper on a legal framework';
const DIALOG = 'What the source says';
/** Longer than the probe takes to look. */
const LONG_ENOUGH_MS = 1500;

/** The sample article under another name of the same machine. */
const onOtherSite = () => reader.site.address.replace('127.0.0.1', UNTRUSTED_HOST) + SAMPLE;

describe('a reader who has not let Fotnote read all sites', () => {
  afterEach(() => reader.browser.siteAccess.set('all'));

  test('is asked for it on the welcome page, and then open pages are checked', async () => {
    const { siteAccess } = reader.browser;
    await siteAccess.set('none');
    const page = await reader.open(SAMPLE);
    await pause(LONG_ENOUGH_MS);
    expect(await countUnderlined(page)).toBe(0);
    const popup = await reader.openPopup(page);
    await waitForText(popup, 'Fotnote has no permission for this site.');

    const welcome = await reader.openExtensionPage('welcome.html');
    const allow = await control(welcome, 'button', 'Allow on all sites');
    if (siteAccess.agree) {
      await allow.click();
      await siteAccess.agree();
    } else await siteAccess.set('all');
    await waitUntilGone(welcome, 'button', 'Allow on all sites');
    await page.bringToFront();
    await reader.waitForHighlights(page);
    expect(await reader.complaints()).toEqual([]);
  });

  // Chromium gives the leave for one page only to keys and menus that tests cannot reach, and to the button below.
  test.skipIf(BROWSER === 'chromium')('can check a selection all the same', async () => {
    await reader.browser.siteAccess.set('none');
    const page = await reader.open(SAMPLE);
    const selected = await selectText(page, CLAIM);
    await reader.browser.checkFromMenu(page, selected);
    const dialog = await control(page, 'dialog', DIALOG);
    expect(await dialog.text()).toContain(CLAIM);
  });

  test.skipIf(BROWSER === 'firefox')('has the page checked on which they press the button', async () => {
    await reader.browser.siteAccess.set('none');
    const page = await reader.open(SAMPLE);
    const other = await reader.open(onOtherSite());
    await reader.browser.pressToolbarButton?.(page);
    await reader.waitForHighlights(page);
    expect(await countUnderlined(other)).toBe(0);
    await page.go(onOtherSite());
    await pause(LONG_ENOUGH_MS);
    expect(await countUnderlined(page)).toBe(0);
    expect(await reader.complaints()).toEqual([]);
  });

  test('has pages checked on the sites they have let it read, and on no others', async () => {
    await reader.browser.siteAccess.set({ host: '127.0.0.1' });
    const page = await reader.open(SAMPLE);
    await reader.waitForHighlights(page);
    await page.go(onOtherSite());
    await pause(LONG_ENOUGH_MS);
    expect(await countUnderlined(page)).toBe(0);
    await waitForText(await reader.openPopup(page), 'Fotnote has no permission for this site.');
    expect(await reader.complaints()).toEqual([]);
  });

  test('is not asked again once it is given', async () => {
    const welcome = await reader.openExtensionPage('welcome.html');
    await waitForText(welcome, 'Try it');
    expect(await welcome.findAll('button', 'Allow on all sites')).toEqual([]);
  });
});

describe('a private window', () => {
  const stored = () =>
    reader.browser.inExtension(async () => ({
      local: await chrome.storage.local.get(),
      session: await chrome.storage.session.get(),
    }));
  const NOTHING = { local: {}, session: {} };

  afterEach(() => reader.browser.privateWindow.close());

  test('is left alone unless the reader lets Fotnote in', async () => {
    const page = await reader.browser.privateWindow.open(reader.site.address + SAMPLE);
    await pause(LONG_ENOUGH_MS);
    expect(await countUnderlined(page)).toBe(0);
    const known = await reader.browser.inExtension(async () => ({
      isAllowed: await chrome.extension.isAllowedIncognitoAccess(),
      addresses: (await chrome.tabs.query({})).map(({ url }) => url),
    }));
    expect(known.isAllowed).toBe(false);
    expect(known.addresses).not.toContain(await page.address());
    expect(await stored()).toEqual(NOTHING);
    expect(await reader.complaints()).toEqual([]);
  });

  describe('that it is let into', () => {
    beforeAll(() => reader.browser.privateWindow.letExtensionIn());

    test('has its claims, and what the reader does there is gone with it', async () => {
      const { privateWindow } = reader.browser;
      const page = await privateWindow.open(reader.site.address + SAMPLE);
      await waitForHighlights(page);
      const before = await countUnderlined(page);
      await clickText(page, CLAIM);
      await control(page, 'dialog', DIALOG);
      const buttons = await countControls(page, 'button', 'Not this claim');
      expect(buttons).toBeGreaterThan(0);
      for (let left = buttons; left > 0; left--) {
        await (await control(page, 'button', 'Not this claim')).click();
      }
      await waitForCount(page, before - 1);

      // Only from within a private window does Chromium tell of its tabs.
      const popupAddress = `${reader.browser.extensionAddress}/popup.html`;
      const helper = await privateWindow.open(popupAddress);
      const number = await helper.evaluate(
        async (address) => (await chrome.tabs.query({})).find(({ url }) => url === address)?.id ?? -1,
        await page.address(),
      );
      const popup = await privateWindow.open(`${popupAddress}?tab=${number}`);
      const site = await control(popup, 'switch', 'Check this site (not to be changed in private windows)');
      await waitForText(popup, 'sentences our sources speak to');
      await site.click();
      expect(await site.attribute('aria-checked')).toBe('true');
      expect(await stored()).toEqual(NOTHING);

      await privateWindow.close();
      const again = await reader.open(SAMPLE);
      await waitForCount(again, before);
      expect(await stored()).toEqual(NOTHING);
      expect(await reader.complaints()).toEqual([]);
    });
  });
});
