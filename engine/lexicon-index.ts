/**
 * Finds the concepts of the lexicon in a sentence.
 *
 * Every distinct word pattern ("ban", "prostitu*", "*forbud") has a number. A word is looked up once per document
 * (`pattern-table.ts`). Entries of several words are then tried from the words
 * that can begin them. Cost grows with the words of the text, not with the size of the lexicon.
 */
import {
  ANY_WORD,
  type CompiledLexicon,
  type CompiledVocabulary,
  FIRST_PATTERN,
  GAP,
  HEADER,
} from './compiled-lexicon.ts';
import { LateVocabulary } from './late-vocabulary.ts';
import { PatternTable } from './pattern-table.ts';
import type { Token } from './tokens.ts';
import { WORD_LANGUAGES, type WordLanguage } from './word-languages.ts';

/** A concept found in a sentence. */
export interface ConceptHit {
  readonly concept: string;
  /** Indices of its first and last word. */
  readonly from: number;
  readonly to: number;
  /** Words in between that the entry leaves open; what stands there is not part of the expression. */
  readonly open: readonly number[];
}

export interface LexiconIndex {
  /**
   * All concepts of a sentence, in the order of their first words; of one concept the longest hits, not their parts.
   *
   * @param languages whose entries to try: all where the language is not known
   */
  findConcepts(tokens: readonly Token[], languages: readonly WordLanguage[]): ConceptHit[];
}

/** Up to this many words may stand where an entry has `~`. */
const MAX_GAP_WORDS = 3;

/** Ready for `findConcepts`. */
export function indexLexicon(lexicon: CompiledLexicon): LexiconIndex {
  const building = indexLexiconInSteps(lexicon);
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
  }
}

/** The same in steps of a millisecond or so, for a page that must not freeze. */
export function* indexLexiconInSteps({
  concepts,
  vocabularies,
}: CompiledLexicon): Generator<void, LexiconIndex> {
  const indexed = new Map<WordLanguage, VocabularyIndex>();
  for (const language of WORD_LANGUAGES)
    indexed.set(language, yield* indexVocabularyInSteps(concepts, vocabularies[language]));
  return {
    findConcepts: (tokens, languages) =>
      keepLongest(languages.flatMap((language) => indexed.get(language)?.find(tokens) ?? [])),
  };
}

/** What finds the concepts of one group of languages. */
export interface VocabularyIndex {
  /** All hits, also those that are part of longer ones. */
  find(tokens: readonly Token[]): ConceptHit[];
}

/** Ready for `find`; one that comes later answers for itself. */
export function* indexVocabularyInSteps(
  concepts: readonly string[],
  vocabulary: CompiledVocabulary,
): Generator<void, VocabularyIndex> {
  if (vocabulary instanceof LateVocabulary) return vocabulary;
  return yield* Vocabulary.build(concepts, vocabulary);
}

/** The entries of one group of languages. */
class Vocabulary implements VocabularyIndex {
  readonly #concepts: readonly string[];
  readonly #compiled: CompiledVocabulary;
  readonly #table: PatternTable;
  readonly #firstGroup: number;
  /** Where each group stands in `groups`. */
  readonly #groupStarts: Uint32Array;
  /** Concepts that a single word pattern stands for. */
  readonly #single: Lists;
  /** Places in `sequences` of the expressions that a word pattern can begin. */
  readonly #sequencesByFirst: Lists;
  /** Words seen lately and the patterns they fit; emptied when full, so that a long page cannot make it grow. */
  readonly #cache = new Map<string, readonly number[]>();

  static readonly #MAX_CACHED_WORDS = 20_000;

