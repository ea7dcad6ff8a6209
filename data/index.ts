/**
 * The built-in data of Fotnote, joined from its files: one line per file, so that Node, bundlers and workers load it
 * alike.
 *
 * The files are not parsed by the schemas here, for that would cost every page the parser and its time. `npm test` and
 * `npm run data` run the schemas over them; `usableDataset` leaves out what they reject.
 */
import debateFindings from './findings/debate.json' with { type: 'json' };
import deportationFindings from './findings/deportation.json' with { type: 'json' };
import exploitationFindings from './findings/exploitation.json' with { type: 'json' };
import healthFindings from './findings/health.json' with { type: 'json' };
import housingFindings from './findings/housing.json' with { type: 'json' };
import lawFindings from './findings/law.json' with { type: 'json' };
import marketFindings from './findings/market.json' with { type: 'json' };
import newZealandFindings from './findings/new-zealand.json' with { type: 'json' };
import policingFindings from './findings/policing.json' with { type: 'json' };
import recommendationsFindings from './findings/recommendations.json' with { type: 'json' };
import reportFindings from './findings/report.json' with { type: 'json' };
import rightsFindings from './findings/rights.json' with { type: 'json' };
import safetyFindings from './findings/safety.json' with { type: 'json' };
import stigmaFindings from './findings/stigma.json' with { type: 'json' };
import traffickingFindings from './findings/trafficking.json' with { type: 'json' };
import violenceFindings from './findings/violence.json' with { type: 'json' };
import debateFrames from './frames/debate.json' with { type: 'json' };
import deportationFrames from './frames/deportation.json' with { type: 'json' };
import exploitationFrames from './frames/exploitation.json' with { type: 'json' };
import healthFrames from './frames/health.json' with { type: 'json' };
import housingFrames from './frames/housing.json' with { type: 'json' };
import lawFrames from './frames/law.json' with { type: 'json' };
import marketFrames from './frames/market.json' with { type: 'json' };
import newZealandFrames from './frames/new-zealand.json' with { type: 'json' };
import policingFrames from './frames/policing.json' with { type: 'json' };
import recommendationsFrames from './frames/recommendations.json' with { type: 'json' };
import reportFrames from './frames/report.json' with { type: 'json' };
import rightsFrames from './frames/rights.json' with { type: 'json' };
import safetyFrames from './frames/safety.json' with { type: 'json' };
import stigmaFrames from './frames/stigma.json' with { type: 'json' };
import traffickingFrames from './frames/trafficking.json' with { type: 'json' };
import violenceFrames from './frames/violence.json' with { type: 'json' };
import { joinFindings, joinLexicons } from './join.ts';
import bodiesConcepts from './lexicon/bodies.json' with { type: 'json' };
import extraAConcepts9 from './lexicon/extra-a-9.json' with { type: 'json' };
import extraBConcepts9 from './lexicon/extra-b-9.json' with { type: 'json' };
import extraCConcepts9 from './lexicon/extra-c-9.json' with { type: 'json' };
import extraDConcepts9 from './lexicon/extra-d-9.json' with { type: 'json' };
import extraDebateConcepts2 from './lexicon/extra-debate-2.json' with { type: 'json' };
import extraEConcepts9 from './lexicon/extra-e-9.json' with { type: 'json' };
import extraLawConcepts2 from './lexicon/extra-law-2.json' with { type: 'json' };
import extraMarketConcepts2 from './lexicon/extra-market-2.json' with { type: 'json' };
import extraNorwegianConcepts from './lexicon/extra-norwegian.json' with { type: 'json' };
import extraReportConcepts3 from './lexicon/extra-report-3.json' with { type: 'json' };
import extraRightsConcepts3 from './lexicon/extra-rights-3.json' with { type: 'json' };
import functionsConcepts from './lexicon/functions.json' with { type: 'json' };
import grammarConcepts from './lexicon/grammar.json' with { type: 'json' };
import lawConcepts from './lexicon/law.json' with { type: 'json' };
import lifeConcepts from './lexicon/life.json' with { type: 'json' };
import placesConcepts from './lexicon/places.json' with { type: 'json' };
import turnsConcepts from './lexicon/turns.json' with { type: 'json' };
import contrastPhrasings6a from './phrasings/contrast-6a.json' with { type: 'json' };
import contrastPhrasings6b from './phrasings/contrast-6b.json' with { type: 'json' };
import contrastPhrasings8a from './phrasings/contrast-8a.json' with { type: 'json' };
import contrastPhrasings8b from './phrasings/contrast-8b.json' with { type: 'json' };
import dossierPhrasings from './phrasings/dossier.json' with { type: 'json' };
import everydayPhrasings3 from './phrasings/everyday-3.json' with { type: 'json' };
import freshPhrasings9 from './phrasings/fresh-9.json' with { type: 'json' };
import lawToStigmaPhrasings from './phrasings/law-to-stigma.json' with { type: 'json' };
import lawToStigmaPhrasings2 from './phrasings/law-to-stigma-2.json' with { type: 'json' };
import mixedPhrasings4a from './phrasings/mixed-4a.json' with { type: 'json' };
import mixedPhrasings4b from './phrasings/mixed-4b.json' with { type: 'json' };
import neighbourPhrasings7 from './phrasings/neighbours-7.json' with { type: 'json' };
import plainPhrasings5 from './phrasings/plain-5.json' with { type: 'json' };
import plainPhrasings11 from './phrasings/plain-11.json' with { type: 'json' };
import safetyToDebatePhrasings from './phrasings/safety-to-debate.json' with { type: 'json' };
import safetyToDebatePhrasings2 from './phrasings/safety-to-debate-2.json' with { type: 'json' };
import shortPhrasings2 from './phrasings/short-2.json' with { type: 'json' };
import unseenPhrasings9 from './phrasings/unseen-9.json' with { type: 'json' };
import unseenPhrasings12 from './phrasings/unseen-12.json' with { type: 'json' };
import references from './references.json' with { type: 'json' };
import { joinReferences } from './references.ts';
import type { Dataset, Finding, Frame, Lexicon, Phrasing, Source } from './schema.ts';
import sourceList from './sources.json' with { type: 'json' };

