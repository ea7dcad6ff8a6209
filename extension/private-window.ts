import { browser } from 'wxt/browser';

/**
 * Whether this runs in a private window, for a page there or as a page of ours there. What would tell where the reader
 * was is then kept nowhere: browsers share an extension's storage with private windows, and keep it when they close.
 */
export function isInPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext;
}
