/**
 * The worker: puts the checker and the card into pages that ask for them, keeps the badge, answers menu and keyboard.
 *
 * It may be stopped between any two events, so it remembers nothing but the engine, which it can build again: what it
 * must know is in the event, in storage or in the page.
 */
import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { askChecker } from './ask.ts';
import { attempt, failureFrom } from './failures.ts';
import { handOver } from './handover.ts';
import { injectScripts, insertRules, type Place } from './inject.ts';
import { type Result, ToWorker } from './messages.ts';
import { openFindings, openSidePanel } from './own-pages.ts';

const CHECK_SELECTION = 'check-selection';
/** Commands that are nothing but a message to the page. */
const PAGE_COMMANDS = ['next-claim', 'previous-claim', 'move-to-card'] as const;
const BADGE_COLOURS = { background: '#1f3d5c', text: '#ffffff' };
const MAX_BADGE_COUNT = 99;
const UNEXPECTED = { ok: false, error: 'unexpected' } as const;

/** What the worker needs from other folders. */
export interface BackgroundParts {
  /** The style rules of the highlights whose names begin with the prefix. */
  readonly highlightRules: (prefix: string) => string;
  /** Called when a page is about to have its text checked. */
  readonly prepareEngine: () => void;
}

/** Registers all handlers; must run in the worker's first turn, or a wakened worker misses the event that woke it. */
export function registerBackground(parts: BackgroundParts): void {
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    answerMessage(message, sender, parts).then(respond, (error) =>
      respond({ ok: false, error: failureFrom(error) }),
    );
    return true;
  });
  browser.commands.onCommand.addListener((command, tab) => void handleCommand(command, tab));
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === CHECK_SELECTION) void checkSelection(tab, frameId);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => void handleInstalled(reason));
  // The reader has let us read all sites, now or again; browsers do not load the probe into pages that are open.
  browser.permissions.onAdded.addListener(({ origins }) => {
    if (origins && origins.length > 0) void probeOpenTabs();
  });
  // In a split private window the worker is another one and gets no install event.
  browser.contextMenus.create(
    { id: CHECK_SELECTION, title: browser.i18n.getMessage('checkSelection'), contexts: ['selection'] },
    () => void browser.runtime.lastError, // it exists since an earlier start
  );
}

/** Does what a message of a page asks for, if it is one of ours and well-formed. */
export async function answerMessage(
  message: unknown,
  sender: Browser.runtime.MessageSender,
  { highlightRules, prepareEngine }: BackgroundParts,
): Promise<Result<null>> {
  const read = v.safeParse(ToWorker, message);
  const place = placeOf(sender);
  if (!read.success || !place) return UNEXPECTED;
  switch (read.output.type) {
    case 'inject-checker':
      if (place.frame !== 0) return UNEXPECTED;
      prepareEngine();
      return injectScripts(['/checker.js'], place);
    case 'inject-card':
      return injectScripts(['/card-data.js', '/card.js'], place);
    case 'insert-highlight-rules':
      return insertRules(highlightRules(read.output.prefix), place);
    case 'claims-counted':
      return place.frame === 0 ? showCount(place.tab, read.output.count) : UNEXPECTED;
    case 'open-finding':
      return openBeside(sender.tab?.windowId, read.output.finding);
  }
}

/** A finding in the side panel of a window; in a tab where none opens: Firefox opens its sidebar for no
 * page. */
function openBeside(windowId: number | undefined, finding: string): Promise<Result<null>> {
  return attempt(async () => {
    // At once: the browser forgets the click that asked for it with the first pause.
    const opened = windowId === undefined || import.meta.env.FIREFOX ? false : openSidePanel(windowId);
    if (windowId !== undefined && (await opened)) await handOver(windowId, finding);
    else await openFindings(finding);
    return null;
  });
}

/** Where a message comes from, if that is a script of ours in a page. */
function placeOf({ id, tab, frameId, documentId }: Browser.runtime.MessageSender): Place | null {
  if (id !== browser.runtime.id || tab?.id === undefined || frameId === undefined) return null;
  return { tab: tab.id, frame: frameId, document: documentId };
}

/** Browsers empty a tab's badge by themselves when it goes to another document. */
function showCount(tabId: number, count: number): Promise<Result<null>> {
  const text = count === 0 ? '' : count > MAX_BADGE_COUNT ? `${MAX_BADGE_COUNT}+` : String(count);
  return attempt(async () => {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOURS.background });
    await browser.action.setBadgeTextColor({ tabId, color: BADGE_COLOURS.text });
    return null;
  });
}

async function handleCommand(command: string, tab: Browser.tabs.Tab | undefined): Promise<void> {
  if (command === CHECK_SELECTION) return checkSelection(tab, 0);
  const type = PAGE_COMMANDS.find((name) => name === command);
  if (type !== undefined && tab?.id !== undefined) await askChecker(tab.id, { type });
}

/** Checks what is selected in the page, also on pages that are not checked by themselves. */
async function checkSelection(tab: Browser.tabs.Tab | undefined, frame = 0): Promise<void> {
  if (tab?.id === undefined) return;
  const message = { type: CHECK_SELECTION } as const;
  if ((await askChecker(tab.id, message, frame)) !== null) return;
  const injected = await injectScripts(['/checker.js'], { tab: tab.id, frame });
  if (injected.ok) await askChecker(tab.id, message, frame);
}

async function handleInstalled(reason: string): Promise<void> {
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  if (reason === 'install' || reason === 'update') await probeOpenTabs();
}

/** Pages that were open before the extension was get its probe too; where it may not run, nothing happens. */
async function probeOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: '<all_urls>', discarded: false });
  await Promise.all(
    tabs.map(({ id }) => (id === undefined ? null : injectScripts(['/probe.js'], { tab: id, frame: 0 }))),
  );
}
