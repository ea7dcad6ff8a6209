/**
 * Says when the document may read differently from before: changed, navigated in place, or brought back from the
 * back/forward cache. Nothing is said while the page is hidden; it is made up for when it shows.
 */
import { builtIn } from './built-in.ts';

/** - `changed`: some of it; `navigated`: another page under another address; `restored`: from the cache. */
export type PageChange = 'changed' | 'navigated' | 'restored';

export interface WatchOptions {
  readonly document: Document;
  readonly onChange: (change: PageChange) => void;
  readonly signal: AbortSignal;
}

export interface PageWatch {
  /** Watches shadow roots too; ones that are watched already are left alone. */
  watchRoots(roots: readonly ShadowRoot[]): void;
}

/** A change is reported when the page has been quiet this long … */
const QUIET_MS = 250;
/** … or at the latest after this time, for pages that are never quiet. */
const MAX_WAIT_MS = 2_000;

/** More records than this are not looked at one by one, and their page gets more time to settle. */
const MANY_RECORDS = 1_000;
const QUIET_AFTER_MANY_MS = 1_000;
const MAX_WAIT_AFTER_MANY_MS = 5_000;

/** Changes inside these change nothing that is read; typing would otherwise be one change after another. */
const UNREAD =
  'script, style, svg, textarea, [contenteditable]:not([contenteditable="false" i]), [role="textbox" i], ' +
  '.CodeMirror, .cm-editor, .monaco-editor, .ace_editor';

const OBSERVED: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ['hidden', 'open'],
};

export function watchPage({ document, onChange, signal }: WatchOptions): PageWatch {
  const watchedRoots = new WeakSet<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChangeAt = 0;
  let isPending = false;
  let records = 0;
  let address = currentAddress();

  const observer = new MutationObserver((batch) => {
    if (isPending && records > MANY_RECORDS) {
      records += batch.length;
      wait();
      return;
    }
    if (batch.length <= MANY_RECORDS && !batch.some(isRelevant)) return;
    records += batch.length;
    wait();
  });

  function wait(): void {
    const time = performance.now();
    if (!isPending) firstChangeAt = time;
    isPending = true;
    const [quietMs, maxWaitMs] =
      records > MANY_RECORDS ? [QUIET_AFTER_MANY_MS, MAX_WAIT_AFTER_MANY_MS] : [QUIET_MS, MAX_WAIT_MS];
    clearTimeout(timer);
    timer = setTimeout(report, Math.max(0, Math.min(quietMs, firstChangeAt + maxWaitMs - time)));
  }

  function report(): void {
    if (signal.aborted || builtIn(document, 'hidden')) return;
    isPending = false;
    records = 0;
    // Without the Navigation API, `pushState` shows only in the changes that follow it.
    if (!noticeNavigation()) onChange('changed');
  }

  function noticeNavigation(): boolean {
    const before = address;
    address = currentAddress();
    if (address === before) return false;
    onChange('navigated');
    return true;
  }

  const listen = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    EventTarget.prototype.addEventListener.call(target, type, listener, { signal, passive: true });

  observer.observe(builtIn(document, 'documentElement'), OBSERVED);
  listenToNavigation(listen, noticeNavigation);
  listen(document, 'visibilitychange', () => {
    if (isPending && !builtIn(document, 'hidden')) wait();
  });
  listen(window, 'pageshow', (event) => {
    if (event.isTrusted && (event as PageTransitionEvent).persisted) onChange('restored');
  });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );

  return {
    watchRoots(roots) {
      for (const root of roots) {
        if (watchedRoots.has(root) || signal.aborted) continue;
        watchedRoots.add(root);
        observer.observe(root, OBSERVED);
      }
    },
  };
}

/**
 * Calls `onNavigated` after each navigation within the document: through the Navigation API where it exists, which also
 * tells of `pushState`, else after going back and forward. `navigate` would also tell of navigations that come to nothing.
 */
export function listenToNavigation(
  listen: (target: EventTarget, type: string, listener: () => void) => void,
  onNavigated: () => void,
): void {
  // An element with the id "navigation" is `window.navigation` where the browser has none.
  if (typeof Navigation === 'function' && window.navigation instanceof Navigation) {
    listen(window.navigation, 'navigatesuccess', onNavigated);
  } else listen(window, 'popstate', onNavigated);
}

/** The address without its fragment: jumping within a page is no navigation. */
export function currentAddress(): string {
  return location.href.split('#', 1)[0] ?? '';
}

function isRelevant({ target }: MutationRecord): boolean {
  const element = target instanceof Element ? target : target.parentElement;
  return element === null || Element.prototype.closest.call(element, UNREAD) === null;
}
