/**
 * One running copy of a script in a page. A script may be injected twice (an event came twice) or meet the remains of
 * itself (the extension was updated while the page was open).
 */
import { browser } from 'wxt/browser';
import { createSlot } from './slot.ts';

interface Instance {
  /** Whether its extension still stands behind it. */
  readonly isConnected: () => boolean;
  readonly stop: () => void;
}

/** How long the underlines of an extension that is gone may stand. */
const LOOK_AGAIN_MS = 2000;

/** Whether the extension this script came from is still there: not updated, reloaded or switched off since. */
export function isConnected(): boolean {
  return browser.runtime?.id !== undefined;
}

/** Whether a living copy of the script of that name runs in this page. */
export function isRunning(name: string): boolean {
  return createSlot<Instance>(name).get()?.isConnected() === true;
}

/**
 * Starts the script unless a living copy runs here already; what an older version left behind is stopped first. The
 * controller ends this copy.
 */
export function startOnce(name: string, start: (controller: AbortController) => void): void {
  const slot = createSlot<Instance>(name);
  const earlier = slot.get();
  if (earlier?.isConnected()) return;
  earlier?.stop();
  const controller = new AbortController();
  slot.set({
    isConnected: () => isConnected() && !controller.signal.aborted,
    stop: () => controller.abort(),
  });
  start(controller);
}

/**
 * Ends the script soon after its extension is gone. Browsers tell a page's scripts nothing about that, so it is looked
 * up now and then; a later copy may run in a world of its own, where the two cannot meet.
 */
export function endWithExtension(controller: AbortController): void {
  const timer = setInterval(() => {
    if (!isConnected()) controller.abort();
  }, LOOK_AGAIN_MS);
  controller.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
