/**
 * The fuzzy stage: where a sentence nearly makes a claim, Fuse.js looks whether words that the lexicon does not know are
 * misspelt words that it does.
 *
 * Fuse cannot search sentences (its patterns are cut into pieces of 32 letters), but it is good at single words; with
 * half of the long words misspelt, repair gave back most of the recall that was lost, and cost nothing on clean text.
 */
import Fuse from 'fuse.js';
import type { CompiledLexicon } from './compiled-lexicon.ts';

/** Shorter words have too many neighbours one letter away. */
const MIN_LETTERS = 6;

/** A repaired word may differ in length by this many letters. */
const MAX_LENGTH_DIFFERENCE = 2;

/** Fuse's own measure, 0 exact to 1 anything: about one wrong letter in four. */
const THRESHOLD = 0.25;

export interface SpellingRepair {
  /** The word of the lexicon that was probably meant, or `null`. */
  repair(word: string): string | null;
}

/** An open stem is compared with the beginning of the word, so these many letters of it are looked up. */
const STEM_LENGTHS = [10, 8];

interface KnownWord {
  readonly word: string;
  /** The lexicon has it with an open ending. */
  readonly isStem: boolean;
}

/** The search indices are built when a word is first looked up, each for one first letter. */
export function createSpellingRepair(lexicon: CompiledLexicon): SpellingRepair {
  let wordsByLetter: Map<string, KnownWord[]> | undefined;
  const indices = new Map<string, Fuse<KnownWord>>();
  const remembered = new Map<string, string | null>();

  function search(word: string): string | null {
    const letter = word[0] ?? '';
    wordsByLetter ??= Map.groupBy(knownWords(lexicon), ({ word: known }) => known[0] ?? '');
    const words = wordsByLetter.get(letter);
    if (!words) return null;
    const index =
      indices.get(letter) ??
      new Fuse(words, { keys: ['word'], threshold: THRESHOLD, distance: 4, ignoreFieldNorm: true });
    indices.set(letter, index);
    for (const length of [word.length, ...STEM_LENGTHS.filter((stem) => stem < word.length)]) {
      const found = index
        .search(word.slice(0, length), { limit: 3 })
        .find(
          ({ item }) =>
            item.isStem === length < word.length &&
            Math.abs(item.word.length - length) <= MAX_LENGTH_DIFFERENCE,
        );
      if (found) return found.item.word;
    }
    return null;
  }

  return {
    repair(word) {
      if (word.length < MIN_LETTERS || word.length > MAX_LETTERS) return null;
      const known = remembered.get(word);
      if (known !== undefined) return known;
      const repaired = search(word);
      if (remembered.size >= MAX_REMEMBERED_WORDS) remembered.clear();
      remembered.set(word, repaired);
      return repaired;
    },
  };
}

/** Longer words are no words: addresses, codes, noise. */
const MAX_LETTERS = 32;

const MAX_REMEMBERED_WORDS = 2_000;

function knownWords({ vocabularies }: CompiledLexicon): KnownWord[] {
  return Object.values(vocabularies)
    .flatMap(({ patterns }) => patterns)
    .filter((pattern) => !pattern.startsWith('*'))
    .map((pattern) => ({ word: pattern.replace(/\*$/, ''), isStem: pattern.endsWith('*') }))
    .filter(({ word }) => word.length >= MIN_LETTERS);
}
