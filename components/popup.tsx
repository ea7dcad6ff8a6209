import { useId, useMemo, useState } from 'preact/hooks';
import type { Finding, Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { ClaimCheck, type ClaimCheckProps } from './claim-check.tsx';
import { ClaimList } from './claim-list.tsx';
import { ClaimStrip } from './claim-strip.tsx';
import { describePage, type PageInView } from './describe-page.ts';
import { IntensityChoice, type IntensitySetting } from './intensity-choice.tsx';
import { LanguageChoice, type LanguageSetting } from './language-choice.tsx';
import { sentenceCase } from './sentence-case.ts';
import { leadName } from './stance-mark.tsx';
import { Switch } from './switch.tsx';
import { WordHits } from './word-hits.tsx';

export interface PopupProps {
  readonly page: PageInView;
  readonly translator: Translator;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly checkPages: boolean;
  /** Undefined where the tab shows no site that could be switched off. */
  readonly checkSite: boolean | undefined;
  /** The site is one of those that are off at first. */
  readonly isPrivateSite?: boolean;
  /** The page is in a private window, from which no choice of a site is kept. */
  readonly isPrivateWindow?: boolean;
  readonly language: LanguageSetting;
  readonly intensity: IntensitySetting;
  readonly check: ClaimCheckProps['check'];
  readonly search: (query: string) => readonly Finding[];
  readonly onShowClaim: (index: number) => void;
  /** Checks this page, which is not checked by itself. */
  readonly onCheckPage: () => void;
  readonly onCheckPages: (checkPages: boolean) => void;
  readonly onCheckSite: (checkSite: boolean) => void;
  readonly onLanguage: (language: LanguageSetting) => void;
  readonly onIntensity: (intensity: IntensitySetting) => void;
  /** Opens all findings, or one of them in full. */
  readonly onBrowse: (finding?: string) => void;
  /** Opens the side panel, where the browser has one. */
  readonly onOpenPanel?: () => void;
  readonly onOpenOptions: () => void;
}

/** The toolbar window: this page, a claim of the reader's own, the findings and the switches. */
export function Popup(props: PopupProps) {
  const { page, translator, findings, sources } = props;
  const { text } = translator;
  return (
    <main class="popup" lang={translator.locale}>
      <header class="popup-header">
        <h1>
          Fotnote<sup aria-hidden="true">1</sup>
        </h1>
        <LanguageChoice
          label={text('popup.language')}
          value={props.language}
          translator={translator}
          onChange={props.onLanguage}
        />
        {props.onOpenPanel && (
          <button
            type="button"
            class="panel-button"
            aria-label={text('popup.openPanel')}
            title={text('popup.openPanel')}
            onClick={props.onOpenPanel}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              <path d="M2 3.5h12v9H2zM10 3.5v9" />
            </svg>
          </button>
        )}
        <button type="button" class="button quiet" onClick={props.onOpenOptions}>
          {text('popup.settings')}
        </button>
      </header>
      <section class="page-section" aria-label={text('popup.thisPage')}>
        <PageOverview page={page} popup={props} />
      </section>
      <section class="tools">
        <ClaimCheck
          translator={translator}
          findings={findings}
          sources={sources}
          check={props.check}
          onOpenFinding={props.onBrowse}
        />
        <QuickSearch popup={props} />
      </section>
      <footer class="popup-settings">
        <Switch label={text('popup.checkPages')} checked={props.checkPages} onChange={props.onCheckPages} />
        <Switch
          label={text(props.isPrivateWindow ? 'popup.checkSiteNotKept' : 'popup.checkSite')}
          checked={props.checkSite ?? false}
          disabled={props.checkSite === undefined || !props.checkPages || props.isPrivateWindow === true}
          onChange={props.onCheckSite}
        />
        <IntensityChoice value={props.intensity} translator={translator} onChange={props.onIntensity} />
      </footer>
    </main>
  );
}

function PageOverview({ page, popup }: { readonly page: PageInView; readonly popup: PopupProps }) {
  const { translator, findings, sources, onShowClaim } = popup;
  const { title, hint } = describePage(page, popup);
  const claims = page.kind === 'known' ? page.claims : [];
  return (
    <>
      <div role="status" class={claims.length > 0 ? 'page-status' : 'page-status empty'}>
        <p class="page-title">{title}</p>
        {hint && <p class="page-hint">{hint}</p>}
      </div>
      {page.kind === 'known' && page.status === 'off' && (
        <button type="button" class="button check-page" onClick={popup.onCheckPage}>
          {translator.text('popup.checkPage')}
        </button>
      )}
      {claims.length > 0 && (
        <>
          <ClaimStrip
            claims={claims}
            findings={findings}
            sources={sources}
            translator={translator}
            onShowClaim={onShowClaim}
          />
          <ClaimList
            claims={claims}
            findings={findings}
            sources={sources}
            translator={translator}
            onShowClaim={onShowClaim}
          />
        </>
      )}
    </>
  );
}

const MAX_RESULTS = 5;

function QuickSearch({ popup }: { readonly popup: PopupProps }) {
  const { translator, sources, search, onBrowse } = popup;
  const { text, count, language } = translator;
  const [query, setQuery] = useState('');
  const id = useId();
  const found = useMemo(() => search(query), [search, query]);
  const isSearching = query.trim() !== '';
  return (
    <search class="quick-search">
      <div class="search-head">
        <label for={id}>{text('evidenceBrowser.search')}</label>
        <button type="button" class="button quiet" onClick={() => onBrowse()}>
          {text('popup.browse')}
        </button>
      </div>
      <input
        id={id}
        type="search"
        value={query}
        onInput={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      <p role="status" class="status">
        {isSearching &&
          (found.length > 0 ? count('evidenceBrowser.found', found.length) : text('evidenceBrowser.none'))}
      </p>
      {isSearching && found.length > 0 && (
        <ul class="result-list">
          {found.slice(0, MAX_RESULTS).map((finding) => (
            <li key={finding.id}>
              <button type="button" class="row" onClick={() => onBrowse(finding.id)}>
                <span class="row-source">{sentenceCase(leadName(finding, sources, language))}</span>{' '}
                <span class="row-text">
                  <WordHits text={finding.statement[language]} query={query} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
