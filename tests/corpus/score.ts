/**
 * `npm run eval`: accuracy on the labelled corpus, as totals only, so that nobody tunes on single items.
 *
 * `-- --json` prints the same for machines.
 */
import { parseArgs } from 'node:util';
import { dataset } from '../../data/index.ts';
import { createChecker } from '../../engine/index.ts';
import { readCorpus } from './corpus.ts';
import { type Figures, figures, type Outcome, runItem } from './outcome.ts';
import type { Estimate } from './statistics.ts';

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const checker = createChecker(dataset);
const outcomes = readCorpus().flatMap((item) => runItem(checker, item));

const groups: [string, (outcome: Outcome) => readonly string[]][] = [
  ['language', ({ item }) => [item.lang]],
  ['kind', ({ item }) => [item.kind]],
  ['trait', ({ item, hasClaim }) => traits(item, hasClaim)],
];

function traits(item: Outcome['item'], hasClaim: boolean): string[] {
  return [
    ...(item.traits ?? []),
    ...(item.category ? [item.category] : []),
    ...(item.expected && hasClaim ? [`labelled ${item.expected.stance}`] : []),
    ...(item.needsContext ? [hasClaim ? 'needs context, has it' : 'needs context, lacks it'] : []),
  ];
}

const report: Record<string, Record<string, Figures>> = { all: { all: figures(outcomes) } };
for (const [name, keysOf] of groups) {
  const members = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    for (const key of keysOf(outcome)) members.set(key, [...(members.get(key) ?? []), outcome]);
  }
  report[name] = Object.fromEntries([...members].sort().map(([key, group]) => [key, figures(group)]));
}

if (options.json) console.log(JSON.stringify({ dataset: dataset.id, report }, null, 2));
else printTables();

function printTables(): void {
  const columns = ['precision', 'recall', 'f1', 'finding', 'stance', 'contradicts', 'nearMisses'] as const;
  console.log(`Dataset ${dataset.id}. Per cent, with 95 % intervals (Wilson; F1 by bootstrap).`);
  for (const [name, rows] of Object.entries(report)) {
    const width = Math.max(26, ...Object.keys(rows).map((key) => key.length + 2));
    console.log(
      `\n${name.padEnd(width)}${'items'.padStart(6)}${columns.map((c) => c.padStart(19)).join('')}`,
    );
    for (const [key, row] of Object.entries(rows)) {
      const cells = columns.map((column) => percent(row[column]).padStart(19)).join('');
      console.log(`${key.padEnd(width)}${String(row.items).padStart(6)}${cells}`);
    }
  }
}

function percent({ value, low, high }: Estimate): string {
  if (value === null) return '–';
  const format = (share: number) => (share * 100).toFixed(1);
  return `${format(value)} (${format(low)}–${format(high)})`;
}
