/**
 * The reader's leave to read all sites. Firefox lets readers withdraw it, Chromium lets them narrow it; without it
 * nothing is checked by itself, and a page can be read only after the reader has asked for that very page.
 */
import { browser } from 'wxt/browser';

const ALL_SITES = { origins: ['<all_urls>'] };

export function hasSiteAccess(): Promise<boolean> {
  return browser.permissions.contains(ALL_SITES);
}

/** Asks the reader; to be called straight from a click, or the browser refuses to ask. */
export function requestSiteAccess(): Promise<boolean> {
  return browser.permissions.request(ALL_SITES);
}
