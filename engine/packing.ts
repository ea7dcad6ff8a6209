/** What whoever stores or ships compiled data needs to know of its shape. */
export type { CompiledData } from './compile.ts';
export {
  ANY_WORD,
  type CompiledLexicon,
  type CompiledVocabulary,
  FIRST_PATTERN,
  GAP,
  HEADER,
} from './compiled-lexicon.ts';
export { packNumbers, unpackNumbers } from './packed-numbers.ts';
export { perVocabulary, VOCABULARY_LANGUAGES, WORD_LANGUAGES, type WordLanguage } from './word-languages.ts';
