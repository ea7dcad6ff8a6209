/**
 * The engine in the worker: built when it is first needed, in slices, and with the words of those languages only in which
 * it was given sentences. It lives as long as the worker does, for all pages.
 */
import {
  type Checker,
  type CompiledData,
  createCompiledCheckerInSteps,
  type DocumentInput,
  guessLanguagesOf,
  indexVocabularyInSteps,
  LateVocabulary,
  type Match,
  type OnFound,
  perVocabulary,
  WORD_LANGUAGES,
  type WordLanguage,
} from '../engine/index.ts';
import { type AsyncCheckOptions, runInSlices, type Steps } from '../page/index.ts';
import {
  type PackedEngineData,
  type PackedVocabularies,
  unpackEngineDataInSteps,
  unpackVocabularyInSteps,
} from './packed-engine-data.ts';

export interface WorkerEngine {
  /** Begins to build the engine, so that the first check finds it ready. */
  prepare(): void;
  /** Checks like `Checker.check`, in slices; null when the signal ended that. */
  check(doc: DocumentInput, options: EngineCheckOptions): Promise<Match[] | null>;
}

export interface EngineCheckOptions extends AsyncCheckOptions {
  /** After each slice, with the milliseconds that it took. */
  readonly onSliceEnd?: (sliceMs: number) => void;
}

interface BuiltEngine {
  readonly checker: Checker;
  /** Fills a vocabulary with its words, once. */
  readonly supply: (language: WordLanguage) => Promise<void>;
  readonly isMissed: (language: WordLanguage) => boolean;
}

/** What has begun for all pages goes on when one of them is left. */
const NEVER = new AbortController().signal;

/** Nothing is built yet. */
export function createWorkerEngine(data: PackedEngineData, words: PackedVocabularies): WorkerEngine {
  let building: Promise<BuiltEngine> | undefined;
  const requireEngine = () => {
    building ??= buildEngine(data, words).catch((error: unknown) => {
      // The next text may have more luck.
      building = undefined;
      throw error;
    });
    return building;
  };
  return {
    // Whether it could be built is the first check's to say.
    prepare: () => void requireEngine().catch(() => {}),
    async check(doc, { signal, onFound, onSliceEnd }) {
      const engine = await requireEngine();
      return runInSlices(checkInSteps(engine, doc, onFound), signal, onSliceEnd);
    },
  };
}

async function buildEngine(data: PackedEngineData, words: PackedVocabularies): Promise<BuiltEngine> {
  const vocabularies = perVocabulary(() => new LateVocabulary());
  const compiled = await drain(unpackEngineDataInSteps(data, vocabularies));
  const checker = await drain(createCompiledCheckerInSteps(compiled));
  const supplies = perVocabulary((language) =>
    once(() => fillVocabulary(vocabularies[language], words[language], compiled)),
  );
  return {
    checker,
    supply: (language) => supplies[language](),
    isMissed: (language) => vocabularies[language].isMissed,
  };
}

async function fillVocabulary(
  vocabulary: LateVocabulary,
  words: PackedVocabularies[WordLanguage],
  { lexicon }: CompiledData,
): Promise<void> {
  const unpacked = await drain(unpackVocabularyInSteps(words));
  vocabulary.fill(unpacked.patterns, await drain(indexVocabularyInSteps(lexicon.concepts, unpacked)));
}

/** The check, begun anew with the words that a sentence turned out to need. */
function* checkInSteps(
  { checker, supply, isMissed }: BuiltEngine,
  doc: DocumentInput,
  onFound: OnFound | undefined,
): Steps<Match[]> {
  const likely = guessLanguagesOf(doc.title ?? '', doc.lang);
  // Where title and markup tell nothing, the first sentences will.
  const wanted = likely.length < WORD_LANGUAGES.length ? likely : [];
  for (const arriving of wanted.map(supply)) yield arriving;
  for (;;) {
    const work = checker.steps(doc, onFound);
    let step = work.next();
    while (!step.done && !WORD_LANGUAGES.some(isMissed)) {
      yield;
      step = work.next();
    }
    const missed = WORD_LANGUAGES.filter(isMissed);
    if (step.done && missed.length === 0) return step.value;
    for (const arriving of missed.map(supply)) yield arriving;
  }
}

async function drain<T extends object>(work: Steps<T>): Promise<T> {
  const result = await runInSlices(work, NEVER);
  if (result === null) throw new Error('What has no end was ended.');
  return result;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let working: Promise<void> | undefined;
  return () => {
    working ??= work();
    return working;
  };
}
