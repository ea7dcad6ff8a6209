/**
 * The checker in a page whose text passed the gate, or in which the reader asked: builds the engine, watches the page,
 * answers the popup and the worker, opens the card.
 */

import data from 'virtual:fotnote/engine-data';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sourcesDisagree } from '../data/disagreement.ts';
import { createCompiledCheckerInSteps, isOnTopic } from '../engine/index.ts';
import { askWorker } from '../extension/ask.ts';
import { createBadge } from '../extension/badge.ts';
import { closedShadowRootOf } from '../extension/closed-shadow-root.ts';
import { attempt } from '../extension/failures.ts';
import { endWithExtension, startOnce } from '../extension/instance.ts';
import { ToChecker } from '../extension/messages.ts';
import { unpackEngineDataInSteps, unpackVoices } from '../extension/packed-engine-data.ts';
import { createPageCard, type PageCard } from '../extension/page-card.ts';
import { createPageMarks } from '../extension/page-marks.ts';
import { openHiddenClaims, readSettings, watchSettings } from '../extension/settings.ts';
import { isCheckedAutomatically, siteOf } from '../extension/site.ts';
import {
  createPageChecker,
  type PageChecker,
  randomPrefix,
  removeLeftOvers,
  runInSlices,
} from '../page/index.ts';

export default defineUnlistedScript(() => startOnce('checker', start));

function start(controller: AbortController): void {
  endWithExtension(controller);
  removeLeftOvers(document);
  const session = createSession(controller);
  session.catch((error) => {
    if (!(error instanceof EndedError)) throw error;
  });
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
  const marks = createPageMarks({ settings: () => settings, onOpen: (index) => page.openClaim(index) });
  await askWorker({ type: 'insert-highlight-rules', prefix });

  const checker = await runInSlices(buildChecker(), signal);
  if (checker === null) throw new EndedError();
  const voices = new Map(unpackVoices(data).map((voice) => [voice.id, voice]));
  const page = createPageChecker({
    document,
    checker,
    prefix,
    sourcesDisagree: (matches) => sourcesDisagree(matches, voices),
    isOnTopic,
    isHidden: hidden.has,
    enabled: isEnabled(),
    underlined: settings.intensity !== 'quiet',
    closedShadowRootOf,
    onClaimsChanged: ({ claims }) => badge.show(claims.length),
    onClaimsPlaced: marks.show,
    onOpenClaim: ({ quote, matches, link, anchor, index, total, cause }) =>
      void card.open({
        sentences: [{ quote, matches, origin: 'page', link }],
        anchor,
        place: { index, total },
        isAnnounced: cause === 'command',
      }),
    onPageLeft: card.close,
    signal,
  });
  signal.addEventListener('abort', card.close);
  signal.addEventListener('abort', marks.close);
  watchSettings((changed) => {
    settings = changed;
    page.setUnderlined(changed.intensity !== 'quiet');
    page.setEnabled(isEnabled());
    marks.refresh();
  }, signal);
  // The browser forgets the badge of a page that is left, also of one that comes back as it was.
  addEventListener('pageshow', ({ persisted }) => persisted && badge.showAgain(), { signal });
  return { page, card };
}

/** Everything that the engine needs, in steps that leave the page room. */
function* buildChecker() {
  return yield* createCompiledCheckerInSteps(yield* unpackEngineDataInSteps(data));
}

/** The page is left, or the extension updated, before the checker was ready. */
class EndedError extends Error {
  override readonly name = 'EndedError';
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
