/**
 * Vite plugin: the data as modules, cut to what each part of the extension needs and worked out as far as a build can.
 *
 * | module | for | holds |
 * |---|---|---|
 * | `virtual:fotnote/engine-data` | the engine | frames, concepts, weights |
 * | `virtual:fotnote/english`, `…/norwegian`, `…/neighbours` | the engine | the words of the concepts |
 * | `virtual:fotnote/voices` | pages on the topic | what tells whether sources disagree |
 * | `virtual:fotnote/card-data` | what a reader sees | statements, attribution, limits, sources |
 * | `virtual:fotnote/coverage` | the settings page | what the data rests on, in numbers |
 *
 * All are shipped as JSON strings: a browser parses those about ten times as fast as the same data written as code.
 * Notes to ourselves, glosses and findings that nobody has verified stay out of the packages.
 */

import type { Plugin } from 'vite';
import { countEvidence, countSources } from '../data/coverage.ts';
import type { Voice } from '../data/disagreement.ts';
import type { Dataset, Finding } from '../data/schema.ts';

/** As addresses, so that whoever bundles a configuration file leaves the data and the engine out of it. */
const DATA_ADDRESS = new URL('../data/index.ts', import.meta.url).href;
const ENGINE_ADDRESS = new URL('../engine/index.ts', import.meta.url).href;
const PACK_ADDRESS = new URL('../extension/packed-engine-data.ts', import.meta.url).href;
const CONDENSE_ADDRESS = new URL('./condense-lexicon.ts', import.meta.url).href;

const PREFIX = 'virtual:fotnote/';

const CUTS: Readonly<Record<string, (dataset: Dataset) => Promise<unknown> | unknown>> = {
  'engine-data': cutForEngine,
  english: async (dataset) => (await cutWords(dataset)).english,
  norwegian: async (dataset) => (await cutWords(dataset)).norwegian,
  neighbours: async (dataset) => (await cutWords(dataset)).neighbours,
  voices: cutVoices,
  'card-data': cutForCard,
  coverage: cutForSettings,
};

/** Serves the modules, in a build and in tests alike. */
export function dataModules(): Plugin {
  return {
    name: 'fotnote:data-modules',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      const cut = id.startsWith(`\0${PREFIX}`) ? CUTS[id.slice(PREFIX.length + 1)] : undefined;
      if (!cut) return undefined;
      const { dataset }: typeof import('../data/index.ts') = await import(DATA_ADDRESS);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(await cut(dataset)))});`;
    },
  };
}

/** The data for `createCompiledChecker`, packed, without the words. */
export async function cutForEngine(dataset: Dataset) {
  const { packEngineData }: typeof import('../extension/packed-engine-data.ts') = await import(PACK_ADDRESS);
  return packEngineData(await compileCondensed(dataset));
}

/** What `sourcesDisagree` needs of the findings. */
export function cutVoices({ findings }: Dataset): Voice[] {
  return findings.filter(isShown).map(({ id, topic, attribution, disagreesWith }) => ({
    id,
    topic,
    attribution: attribution.slice(0, 1).map(({ source }) => ({ source })),
    ...(disagreesWith ? { disagreesWith } : {}),
  }));
}

/** The words that the concepts stand for, packed, one part for each vocabulary. */
export async function cutWords(dataset: Dataset) {
  const { packVocabularies }: typeof import('../extension/packed-engine-data.ts') = await import(
    PACK_ADDRESS
  );
  return packVocabularies((await compileCondensed(dataset)).lexicon);
}

const compiled = new WeakMap<Dataset, Promise<import('../engine/index.ts').CompiledData>>();

/** Condensing takes a second or two, and four modules need it. */
function compileCondensed(dataset: Dataset) {
  const compiling = compiled.get(dataset) ?? compileOnce(dataset);
  compiled.set(dataset, compiling);
  return compiling;
}

async function compileOnce(dataset: Dataset) {
  const { compileDataset }: typeof import('../engine/index.ts') = await import(ENGINE_ADDRESS);
  const { condenseLexicon }: typeof import('./condense-lexicon.ts') = await import(CONDENSE_ADDRESS);
  return compileDataset({ ...dataset, lexicon: condenseLexicon(dataset.lexicon) });
}

/** The data as readers see it. */
export function cutForCard({ id, findings, sources }: Dataset) {
  const shownFindings = findings.filter(isShown);
  const cited = new Set(
    shownFindings.flatMap(({ attribution: [lead] }) => (lead ? [lead.source, lead.via] : [])),
  );
  return {
    id,
    findings: shownFindings.map(({ notes: _notes, frame: _frame, phrasings: _phrasings, ...shown }) => shown),
    sources: sources.map(({ fotnote: { notes: _, ...shown }, references, ...source }) => ({
      ...source,
      ...(cited.has(source.id) ? { references } : {}),
      fotnote: shown,
    })),
  };
}

/** The data in numbers. */
export function cutForSettings(dataset: Dataset) {
  return {
    id: dataset.id,
    sources: { en: countSources(dataset, 'en'), nb: countSources(dataset, 'nb') },
    evidence: countEvidence(dataset),
  };
}

function isShown({ verification }: Finding): boolean {
  return verification.status !== 'unverified';
}
