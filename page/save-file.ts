/** Hands a text to the browser to save as a file; the page sees nothing of it. */
export function saveTextFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  // Never in the document: a click in it would be the page's to hear.
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** Long enough for a browser that asks where to save. */
const KEPT_MS = 60_000;
