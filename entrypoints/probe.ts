/** The script on every page: is this page about the topic? Only then the rest is asked for. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
// Not from the index: the tables that the engine works out when it loads have no place in every page.
import { isOnTopic } from '../engine/gate.ts';
import { isRunning, startOnce } from '../extension/instance.ts';
import type { ToWorker } from '../extension/messages.ts';
import { isCheckedAutomatically, SETTINGS_KEY, siteOf } from '../extension/site.ts';
import { startProbe } from '../page/index.ts';

export default defineUnlistedScript(() => startOnce('probe', start));

function start({ signal }: AbortController): void {
  let probing: AbortController | undefined;
  const follow = (settings: unknown): void => {
    if (!isCheckedAutomatically(settings, siteOf(location.href))) {
      probing?.abort();
      probing = undefined;
    } else if (!probing && !signal.aborted) {
      probing = new AbortController();
      startProbe({ document, isOnTopic, requestChecker, signal: AbortSignal.any([signal, probing.signal]) });
    }
  };
  // Read straight from storage, which wakes nothing; off means that the page is not looked at.
  const begin = () =>
    void browser.storage.local.get(SETTINGS_KEY).then((stored) => follow(stored[SETTINGS_KEY]), follow);
  begin();
  // Answers that a page was owed when it was put aside for coming back to do not arrive any more.
  const beginAnew = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || isRunning('checker')) return;
    probing?.abort();
    probing = undefined;
    begin();
  };
  addEventListener('pageshow', beginAnew, { signal });
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[SETTINGS_KEY];
    if (change) follow(change.newValue);
  });
}

/** The worker answers by injecting the checker; where it cannot, the page stays as it is. */
function requestChecker(): void {
  const message: ToWorker = { type: 'inject-checker' };
  browser.runtime.sendMessage(message).catch(() => {});
}
