/**
 * Compares a sentence with the phrasings of the data by shared meaning: weighted concepts and, for words the lexicon
 * does not know, weighted word beginnings (cosine of tf-idf vectors over an inverted index).
 *
 * Concepts carry meaning across languages and word forms; word beginnings add names and rare words. What a sentence
 * says besides lowers the similarity, so a passing mention stays below the threshold.
 */
import type { SentenceReading } from './reading.ts';

/** A phrasing of the data: what it says, and what is known of it. */
export interface IndexedPhrasing<T> {
  readonly features: readonly string[];
  readonly label: T;
}

/** How near a sentence comes to one phrasing, 0 to 1. */
export interface Similar<T> {
  readonly label: T;
  readonly similarity: number;
}

export interface SimilarityIndex<T> {
  /** Every phrasing that shares something with these features, in no order. */
  compare(features: readonly string[]): Similar<T>[];
  /** How telling a concept is: 0 for one that stands in every phrasing, about 7 for one in a single phrasing. */
  weightOf(concept: string): number;
}

/** Function words say how something is said, not what; they count, but less. */
const FUNCTION_WEIGHT = 0.35;

/** Unknown words are compared by this many letters: inflection in all five languages comes later in the word. */
const STEM_LETTERS = 6;

/** Shorter words are function words or ambiguous. */
const MIN_STEM_LETTERS = 4;

/** Builds the index. */
export function indexPhrasings<T>(phrasings: readonly IndexedPhrasing<T>[]): SimilarityIndex<T> {
  const frequency = new Map<string, number>();
  const postings = new Map<string, number[]>();
  phrasings.forEach(({ features }, index) => {
    for (const feature of features) {
      frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
      const list = postings.get(feature);
      if (list) list.push(index);
      else postings.set(feature, [index]);
    }
  });
  const weightOf = (feature: string) => {
    const idf = Math.log((phrasings.length + 1) / ((frequency.get(feature) ?? 0) + 0.5));
    return Math.max(0, feature.startsWith('fn-') ? idf * FUNCTION_WEIGHT : idf);
  };
  const norm = (features: readonly string[]) =>
    Math.sqrt(features.reduce((sum, feature) => sum + weightOf(feature) ** 2, 0));
  const norms = phrasings.map(({ features }) => norm(features));

  return {
    compare(features) {
      const sums = new Map<number, number>();
      for (const feature of features) {
        const weight = weightOf(feature) ** 2;
        for (const index of postings.get(feature) ?? []) sums.set(index, (sums.get(index) ?? 0) + weight);
      }
      const length = norm(features);
      return [...sums].flatMap(([index, sum]) => {
        const phrasing = phrasings[index];
        const product = length * (norms[index] ?? 0);
        return phrasing && product > 0 ? [{ label: phrasing.label, similarity: sum / product }] : [];
      });
    },
    weightOf,
  };
}

/** What a sentence says, as comparable features: its concepts, its numbers, and the beginnings of unknown words. */
export function featuresOf(reading: SentenceReading): string[] {
  const features = new Set<string>();
  const known = new Set<number>();
  for (const { concept, from, to } of reading.hits) {
    features.add(concept);
    for (let index = from; index <= to; index += 1) known.add(index);
  }
  for (const { value, unit, from, to } of reading.numbers) {
    features.add(`#${value}${unit === 'percent' ? '%' : ''}`);
    for (let index = from; index <= to; index += 1) known.add(index);
  }
  reading.tokens.forEach(({ word }, index) => {
    if (!known.has(index) && word.length >= MIN_STEM_LETTERS) features.add(`~${word.slice(0, STEM_LETTERS)}`);
  });
  return [...features];
}

/** Those features that the classifier is trained on: concepts and numbers, which mean the same in every language. */
export function classifierFeaturesOf(features: readonly string[]): string[] {
  return features.filter((feature) => !feature.startsWith('~'));
}
