import { useId, useState } from 'preact/hooks';
import type { Figure, FigurePanel } from '../data/overview-schema.ts';
import type { Finding, Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { FindingDetails } from './finding-details.tsx';
import { SourceLinks, sourceName } from './source-links.tsx';

interface EvidenceFiguresProps {
  readonly panels: readonly FigurePanel[];
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

/** The figures of each measure in a panel of its own: a table whose ranges are drawn on the panel's axis. */
export function EvidenceFigures({ panels, findings, sources, translator }: EvidenceFiguresProps) {
  return (
    <>
      <p class="hint">{translator.text('evidencePage.figuresHint')}</p>
      <div class="figure-panels">
        {panels.map((panel) => (
          <Panel key={panel.id} panel={panel} findings={findings} sources={sources} translator={translator} />
        ))}
      </div>
    </>
  );
}

interface PanelProps {
  readonly panel: FigurePanel;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

function Panel({ panel, findings, sources, translator }: PanelProps) {
  const { text, language } = translator;
  const titleId = useId();
  const baseId = useId();
  return (
    <section class="figure-panel" aria-labelledby={titleId}>
      <h3 id={titleId}>{panel.title[language]}</h3>
      <p class="hint" id={baseId}>
        {panel.base[language]}
      </p>
      <table aria-labelledby={titleId} aria-describedby={baseId}>
        <thead>
          <tr>
            <th scope="col">{text('evidencePage.source')}</th>
            <th scope="col">
              {text('evidencePage.figure')}
              <Axis panel={panel} translator={translator} />
            </th>
            <th scope="col">{text('evidencePage.method')}</th>
          </tr>
        </thead>
        <tbody>
          {panel.figures.map((figure) => (
            <FigureRow
              key={figure.label.en}
              figure={figure}
              panel={panel}
              finding={findings.get(figure.finding)}
              sources={sources}
              translator={translator}
            />
          ))}
        </tbody>
      </table>
      {panel.notes.map((note) => (
        <p key={note.en} class="hint note">
          {note[language]}
        </p>
      ))}
    </section>
  );
}

interface FigureRowProps {
  readonly figure: Figure;
  readonly panel: FigurePanel;
  readonly finding: Finding | undefined;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

/** A figure, and below it on demand the finding that holds it. */
function FigureRow({ figure, panel, finding, sources, translator }: FigureRowProps) {
  const { text, language } = translator;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr>
        <th scope="row" id={`${id}-label`}>
          {figure.label[language]}
        </th>
        <td class="figure-cell">
          {describeFigure(figure, panel, translator)}
          <Range figure={figure} panel={panel} />
          <Axis panel={panel} translator={translator} />
        </td>
        <td class="figure-method">
          {figure.method[language]}
          <SourceLinks ids={figure.sources} sources={sources} translator={translator} />
          <Account figure={figure} sources={sources} translator={translator} />
          {finding && (
            <button
              type="button"
              class="figure-finding"
              aria-expanded={isOpen}
              aria-controls={isOpen ? `${id}-finding` : undefined}
              aria-describedby={`${id}-label`}
              onClick={() => setOpen(!isOpen)}
            >
              {text('evidencePage.figureFinding')}
            </button>
          )}
        </td>
      </tr>
      {finding && isOpen && (
        <tr class="figure-details">
          <td colSpan={3} id={`${id}-finding`}>
            <article class="cell-findings">
              <p class="statement">{finding.statement[language]}</p>
              <FindingDetails finding={finding} sources={sources} translator={translator} />
            </article>
          </td>
        </tr>
      )}
    </>
  );
}

/** The values at the ends and the middle of the axis; once above the column, and at each figure where there is none. */
function Axis({ panel, translator }: { readonly panel: FigurePanel; readonly translator: Translator }) {
  const [start, end] = panel.domain;
  return (
    <span class="axis" aria-hidden="true">
      {[start, (start + end) / 2, end].map((value) => (
        <span key={value}>{formatValue(value, panel, translator)}</span>
      ))}
    </span>
  );
}

interface AccountProps {
  readonly figure: Figure;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

function Account({ figure, sources, translator }: AccountProps) {
  const account = figure.via === undefined ? undefined : sources.get(figure.via);
  if (!account) return null;
  return (
    <span class="read-note">
      {translator.text('evidencePage.via', { source: sourceName(account, translator) })}
    </span>
  );
}

/** Length of the axis in the units of the drawing, and the least width at which a single value is seen. */
const AXIS = 100;
const LEAST_WIDTH = 2;

function Range({ figure: { low, high }, panel }: { readonly figure: Figure; readonly panel: FigurePanel }) {
  const [start, end] = panel.domain;
  const x = (value: number) => ((value - start) / (end - start)) * AXIS;
  const width = Math.max(LEAST_WIDTH, x(high) - x(low));
  const left = Math.min(AXIS - width, Math.max(0, (x(low) + x(high)) / 2 - width / 2));
  return (
    <svg
      class="range"
      viewBox={`0 0 ${AXIS} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path class="grid" d={`M0 0V10M${AXIS / 2} 0V10M${AXIS} 0V10M0 5H${AXIS}`} />
      <rect x={left} y="1" width={width} height="8" />
    </svg>
  );
}

function describeFigure({ low, high }: Figure, panel: FigurePanel, translator: Translator): string {
  if (panel.unit === 'percent' && low === 0 && high === 0) return translator.text('evidencePage.unchanged');
  if (low === high) return formatValue(low, panel, translator);
  // The end nearest to nothing first, as the sources write it.
  const [first, second] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low];
  return translator.text('evidencePage.percentRange', {
    low: formatNumber(first, translator),
    high: formatNumber(second, translator),
  });
}

function formatValue(value: number, { unit }: FigurePanel, translator: Translator): string {
  const number = formatNumber(value, translator);
  return unit === 'percent' ? translator.text('evidencePage.percent', { value: number }) : number;
}

/** With a minus sign in every language; `Intl` writes a hyphen in English. */
function formatNumber(value: number, { number }: Translator): string {
  return number(value).replace('-', '−');
}
