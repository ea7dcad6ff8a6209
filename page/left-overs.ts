/**
 * Takes away what a checker left in the page when Firefox updated the extension: Firefox ends scripts without telling
 * them, and what they have painted stays. In Chromium they live on and tidy up themselves.
 */
import { HIGHLIGHT_NAMES } from './highlight-rules.ts';
import { HOST_RULES } from './own-host.ts';

/** A content script's window in Firefox, which has the page's own window behind it. */
interface XrayWindow {
  readonly wrappedJSObject?: { readonly CSS: { readonly highlights: Iterable<readonly [unknown, unknown]> } };
}

const OWN_NAME = new RegExp(`^[a-z]{8}-(${HIGHLIGHT_NAMES.join('|')})$`);

/** To be called before anything is painted. Does nothing outside Firefox. */
export function removeLeftOvers(document: Document): void {
  const page = (globalThis as XrayWindow).wrappedJSObject;
  if (page === undefined) return;
  try {
    // Only the page's own view of its highlights can be iterated.
    for (const [name] of [...page.CSS.highlights]) {
      if (typeof name === 'string' && OWN_NAME.test(name)) CSS.highlights.delete(name);
    }
  } catch {
    // A page that keeps its highlights to itself keeps the old ones too.
  }
  for (const element of [...document.documentElement.children]) {
    const root: unknown = Reflect.get(element, 'openOrClosedShadowRoot');
    if (root instanceof ShadowRoot && root.firstElementChild?.textContent === HOST_RULES) element.remove();
  }
}
