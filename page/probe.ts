/**
 * The part that is on every page: finds out, at next to no cost, whether the page is about the topic, and asks for the
 * checker once if so.
 *
 * It waits until the page is shown and idle. On a page off topic it writes nothing, sends nothing, and looks again when
 * the page has changed: after two seconds, then after twice as long each time, and no more after a few times, until the
 * page navigates in place.
 */
import { builtIn } from './built-in.ts';
import { giveWay, idle } from './schedule.ts';
import { currentAddress, listenToNavigation } from './watch.ts';

export interface ProbeOptions {
  readonly document: Document;
  /** The gate. */
  readonly isOnTopic: (text: string) => boolean;
  /** The page is about the topic. Called once. */
  readonly requestChecker: () => void;
  readonly signal: AbortSignal;
}

const FIRST_PAUSE_MS = 2_000;

/** 2 + 4 + … + 64 seconds: whatever loads later than two minutes after the page is not its article. */
const MAX_MISSES = 6;

/** Custom elements looked at for shadow roots, and how many at a time: well under 4 ms. */
const MAX_HOSTS = 16_384;
const HOSTS_PER_SLICE = 1_024;

/** Watches over one document until its topic shows or the signal ends it. */
export function startProbe({ document, isOnTopic, requestChecker, signal }: ProbeOptions): void {
  if (!isHtml(document) || signal.aborted) return;
  /** Ended when the topic shows. */
  const probing = new AbortController();
  const pause = createPause(probing.signal);
  const observer = new MutationObserver(() => {
    // One change is all that need be known: a flood of them costs nothing more until the next look.
    observer.disconnect();
    pause.noteChange();
  });
  const observe = (root: Node) => observer.observe(root, { childList: true, subtree: true });
  const listen = (target: EventTarget, type: string, listener: () => void) =>
    EventTarget.prototype.addEventListener.call(target, type, listener, { signal: probing.signal });
  let misses = 0;
  let address = currentAddress();

  listenToNavigation(listen, () => {
    if (currentAddress() === address) return;
    address = currentAddress();
    misses = 0;
    pause.end();
  });
  signal.addEventListener('abort', stop, { once: true });
  void look();

  async function look(): Promise<void> {
    while (!probing.signal.aborted) {
      await untilShown(document, probing.signal);
      await idle();
      if (probing.signal.aborted) return;
      if (await isDocumentOnTopic(document, isOnTopic, observe)) {
        if (probing.signal.aborted) return;
        stop();
        requestChecker();
        return;
      }
      misses += 1;
      if (misses > MAX_MISSES) observer.disconnect();
      else observe(builtIn(document, 'documentElement'));
      await pause.wait(FIRST_PAUSE_MS * 2 ** (misses - 1));
    }
  }

  function stop(): void {
    observer.disconnect();
    probing.abort();
  }
}

interface Pause {
  /** Resolves when the time is over and the page has changed since it began, or when the pause is ended. */
  wait(ms: number): Promise<void>;
  noteChange(): void;
  end(): void;
}

function createPause(signal: AbortSignal): Pause {
  let hasChanged = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resume: () => void = () => {};
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    wait(ms) {
      hasChanged = false;
      isOver = false;
      return new Promise((resolve) => {
        resume = resolve;
        clearTimeout(timer);
        timer = setTimeout(() => {
          isOver = true;
          if (hasChanged) resolve();
        }, ms);
      });
    },
    noteChange() {
      hasChanged = true;
      if (isOver) resume();
    },
    end() {
      resume();
    },
  };
}

async function isDocumentOnTopic(
  document: Document,
  isOnTopic: (text: string) => boolean,
  onShadowRoot: (root: ShadowRoot) => void,
): Promise<boolean> {
  const text = builtIn(document, 'body')?.textContent ?? '';
  if (isOnTopic(`${builtIn(document, 'title')}\n${text}`)) return true;
  // Text in shadow roots is not part of `textContent`. They are looked for on custom elements, which XPath finds without
  // handing every element of the page over to this script.
  const hosts = Document.prototype.evaluate.call(
    document,
    'descendant::*[contains(local-name(), "-")]',
    document,
    null,
    XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
    null,
  );
  for (let index = 0; index < Math.min(hosts.snapshotLength, MAX_HOSTS); index += 1) {
    if (index % HOSTS_PER_SLICE === HOSTS_PER_SLICE - 1) await giveWay();
    const host = hosts.snapshotItem(index);
    const root: unknown = host instanceof Element ? host.shadowRoot : null;
    if (!(root instanceof ShadowRoot)) continue;
    if (isOnTopic(root.textContent ?? '')) return true;
    onShadowRoot(root);
  }
  return false;
}

async function untilShown(document: Document, signal: AbortSignal): Promise<void> {
  while (isUnseen(document) && !signal.aborted) {
    await new Promise<void>((resolve) => {
      const options = { once: true, signal };
      for (const type of ['visibilitychange', 'prerenderingchange']) {
        EventTarget.prototype.addEventListener.call(document, type, () => resolve(), options);
      }
    });
  }
}

/** Neither drawings, feeds and files shown by the browser, nor the wrappers it puts around pictures. */
function isHtml(document: Document): boolean {
  const type = builtIn(document, 'contentType');
  return (
    (type === 'text/html' || type === 'application/xhtml+xml') &&
    builtIn(document, 'documentElement') instanceof HTMLHtmlElement
  );
}

function isUnseen(document: Document): boolean {
  return builtIn(document, 'hidden') || (document as { prerendering?: unknown }).prerendering === true;
}
