/**
 * The one element of ours in a page: a host with a closed shadow root, there only while something of ours is shown. The
 * card and the footnote marks share it.
 *
 * The page is not trusted: its styles do not reach in, its scripts cannot read what is shown, press it or hear its keys,
 * and a page that removes the host gets it back a few times and is then left alone.
 */

/** A place in the host for one thing that is shown. */
export interface HostPlace {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Where to put it. */
  readonly container: HTMLElement;
  /** Takes it out; the host leaves the page with the last. */
  release(): void;
}

export interface HostPlaceOptions {
  /** Style sheet of what is shown. */
  readonly css: string;
  /** The host is back in the page after the page had removed it: what was in the top layer is no longer. */
  readonly onRestored?: () => void;
  /** The page does not want the host: it is not coming back. */
  readonly onLost: () => void;
}

/** How often a host that the page removes is put back. */
const MAX_REPAIRS = 3;
const SYNTHETIC_EVENTS = [
  'click',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'keydown',
  'keyup',
  'input',
  'submit',
];
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'];

/**
 * `!important` inside a shadow root wins over everything the page may declare for the host; `all` leaves out direction.
 * The host itself takes no room and scrolls with the document.
 */
export const HOST_RULES = `
:host {
  all: initial !important;
  direction: ltr !important;
  display: block !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  z-index: 2147483647 !important;
}
@media print { :host { display: none !important; } }
`;

interface OwnHost {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly places: Set<HostPlaceOptions>;
  readonly controller: AbortController;
}

let current: OwnHost | null = null;

/** A place in the host, which comes into the page with the first. */
export function openHostPlace(options: HostPlaceOptions): HostPlace {
  current ??= createHost();
  const own = current;
  const { host, root, places, controller } = own;
  const style = appendStyle(root, options.css);
  const container = root.appendChild(document.createElement('div'));
  places.add(options);
  return {
    host,
    root,
    container,
    release() {
      if (!places.delete(options)) return;
      style.remove();
      container.remove();
      if (places.size > 0) return;
      controller.abort();
      host.remove();
      if (current === own) current = null;
    },
  };
}

function createHost(): OwnHost {
  const controller = new AbortController();
  const { signal } = controller;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  appendStyle(root, HOST_RULES);
  const own = { host, root, places: new Set<HostPlaceOptions>(), controller };
  document.documentElement.append(host);
  keepInPage(own);
  refuseSyntheticEvents(host, signal);
  for (const type of KEY_EVENTS) host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  return own;
}

/**
 * Not empty when it comes into the page: Firefox holds an empty style sheet against the page's policy, says so on its
 * console and tells its server.
 */
function appendStyle(root: ShadowRoot, css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  return root.appendChild(style);
}

/** Puts a host that the page removes back into it; gives up where the page insists. */
function keepInPage(own: OwnHost): void {
  const { host, places, controller } = own;
  let repairs = 0;
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    repairs += 1;
    if (repairs > MAX_REPAIRS) {
      for (const { onLost } of [...places]) onLost();
      return;
    }
    document.documentElement.append(host);
    for (const { onRestored } of [...places]) onRestored?.();
  });
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  controller.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}

/** Clicks and keys count only when they come from the reader. */
function refuseSyntheticEvents(host: HTMLElement, signal: AbortSignal): void {
  for (const type of SYNTHETIC_EVENTS) {
    host.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, signal },
    );
  }
}
