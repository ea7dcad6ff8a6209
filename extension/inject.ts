/** Puts our scripts and style rules into pages. */
import { browser } from 'wxt/browser';
import { attempt } from './failures.ts';
import type { Result } from './messages.ts';
import { hasSiteAccess } from './site-access.ts';

const RESTRICTED = { ok: false, error: 'restricted-page' } as const;
const NO_ACCESS = { ok: false, error: 'no-access' } as const;

/** A document of a tab. */
export interface Place {
  readonly tab: number;
  readonly frame: number;
  /** Chromium's name for the very document, so that nothing lands in the one that replaced it. */
  readonly document?: string | undefined;
}

/** Runs scripts of ours in the page, one after the other. */
export function injectScripts(
  files: readonly ('/probe.js' | '/checker.js' | '/card-data.js' | '/card.js')[],
  place: Place,
): Promise<Result<null>> {
  return attempt(async () => {
    await browser.scripting.executeScript({ target: targetOf(place), files: [...files] });
    return null;
  });
}

/** Adds style rules that the page's own `document.styleSheets` does not list. */
export function insertRules(css: string, place: Place): Promise<Result<null>> {
  return attempt(async () => {
    await browser.scripting.insertCSS({ target: targetOf(place), css });
    return null;
  });
}

/** What kind of document the tab shows, for saying why a page cannot be checked. */
export async function readContentType(tab: number): Promise<Result<string>> {
  const shown = await attempt(() => browser.tabs.get(tab));
  if (!shown.ok) return shown;
  const { url } = shown.value;
  // Chromium hides the address of a page that the reader has not allowed, and lets a script wait until they do.
  if (!import.meta.env.FIREFOX && url === undefined && !(await hasSiteAccess())) return NO_ACCESS;
  const read = await attempt(async () => {
    // Firefox would refuse with a warning on the console of our own page.
    if (url?.startsWith(browser.runtime.getURL('/'))) return null;
    const [first] = await browser.scripting.executeScript({
      target: { tabId: tab },
      func: () => document.contentType,
    });
    // On pages of its own, Firefox runs nothing and says nothing.
    return typeof first?.result === 'string' ? first.result : null;
  });
  if (read.ok) return read.value === null ? RESTRICTED : { ok: true, value: read.value };
  // Firefox misses a permission also where none can be had: on the pages of its store.
  const isRestricted = import.meta.env.FIREFOX && read.error === 'no-access' && (await hasSiteAccess());
  return isRestricted ? RESTRICTED : read;
}

function targetOf({ tab, frame, document }: Place) {
  return document === undefined ? { tabId: tab, frameIds: [frame] } : { tabId: tab, documentIds: [document] };
}
