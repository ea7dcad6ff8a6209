/**
 * The lexicon as numbers: ready to be looked up without parsing thousands of entries in a page.
 */
import type { Lexicon } from '../data/schema.ts';
import { perVocabulary, VOCABULARY_LANGUAGES, type WordLanguage } from './word-languages.ts';

/** The whole lexicon; plain data. */
export interface CompiledLexicon {
  /** Ids of the concepts; everything else refers to them by index. */
  readonly concepts: readonly string[];
  /** Places and topics, for the concepts that have them. */
  readonly roles: readonly {
    readonly concept: string;
    readonly place?: PlaceOfConcept;
    readonly topic?: 'certain' | 'likely';
  }[];
  readonly vocabularies: Readonly<Record<WordLanguage, CompiledVocabulary>>;
}

type PlaceOfConcept = NonNullable<Lexicon[string]['place']>;

/** The entries of one group of languages. */
export interface CompiledVocabulary {
  /** All distinct word patterns in alphabetical order; a pattern is known by its place in this list. */
  readonly patterns: readonly string[];
  /** Entries of one word: pattern, concept, pattern, concept …, in the order of the patterns. */
  readonly single: ArrayLike<number>;
  /** Alternatives that stand in expressions, one set after the other: how many, then the patterns. */
  readonly groups: ArrayLike<number>;
  /**
   * Entries of several words, one after the other: concept, number of steps, steps. A step is `ANY_WORD`, `GAP`, or
   * `FIRST_PATTERN` plus a pattern, or that plus the number of patterns plus the index of a group.
   */
  readonly sequences: ArrayLike<number>;
}

export const ANY_WORD = 0;
export const GAP = 1;
export const FIRST_PATTERN = 2;

/** Numbers before the steps of a sequence. */
export const HEADER = 2;

/** Compiles a lexicon, which is taken as valid. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  return {
    concepts: Object.keys(lexicon),
    roles: Object.entries(lexicon).flatMap(([concept, { place, topic }]) =>
      place || topic ? [{ concept, ...(place ? { place } : {}), ...(topic ? { topic } : {}) }] : [],
    ),
    vocabularies: perVocabulary((language) => compileVocabulary(lexicon, VOCABULARY_LANGUAGES[language])),
  };
}

/** A step of an entry of several words: a sign, or alternatives. */
type Step = '_' | '~' | readonly string[];

function compileVocabulary(
  lexicon: Lexicon,
  languages: readonly ('en' | 'nb' | 'nn' | 'sv' | 'da')[],
): CompiledVocabulary {
  const concepts = Object.values(lexicon).map((entries) =>
    readEntries(languages.flatMap((language) => entries[language] ?? [])),
  );
  const patterns = [
    ...new Set(
      concepts.flatMap(({ words, sequences }) => [
        ...words,
        ...sequences.flatMap((steps) => steps.flatMap((step) => (typeof step === 'string' ? [] : step))),
      ]),
    ),
  ].sort();
  const numbers = new Map(patterns.map((pattern, number) => [pattern, number]));
  const numberOf = (pattern: string) => numbers.get(pattern) ?? 0;
  const groups: number[] = [];
  const groupNumbers = new Map<string, number>();
  const stepNumber = (step: Step): number => {
    if (step === '_') return ANY_WORD;
    if (step === '~') return GAP;
    const members = [...new Set(step)].map(numberOf).sort((a, b) => a - b);
    const [only = 0] = members;
    if (members.length === 1) return FIRST_PATTERN + only;
    const key = members.join(' ');
    const known = groupNumbers.get(key) ?? groupNumbers.size;
    if (known === groupNumbers.size) groups.push(members.length, ...members);
    groupNumbers.set(key, known);
    return FIRST_PATTERN + patterns.length + known;
  };
  const sequences = concepts.flatMap(({ sequences: entries }, concept) =>
    entries.flatMap((steps) => [concept, steps.length, ...steps.map(stepNumber)]),
  );
  return {
    patterns,
    single: concepts
      .flatMap(({ words }, concept) => words.map((word) => [numberOf(word), concept] as const))
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .flat(),
    groups,
    sequences,
  };
}

/** The entries of one concept, cut up; words that an open stem of the list matches already are left out. */
function readEntries(entries: readonly string[]): { words: string[]; sequences: Step[][] } {
  const words = new Set<string>();
  const sequences: Step[][] = [];
  for (const entry of new Set(entries)) {
    const tokens = entry.split(' ');
    if (tokens.length === 1) for (const word of entry.split('|')) words.add(word);
    else if (tokens[0] !== '_' && tokens[0] !== '~') {
      sequences.push(tokens.map((token) => (token === '_' || token === '~' ? token : token.split('|'))));
    }
  }
  const stems = [...words].filter((word) => /^[^*]+\*$/.test(word)).map((word) => word.slice(0, -1));
  const isCovered = (word: string) =>
    !word.startsWith('*') && stems.some((stem) => word.startsWith(stem) && word !== `${stem}*`);
  return { words: [...words].filter((word) => !isCovered(word)), sequences };
}
