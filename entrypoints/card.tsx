/**
 * The card and the footnote marks: loaded into a page when the first claim is opened there or marks are wanted, and
 * handed to the checker through slots.
 */

import { render } from 'preact';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/card.css?inline';
import { Card } from '../components/card.tsx';
import { ClaimsCard } from '../components/claims-card.tsx';
import marksCss from '../components/margin-marks.css?inline';
import { MarginMarks } from '../components/margin-marks.tsx';
import { askWorker } from '../extension/ask.ts';
import { takeCardData } from '../extension/card-data.ts';
import { openCardHost } from '../extension/card-host.ts';
import {
  type CardAnchor,
  type Look,
  registerCard,
  registerList,
  registerMarks,
} from '../extension/card-slot.ts';
import { copyText } from '../extension/clipboard.ts';
import type { Language } from '../extension/settings.ts';
import { today } from '../extension/today.ts';
import { chooseLanguage, createTranslator } from '../locales/index.ts';
import { openMarginMarks, saveTextFile } from '../page/index.ts';

/** Where a list stands that belongs to no sentence: at the top of the window, at its far end. */
const CORNER: CardAnchor = {
  getBoundingClientRect: () => new DOMRect(innerWidth, 0),
  getClientRects: () => [new DOMRect(innerWidth, 0)],
  get contextElement() {
    return document.documentElement;
  },
};

export default defineUnlistedScript(() => {
  const data = takeCardData();
  const findings = new Map(data.findings.map((finding) => [finding.id, finding]));
  const sources = new Map(data.sources.map((source) => [source.id, source]));

  const speak = (language: Language) =>
    createTranslator(chooseLanguage(language, [browser.i18n.getUILanguage()]));

  registerCard(({ anchor, language, onClose, ...request }) =>
    openCardHost({
      anchor,
      css,
      onClose,
      render(container, close) {
        const card = (
          <Card
            {...request}
            findings={findings}
            sources={sources}
            datasetId={data.id}
            translator={speak(language)}
            pageAddress={location.href}
            today={today()}
            onClose={close}
            onCopy={copyText}
            onSaveFile={saveTextFile}
            onOpenFinding={(finding) => void askWorker({ type: 'open-finding', finding })}
            opensFindingIn={import.meta.env.FIREFOX ? 'tab' : 'panel'}
          />
        );
        render(card, container);
        return () => render(null, container);
      },
    }),
  );

  registerList(({ language, onClose, onChoose, ...request }) =>
    openCardHost({
      anchor: CORNER,
      css,
      onClose,
      render(container, close) {
        const list = (
          <ClaimsCard
            {...request}
            findings={findings}
            sources={sources}
            translator={speak(language)}
            onChoose={onChoose}
            onClose={close}
          />
        );
        render(list, container);
        return () => render(null, container);
      },
    }),
  );

  registerMarks(({ onOpen }) => {
    let look: Look = { language: 'auto', theme: 'auto', textSize: 'normal' };
    const marks = openMarginMarks({
      css: marksCss,
      render: (container, places) =>
        render(
          places.length > 0 && (
            <MarginMarks
              places={places}
              findings={findings}
              sources={sources}
              translator={speak(look.language)}
              theme={look.theme}
              onOpen={onOpen}
            />
          ),
          container,
        ),
    });
    return {
      update(claims, newLook) {
        look = newLook;
        marks.update(claims);
      },
      close: marks.close,
    };
  });
});
