/**
 * The lexicon as numbers: small to ship, and ready to be looked up without parsing thousands of entries in a page.
 */
import type { Lexicon } from '../data/schema.ts';

/** The whole lexicon; plain data. */
export interface CompiledLexicon {
  /** Ids of the concepts; everything else refers to them by index. */
  readonly concepts: readonly string[];
  /** Places and topics, for the concepts that have them. */
  readonly roles: readonly {
    readonly concept: string;
    readonly place?: PlaceOfConcept;
    readonly topic?: true;
  }[];
  readonly vocabularies: { readonly english: CompiledVocabulary; readonly scandinavian: CompiledVocabulary };
}

type PlaceOfConcept = NonNullable<Lexicon[string]['place']>;

/** The entries of one group of languages. */
export interface CompiledVocabulary {
  /** All distinct word patterns, separated by spaces; a pattern is known by its place in this list. */
  readonly patterns: string;
  /** Entries of one word: pattern, concept, pattern, concept … */
  readonly single: readonly number[];
  /** Alternatives that stand in expressions, as lists of patterns. */
  readonly groups: readonly (readonly number[])[];
  /**
   * Entries of several words, one after the other: concept, number of steps, steps. A step is a pattern, a group (its
   * index plus the number of patterns), `ANY_WORD` or `GAP`.
   */
  readonly sequences: readonly number[];
}

export const ANY_WORD = -1;
export const GAP = -2;

/** Numbers before the steps of a sequence. */
export const HEADER = 2;

const LANGUAGES = {
  english: ['en'],
  scandinavian: ['nb', 'nn', 'sv', 'da'],
} as const;

/** Compiles a lexicon, which is taken as valid. Entries that another entry of the concept covers are left out. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  return {
    concepts: Object.keys(lexicon),
    roles: Object.entries(lexicon).flatMap(([concept, { place, topic }]) =>
      place || topic ? [{ concept, ...(place ? { place } : {}), ...(topic ? { topic } : {}) }] : [],
    ),
    vocabularies: {
      english: compileVocabulary(lexicon, LANGUAGES.english),
      scandinavian: compileVocabulary(lexicon, LANGUAGES.scandinavian),
    },
  };
}

function compileVocabulary(
  lexicon: Lexicon,
  languages: readonly ('en' | 'nb' | 'nn' | 'sv' | 'da')[],
): CompiledVocabulary {
  const patterns = new Numbering();
  const groups = new Numbering();
  const single: number[] = [];
  const sequences: { concept: number; steps: (number | { group: number })[] }[] = [];
  for (const [concept, entries] of Object.values(lexicon).entries()) {
    for (const entry of withoutCovered(languages.flatMap((language) => entries[language] ?? []))) {
      const tokens = entry.split(' ');
      if (tokens.length === 1) {
        for (const word of entry.split('|')) single.push(patterns.numberOf(word), concept);
        continue;
      }
      if (tokens[0] === '_' || tokens[0] === '~') continue;
      const steps = tokens.map((token) => {
        if (token === '_') return ANY_WORD;
        if (token === '~') return GAP;
        const words = token.split('|').map((word) => patterns.numberOf(word));
        return words.length === 1 ? (words[0] ?? ANY_WORD) : { group: groups.numberOf(words.join(' ')) };
      });
      sequences.push({ concept, steps });
    }
  }
  return {
    patterns: patterns.list().join(' '),
    single,
    groups: groups.list().map((group) => group.split(' ').map(Number)),
    sequences: sequences.flatMap(({ concept, steps }) => [
      concept,
      steps.length,
      ...steps.map((step) => (typeof step === 'number' ? step : step.group + patterns.size)),
    ]),
  };
}

/** Gives every distinct string a number, in order of first appearance. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  list(): string[] {
    return [...this.#numbers.keys()];
  }
}

/** Leaves out repeated entries and words that an open stem of the same list matches already ("banned" beside "ban*"). */
function withoutCovered(entries: readonly string[]): string[] {
  const stems = entries.filter((entry) => /^[^ *|]+\*$/.test(entry)).map((entry) => entry.slice(0, -1));
  const isCovered = (word: string) => stems.some((stem) => word.startsWith(stem) && word !== `${stem}*`);
  return [...new Set(entries)].flatMap((entry) => {
    if (entry.includes(' ')) return [entry];
    const words = entry.split('|').filter((word) => word.startsWith('*') || !isCovered(word));
    return words.length > 0 ? [words.join('|')] : [];
  });
}
