/** Opens the extension's own pages. */
import { browser } from 'wxt/browser';
import { handOver } from './handover.ts';

/** All findings in a tab of their own, or one of them in full, which no address tells. */
export async function openFindings(finding?: string): Promise<void> {
  await handOver('new-tab', finding);
  await browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') });
}

/** Firefox's, which the types leave out. */
interface Sidebar {
  open(): Promise<void>;
}

/** The side panel of a window, straight from a click; false where the browser opens none. */
export async function openSidePanel(windowId: number): Promise<boolean> {
  try {
    const sidebar: Sidebar = Reflect.get(browser, 'sidebarAction');
    if (import.meta.env.FIREFOX) await sidebar.open();
    else await browser.sidePanel.open({ windowId });
    return true;
  } catch {
    // No such panel in this browser, or the click was forgotten meanwhile.
    return false;
  }
}

export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}
