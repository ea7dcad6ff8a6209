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
export type { WordLanguage } from './lexicon-index.ts';
export { packNumbers, unpackNumbers } from './packed-numbers.ts';
