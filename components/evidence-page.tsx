import type { ComponentChildren } from 'preact';
import type { SourceCoverage } from '../data/coverage.ts';
import type { MapRow } from '../data/evidence-map.ts';
import type { FigurePanel, TimelineEvent } from '../data/overview-schema.ts';
import type { Finding, Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { EvidenceCoverage } from './evidence-coverage.tsx';
import { EvidenceFigures } from './evidence-figures.tsx';
import { EvidenceMap } from './evidence-map.tsx';
import { EvidenceTimeline, type InForce } from './evidence-timeline.tsx';

export interface EvidencePageProps {
  readonly translator: Translator;
  readonly datasetId: string;
  /** Today, where the timeline ends; YYYY-MM-DD. */
  readonly today: string;
  readonly map: readonly MapRow[];
  readonly coverage: readonly SourceCoverage[];
  readonly events: readonly TimelineEvent[];
  /** When the ban came into force, and up to when that was read. */
  readonly inForce: InForce;
  readonly figures: readonly FigurePanel[];
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Address of the findings browser. */
  readonly findingsAddress: string;
}

/** The evidence on one page: who says what, what it rests on, what happened when, and the figures. */
export function EvidencePage(props: EvidencePageProps) {
  const { translator, datasetId, today, map, coverage, events, inForce, figures } = props;
  const { findings, sources, findingsAddress } = props;
  const { text } = translator;
  const parts = [
    { id: 'map', title: text('evidencePage.map') },
    { id: 'coverage', title: text('evidencePage.coverage') },
    { id: 'timeline', title: text('evidencePage.timeline') },
    { id: 'figures', title: text('evidencePage.figures') },
  ];
  return (
    <main class="page evidence" lang={translator.locale}>
      <header class="page-part">
        <h1>{text('evidencePage.title')}</h1>
        <p class="lead">{text('evidencePage.lead')}</p>
        <nav class="contents" aria-label={text('evidencePage.contents')}>
          <ul>
            {parts.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
            <li>
              <a href={findingsAddress}>{text('evidencePage.browse')}</a>
            </li>
          </ul>
        </nav>
      </header>
      <Part id="map" title={text('evidencePage.map')}>
        <EvidenceMap rows={map} sources={sources} translator={translator} />
      </Part>
      <Part id="coverage" title={text('evidencePage.coverage')}>
        <EvidenceCoverage coverage={coverage} translator={translator} />
      </Part>
      <Part id="timeline" title={text('evidencePage.timeline')}>
        <EvidenceTimeline
          events={events}
          inForce={inForce}
          sources={sources}
          today={today}
          translator={translator}
        />
      </Part>
      <Part id="figures" title={text('evidencePage.figures')}>
        <EvidenceFigures panels={figures} findings={findings} sources={sources} translator={translator} />
      </Part>
      <footer class="page-footer">
        <p>{text('card.independence')}</p>
        <p>{text('card.dataVersion', { version: datasetId })}</p>
      </footer>
    </main>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Part({ id, title, children }: PartProps) {
  return (
    <section class="page-part" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
