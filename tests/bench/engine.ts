/** The engine alone, in Node: how fast it reads, how long it takes to start, what it counts. */
import { dataset } from '../../data/index.ts';
import { createCompiledChecker, splitSentences } from '../../engine/index.ts';
import { compileDataset, createEngine, indexLexicon, readSentence } from '../../engine/training.ts';
import { unpackEngineData } from '../../extension/packed-engine-data.ts';
import { cutForEngine, cutWords } from '../../scripts/data-modules.ts';
import { median, type Report, timed } from './report.ts';
import { paragraphs } from './texts.ts';

const ROUNDS = 9;
const WORDS = 10_000;

/** Reads texts of ten thousand words; the floor cuts the same text into sentences and looks at every letter once. */
export async function measureEngine(): Promise<Report[]> {
  const packed = JSON.stringify([await cutForEngine(dataset), await cutWords(dataset)]);
  const load = () => {
    const [data, words] = JSON.parse(packed);
    return createCompiledChecker(unpackEngineData(data, words));
  };
  const loads = Array.from({ length: ROUNDS }, () => clocked(load));
  const parses = Array.from({ length: ROUNDS }, () => clocked(() => JSON.parse(packed)));
  const [first] = loads;
  collectGarbage();
  const heapBefore = process.memoryUsage().heapUsed;
  const checker = load();
  collectGarbage();
  const heap = (process.memoryUsage().heapUsed - heapBefore) / 1e6;

  const lines = [true, false].flatMap((isOnTopic) => {
    const text = paragraphs(WORDS, isOnTopic).join('\n');
    const sentences = splitSentences(text, 'en').length;
    const floor = median(Array.from({ length: ROUNDS }, () => timed(() => readOnly(text))));
    const ours = median(
      Array.from({ length: ROUNDS }, () => timed(() => checker.check({ text, lang: 'en' }))),
    );
    const where = isOnTopic ? 'on topic' : 'off topic';
    return [
      { what: `10,000 words ${where}`, unit: 'ms', floor, result: ours, note: `median of ${ROUNDS}` },
      { what: `sentences a second ${where}`, unit: '1/s', floor: null, result: (1000 * sentences) / ours },
    ];
  });
  return [
    {
      question: 'How fast is the engine alone?',
      lines: [
        ...lines,
        {
          what: 'load, code cold',
          unit: 'ms',
          floor: parses[0] ?? null,
          result: first ?? null,
          note: 'floor: parsing the JSON',
        },
        { what: 'load, code warm', unit: 'ms', floor: median(parses), result: median(loads.slice(1)) },
        {
          what: 'memory once loaded',
          unit: 'MB',
          floor: packed.length / 1e6,
          result: heap,
          note: globalThis.gc ? 'after garbage collection' : 'run Node with --expose-gc for a steady figure',
        },
      ],
    },
    { question: 'How much does it do? (the same on every machine)', lines: countOperations() },
  ];
}

/** What anybody must do who reads a text sentence by sentence. */
function readOnly(text: string): number {
  let sum = 0;
  for (const { start, end } of splitSentences(text, 'en'))
    for (let i = start; i < end; i += 1) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

function countOperations(): Report['lines'] {
  const compiled = compileDataset(dataset);
  const lexicon = indexLexicon(compiled.lexicon);
  const engine = createEngine(compiled);
  const text = paragraphs(WORDS, true).join('\n');
  const counts = { sentences: 0, words: 0, concepts: 0, candidates: 0 };
  for (const span of splitSentences(text, 'en')) {
    const { tokens, hits } = readSentence(text, span, lexicon, 'en');
    counts.sentences += 1;
    counts.words += tokens.length;
    counts.concepts += hits.length;
    counts.candidates += engine.judge({
      text: text.slice(span.start, span.end),
      lang: 'en',
      context: "Norway's sex purchase law",
    }).length;
  }
  return Object.entries(counts).map(([name, result]) => ({
    what: `${name} in 10,000 words on topic`,
    unit: name,
    floor: null,
    result,
  }));
}

/** Milliseconds on the clock, for what is too short to be counted in processor time. */
function clocked(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
