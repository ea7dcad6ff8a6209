/**
 * The checker in a page whose text passed the gate, or in which the reader asked: reads and watches the page, has its text
 * checked by the worker, answers the popup, opens the card.
 */

import voices from 'virtual:fotnote/voices';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sourcesDisagree } from '../data/disagreement.ts';
// Not from the index: the engine itself is the worker's.
import { isOnTopic } from '../engine/gate.ts';
import { isInLanguages } from '../engine/language.ts';
import { askWorker } from '../extension/ask.ts';
import { createBadge } from '../extension/badge.ts';
import { forgetRequests } from '../extension/card-slot.ts';
import { closedShadowRootOf } from '../extension/closed-shadow-root.ts';
import { attempt } from '../extension/failures.ts';
import { endWithExtension, startOnce } from '../extension/instance.ts';
import { ToChecker } from '../extension/messages.ts';
import { createPageCard, type PageCard } from '../extension/page-card.ts';
import { createPageMarks } from '../extension/page-marks.ts';
import { remoteChecker } from '../extension/remote-checker.ts';
import { openHiddenClaims, PageLanguage, readSettings, watchSettings } from '../extension/settings.ts';
import { isCheckedAutomatically, siteOf } from '../extension/site.ts';
import { createPageChecker, type PageChecker, randomPrefix, removeLeftOvers } from '../page/index.ts';

export default defineUnlistedScript(() => startOnce('checker', start));

function start(controller: AbortController): void {
  endWithExtension(controller);
  removeLeftOvers(document);
  const session = createSession(controller);
  let isReady = false;
  session.then(
    () => {
      isReady = true;
    },
    (error) => {
      if (!(error instanceof EndedError)) throw error;
    },
  );
  // Answers that a page was owed when it was put aside for coming back to do not arrive any more.
  const startAnew = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || isReady) return;
    controller.abort();
    startOnce('checker', start);
  };
  addEventListener('pageshow', startAnew, { signal: controller.signal });
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

interface Session {
  readonly page: PageChecker;
  readonly card: PageCard;
  /** Checks the page although pages are not checked by themselves here. */
  readonly checkPage: () => void;
}

async function createSession(controller: AbortController): Promise<Session> {
  const { signal } = controller;
  const prefix = randomPrefix();
  // Under way while the rest is asked for.
  const styling = askWorker({ type: 'insert-highlight-rules', prefix });
  let settings = await readSettings();
  /** The page the reader asked to have checked although pages are not checked by themselves here. */
  let askedPage: string | undefined;
  const isEnabled = () =>
    askedPage === location.href || isCheckedAutomatically(settings, siteOf(location.href));
  const isWanted = (quote: string) => {
    const { pageLanguages } = settings;
    const areAll = pageLanguages.length === PageLanguage.options.length;
    return areAll || isInLanguages(quote, pageLanguages, document.documentElement.lang);
  };
  const hidden = await openHiddenClaims(() => page.refresh(), signal);
  const badge = createBadge();
  const card = createPageCard({
    hidden,
    settings: () => settings,
    onClose: () => page.clearCurrent(),
    onExtensionGone: () => controller.abort(),
  });
  const marks = createPageMarks({ settings: () => settings, onOpen: (index) => page.openClaim(index) });
  await styling;
  if (signal.aborted) throw new EndedError();
  const voicesById = new Map(voices.map((voice) => [voice.id, voice]));
  const page = createPageChecker({
    document,
    checker: remoteChecker,
    prefix,
    sourcesDisagree: (matches) => sourcesDisagree(matches, voicesById),
    isOnTopic,
    isHidden: (finding, quote) => hidden.has(finding, quote) || !isWanted(quote),
    comments: settings.comments,
    enabled: isEnabled(),
    underlined: settings.intensity !== 'quiet',
    closedShadowRootOf,
    onClaimsChanged: ({ claims }) => {
      badge.show(claims.length);
      // Another page of the same document was not asked for.
      if (askedPage !== undefined && askedPage !== location.href) page.setEnabled(isEnabled());
    },
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
    page.setComments(changed.comments);
    page.setEnabled(isEnabled());
    page.refresh();
    marks.refresh();
  }, signal);
  const onReturn = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    // The browser forgets the badge of a page that is left, also of one that comes back as it was.
    badge.showAgain();
    forgetRequests();
  };
  addEventListener('pageshow', onReturn, { signal });
  const checkPage = () => {
    askedPage = location.href;
    page.setEnabled(true);
  };
  return { page, card, checkPage };
}

/** The page is left, or the extension updated, before the checker was ready. */
class EndedError extends Error {
  override readonly name = 'EndedError';
}

async function answer(message: ToChecker, { page, card, checkPage }: Session): Promise<unknown> {
  switch (message.type) {
    case 'get-page-state':
      return page.report();
    case 'show-claim':
      return page.showClaim(message.index);
    case 'next-claim':
      return page.showNext();
    case 'previous-claim':
      return page.showPrevious();
    case 'move-to-card':
      if (card.moveFocus()) return true;
      return card.openList(page.report().claims, (index) => void page.showClaim(index));
    case 'check-page':
      return checkPage();
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
