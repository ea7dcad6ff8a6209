/**
 * Claim detection: how likely does a sentence say something that one of the findings speaks to, whichever?
 *
 * A logistic model over the concepts of the sentence, pairs of them, and its words. The classifier tells the findings from
 * one another by single concepts; that a sentence is about none shows in which of them stand together: police and hotels in
 * one sentence, or police and sellers.
 */
import { bucketOf } from './hashing.ts';
import { unpackNumbers } from './packed-numbers.ts';

/** Weights as trained; plain data. */
export interface ClaimDetectorModel {
  /**
   * For each bucket with a weight, as `packNumbers` writes them: how many buckets without one stand before it, and its weight
   * in tenths plus `CLAIM_STEPS`.
   */
  readonly weights: string;
  /** What every sentence begins with, in tenths. */
  readonly bias: number;
}

export interface ClaimDetector {
  /** Log-odds that a sentence with these features makes a claim. `said`: from `readSaid`; `wording`: from `readWording`. */
  detect(said: readonly string[], wording: readonly number[]): number;
}

/** How many buckets the model's features share. */
export const CLAIM_BUCKETS = 16_384;

/** Weights run from -12 to 12. */
export const CLAIM_STEPS = 120;

/** Unpacks the weights once. */
export function createClaimDetector({ weights: packed, bias }: ClaimDetectorModel): ClaimDetector {
  const weights = new Int8Array(CLAIM_BUCKETS);
  const numbers = unpackNumbers(packed);
  let bucket = -1;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    bucket += 1 + (numbers[at] ?? 0);
    weights[bucket] = (numbers[at + 1] ?? CLAIM_STEPS) - CLAIM_STEPS;
  }
  return {
    detect: (said, wording) =>
      claimFeaturesOf(said, wording).reduce(
        (sum, { index, value }) => sum + ((weights[index] ?? 0) / 10) * value,
        bias / 10,
      ),
  };
}

/** The features of a sentence as buckets: concepts, pairs of them and words, each of the three kinds with length 1. */
export function claimFeaturesOf(
  said: readonly string[],
  wording: readonly number[],
): { readonly index: number; readonly value: number }[] {
  const sorted = said.toSorted();
  const kinds = [
    sorted.map((concept) => `says ${concept}`),
    sorted.flatMap((one, i) => sorted.slice(i + 1).map((other) => `pair ${one} ${other}`)),
    wording.map((bucket) => `word ${bucket}`),
  ];
  return kinds.flatMap((features) =>
    features.map((feature) => ({
      index: bucketOf(feature, CLAIM_BUCKETS),
      value: 1 / Math.sqrt(features.length),
    })),
  );
}
