/**
 * The fuzzy stage: where a sentence nearly makes a claim, Fuse.js looks whether words that the lexicon does not know are
 * misspelt words that it does.
 *
 * Fuse cannot search sentences (its patterns are cut into pieces of 32 letters), but it is good at single words; with
 * half of the long words misspelt, repair gave back most of the recall that was lost, and cost nothing on clean text.
 */
import Fuse from 'fuse.js/basic';
import type { CompiledLexicon } from './compiled-lexicon.ts';
import type { WordLanguage } from './lexicon-index.ts';

/** Shorter words have too many neighbours one letter away. */
const MIN_LETTERS = 6;

/** A repaired word may differ in length by this many letters. */
const MAX_LENGTH_DIFFERENCE = 2;

/** Fuse's own measure, 0 exact to 1 anything: about one wrong letter in four. */
const THRESHOLD = 0.25;

export interface SpellingRepair {
  /** The word of the lexicon that was probably meant, or `null`. `languages`: whose words it may be. */
  repair(word: string, languages?: readonly WordLanguage[]): string | null;
}

/** An open stem is compared with the beginning of the word, so these many letters of it are looked up. */
const STEM_LENGTHS = [10, 8];

interface KnownWord {
  readonly word: string;
  readonly letters: number;
  /** The lexicon has it with an open ending. */
  readonly isStem: boolean;
}

const ALL_LANGUAGES: readonly WordLanguage[] = ['english', 'scandinavian'];

/** The words are sorted out by first letter when one that begins so is looked up for the first time. */
export function createSpellingRepair({ vocabularies }: CompiledLexicon): SpellingRepair {
  const sorted = new Map<string, readonly KnownWord[]>();
  const remembered = new Map<string, string | null>();

  function wordsOf(language: WordLanguage, letter: string): readonly KnownWord[] {
    const key = language + letter;
    const words = sorted.get(key) ?? knownWords(vocabularies[language].patterns, letter);
    sorted.set(key, words);
    return words;
  }

  function search(word: string, languages: readonly WordLanguage[]): string | null {
    const words = languages.flatMap((language) => wordsOf(language, word[0] ?? ''));
    for (const length of [word.length, ...STEM_LENGTHS.filter((stem) => stem < word.length)]) {
      const part = word.slice(0, length);
      const found = searchAmong(near(part, words), part).find(
        ({ isStem, word: known }) =>
          isStem === length < word.length && Math.abs(known.length - length) <= MAX_LENGTH_DIFFERENCE,
      );
      if (found) return found.word;
    }
    return null;
  }

  return {
    repair(word, languages = ALL_LANGUAGES) {
      if (word.length < MIN_LETTERS || word.length > MAX_LETTERS) return null;
      // A vocabulary may come later.
      const present = languages.filter((language) => vocabularies[language].patterns.length > 0);
      const key = `${present} ${word}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const repaired = search(word, present);
      if (remembered.size >= MAX_REMEMBERED_WORDS) remembered.clear();
      remembered.set(key, repaired);
      return repaired;
    },
  };
}

/** Longer words are no words: addresses, codes, noise. */
const MAX_LETTERS = 32;

const MAX_REMEMBERED_WORDS = 2_000;

/** Those of the patterns, which are in alphabetical order, that begin with a letter. */
function knownWords(patterns: readonly string[], letter: string): KnownWord[] {
  const words: KnownWord[] = [];
  for (let i = firstFrom(letter, patterns); patterns[i]?.startsWith(letter); i += 1) {
    const pattern = patterns[i] ?? '';
    const isStem = pattern.endsWith('*');
    const word = isStem ? pattern.slice(0, -1) : pattern;
    if (word.length >= MIN_LETTERS) words.push({ word, isStem, letters: lettersOf(word) });
  }
  return words;
}

function firstFrom(letter: string, patterns: readonly string[]): number {
  let from = 0;
  let to = patterns.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((patterns[middle] ?? '') < letter) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Fuse's three best of these words. */
function searchAmong(words: readonly KnownWord[], part: string): KnownWord[] {
  if (words.length === 0) return [];
  const index = new Fuse(words, { keys: ['word'], threshold: THRESHOLD, distance: 4, ignoreFieldNorm: true });
  return index.search(part, { limit: 3 }).map(({ item }) => item);
}

/**
 * Leaves out words that Fuse cannot find: each letter that one lacks is a wrong letter, and so is each by which it is too
 * short. That leaves a few in a hundred.
 */
function near(part: string, words: readonly KnownWord[]): KnownWord[] {
  const maxWrong = Math.floor(part.length * THRESHOLD);
  const wanted = lettersOf(part);
  return words.filter(
    ({ word, letters }) => word.length >= part.length - maxWrong && countBits(wanted & ~letters) <= maxWrong,
  );
}

/** Which letters a word has, as bits; letters that share a bit are taken for the same one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
