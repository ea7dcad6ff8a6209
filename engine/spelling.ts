/**
 * The fuzzy stage: where a sentence nearly makes a claim, Fuse.js looks whether words that the lexicon does not know are
 * misspelt words that it does.
 *
 * Fuse cannot search sentences (its patterns are cut into pieces of 32 letters), but it is good at single words; with
 * half of the long words misspelt, repair gave back most of the recall that was lost, and cost nothing on clean text.
 */
import Fuse from 'fuse.js/basic';
import type { CompiledLexicon } from './compiled-lexicon.ts';
import { WORD_LANGUAGES, type WordLanguage } from './word-languages.ts';

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

/** The words are sorted out by first letter when one that begins so is looked up for the first time. */
export function createSpellingRepair({ vocabularies }: CompiledLexicon): SpellingRepair {
  const sorted = new Map<string, readonly KnownWord[]>();
  const remembered = new Map<string, string | null>();

  function wordsOf(languages: readonly WordLanguage[], letter: string): readonly KnownWord[] {
    const key = `${languages} ${letter}`;
    const words = sorted.get(key) ?? knownWords(patternsOf(languages, letter));
    sorted.set(key, words);
    return words;
  }

  /** Those that begin with a letter, in alphabetical order. */
  function patternsOf(languages: readonly WordLanguage[], letter: string): readonly string[] {
    const patterns = languages.flatMap((language) => beginningWith(letter, vocabularies[language].patterns));
    return [...new Set(patterns)].sort();
  }

  function search(word: string, languages: readonly WordLanguage[]): string | null {
    const words = wordsOf(languages, word[0] ?? '');
    const swapped = findSwapped(word, words);
    if (swapped) return swapped.word;
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
    repair(word, languages = WORD_LANGUAGES) {
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

function knownWords(patterns: readonly string[]): KnownWord[] {
  return patterns
    .map((pattern) => {
      const isStem = pattern.endsWith('*');
      const word = isStem ? pattern.slice(0, -1) : pattern;
      return { word, isStem, letters: lettersOf(word) };
    })
    .filter(({ word }) => word.length >= MIN_LETTERS);
}

/** Those of the patterns, which are in alphabetical order, that begin with a letter. */
function beginningWith(letter: string, patterns: readonly string[]): readonly string[] {
  const from = firstFrom(letter, patterns);
  let to = from;
  while (patterns[to]?.startsWith(letter)) to += 1;
  return patterns.slice(from, to);
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
 * The longest of these words of which two neighbouring letters have changed places, at the beginning of `word` where it is
 * an open stem: the most frequent slip, which Fuse takes for two wrong letters.
 */
function findSwapped(word: string, words: readonly KnownWord[]): KnownWord | undefined {
  let longest: KnownWord | undefined;
  for (const known of words) {
    const { length } = known.word;
    if (length <= (longest?.word.length ?? 0) || length > word.length) continue;
    if (known.isStem || length === word.length) {
      if (isSwapped(word, known.word)) longest = known;
    }
  }
  return longest;
}

/** Whether `word` begins with `known` but for two neighbouring letters in each other's place. */
function isSwapped(word: string, known: string): boolean {
  let at = 0;
  while (at < known.length && word[at] === known[at]) at += 1;
  return (
    word[at] === known[at + 1] && word[at + 1] === known[at] && word.startsWith(known.slice(at + 2), at + 2)
  );
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
