/** The engine in a page: built in slices, and with the words of those languages only in which the page has sentences. */
import {
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
import { giveWay, runInSlices, type Steps } from '../page/index.ts';
import {
  type PackedEngineData,
  type PackedVocabulary,
  unpackEngineDataInSteps,
  unpackVocabularyInSteps,
} from './packed-engine-data.ts';

export interface PageEngineParts {
  readonly data: PackedEngineData;
  /** Fetches the words of a group of languages; null where they cannot be had. */
  readonly requireWords: (language: WordLanguage) => Promise<PackedVocabulary | null>;
  /** What tells which words will be needed first. */
  readonly page: { readonly title?: string; readonly lang?: string };
  readonly signal: AbortSignal;
}

/** Checks like `Checker`, but may have to wait for words. */
export interface PageEngine {
  steps(doc: DocumentInput, onFound?: OnFound): Steps<Match[]>;
}

/** Builds the engine; null when the signal ended that. */
export async function createPageEngine(parts: PageEngineParts): Promise<PageEngine | null> {
  const { data, page, signal } = parts;
  const vocabularies = perVocabulary(() => new LateVocabulary());
  // The script that starts this is a long task already.
  await giveWay();
  const compiling = runInSlices(unpackEngineDataInSteps(data, vocabularies), signal);
  const supplies = perVocabulary((language) =>
    createSupply(language, vocabularies[language], compiling, parts),
  );
  const likely = guessLanguagesOf(page.title ?? '', page.lang);
  // Where title and markup tell nothing, the first sentences will.
  if (likely.length < WORD_LANGUAGES.length) for (const language of likely) void supplies[language]();
  const compiled = await compiling;
  const checker = compiled && (await runInSlices(createCompiledCheckerInSteps(compiled), signal));
  if (!checker) return null;

  return {
    *steps(doc, onFound) {
      const tried = new Set<WordLanguage>();
      const findMissed = () =>
        WORD_LANGUAGES.filter((language) => vocabularies[language].isMissed && !tried.has(language));
      for (;;) {
        const work = checker.steps(doc, onFound);
        let step = work.next();
        while (!step.done && findMissed().length === 0) {
          yield;
          step = work.next();
        }
        const missed = findMissed();
        for (const language of missed) tried.add(language);
        for (const arriving of missed.map((language) => supplies[language]())) yield arriving;
        if (step.done && missed.length === 0) return step.value;
      }
    },
  };
}

/** Fetches the words and fills their vocabulary, once; what failed may be tried again. */
function createSupply(
  language: WordLanguage,
  vocabulary: LateVocabulary,
  compiling: Promise<CompiledData | null>,
  { requireWords, signal }: PageEngineParts,
): () => Promise<void> {
  let arriving: Promise<void> | undefined;
  async function fetchWords(): Promise<void> {
    const words = await requireWords(language);
    const compiled = await compiling;
    if (!words || !compiled) {
      arriving = undefined;
      return;
    }
    const unpacked = await runInSlices(unpackVocabularyInSteps(words), signal);
    const index =
      unpacked && (await runInSlices(indexVocabularyInSteps(compiled.lexicon.concepts, unpacked), signal));
    if (index) vocabulary.fill(unpacked.patterns, index);
  }
  return () => {
    arriving ??= fetchWords();
    return arriving;
  };
}
