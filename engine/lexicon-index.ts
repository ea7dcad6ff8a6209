/**
 * Finds the concepts of the lexicon in a sentence.
 *
 * Every distinct word pattern ("ban", "prostitu*", "*forbud") gets a number. A word is looked up once per document:
 * exact forms and open stems by hash, heads by their endings. Entries of several words are then tried from the words
 * that can begin them. Cost grows with the words of the text, not with the size of the lexicon.
 */
import type { Lexicon } from '../data/schema.ts';
import type { Token } from './tokens.ts';

/** A concept found in a sentence. */
export interface ConceptHit {
  readonly concept: string;
  /** Indices of its first and last word. */
  readonly from: number;
  readonly to: number;
}

/** English and Scandinavian words are kept apart: "no", "men", "for" and "barn" mean different things. */
export type WordLanguage = 'english' | 'scandinavian';

export interface LexiconIndex {
  /**
   * All concepts of a sentence, in the order of their first words; of one concept the longest hits, not their parts.
   *
   * @param languages whose entries to try: one, or both where the language is not known
   */
  findConcepts(tokens: readonly Token[], languages: readonly WordLanguage[]): ConceptHit[];
}

/** Up to this many words may stand where an entry has `~`. */
const MAX_GAP_WORDS = 3;

const LANGUAGES_OF_ENTRIES = {
  english: ['en'],
  scandinavian: ['nb', 'nn', 'sv', 'da'],
} as const satisfies Record<WordLanguage, readonly string[]>;

type Step =
  | { readonly kind: 'words'; readonly patterns: ReadonlySet<number> }
  | { readonly kind: 'any' | 'gap' };

interface Sequence {
  readonly concept: string;
  readonly steps: readonly Step[];
}

/** Builds the index; `lexicon` is taken as valid. */
export function indexLexicon(lexicon: Lexicon): LexiconIndex {
  const vocabularies = {
    english: new Vocabulary(lexicon, LANGUAGES_OF_ENTRIES.english),
    scandinavian: new Vocabulary(lexicon, LANGUAGES_OF_ENTRIES.scandinavian),
  };
  return {
    findConcepts: (tokens, languages) =>
      keepLongest(languages.flatMap((language) => vocabularies[language].find(tokens))),
  };
}

/** The entries of one group of languages. */
class Vocabulary {
  readonly #exact = new Map<string, number[]>();
  readonly #prefixes = new Map<string, number[]>();
  readonly #suffixes = new Map<string, number[]>();
  readonly #infixes: { readonly part: string; readonly pattern: number }[] = [];
  /** Concepts that a single word pattern stands for. */
  readonly #single = new Map<number, string[]>();
  readonly #sequencesByFirst = new Map<number, Sequence[]>();
  readonly #patternIds = new Map<string, number>();
  /** Words seen lately and the patterns they fit; emptied when full, so that a long page cannot make it grow. */
  readonly #cache = new Map<string, readonly number[]>();

  static readonly #MAX_CACHED_WORDS = 20_000;

  constructor(lexicon: Lexicon, languages: readonly ('en' | 'nb' | 'nn' | 'sv' | 'da')[]) {
    for (const [concept, entries] of Object.entries(lexicon)) {
      const texts = new Set(languages.flatMap((language) => entries[language] ?? []));
      for (const text of texts) this.#add(concept, text);
    }
  }

  #add(concept: string, entry: string): void {
    const steps = entry.split(' ').map((token): Step => {
      if (token === '_') return { kind: 'any' };
      if (token === '~') return { kind: 'gap' };
      return {
        kind: 'words',
        patterns: new Set(token.split('|').map((pattern) => this.#patternId(pattern))),
      };
    });
    const [first] = steps;
    if (first?.kind !== 'words') return;
    if (steps.length === 1) {
      for (const pattern of first.patterns) push(this.#single, pattern, concept);
      return;
    }
    for (const pattern of first.patterns) push(this.#sequencesByFirst, pattern, { concept, steps });
  }

  #patternId(pattern: string): number {
    const known = this.#patternIds.get(pattern);
    if (known !== undefined) return known;
    const id = this.#patternIds.size;
    this.#patternIds.set(pattern, id);
    const opensLeft = pattern.startsWith('*');
    const opensRight = pattern.endsWith('*');
    const part = pattern.replace(/^\*|\*$/g, '');
    if (opensLeft && opensRight) this.#infixes.push({ part, pattern: id });
    else if (opensLeft) push(this.#suffixes, part, id);
    else if (opensRight) push(this.#prefixes, part, id);
    else push(this.#exact, part, id);
    return id;
  }

  #patternsOf(word: string): readonly number[] {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    const patterns = [...(this.#exact.get(word) ?? [])];
    for (let length = 1; length <= word.length; length += 1) {
      patterns.push(...(this.#prefixes.get(word.slice(0, length)) ?? []));
      patterns.push(...(this.#suffixes.get(word.slice(-length)) ?? []));
    }
    for (const { part, pattern } of this.#infixes) if (word.includes(part)) patterns.push(pattern);
    if (this.#cache.size >= Vocabulary.#MAX_CACHED_WORDS) this.#cache.clear();
    this.#cache.set(word, patterns);
    return patterns;
  }

  find(tokens: readonly Token[]): ConceptHit[] {
    const patterns = tokens.map(({ word }) => this.#patternsOf(word.slice(0, MAX_WORD_CHARS)));
    const hits: ConceptHit[] = [];
    patterns.forEach((ids, from) => {
      const tried = new Set<Sequence>();
      for (const id of ids) {
        for (const concept of this.#single.get(id) ?? []) hits.push({ concept, from, to: from });
        for (const sequence of this.#sequencesByFirst.get(id) ?? []) {
          if (tried.has(sequence)) continue;
          tried.add(sequence);
          const to = endOfSequence(sequence.steps, patterns, 1, from + 1);
          if (to >= 0) hits.push({ concept: sequence.concept, from, to });
        }
      }
    });
    return hits;
  }
}

/** Longer words are no words; their beginning is looked up, so that one of a megabyte costs nothing. */
const MAX_WORD_CHARS = 64;

/** Index of the last word when the steps from `step` on fit the words from `at` on, else -1. */
function endOfSequence(
  steps: readonly Step[],
  patterns: readonly (readonly number[])[],
  step: number,
  at: number,
): number {
  const current = steps[step];
  if (!current) return at - 1;
  if (current.kind === 'gap') {
    for (let skipped = 0; skipped <= MAX_GAP_WORDS; skipped += 1) {
      const end = endOfSequence(steps, patterns, step + 1, at + skipped);
      if (end >= 0) return end;
    }
    return -1;
  }
  const here = patterns[at];
  if (!here) return -1;
  if (current.kind === 'words' && !here.some((id) => current.patterns.has(id))) return -1;
  return endOfSequence(steps, patterns, step + 1, at + 1);
}

function keepLongest(hits: readonly ConceptHit[]): ConceptHit[] {
  const byConcept = new Map<string, ConceptHit[]>();
  for (const hit of hits) push(byConcept, hit.concept, hit);
  return [...byConcept.values()]
    .flatMap((group) => {
      const sorted = group.sort((a, b) => a.from - b.from || b.to - a.to);
      let reach = -1;
      return sorted.filter(({ to }) => {
        if (to <= reach) return false;
        reach = to;
        return true;
      });
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
