/**
 * `npm run eval`: accuracy on the labelled corpus, as totals only, so that nobody tunes on single items, and what general
 * text search makes of the same sentences.
 *
 * `-- --json` prints the same for machines. `-- --only blind-2` takes the files whose names begin so.
 */
import { parseArgs } from 'node:util';
import { dataset } from '../../data/index.ts';
import { createChecker } from '../../engine/index.ts';
import { asChecker, type Search, searchByFuse, searchByMiniSearch, THRESHOLDS } from './baselines.ts';
import { type Item, readCorpus } from './corpus.ts';
import { type Figures, f1, figures, type Outcome, runItem } from './outcome.ts';
import { type Estimate, proportion } from './statistics.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});

/** One sentence in so many is given to the baselines. */
const SENTENCES_PER_BASELINE = 12;

const checker = createChecker(dataset);
const items = readCorpus().filter(({ file }) => file.startsWith(options.only));
const outcomes = items.flatMap((item) => runItem(checker, item));

const GROUPS: readonly [string, (outcome: Outcome) => readonly string[]][] = [
  ['file', ({ item }) => [item.file]],
  ['language', ({ item }) => [item.lang]],
  ['kind', ({ item }) => [item.kind]],
  ['stance', ({ item, hasClaim }) => (item.expected && hasClaim ? [item.expected.stance] : [])],
  ['trait', traitsOf],
  ['finding', ({ item, hasClaim }) => (item.expected && hasClaim ? [item.expected.finding] : [])],
];

function traitsOf({ item, hasClaim }: Outcome): string[] {
  return [
    ...(item.traits ?? []),
    ...(item.category ? [item.category] : []),
    ...(item.needsContext ? [hasClaim ? 'needs context, has it' : 'needs context, lacks it'] : []),
  ];
}

const tables: Record<string, Record<string, Figures>> = { all: { all: figures(outcomes) } };
for (const [name, keysOf] of GROUPS) {
  const members = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    for (const key of keysOf(outcome)) members.set(key, [...(members.get(key) ?? []), outcome]);
  }
  tables[name] = Object.fromEntries([...members].sort().map(([key, group]) => [key, figures(group)]));
}
tables.baselines = await measureBaselines();

const matched = outcomes.filter((outcome) => outcome.matched).sort((a, b) => b.score - a.score);
const isRight = ({ hasClaim, detected }: Outcome) => hasClaim && detected;
const rightOf = (group: readonly Outcome[]) => proportion(group.filter(isRight).length, group.length);

/** Precision of the matches with the highest scores. */
const coverage = [0.25, 0.5, 0.75, 0.9, 1].map((share) => ({
  share,
  ...rightOf(matched.slice(0, Math.round(share * matched.length))),
}));

/** Whether a score means what it says: how many of the matches that get it are right. */
const calibration = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from) => {
  const group = matched.filter(({ score }) => score >= from && (score < from + 0.1 || from === 0.9));
  return { from, mean: group.reduce((sum, { score }) => sum + score, 0) / group.length, ...rightOf(group) };
});

/** Of the sentences that got a right match, how many keep it with a typing error in each long word. */
const typingRuns = outcomes
  .filter((outcome) => isRight(outcome) && outcome.item.kind !== 'document' && !outcome.item.needsContext)
  .map(({ item }) => runItem(checker, { ...item, text: mistype(item.text) }).every(isRight));
const typing = proportion(typingRuns.filter((isKept) => isKept).length, typingRuns.length);

/** Two letters in the middle of every word of eight letters or more change places. */
function mistype(text: string): string {
  return text.replace(/\p{L}{8,}/gu, (word) => {
    const middle = word.length >> 1;
    return word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1);
  });
}

if (options.json)
  console.log(
    JSON.stringify({ dataset: dataset.id, report: tables, coverage, calibration, typing }, null, 2),
  );
else print();

/** The engine's figures beside those of the nearest phrasing, on a part of the sentences: text search is slow. */
async function measureBaselines(): Promise<Record<string, Figures>> {
  const phrasings = dataset.findings
    .filter(({ verification }) => verification.status !== 'unverified')
    .flatMap((finding) => finding.phrasings);
  const sentences = items.filter(({ kind }) => kind !== 'document');
  const part = sentences.filter((_, i) => i % SENTENCES_PER_BASELINE === 0);
  const options = { ignoreLocation: true, ignoreFieldNorm: true };
  return {
    engine: figures(part.flatMap((item) => runItem(checker, item))),
    MiniSearch: measureSearch(await searchByMiniSearch(phrasings), part),
    'Fuse.js': measureSearch(await searchByFuse(phrasings, options), part),
  };
}

function measureSearch(search: Search, list: readonly Item[]): Figures {
  const found = new Map(list.map(({ text }) => [text, search(text)]));
  const runs = THRESHOLDS.map((threshold) => {
    const baseline = asChecker(found, threshold);
    return list.flatMap((item) => runItem(baseline, item));
  });
  return figures(runs.reduce((best, other) => (f1(other) > f1(best) ? other : best)));
}

function print(): void {
  const columns = [
    'precision',
    'recall',
    'f1',
    'finding',
    'stance',
    'contradicts',
    'nearMisses',
    'sentence',
    'attributed',
  ] as const;
  console.log(`Dataset ${dataset.id}. Per cent, with 95 % intervals (Wilson; F1 by bootstrap).`);
  for (const [name, rows] of Object.entries(tables)) {
    const width = Math.max(26, ...Object.keys(rows).map((key) => key.length + 2));
    console.log(
      `\n${name.padEnd(width)}${'items'.padStart(6)}${columns.map((c) => c.padStart(19)).join('')}`,
    );
    for (const [key, row] of Object.entries(rows)) {
      const cells = columns.map((column) => percent(row[column]).padStart(19)).join('');
      console.log(`${key.padEnd(width)}${String(row.items).padStart(6)}${cells}`);
    }
  }
  console.log('\nPrecision of the matches with the highest scores:');
  for (const { share, ...estimate } of coverage)
    console.log(`  the first ${String(share * 100).padStart(3)} %  ${percent(estimate)} of ${estimate.n}`);
  console.log(
    `\nRight matches kept with a typing error in each long word: ${percent(typing)} of ${typing.n}`,
  );
  console.log('\nScore and share of right matches:');
  for (const { from, mean, ...estimate } of calibration)
    console.log(
      `  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)} (mean ${mean.toFixed(2)})  ${percent(estimate)} of ${estimate.n}`,
    );
}

function percent({ value, low, high }: Estimate): string {
  if (value === null) return '–';
  const format = (share: number) => (share * 100).toFixed(1);
  return `${format(value)} (${format(low)}–${format(high)})`;
}