  private constructor(concepts: readonly string[], compiled: CompiledVocabulary, table: PatternTable) {
    this.#concepts = concepts;
    this.#compiled = compiled;
    this.#table = table;
    const { patterns, single, groups, sequences } = compiled;
    this.#firstGroup = FIRST_PATTERN + patterns.length;
    this.#groupStarts = startsOf(groups);
    this.#single = new Lists(patterns.length, (add) => {
      for (let at = 0; at < single.length; at += 2) add(single[at] ?? 0, single[at + 1] ?? 0);
    });
    this.#sequencesByFirst = new Lists(patterns.length, (add) => {
      for (let at = 0; at < sequences.length; at += HEADER + (sequences[at + 1] ?? 0)) {
        const step = sequences[at + HEADER] ?? 0;
        if (step < this.#firstGroup) add(step - FIRST_PATTERN, at);
        else {
          const start = this.#groupStarts[step - this.#firstGroup] ?? 0;
          for (let i = 1; i <= (groups[start] ?? 0); i += 1) add(groups[start + i] ?? 0, at);
        }
      }
    });
  }

  static *build(concepts: readonly string[], compiled: CompiledVocabulary): Generator<void, Vocabulary> {
    yield;
    const vocabulary = new Vocabulary(concepts, compiled, new PatternTable(compiled.patterns));
    yield;
    return vocabulary;
  }

  #patternsOf(word: string): readonly number[] {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    const patterns = this.#table.patternsOf(word);
    if (this.#cache.size >= Vocabulary.#MAX_CACHED_WORDS) this.#cache.clear();
    this.#cache.set(word, patterns);
    return patterns;
  }

  find(tokens: readonly Token[]): ConceptHit[] {
    const patterns = tokens.map(({ word }) => this.#patternsOf(word.slice(0, MAX_WORD_CHARS)));
    const { sequences } = this.#compiled;
    const hits: ConceptHit[] = [];
    patterns.forEach((numbers, from) => {
      let tried: Set<number> | undefined;
      for (const number of numbers) {
        const single = this.#single;
        for (let i = single.startOf(number); i < single.endOf(number); i += 1)
          hits.push(this.#hit(single.valueAt(i), from, from));
        const begun = this.#sequencesByFirst;
        for (let i = begun.startOf(number); i < begun.endOf(number); i += 1) {
          const at = begun.valueAt(i);
          const first = at + HEADER;
          if (!this.#mayFollow(sequences[first + 1] ?? GAP, patterns[from + 1])) continue;
          if (numbers.length > 1) {
            tried ??= new Set();
            if (tried.has(at)) continue;
            tried.add(at);
          }
          const end = first + (sequences[at + 1] ?? 0);
          const rest = this.#matchSteps(first + 1, end, patterns, from + 1);
          if (rest) hits.push(this.#hit(sequences[at] ?? 0, from, rest.to, rest.open));
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
    return this.#fits(current, here) ? this.#matchSteps(step + 1, end, patterns, at + 1) : null;
  }

  /** Whether the next word leaves it open that the expression goes on; most end here. */
  #mayFollow(step: number, next: readonly number[] | undefined): boolean {
    if (step === GAP) return true;
    if (next === undefined) return false;
    return step === ANY_WORD || this.#fits(step, next);
  }

  /** Whether a word that fits the patterns `here` fits a step. */
  #fits(step: number, here: readonly number[]): boolean {
    if (step < this.#firstGroup) return here.includes(step - FIRST_PATTERN);
    if (here.length === 0) return false;
    const { groups } = this.#compiled;
    const start = this.#groupStarts[step - this.#firstGroup] ?? 0;
    for (let i = start + (groups[start] ?? 0); i > start; i -= 1)
      if (here.includes(groups[i] ?? -1)) return true;
    return false;
  }
}

/** A list of numbers for each pattern, in two typed arrays. */
class Lists {
  readonly #starts: Uint32Array;
  readonly #values: Uint32Array;

  /** `fill` is called twice and must add the same both times. */
  constructor(count: number, fill: (add: (key: number, value: number) => void) => void) {
    this.#starts = new Uint32Array(count + 2);
    const starts = this.#starts;
    fill((key) => {
      starts[key + 2] = (starts[key + 2] ?? 0) + 1;
    });
    for (let key = 2; key < starts.length; key += 1)
      starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
    this.#values = new Uint32Array(starts.at(-1) ?? 0);
    fill((key, value) => {
      const at = starts[key + 1] ?? 0;
      this.#values[at] = value;
      starts[key + 1] = at + 1;
    });
  }

  /** Where the list of a pattern begins … */
  startOf(key: number): number {
    return this.#starts[key] ?? 0;
  }

  /** … and where it has ended. */
  endOf(key: number): number {
    return this.#starts[key + 1] ?? 0;
  }

  valueAt(place: number): number {
    return this.#values[place] ?? 0;
  }
}

/** Where each list begins that stands in a row of lists, each with its length before it. */
function startsOf(lists: ArrayLike<number>): Uint32Array {
  const starts: number[] = [];
  for (let at = 0; at < lists.length; at += 1 + (lists[at] ?? 0)) starts.push(at);
  return Uint32Array.from(starts);
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
