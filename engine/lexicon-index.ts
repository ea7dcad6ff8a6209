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
  /** Words in between that the entry leaves open; what stands there is not part of the expression. */
  readonly open: readonly number[];
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
          const end = first + (this.#compiled.sequences[at + 1] ?? 0);
          const rest = this.#matchSteps(first + 1, end, patterns, from + 1);
          if (rest) hits.push(this.#hit(this.#compiled.sequences[at] ?? 0, from, rest.to, rest.open));
        }
      }
    });
    return hits;
  }

  #hit(concept: number, from: number, to: number, open: readonly number[] = NOTHING): ConceptHit {
    return { concept: this.#concepts[concept] ?? '', from, to, open };
  }

  /** How the steps from `step` up to `end` fit the words from `at` on: the last word, and the words in gaps. */
  #matchSteps(
    step: number,
    end: number,
    patterns: readonly (readonly number[])[],
    at: number,
  ): { readonly to: number; readonly open: readonly number[] } | null {
    if (step === end) return { to: at - 1, open: NOTHING };
    const current = this.#compiled.sequences[step] ?? ANY_WORD;
    if (current === GAP) {
      for (let skipped = 0; skipped <= MAX_GAP_WORDS; skipped += 1) {
        const rest = this.#matchSteps(step + 1, end, patterns, at + skipped);
        if (rest)
          return { to: rest.to, open: [...Array.from({ length: skipped }, (_, i) => at + i), ...rest.open] };
      }
      return null;
    }
    const here = patterns[at];
    if (!here) return null;
    if (current === ANY_WORD) {
      const rest = this.#matchSteps(step + 1, end, patterns, at + 1);
      return rest && { to: rest.to, open: [at, ...rest.open] };
    }
    const wanted = this.#patternsOfStep(current);
    return here.some((number) => wanted.includes(number))
      ? this.#matchSteps(step + 1, end, patterns, at + 1)
      : null;
  }
}

const NOTHING: readonly number[] = [];

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
