import coverage from 'virtual:fotnote/coverage';
import { useLayoutEffect } from 'preact/hooks';
import '../../components/evidence-page.css';
import { EvidencePage } from '../../components/evidence-page.tsx';
import { buildEvidenceMap } from '../../data/evidence-map.ts';
import { IN_FORCE, MARKET_FIGURES, PROPOSITIONS, TIMELINE } from '../../data/overview.ts';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { DATASET_ID, FINDINGS, SOURCES } from '../../extension/shown-data.ts';
import { today } from '../../extension/today.ts';

const map = buildEvidenceMap(PROPOSITIONS, FINDINGS);

renderOwnPage(Evidence);

function Evidence({ translator }: OwnPageProps) {
  useLayoutEffect(() => {
    document.title = `${translator.text('evidencePage.title')} – Fotnote`;
  }, [translator]);
  return (
    <EvidencePage
      translator={translator}
      datasetId={DATASET_ID}
      today={today()}
      map={map}
      coverage={coverage.sources[translator.language]}
      events={TIMELINE}
      inForce={IN_FORCE}
      figures={MARKET_FIGURES}
      findings={FINDINGS}
      sources={SOURCES}
      findingsAddress="sidepanel.html"
    />
  );
}
