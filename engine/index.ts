export { createChecker, createCompiledChecker, createCompiledCheckerInSteps } from './checker.ts';
export { type CompiledData, compileDataset, type EngineData, type EngineFinding } from './compile.ts';
export { isOnTopic } from './gate.ts';
export { guessLanguagesOf } from './language.ts';
export { LateVocabulary } from './late-vocabulary.ts';
export { indexVocabularyInSteps } from './lexicon-index.ts';
export { type SentenceSpan, splitSentences } from './sentences.ts';
export type { Checker, DocumentInput, Match, OnFound, Reason, Stance } from './types.ts';
export { perVocabulary, WORD_LANGUAGES, type WordLanguage } from './word-languages.ts';
