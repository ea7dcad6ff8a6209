/** Puts a text on the clipboard after a click or key; false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Absent on plain http, and a page's permissions policy may forbid it.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** The older way: the copy command, with our text in the place of the selection. */
function copyByCommand(text: string): boolean {
  let isTaken = false;
  const takeOver = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isTaken = true;
  };
  addEventListener('copy', takeOver, { capture: true });
  try {
    return document.execCommand('copy') && isTaken;
  } finally {
    removeEventListener('copy', takeOver, { capture: true });
  }
}
