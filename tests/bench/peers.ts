/**
 * Whether general text search over the same phrasings could do the engine's work: the sentences of the labelled corpus,
 * each given to a library as it is; the phrasing found best names finding and stance.
 *
 * Slow ones get a part of the sentences, drawn evenly, and the engine's figures on that part stand beside them.
 */
import { dataset } from '../../data/index.ts';
import type { Phrasing } from '../../data/schema.ts';
import { type Checker, createChecker } from '../../engine/index.ts';
import {
  asChecker,
  type Search,
  searchByExpression,
  searchByFlexSearch,
  searchByFuse,
  searchByMiniSearch,
  THRESHOLDS,
} from '../corpus/baselines.ts';
import { type Item, readCorpus } from '../corpus/corpus.ts';
import { figures, runItem } from '../corpus/outcome.ts';
import type { Line, Report } from './report.ts';

interface Peer {
  readonly name: string;
  /** Sentences it is given: all, or so many. */
  readonly sample: number;
  create(phrasings: readonly Phrasing[]): Promise<Search>;
}

/** Two seconds each. */
const SLOW_SAMPLE = 12;
const ALL = Number.POSITIVE_INFINITY;

const PEERS: readonly Peer[] = [
  { name: 'regular expressions', sample: ALL, create: searchByExpression },
  { name: 'Fuse.js, defaults', sample: SLOW_SAMPLE, create: (list) => searchByFuse(list, {}) },
  {
    name: 'Fuse.js, ignoreLocation',
    sample: SLOW_SAMPLE,
    create: (list) => searchByFuse(list, { ignoreLocation: true, ignoreFieldNorm: true }),
  },
  {
    name: 'Fuse.js, token search',
    sample: SLOW_SAMPLE,
    create: (list) => searchByFuse(list, { useTokenSearch: true, ignoreFieldNorm: true }),
  },
  { name: 'MiniSearch', sample: ALL, create: searchByMiniSearch },
  { name: 'FlexSearch', sample: ALL, create: searchByFlexSearch },
];

/** Speed and accuracy of the engine and of each peer on the same sentences. */
export async function measurePeers(): Promise<Report[]> {
  const shown = dataset.findings.filter(({ verification }) => verification.status !== 'unverified');
  const phrasings = shown.flatMap((finding) => finding.phrasings);
  const items = readCorpus().filter(({ kind }) => kind !== 'document');
  const checker = createChecker(dataset);
  const lines: Line[] = [];
  for (const peer of PEERS) {
    const sample = everyNth(items, peer.sample);
    const search = await peer.create(phrasings);
    const found = new Map<string, ReturnType<Search>>();
    const start = performance.now();
    for (const { text } of sample) found.set(text, search(text));
    const peerMs = (performance.now() - start) / sample.length;
    const best = THRESHOLDS.map((threshold) => f1Of(asChecker(found, threshold), sample)).sort(
      (a, b) => b.f1 - a.f1,
    )[0];
    const ourStart = performance.now();
    const ours = f1Of(checker, sample);
    const ourMs = (performance.now() - ourStart) / sample.length;
    const note = `${sample.length} sentences`;
    lines.push(
      { what: `${peer.name}: milliseconds a sentence`, unit: 'ms', floor: peerMs, result: ourMs, note },
      { what: `${peer.name}: F1`, unit: 'per cent', floor: best?.f1 ?? null, result: ours.f1 },
      {
        what: `${peer.name}: precision`,
        unit: 'per cent',
        floor: best?.precision ?? null,
        result: ours.precision,
      },
      { what: `${peer.name}: recall`, unit: 'per cent', floor: best?.recall ?? null, result: ours.recall },
      {
        what: `${peer.name}: right stance`,
        unit: 'per cent',
        floor: best?.stance ?? null,
        result: ours.stance,
      },
    );
  }
  return [{ question: 'Would a text search do? (the column "floor" is the peer)', lines }];
}

function everyNth(items: readonly Item[], wanted: number): Item[] {
  const step = Math.max(1, items.length / wanted);
  return items.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function f1Of(checker: Checker, items: readonly Item[]) {
  const { f1, precision, recall, stance } = figures(items.flatMap((item) => runItem(checker, item)));
  const percent = (share: number | null) => 100 * (share ?? 0);
  return {
    f1: percent(f1.value),
    precision: percent(precision.value),
    recall: percent(recall.value),
    stance: percent(stance.value),
  };
}
