import { browser } from 'wxt/browser';

/** The shadow root of an element, closed ones included where the browser lets an extension see them. */
export function closedShadowRootOf(element: HTMLElement): ShadowRoot | null {
  // Firefox has a property of the element, Chromium a function of the extension.
  const own: unknown = Reflect.get(element, 'openOrClosedShadowRoot');
  if (own instanceof ShadowRoot) return own;
  return browser.dom?.openOrClosedShadowRoot(element) ?? null;
}
