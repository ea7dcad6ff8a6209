/** Where a reader is in the page: what has the focus, and what is selected or where the caret stands. */

/** Remembers the place; the answered function goes back there, as far as the page still has it. */
export function rememberPlace(): () => void {
  const focused = document.activeElement;
  const selection = getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  return () => {
    // The body as well: else Chromium tells the page of the release of a key whose press it did not hear of.
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    if (!anchorNode?.isConnected || !focusNode?.isConnected) return;
    try {
      getSelection()?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    } catch {
      // The text has become shorter meanwhile: there is no such place any more.
    }
  };
}
