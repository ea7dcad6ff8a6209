/**
 * Finds the concepts of the lexicon in a sentence.
 *
 * Every distinct word pattern ("ban", "prostitu*", "*forbud") gets a number. A word is looked up once per document:
 * exact forms and open stems by hash, heads by their endings. Entries of several words are then tried from the words
 * that can begin them. Cost grows with the words of the text, not with the size of the lexicon.
 */
import { ANY_WORD, type CompiledLexicon, type CompiledVocabulary, GAP, HEADER } from './compiled-lexicon.ts';
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

/** Ready for `findConcepts`; building it takes a few milliseconds. */
export function indexLexicon({ concepts, vocabularies }: CompiledLexicon): LexiconIndex {
  const indexed = {
    english: new Vocabulary(concepts, vocabularies.english),
    scandinavian: new Vocabulary(concepts, vocabularies.scandinavian),
  };
  return {
    findConcepts: (tokens, languages) =>
      keepLongest(languages.flatMap((language) => indexed[language].find(tokens))),
  };
}

/** The entries of one group of languages. */
class Vocabulary {
  readonly #concepts: readonly string[];
  readonly #compiled: CompiledVocabulary;
  readonly #exact = new Map<string, number>();
  readonly #prefixes = new Map<string, number>();
  readonly #suffixes = new Map<string, number>();
  readonly #infixes: { readonly part: string; readonly pattern: number }[] = [];
  readonly #patternCount: number;
  /** Concepts that a single word pattern stands for. */
  readonly #single = new Map<number, number[]>();
  /** Places in `sequences` of the expressions that a word pattern can begin. */
  readonly #sequencesByFirst = new Map<number, number[]>();
  /** Words seen lately and the patterns they fit; emptied when full, so that a long page cannot make it grow. */
  readonly #cache = new Map<string, readonly number[]>();

  static readonly #MAX_CACHED_WORDS = 20_000;

  constructor(concepts: readonly string[], compiled: CompiledVocabulary) {
    this.#concepts = concepts;
    this.#compiled = compiled;
    const patterns = compiled.patterns.split(' ');
    this.#patternCount = patterns.length;
    for (const [number, pattern] of patterns.entries()) this.#addPattern(pattern, number);
    const { single, sequences } = compiled;
    for (let at = 0; at < single.length; at += 2) push(this.#single, single[at] ?? 0, single[at + 1] ?? 0);
    for (let at = 0; at < sequences.length; at += HEADER + (sequences[at + 1] ?? 0)) {
      for (const pattern of this.#patternsOfStep(sequences[at + HEADER] ?? 0))
        push(this.#sequencesByFirst, pattern, at);
    }
  }

  #addPattern(pattern: string, number: number): void {
    const opensLeft = pattern.startsWith('*');
    const opensRight = pattern.endsWith('*');
    if (opensLeft && opensRight) this.#infixes.push({ part: pattern.slice(1, -1), pattern: number });
    else if (opensLeft) this.#suffixes.set(pattern.slice(1), number);
    else if (opensRight) this.#prefixes.set(pattern.slice(0, -1), number);
    else this.#exact.set(pattern, number);
  }

  #patternsOfStep(step: number): readonly number[] {
    return step < this.#patternCount ? [step] : (this.#compiled.groups[step - this.#patternCount] ?? []);
  }

  #patternsOf(word: string): readonly number[] {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    const found = [this.#exact.get(word)];
    for (let length = 1; length <= word.length; length += 1) {
      found.push(this.#prefixes.get(word.slice(0, length)), this.#suffixes.get(word.slice(-length)));
    }
    for (const { part, pattern } of this.#infixes) if (word.includes(part)) found.push(pattern);
    const patterns = found.filter((pattern) => pattern !== undefined);
    if (this.#cache.size >= Vocabulary.#MAX_CACHED_WORDS) this.#cache.clear();
    this.#cache.set(word, patterns);
    return patterns;
  }

  find(tokens: readonly Token[]): ConceptHit[] {
    const patterns = tokens.map(({ word }) => this.#patternsOf(word.slice(0, MAX_WORD_CHARS)));
    const hits: ConceptHit[] = [];
    patterns.forEach((numbers, from) => {
      const tried = new Set<number>();
      for (const number of numbers) {
        for (const concept of this.#single.get(number) ?? []) hits.push(this.#hit(concept, from, from));
        for (const at of this.#sequencesByFirst.get(number) ?? []) {
          if (tried.has(at)) continue;
          tried.add(at);
          const first = at + HEADER;
          const to = this.#endOfSequence(
            first + 1,
            first + (this.#compiled.sequences[at + 1] ?? 0),
            patterns,
            from + 1,
          );
          if (to >= 0) hits.push(this.#hit(this.#compiled.sequences[at] ?? 0, from, to));
        }
      }
    });
    return hits;
  }

  #hit(concept: number, from: number, to: number): ConceptHit {
    return { concept: this.#concepts[concept] ?? '', from, to };
  }

  /** Index of the last word when the steps from `step` up to `end` fit the words from `at` on, else -1. */
  #endOfSequence(step: number, end: number, patterns: readonly (readonly number[])[], at: number): number {
    if (step === end) return at - 1;
    const current = this.#compiled.sequences[step] ?? ANY_WORD;
    if (current === GAP) {
      for (let skipped = 0; skipped <= MAX_GAP_WORDS; skipped += 1) {
        const last = this.#endOfSequence(step + 1, end, patterns, at + skipped);
        if (last >= 0) return last;
      }
      return -1;
    }
    const here = patterns[at];
    if (!here) return -1;
    if (current !== ANY_WORD) {
      const wanted = this.#patternsOfStep(current);
      if (!here.some((number) => wanted.includes(number))) return -1;
    }
    return this.#endOfSequence(step + 1, end, patterns, at + 1);
  }
}

/** Longer words are no words; their beginning is looked up, so that one of a megabyte costs nothing. */
const MAX_WORD_CHARS = 64;

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
