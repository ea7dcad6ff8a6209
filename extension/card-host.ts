/**
 * Where the card stands: in our host, in the top layer, beside its sentence, there only while it is open.
 */
import { autoUpdate, computePosition, offset, shift, size } from '@floating-ui/dom';
import { openHostPlace } from '../page/own-host.ts';
import { chooseCardPlacement, MIN_CARD_HEIGHT } from './card-placement.ts';
import type { CardAnchor, Opened } from './card-slot.ts';
import { rememberPlace } from './reading-place.ts';
import { type SafeAnchor, safeAnchor } from './safe-anchor.ts';

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

/** The card's box; in the top layer it stands above whatever the page stacks, and what holds the host has no say. */
const FRAME_RULES = `
.frame {
  position: fixed;
  inset: 0 auto auto 0;
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  width: max-content;
  max-width: calc(100vw - ${2 * GAP}px);
  margin: 0;
  padding: 0;
  border: 0;
  overflow: visible;
  background: none;
}
`;

/** Opens a card beside the anchor. When it closes, focus and selection go back to where they were if the focus was in it. */
export function openCardHost({ anchor, css, render, onClose }: CardHostOptions): Opened {
  const controller = new AbortController();
  const { signal } = controller;
  let returnToPage = rememberPlace();
  const { host, root, container, release } = openHostPlace({
    css: FRAME_RULES + css,
    onRestored: () => {
      container.showPopover();
      place();
    },
    onLost: () => close(),
  });
  const focusedMark = root.activeElement;
  container.className = 'frame';
  container.popover = 'manual';
  const beside = safeAnchor(anchor);
  const place = () => void placeBeside(beside, container);

  const close = (): void => {
    if (signal.aborted) return;
    const hadFocus = container.contains(root.activeElement);
    controller.abort();
    removeCard();
    release();
    if (hadFocus) goBack();
    onClose();
  };
  const goBack = (): void => {
    if (focusedMark instanceof HTMLElement && focusedMark.isConnected)
      focusedMark.focus({ preventScroll: true });
    else returnToPage();
  };

  container.showPopover();
  const removeCard = render(container, close);
  signal.addEventListener('abort', autoUpdate(beside, container, place), { once: true });
  closeFromOutside(host, root, container, close, signal);
  return {
    close,
    moveFocus() {
      const { activeElement } = root;
      if (container.contains(activeElement)) {
        if (activeElement instanceof HTMLElement) activeElement.blur();
        goBack();
        return;
      }
      returnToPage = rememberPlace();
      container.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
    },
  };
}

/** Escape anywhere, and a press anywhere but in the card. */
function closeFromOutside(
  host: HTMLElement,
  root: ShadowRoot,
  container: HTMLElement,
  close: () => void,
  signal: AbortSignal,
): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && event.key === 'Escape') close();
    },
    { capture: true, signal },
  );
  // Seen from the window, whatever is in the closed root is the host.
  const closeUnlessIn = (inside: Node) => (event: Event) => {
    if (event.isTrusted && !event.composedPath().includes(inside)) close();
  };
  addEventListener('pointerdown', closeUnlessIn(host), { capture: true, signal });
  root.addEventListener('pointerdown', closeUnlessIn(container), { capture: true, signal });
}

/** Moves the card beside the anchor and makes it no higher than the room there is. */
async function placeBeside(anchor: SafeAnchor, container: HTMLElement): Promise<void> {
  const { innerWidth: width, innerHeight: height } = globalThis;
  const { x, y } = await computePosition(anchor, container, {
    strategy: 'fixed',
    placement: chooseCardPlacement(
      anchor.getBoundingClientRect(),
      { width, height },
      container.offsetWidth + 2 * GAP,
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
  container.style.inset = `${Math.round(y)}px auto auto ${Math.round(x)}px`;
}