export type {
  Attribution,
  Bilingual,
  Dataset,
  Evidence,
  Finding,
  FindingWithFrame,
  Frame,
  Language,
  Lexicon,
  Locator,
  Phrasing,
  ReadStatus,
  Remark,
  Source,
  Topic,
} from './schema.ts';

/** Year, month and number of the data within that month. */
const VERSION = '2026.11.1';

const findings: readonly unknown[] = [
  ...lawFindings,
  ...reportFindings,
  ...policingFindings,
  ...housingFindings,
  ...deportationFindings,
  ...violenceFindings,
  ...healthFindings,
  ...stigmaFindings,
  ...safetyFindings,
  ...exploitationFindings,
  ...traffickingFindings,
  ...marketFindings,
  ...recommendationsFindings,
  ...rightsFindings,
  ...newZealandFindings,
  ...debateFindings,
];

const frames: Readonly<Record<string, unknown>> = {
  ...lawFrames,
  ...reportFrames,
  ...policingFrames,
  ...housingFrames,
  ...deportationFrames,
  ...violenceFrames,
  ...healthFrames,
  ...stigmaFrames,
  ...safetyFrames,
  ...exploitationFrames,
  ...traffickingFrames,
  ...marketFrames,
  ...recommendationsFrames,
  ...rightsFrames,
  ...newZealandFrames,
  ...debateFrames,
};

const phrasings: readonly unknown[] = [
  ...dossierPhrasings,
  ...everydayPhrasings3,
  ...lawToStigmaPhrasings,
  ...lawToStigmaPhrasings2,
  ...safetyToDebatePhrasings2,
  ...freshPhrasings9,
  ...shortPhrasings2,
  ...unseenPhrasings9,
  ...plainPhrasings11,
  ...unseenPhrasings12,
  ...mixedPhrasings4a,
  ...mixedPhrasings4b,
  ...plainPhrasings5,
  ...contrastPhrasings6a,
  ...contrastPhrasings6b,
  ...contrastPhrasings8a,
  ...contrastPhrasings8b,
  ...neighbourPhrasings7,
  ...safetyToDebatePhrasings,
];

const lexiconFiles: readonly unknown[] = [
  functionsConcepts,
  grammarConcepts,
  placesConcepts,
  bodiesConcepts,
  lawConcepts,
  lifeConcepts,
  turnsConcepts,
  extraLawConcepts2,
  extraMarketConcepts2,
  extraDebateConcepts2,
  extraReportConcepts3,
  extraRightsConcepts3,
  extraNorwegianConcepts,
  extraEConcepts9,
  extraAConcepts9,
  extraBConcepts9,
  extraDConcepts9,
  extraCConcepts9,
];

/** All findings with their frames and phrasings, the sources they rest on and the words they are recognised by. */
export const dataset: Dataset = {
  id: VERSION,
  findings: joinFindings(
    findings as readonly Finding[],
    frames as Readonly<Record<string, Frame>>,
    phrasings as readonly Phrasing[],
  ),
  sources: joinReferences(sourceList as unknown as readonly Source[], references),
  lexicon: joinLexicons(lexiconFiles as readonly Lexicon[]),
};
