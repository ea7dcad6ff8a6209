/** Opens the extension's own pages. */
import { browser } from 'wxt/browser';

/** All findings in a tab of their own, or one of them in full. */
export function openFindings(finding?: string): void {
  const fragment = finding === undefined ? '' : `#${finding}`;
  void browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') + fragment });
}

export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}
