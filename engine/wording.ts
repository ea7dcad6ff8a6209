/**
 * The words of a sentence as the classifier sees them besides its concepts: the beginnings of its words, each as the number
 * of a bucket.
 *
 * Concepts mean the same in every language but say nothing of words the lexicon lacks; beginnings of words do, and stand
 * for the word's other forms too.
 */
import { bucketOf } from './hashing.ts';
import type { Token } from './tokens.ts';

/** How many buckets the beginnings of words share. */
export const WORD_BUCKETS = 4096;

/** Letters that stand for a word and its inflected forms. */
const BEGINNING = 5;

/** Shorter words are function words nearly all. */
const MIN_LENGTH = 4;

const HAS_DIGIT = /\d/;

/** The buckets of a sentence's words, each once, in the order of the words. */
export function readWording(tokens: readonly Token[]): number[] {
  const buckets = new Set<number>();
  for (const { word } of tokens) {
    if (word.length >= MIN_LENGTH && !HAS_DIGIT.test(word))
      buckets.add(bucketOf(word.slice(0, BEGINNING), WORD_BUCKETS));
  }
  return [...buckets];
}
