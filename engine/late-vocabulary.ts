/** A vocabulary that is fetched when a sentence in its language turns up: most pages are in one language. */
import type { CompiledVocabulary } from './compiled-lexicon.ts';
import type { ConceptHit, VocabularyIndex } from './lexicon-index.ts';
import type { Token } from './tokens.ts';

/** Holds nothing and finds nothing until it is filled; whoever fetches vocabularies looks whether it was missed. */
export class LateVocabulary implements CompiledVocabulary, VocabularyIndex {
  patterns: readonly string[] = [];
  // The index has taken these in.
  readonly single: readonly number[] = [];
  readonly groups: readonly number[] = [];
  readonly sequences: readonly number[] = [];
  #index: VocabularyIndex | null = null;
  #isMissed = false;

  /** A sentence in its language was read while it was empty. */
  get isMissed(): boolean {
    return this.#isMissed;
  }

  get isFilled(): boolean {
    return this.#index !== null;
  }

  /** From now on it finds what `index` finds, an index of `patterns` and what stands for them. */
  fill(patterns: readonly string[], index: VocabularyIndex): void {
    this.patterns = patterns;
    this.#index = index;
    this.#isMissed = false;
  }

  find(tokens: readonly Token[]): ConceptHit[] {
    this.#isMissed = this.#index === null;
    return this.#index?.find(tokens) ?? [];
  }
}
