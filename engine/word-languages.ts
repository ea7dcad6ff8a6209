/**
 * The languages whose words are looked up together: those of one vocabulary. English is kept apart, for "no", "men", "for"
 * and "barn" mean different things in it; the neighbours are, so that a Norwegian page need not have their words.
 */
export const VOCABULARY_LANGUAGES = {
  english: ['en'],
  norwegian: ['nb', 'nn'],
  /** Never looked up without Norwegian: what the three languages share stands there. */
  neighbours: ['sv', 'da'],
} as const;

/** Names of the vocabularies. */
export type WordLanguage = keyof typeof VOCABULARY_LANGUAGES;

/** All vocabularies, always in the same order. */
export const WORD_LANGUAGES = Object.keys(VOCABULARY_LANGUAGES) as readonly WordLanguage[];

/** One of something for each vocabulary. */
export function perVocabulary<T>(make: (language: WordLanguage) => T): Record<WordLanguage, T> {
  return Object.fromEntries(WORD_LANGUAGES.map((language) => [language, make(language)])) as Record<
    WordLanguage,
    T
  >;
}
