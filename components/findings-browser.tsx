import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { CITATION_STYLES, type CitationStyle, formatCitation } from '../data/citations.ts';
import type { Evidence, Finding, ReadStatus, Source, Topic } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { Choice } from './choice.tsx';
import { CopyCitation } from './copy-citation.tsx';
import { READ_LABELS, READ_ORDER } from './evidence-coverage.tsx';
import { FindingDetails } from './finding-details.tsx';
import { type PageBeside, PageClaims } from './page-claims.tsx';
import { sentenceCase } from './sentence-case.ts';
import { leadName } from './stance-mark.tsx';
import { WordHits } from './word-hits.tsx';

export interface FindingsBrowserProps {
  /** Shown findings only, in their own order. */
  readonly findings: readonly Finding[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly datasetId: string;
  /** Today, for "accessed" in citations; YYYY-MM-DD. */
  readonly today: string;
  /** Id of the finding to open with. */
  readonly opened?: string;
  /** Address of the page with all the evidence at a glance. */
  readonly overviewAddress?: string;
  /** The reader opened this finding, or went back to the list. */
  readonly onOpened?: (finding: string | undefined) => void;
  /** The page beside which the findings are shown; none in a tab of their own. */
  readonly beside?: PageBeside;
  readonly search: (query: string) => readonly Finding[];
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** All findings: searched, filtered by topic, source, kind of evidence and what was read, each in full. */
export function FindingsBrowser(props: FindingsBrowserProps) {
  const { findings, translator, opened, beside, onOpened } = props;
  const [openId, setOpenId] = useState(opened);
  const [filter, setFilter] = useState(NO_FILTER);
  const lastOpened = useRef<string | undefined>(undefined);
  useEffect(() => setOpenId(opened), [opened]);
  const finding = findings.find(({ id }) => id === openId);
  if (finding) lastOpened.current = finding.id;
  const open = (id: string | undefined) => {
    setOpenId(id);
    onOpened?.(id);
  };
  const byId = useMemo(() => new Map(findings.map((one) => [one.id, one])), [findings]);
  const { text } = translator;
  return (
    <main class="browser" lang={translator.locale}>
      {beside && !finding && (
        <PageClaims
          beside={beside}
          findings={byId}
          sources={props.sources}
          translator={translator}
          onOpenFinding={open}
        />
      )}
      <section aria-label={text('evidenceBrowser.region')}>
        {finding ? (
          <FindingView key={finding.id} finding={finding} browser={props} onBack={() => open(undefined)} />
        ) : (
          <FindingList
            browser={props}
            filter={filter}
            returnedFrom={lastOpened.current}
            onFilter={setFilter}
            onOpen={open}
          />
        )}
      </section>
      <footer class="page-footer">
        <p>{text('card.independence')}</p>
        <p>{text('card.dataVersion', { version: props.datasetId })}</p>
      </footer>
    </main>
  );
}

interface Filter {
  readonly query: string;
  readonly topic: Topic | '';
  /** Short name of the source that leads the finding, in the reader's language. */
  readonly source: string;
  readonly evidence: Evidence | '';
  /** What was read of the source that leads the finding. */
  readonly read: ReadStatus | '';
}

const NO_FILTER: Filter = { query: '', topic: '', source: '', evidence: '', read: '' };

interface FindingListProps {
  readonly browser: FindingsBrowserProps;
  readonly filter: Filter;
  /** The finding the reader comes back from; focus returns to it. */
  readonly returnedFrom: string | undefined;
  readonly onFilter: (filter: Filter) => void;
  readonly onOpen: (finding: string) => void;
}

function FindingList({ browser, filter, returnedFrom, onFilter, onOpen }: FindingListProps) {
  const { findings, sources, translator, search, overviewAddress } = browser;
  const { text, count, language } = translator;
  const { query, topic, source, evidence, read } = filter;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const returnTo = useRef<HTMLButtonElement>(null);
  useEffect(() => returnTo.current?.focus(), []);

  const nameOf = (finding: Finding) => sentenceCase(leadName(finding, sources, language));
  const found = useMemo(() => (query.trim() === '' ? findings : search(query)), [findings, search, query]);
  const shown = found.filter(
    (finding) =>
      (topic === '' || finding.topic === topic) &&
      (source === '' || nameOf(finding) === source) &&
      (evidence === '' || finding.evidence === evidence) &&
      (read === '' || finding.attribution[0]?.read === read),
  );
  const topics = [...new Set(findings.map((finding) => finding.topic))];
  const names = [...new Set(findings.map(nameOf))].sort((a, b) => a.localeCompare(b, language));
  const kinds = [...new Set(findings.map((finding) => finding.evidence))];
  const readings = READ_ORDER.filter((status) =>
    findings.some(({ attribution }) => attribution[0]?.read === status),
  );
  const change = (changed: Partial<Filter>) => onFilter({ ...filter, ...changed });
  return (
    <>
      <div class="browser-head">
        <h1 class="browser-title">{text('evidenceBrowser.region')}</h1>
        {overviewAddress && (
          <a href={overviewAddress} target="_blank" rel="noopener">
            {text('evidenceBrowser.overview')}
          </a>
        )}
      </div>
      <search class="browser-tools">
        <label for={id}>{text('evidenceBrowser.search')}</label>
        <input
          id={id}
          ref={field}
          type="search"
          value={query}
          onInput={({ currentTarget }) => change({ query: currentTarget.value })}
        />
        <div class="filters">
          <Choice
            label={text('evidenceBrowser.topic')}
            value={topic}
            options={[
              { value: '', label: text('evidenceBrowser.allTopics') },
              ...topics.map((value) => ({ value, label: text(`topics.${value}`) })),
            ]}
            onChange={(value) => change({ topic: value })}
          />
          <Choice
            label={text('evidenceBrowser.source')}
            value={source}
            options={[
              { value: '', label: text('evidenceBrowser.allSources') },
              ...names.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(value) => change({ source: value })}
          />
          <Choice
            label={text('evidenceBrowser.kind')}
            value={evidence}
            options={[
              { value: '', label: text('evidenceBrowser.allKinds') },
              ...kinds.map((value) => ({ value, label: text(`evidence.${value}`) })),
            ]}
            onChange={(value) => change({ evidence: value })}
          />
          <Choice
            label={text('evidenceBrowser.read')}
            value={read}
            options={[
              { value: '', label: text('evidenceBrowser.anyRead') },
              ...readings.map((value) => ({ value, label: text(READ_LABELS[value]) })),
            ]}
            onChange={(value) => change({ read: value })}
          />
        </div>
        <p role="status" class="status">
          {shown.length > 0 && count('evidenceBrowser.found', shown.length)}
          {shown.length === 0 && text('evidenceBrowser.none')}
        </p>
      </search>
      {shown.length > 0 ? (
        <ul class="findings" aria-label={text('evidenceBrowser.findings')}>
          {shown.map((finding) => (
            <li key={finding.id}>
              <button
                type="button"
                class="row"
                ref={finding.id === returnedFrom ? returnTo : null}
                onClick={() => onOpen(finding.id)}
              >
                <span class="row-statement">
                  <WordHits text={finding.statement[language]} query={query} />
                </span>{' '}
                <span class="row-source">
                  {nameOf(finding)} · {text(`topics.${finding.topic}`)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <div class="empty">
          <p>{text('evidenceBrowser.noneHint')}</p>
          <button
            type="button"
            class="button"
            onClick={() => {
              // Not lost with the button.
              field.current?.focus();
              onFilter(NO_FILTER);
            }}
          >
            {text('evidenceBrowser.clear')}
          </button>
        </div>
      )}
    </>
  );
}

interface FindingViewProps {
  readonly finding: Finding;
  readonly browser: FindingsBrowserProps;
  readonly onBack: () => void;
}

function FindingView({ finding, browser, onBack }: FindingViewProps) {
  const { sources, translator, today, onCopy } = browser;
  const { text, language } = translator;
  const [style, setStyle] = useState<CitationStyle>('apa');
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article class="finding" aria-labelledby={headingId}>
      <button type="button" class="button quiet back" onClick={onBack}>
        <span aria-hidden="true">← </span>
        {text('evidenceBrowser.back')}
      </button>
      <p class="eyebrow">{text(`topics.${finding.topic}`)}</p>
      <h1 id={headingId} ref={heading} tabIndex={-1} class="statement" lang={language}>
        {finding.statement[language]}
      </h1>
      <FindingDetails finding={finding} sources={sources} translator={translator} />
      <div class="actions">
        <Choice
          label={text('evidenceBrowser.citationStyle')}
          value={style}
          options={CITATION_STYLES.map((value) => ({ value, label: text(`citationStyles.${value}`) }))}
          onChange={setStyle}
        />
        <CopyCitation
          key={style}
          citation={formatCitation(finding, sources, { style, language, accessed: today })}
          translator={translator}
          onCopy={onCopy}
        />
      </div>
    </article>
  );
}
