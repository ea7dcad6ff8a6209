/**
 * Whether general text search over the same phrasings could do the engine's work: the sentences of the labelled corpus,
 * each given to a library as it is; the phrasing found best names finding and stance.
 *
 * A library gives scores, not answers: it is judged at the threshold at which its F1 on these very sentences is best,
 * which flatters it. Libraries that are not installed are reported as absent. Slow ones get a part of the sentences, drawn
 * evenly, and the engine's figures on that part stand beside them.
 */
import { dataset } from '../../data/index.ts';
import type { Phrasing } from '../../data/schema.ts';
import { type Checker, createChecker, type Match } from '../../engine/index.ts';
import { type Item, readCorpus } from '../corpus/corpus.ts';
import { figures, runItem } from '../corpus/outcome.ts';
import type { Line, Report } from './report.ts';

/** The best phrasing for a sentence; a score from 0 to 1, 1 best. */
type Search = (sentence: string) => { readonly phrasing: Phrasing; readonly score: number } | null;

interface Peer {
  readonly name: string;
  /** Sentences it is given: all, or so many. */
  readonly sample: number;
  create(phrasings: readonly Phrasing[]): Promise<Search>;
}

const SLOW_SAMPLE = 30;
const ALL = Number.POSITIVE_INFINITY;
const THRESHOLDS = Array.from({ length: 20 }, (_, i) => i / 20);

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
    let search: Search;
    try {
      search = await peer.create(phrasings);
    } catch (error) {
      if (!isNotInstalled(error)) throw error;
      lines.push({ what: `${peer.name}: not installed`, unit: '', floor: null, result: null });
      continue;
    }
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

/** What a search found, in the shape of a checker, so that one scorer judges all. */
function asChecker(found: ReadonlyMap<string, ReturnType<Search>>, threshold: number): Checker {
  const check = ({ text }: { readonly text: string }): Match[] => {
    const hit = found.get(text);
    if (!hit || hit.score < threshold) return [];
    const { finding, stance } = hit.phrasing;
    const whole = { start: 0, end: text.length, quote: text };
    return [{ finding, stance, score: hit.score, ...whole, attributed: false, reasons: [] }];
  };
  return {
    check,
    // biome-ignore lint/correctness/useYield: done in one step.
    *steps(doc) {
      return check(doc);
    },
  };
}

/** Each phrasing as its words in order, whatever signs stand between and around them. */
async function searchByExpression(phrasings: readonly Phrasing[]): Promise<Search> {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const expressions = phrasings.map((phrasing) => ({
    phrasing,
    expression: new RegExp(` ${wordsOf(phrasing.text).join(' ')} `),
  }));
  return (sentence) => {
    const words = ` ${wordsOf(sentence).join(' ')} `;
    const hit = expressions.find(({ expression }) => expression.test(words));
    return hit ? { phrasing: hit.phrasing, score: 1 } : null;
  };
}

async function searchByFuse(phrasings: readonly Phrasing[], options: object): Promise<Search> {
  const { default: Fuse } = await import('fuse.js');
  const fuse = new Fuse(phrasings, { keys: ['text'], includeScore: true, ...options });
  return (sentence) => {
    const [best] = fuse.search(sentence, { limit: 1 });
    return best ? { phrasing: best.item, score: 1 - (best.score ?? 1) } : null;
  };
}

/** What is used of a library that may not be there. */
interface MiniSearchLike {
  addAll(documents: readonly object[]): void;
  search(query: string, options: object): { readonly id: number; readonly score: number }[];
}

async function searchByMiniSearch(phrasings: readonly Phrasing[]): Promise<Search> {
  const name = 'minisearch';
  const { default: MiniSearch }: { default: new (options: object) => MiniSearchLike } = await import(name);
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(phrasings.map(({ text }, id) => ({ id, text })));
  const search = (query: string) => index.search(query, { fuzzy: 0.2, prefix: true })[0];
  // Scores have no upper end: a phrasing's own score, found by itself, counts as 1.
  return (sentence) => {
    const best = search(sentence);
    const phrasing = best && phrasings[best.id];
    if (!phrasing) return null;
    const own = index.search(phrasing.text, {}).find(({ id }) => id === best.id)?.score ?? best.score;
    return { phrasing, score: Math.min(1, best.score / own) };
  };
}

interface FlexSearchLike {
  add(id: number, text: string): void;
  search(query: string, options: object): readonly number[];
}

async function searchByFlexSearch(phrasings: readonly Phrasing[]): Promise<Search> {
  const name = 'flexsearch';
  const { Index }: { Index: new (options: object) => FlexSearchLike } = await import(name);
  const index = new Index({ tokenize: 'forward' });
  for (const [id, { text }] of phrasings.entries()) index.add(id, text);
  return (sentence) => {
    const [id] = index.search(sentence, { limit: 1, suggest: true });
    const phrasing = id === undefined ? undefined : phrasings[id];
    // It gives an order and no scores: the share of words that both have stands in.
    return phrasing ? { phrasing, score: sharedWords(sentence, phrasing.text) } : null;
  };
}

function sharedWords(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const [left, right] = [words(a), words(b)];
  return left.intersection(right).size / Math.max(1, left.union(right).size);
}

function isNotInstalled(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
}
