/**
 * The one element of ours in a page: a host with a closed shadow root, there only while a card is open.
 *
 * The page is not trusted: its styles do not reach the card, its scripts cannot read it, click in it or hear its keys,
 * and a page that removes it gets it back a few times and is then left alone.
 */
import { autoUpdate, computePosition, offset, shift, size } from '@floating-ui/dom';
import { chooseCardPlacement, MIN_CARD_HEIGHT } from './card-placement.ts';
import type { CardAnchor } from './card-slot.ts';

/** What the host shows and where. */
export interface CardHostOptions {
  readonly anchor: CardAnchor;
  /** Style sheet of what is rendered. */
  readonly css: string;
  /** Puts the card into the container, which takes the focus, and answers how to take it out again. */
  readonly render: (container: HTMLElement, close: () => void) => () => void;
  /** After the host has left the page. */
  readonly onClose: () => void;
}

/** Distance to the sentence and to the edges of the window, in pixels. */
const GAP = 8;
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
 * `!important` inside a shadow root wins over everything the page may declare for the host; `all` leaves out
 * direction. The first rule is the one that `placeBeside` changes.
 */
const HOST_RULES = `
:host {
  all: initial !important;
  direction: ltr !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: max-content !important;
  max-width: calc(100vw - ${2 * GAP}px) !important;
  z-index: 2147483647 !important;
}
@media print { :host { display: none !important; } }
.frame { display: flex; flex-direction: column; }
`;

/** Opens a card beside the anchor; the answered function closes it. Focus goes back to where it was if
 * it was in the card. */
export function openCardHost({ anchor, css, render, onClose }: CardHostOptions): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const focused = document.activeElement;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const hostStyle = addStyle(root, HOST_RULES);
  addStyle(root, css);
  const container = root.appendChild(document.createElement('div'));
  container.className = 'frame';

  const close = (): void => {
    if (signal.aborted) return;
    const hadFocus = root.activeElement !== null;
    controller.abort();
    removeCard();
    host.remove();
    if (hadFocus && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    onClose();
  };

  document.documentElement.append(host);
  const removeCard = render(container, close);
  raise(host);
  const place = () => void placeBeside(anchor, host, container, hostStyle);
  signal.addEventListener('abort', autoUpdate(anchor, host, place), { once: true });
  keepInPage(host, place, close, signal);
  refuseSyntheticEvents(host, signal);
  for (const type of KEY_EVENTS) host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && event.key === 'Escape') close();
    },
    { capture: true, signal },
  );
  addEventListener(
    'pointerdown',
    (event) => {
      if (event.isTrusted && !event.composedPath().includes(host)) close();
    },
    { capture: true, signal },
  );
  return close;
}

function addStyle(root: ShadowRoot, css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  return root.appendChild(style);
}

/** Puts the host into the top layer, above whatever the page stacks. */
function raise(host: HTMLElement): void {
  host.popover = 'manual';
  host.showPopover();
}

/** Moves the host beside the anchor and makes it no higher than the room there is. */
async function placeBeside(
  anchor: CardAnchor,
  host: HTMLElement,
  container: HTMLElement,
  style: HTMLStyleElement,
): Promise<void> {
  const { innerWidth: width, innerHeight: height } = globalThis;
  const { x, y } = await computePosition(anchor, host, {
    strategy: 'fixed',
    placement: chooseCardPlacement(
      anchor.getBoundingClientRect(),
      { width, height },
      host.offsetWidth + 2 * GAP,
    ),
    middleware: [
      offset(GAP),
      shift({ padding: GAP }),
      size({
        padding: GAP,
        apply: ({ availableHeight }) => {
          container.style.maxHeight = `${Math.round(Math.max(availableHeight, MIN_CARD_HEIGHT))}px`;
        },
      }),
      // Beside a sentence that fills the window the card lies on it rather than outside.
      shift({ padding: GAP, mainAxis: false, crossAxis: true }),
    ],
  });
  // A style element has another sheet each time it comes into the page.
  const rule = style.sheet?.cssRules[0];
  if (!(rule instanceof CSSStyleRule)) return;
  rule.style.setProperty('inset', `${Math.round(y)}px auto auto ${Math.round(x)}px`, 'important');
}

/** Puts a host that the page removes back into it; closes the card where the page insists. */
function keepInPage(host: HTMLElement, place: () => void, close: () => void, signal: AbortSignal): void {
  let repairs = 0;
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    repairs += 1;
    if (repairs > MAX_REPAIRS) return close();
    document.documentElement.append(host);
    raise(host);
    place();
  });
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
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
