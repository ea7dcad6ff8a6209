/**
 * Clicks and hovers on claims, without taking anything from the page: links, buttons, fields, selections and clicks
 * that the page answers itself stay the page's.
 */

export interface PointerOptions {
  /** Index of the claim at a point of the viewport; -1 when there is none. */
  readonly claimAt: (x: number, y: number) => number;
  /** A claim was clicked. */
  readonly onClick: (index: number) => void;
  /** The pointer came upon a claim, or left it (-1). At most once a frame. */
  readonly onHover: (index: number) => void;
  readonly signal: AbortSignal;
}

export interface Pointer {
  /** Listens only while there is something to point at. */
  setActive(isActive: boolean): void;
}

/** What answers a click itself. Same list for the element and everything around it. */
const INTERACTIVE =
  'a[href], area[href], button, input, select, textarea, label, summary, option, embed, object, ' +
  'audio[controls], video[controls], [onclick], [contenteditable]:not([contenteditable="false" i]), ' +
  '[role="button" i], [role="checkbox" i], [role="combobox" i], [role="link" i], [role="menuitem" i], ' +
  '[role="menuitemcheckbox" i], [role="menuitemradio" i], [role="option" i], [role="radio" i], ' +
  '[role="searchbox" i], [role="slider" i], [role="spinbutton" i], [role="switch" i], [role="tab" i], ' +
  '[role="textbox" i], [role="treeitem" i]';

/** Clicks and hovers on claims; silent until `setActive(true)`. */
export function watchPointer({ claimAt, onClick, onHover, signal }: PointerOptions): Pointer {
  let listening: AbortController | null = null;
  let hovered = -1;
  let frame = 0;

  function hover(index: number): void {
    if (index === hovered) return;
    hovered = index;
    onHover(index);
  }

  function handleClick(event: MouseEvent): void {
    if (!isPlainClick(event) || isOnInteractive(event)) return;
    const { clientX, clientY } = event;
    if (claimAt(clientX, clientY) < 0) return;
    // In capture, so that a page that stops the event does not stop us; afterwards, so that one that answers it does.
    setTimeout(() => {
      if (signal.aborted || event.defaultPrevented || hasSelection()) return;
      const index = claimAt(clientX, clientY);
      if (index >= 0) onClick(index);
    }, 0);
  }

  function handleMove({ isTrusted, clientX, clientY }: MouseEvent): void {
    if (!isTrusted || frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (listening !== null) hover(claimAt(clientX, clientY));
    });
  }

  function stop(): void {
    listening?.abort();
    listening = null;
    cancelAnimationFrame(frame);
    frame = 0;
    hover(-1);
  }

  signal.addEventListener('abort', stop, { once: true });

  return {
    setActive(isActive) {
      if (isActive === (listening !== null) || signal.aborted) return;
      if (!isActive) return stop();
      listening = new AbortController();
      const options = { capture: true, passive: true, signal: listening.signal };
      window.addEventListener('click', handleClick, options);
      window.addEventListener('mousemove', handleMove, options);
      window.addEventListener(
        'mouseout',
        (event) => {
          if (event.isTrusted && event.relatedTarget === null) hover(-1);
        },
        options,
      );
    },
  };
}

function isPlainClick(event: MouseEvent): boolean {
  const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  // A second click selects a word.
  return event.isTrusted && event.button === 0 && event.detail <= 1 && !hasModifier && !hasSelection();
}

function isOnInteractive(event: Event): boolean {
  return event
    .composedPath()
    .some((target) => target instanceof Element && Element.prototype.matches.call(target, INTERACTIVE));
}

function hasSelection(): boolean {
  return window.getSelection()?.isCollapsed === false;
}
