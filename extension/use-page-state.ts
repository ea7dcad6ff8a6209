import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { askChecker } from './ask.ts';
import { injectScripts, readContentType } from './inject.ts';
import { type Failure, PageState } from './messages.ts';
import { hasSiteAccess } from './site-access.ts';

/** What is known of the page in a tab. */
export type KnownPage =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | ({ readonly kind: 'known' } & PageState);

const TEXT_PAGES = ['text/html', 'application/xhtml+xml'];
/** Pages change while the popup is open: while one is read, and rarely after. */
const PAUSE_MS = { scanning: 150, other: 1000 };

/** The page of the tab, asked again and again while shown; `isOff` says that it is not checked by itself. */
export function usePageState(tab: number | undefined, isOff: boolean): KnownPage {
  const [page, setPage] = useState<KnownPage>({ kind: 'asking' });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = true;
    let isAsked = false;
    const ask = async (): Promise<void> => {
      if (document.hidden && isAsked) {
        timer = setTimeout(() => void ask(), PAUSE_MS.other);
        return;
      }
      const answer = tab === undefined ? FAILED : await askPage(tab, isOff);
      if (!isShown) return;
      isAsked = true;
      setPage(answer);
      const isScanning = answer.kind === 'known' && answer.status === 'scanning';
      timer = setTimeout(() => void ask(), isScanning ? PAUSE_MS.scanning : PAUSE_MS.other);
    };
    void ask();
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [tab, isOff]);
  return page;
}

const FAILED: KnownPage = { kind: 'failed', failure: 'page-gone' };

async function askPage(tab: number, isOff: boolean): Promise<KnownPage> {
  const answer = await askChecker(tab, { type: 'get-page-state' });
  if (answer === null) return withoutChecker(tab, isOff);
  if (!answer.ok) return { kind: 'failed', failure: answer.error };
  const state = v.safeParse(PageState, answer.value);
  return state.success ? { kind: 'known', ...state.output } : { kind: 'failed', failure: 'unexpected' };
}

/** No checker runs there: because nobody may read that page, because it is no text, or because there was no need. */
async function withoutChecker(tab: number, isOff: boolean): Promise<KnownPage> {
  const type = await readContentType(tab);
  if (!type.ok) return { kind: 'failed', failure: type.error };
  if (!TEXT_PAGES.includes(type.value)) return { kind: 'failed', failure: 'not-a-text-page' };
  // Without leave for all sites no probe has looked; by opening this window the reader lets us read this one page.
  if (!isOff && !(await hasSiteAccess())) {
    const injected = await injectScripts(['/checker.js'], { tab, frame: 0 });
    if (!injected.ok) return { kind: 'failed', failure: injected.error };
    return { kind: 'known', status: 'scanning', truncated: false, claims: [] };
  }
  return { kind: 'known', status: isOff ? 'off' : 'off-topic', truncated: false, claims: [] };
}

/** The tab that stands in front in this window, also after the reader goes to another one or to another page. */
export function useActiveTab(): Browser.tabs.Tab | undefined {
  const [tab, setTab] = useState<Browser.tabs.Tab>();
  useEffect(() => {
    const look = () => void findTab().then((found) => setTab(found ?? undefined));
    const lookAgain = (_id: number, change: { status?: unknown; url?: unknown }) => {
      if (change.status !== undefined || change.url !== undefined) look();
    };
    look();
    const { onActivated, onUpdated } = browser.tabs;
    onActivated.addListener(look);
    onUpdated.addListener(lookAgain);
    return () => {
      onActivated.removeListener(look);
      onUpdated.removeListener(lookAgain);
    };
  }, []);
  return tab;
}

/** The tab a popup is about: the one its address names, else the one the reader looks at. */
export function useTab(): Browser.tabs.Tab | null | undefined {
  const [tab, setTab] = useState<Browser.tabs.Tab | null>();
  useEffect(() => {
    findTab().then(setTab, () => setTab(null));
  }, []);
  return tab;
}

async function findTab(): Promise<Browser.tabs.Tab | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return browser.tabs.get(Number(named));
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active ?? null;
}
