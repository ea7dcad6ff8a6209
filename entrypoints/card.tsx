/** The card: loaded into a page when the first claim is opened there, and handed to the checker through a slot. */

import data from 'virtual:fotnote/card-data';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/card.css?inline';
import { Card } from '../components/card.tsx';
import { openCardHost } from '../extension/card-host.ts';
import { registerCard } from '../extension/card-slot.ts';
import { copyText } from '../extension/clipboard.ts';
import { today } from '../extension/today.ts';
import { chooseLanguage, createTranslator } from '../locales/index.ts';

export default defineUnlistedScript(() => {
  const findings = new Map(data.findings.map((finding) => [finding.id, finding]));
  const sources = new Map(data.sources.map((source) => [source.id, source]));

  registerCard(({ sentences, anchor, language, theme, onClose, onNotThisClaim }) =>
    openCardHost({
      anchor,
      css,
      onClose,
      render(container, close) {
        const card = (
          <Card
            sentences={sentences}
            findings={findings}
            sources={sources}
            datasetId={data.id}
            translator={createTranslator(chooseLanguage(language, [browser.i18n.getUILanguage()]))}
            theme={theme}
            today={today()}
            onClose={close}
            onCopy={copyText}
            onNotThisClaim={onNotThisClaim}
          />
        );
        render(card, container);
        return () => render(null, container);
      },
    }),
  );
});
