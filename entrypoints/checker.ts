/**
 * The checker in a page whose text passed the gate, or in which the reader asked: builds the engine, watches the page,
 * answers the popup and the worker, opens the card.
 */

import data from 'virtual:fotnote/engine-data';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sourcesDisagree } from '../data/disagreement.ts';
import { createCompiledChecker, isOnTopic } from '../engine/index.ts';
import { askWorker } from '../extension/ask.ts';
import { createBadge } from '../extension/badge.ts';
import { closedShadowRootOf } from '../extension/closed-shadow-root.ts';
import { attempt } from '../extension/failures.ts';
import { endWithExtension, startOnce } from '../extension/instance.ts';
import { ToChecker } from '../extension/messages.ts';
import { unpackEngineData } from '../extension/packed-engine-data.ts';
import { createPageCard, type PageCard } from '../extension/page-card.ts';
import { openHiddenClaims, readSettings, watchSettings } from '../extension/settings.ts';
import { isCheckedAutomatically, siteOf } from '../extension/site.ts';
import { createPageChecker, type PageChecker, randomPrefix } from '../page/index.ts';

export default defineUnlistedScript(() => startOnce('checker', start));

function start(controller: AbortController): void {
  endWithExtension(controller);
  const session = createSession(controller);
  // Listening begins at once: the worker asks as soon as the script has run.
  const listener: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (
    message,
    sender,
    respond,
  ) => {
    const read = v.safeParse(ToChecker, message);
    if (!read.success || sender.id !== browser.runtime.id) return false;
    void attempt(async () => answer(read.output, await session)).then(respond);
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  // After an update of the extension there is nothing left to remove it from.
  controller.signal.addEventListener('abort', () => browser.runtime?.onMessage.removeListener(listener));
}

async function createSession(controller: AbortController): Promise<{ page: PageChecker; card: PageCard }> {
  const { signal } = controller;
  const prefix = randomPrefix();
  let settings = await readSettings();
  const isEnabled = () => isCheckedAutomatically(settings, siteOf(location.href));
  const hidden = await openHiddenClaims(() => page.refresh(), signal);
  const badge = createBadge();
  const card = createPageCard({
    hidden,
    settings: () => settings,
    onClose: () => page.clearCurrent(),
    onExtensionGone: () => controller.abort(),
  });
  const insertRules = () =>
    askWorker({ type: 'insert-highlight-rules', prefix, intensity: settings.intensity });
  await insertRules();

  const voices = new Map(data.voices.map((voice) => [voice.id, voice]));
  const page = createPageChecker({
    document,
    checker: createCompiledChecker(unpackEngineData(data)),
    prefix,
    sourcesDisagree: (matches) => sourcesDisagree(matches, voices),
    isOnTopic,
    isHidden: hidden.has,
    enabled: isEnabled(),
    closedShadowRootOf,
    onClaimsChanged: ({ claims }) => badge.show(claims.length),
    onOpenClaim: ({ quote, matches, anchor }) =>
      void card.open({ sentences: [{ quote, matches, origin: 'page' }], anchor }),
    onPageLeft: card.close,
    signal,
  });
  signal.addEventListener('abort', card.close);
  watchSettings((changed) => {
    const { intensity } = settings;
    settings = changed;
    // Rules that are added later win over the earlier ones.
    if (changed.intensity !== intensity) void insertRules();
    page.setEnabled(isEnabled());
  }, signal);
  // The browser forgets the badge of a page that is left, also of one that comes back as it was.
  addEventListener('pageshow', ({ persisted }) => persisted && badge.showAgain(), { signal });
  return { page, card };
}

async function answer(
  message: ToChecker,
  { page, card }: { page: PageChecker; card: PageCard },
): Promise<unknown> {
  switch (message.type) {
    case 'get-page-state':
      return page.report();
    case 'show-claim':
      return page.showClaim(message.index);
    case 'next-claim':
      return page.showNext();
    case 'previous-claim':
      return page.showPrevious();
    case 'check-selection': {
      const selection = await page.checkSelection();
      if (!selection) return false;
      const { quote, sentences, anchor } = selection;
      const checked = sentences.length > 0 ? sentences : [{ quote, matches: [] }];
      await card.open({
        sentences: checked.map((sentence) => ({ ...sentence, origin: 'selection' as const })),
        anchor,
      });
      return true;
    }
  }
}
