import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CellState, Evidence, MapCell, MapRow } from '../data/evidence-map.ts';
import type { PropositionGroup } from '../data/overview-schema.ts';
import type { Source } from '../data/schema.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { FindingDetails } from './finding-details.tsx';
import { SourceLinks } from './source-links.tsx';

interface EvidenceMapProps {
  readonly rows: readonly MapRow[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

const GROUPS: Readonly<Record<PropositionGroup, MessageKey>> = {
  market: 'evidencePage.groupMarket',
  life: 'evidencePage.groupLife',
  rights: 'evidencePage.groupRights',
  documents: 'evidencePage.groupDocuments',
};

const STATES: Readonly<Record<CellState, { readonly name: MessageKey; readonly hint: MessageKey }>> = {
  supports: { name: 'evidencePage.supports', hint: 'evidencePage.supportsHint' },
  disputes: { name: 'evidencePage.disputes', hint: 'evidencePage.disputesHint' },
  mixed: { name: 'evidencePage.mixed', hint: 'evidencePage.mixedHint' },
  'not-addressed': { name: 'evidencePage.notAddressed', hint: 'evidencePage.notAddressedHint' },
  'not-read': { name: 'evidencePage.notRead', hint: 'evidencePage.notReadHint' },
};
const STATE_ORDER = ['supports', 'disputes', 'mixed', 'not-addressed', 'not-read'] as const;

/** Propositions and what each voice says of them; a cell opens the findings behind it, below its row. */
export function EvidenceMap({ rows, sources, translator }: EvidenceMapProps) {
  const { text, language } = translator;
  const [open, setOpen] = useState<string | undefined>(undefined);
  const opener = useRef<HTMLButtonElement | null>(null);
  const hintId = useId();
  const baseId = useId();
  const voices = rows[0]?.cells.map(({ voice }) => voice) ?? [];
  const groups = Map.groupBy(rows, ({ proposition }) => proposition.group);
  const close = () => {
    setOpen(undefined);
    opener.current?.focus();
  };
  return (
    <>
      <p class="hint" id={hintId}>
        {text('evidencePage.mapHint')} <span class="map-small">{text('evidencePage.mapSmall')}</span>
      </p>
      <Legend translator={translator} />
      <table class="evidence-map" aria-labelledby="map-title" aria-describedby={hintId}>
        <thead>
          <tr>
            <th scope="col">{text('evidencePage.proposition')}</th>
            {voices.map((voice) => (
              <th key={voice.id} scope="col" class="voice">
                {voice.name[language]}
              </th>
            ))}
          </tr>
        </thead>
        {[...groups].map(([group, members]) => (
          <tbody key={group}>
            <tr class="map-group">
              <th scope="rowgroup" colSpan={voices.length + 1}>
                {text(GROUPS[group])}
              </th>
            </tr>
            {members.map(({ proposition, cells }) => {
              const rowId = `${baseId}-${proposition.id}`;
              const opened = cells.find(({ voice }) => open === `${rowId}-${voice.id}`);
              return [
                <tr key={proposition.id} class="map-row">
                  <th scope="row" id={rowId}>
                    {proposition.text[language]}
                  </th>
                  {cells.map((cell) => (
                    <Cell
                      key={cell.voice.id}
                      cell={cell}
                      rowId={rowId}
                      isOpen={cell === opened}
                      translator={translator}
                      onToggle={(button) => {
                        opener.current = button;
                        setOpen(cell === opened ? undefined : `${rowId}-${cell.voice.id}`);
                      }}
                    />
                  ))}
                </tr>,
                opened && (
                  <tr key={`${proposition.id} findings`} class="map-findings">
                    <td colSpan={voices.length + 1}>
                      <CellFindings
                        key={opened.voice.id}
                        id={`${rowId}-findings`}
                        title={text('evidencePage.cellHeading', {
                          voice: opened.voice.name[language],
                          proposition: proposition.text[language],
                        })}
                        cell={opened}
                        sources={sources}
                        translator={translator}
                        onClose={close}
                      />
                    </td>
                  </tr>
                ),
              ];
            })}
          </tbody>
        ))}
      </table>
    </>
  );
}

function Legend({ translator: { text } }: { readonly translator: Translator }) {
  return (
    <dl class="legend" aria-label={text('evidencePage.legend')}>
      {STATE_ORDER.map((state) => (
        <div key={state}>
          <dt>
            <StateMark state={state} /> {text(STATES[state].name)}
          </dt>
          <dd>{text(STATES[state].hint)}</dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * The sign of a state: a full disc, a struck ring, half a disc, a dash, a broken ring. None of them praises or warns,
 * and none needs its colour.
 */
function StateMark({ state }: { readonly state: CellState }) {
  return (
    <svg class={`state state-${state}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {state === 'not-addressed' ? <path d="M5 8h6" /> : <circle cx="8" cy="8" r="5.5" />}
      {state === 'supports' && <circle class="fill" cx="8" cy="8" r="5.5" />}
      {state === 'disputes' && <path d="M4.2 11.8l7.6-7.6" />}
      {state === 'mixed' && <path class="fill" d="M8 2.5a5.5 5.5 0 0 0 0 11z" />}
    </svg>
  );
}

interface CellProps {
  readonly cell: MapCell;
  /** Id of the row's header, and the stem of the id of what the cell opens. */
  readonly rowId: string;
  readonly isOpen: boolean;
  readonly translator: Translator;
  readonly onToggle: (button: HTMLButtonElement) => void;
}

function Cell({ cell, rowId, isOpen, translator, onToggle }: CellProps) {
  const { text, count, number, language } = translator;
  const { voice, state, evidence } = cell;
  const name = text(STATES[state].name);
  if (state === 'not-addressed') {
    return (
      <td class="map-cell empty-cell">
        <StateMark state={state} />
        <span class="unseen">{name}</span>
      </td>
    );
  }
  return (
    <td class="map-cell">
      <button
        type="button"
        class={`cell cell-${state}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${rowId}-findings` : undefined}
        aria-describedby={rowId}
        onClick={({ currentTarget }) => onToggle(currentTarget)}
      >
        <span class="cell-voice">{voice.name[language]}: </span>
        <span class="cell-state">
          <StateMark state={state} />
          <span>
            {name}
            {evidence.length > 1 && (
              <>
                <span class="cell-count" aria-hidden="true">
                  {' '}
                  ({number(evidence.length)})
                </span>
                <span class="unseen"> ({count('evidencePage.cellFindings', evidence.length)})</span>
              </>
            )}
          </span>
        </span>
      </button>
    </td>
  );
}

interface CellFindingsProps {
  readonly id: string;
  readonly title: string;
  readonly cell: MapCell;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly onClose: () => void;
}

function CellFindings({ id, title, cell, sources, translator, onClose }: CellFindingsProps) {
  const { text, language } = translator;
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      id={id}
      class="cell-findings"
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="cell-title">
        <h3 id={headingId} ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <button type="button" class="button" onClick={onClose}>
          {text('evidencePage.close')}
        </button>
      </div>
      {cell.evidence.map((evidence) => (
        <EvidenceView
          key={`${evidence.finding.id} ${evidence.remark?.text.en ?? ''}`}
          evidence={evidence}
          sources={sources}
          translator={translator}
        />
      ))}
      {cell.notRead.length > 0 && (
        <article class="evidence-item">
          <p class="state-name">
            <StateMark state="not-read" /> {text('evidencePage.unread')}
          </p>
          {cell.notRead.map(({ source, why }) => (
            <div key={source}>
              <p>{why[language]}</p>
              <SourceLinks ids={[source]} sources={sources} translator={translator} />
            </div>
          ))}
        </article>
      )}
    </section>
  );
}

interface EvidenceViewProps {
  readonly evidence: Evidence;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

function EvidenceView({ evidence: { finding, says, remark }, sources, translator }: EvidenceViewProps) {
  const { text, language } = translator;
  return (
    <article class="evidence-item">
      <p class="state-name">
        <StateMark state={says} /> {text(STATES[says].name)}
      </p>
      {remark ? (
        <>
          <p class="statement">{remark.text[language]}</p>
          <SourceLinks ids={remark.sources} sources={sources} translator={translator} />
          <p class="hint">{text('evidencePage.notedWith', { finding: finding.statement[language] })}</p>
        </>
      ) : (
        <>
          <p class="statement">{finding.statement[language]}</p>
          <FindingDetails finding={finding} sources={sources} translator={translator} />
        </>
      )}
    </article>
  );
}
