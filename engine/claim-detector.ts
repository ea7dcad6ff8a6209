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
  /** The weight of each bucket, in steps plus `CLAIM_STEPS`, as `packNumbers` writes them: most are small, few are none. */
  readonly weights: string;
  /** What every sentence begins with, in steps. */
  readonly bias: number;
}

export interface ClaimDetector {
  /** Log-odds that a sentence with these features makes a claim. `said`: from `readSaid`; `wording`: from `readWording`. */
  detect(said: readonly string[], wording: readonly number[]): number;
}

/** How many buckets the model's features share. */
export const CLAIM_BUCKETS = 16_384;

/** Weights run from -5 to 5 in steps of an eighth, so that each is one character. */
export const CLAIM_STEPS_PER_UNIT = 8;
export const CLAIM_STEPS = 5 * CLAIM_STEPS_PER_UNIT;

/** Unpacks the weights once. */
export function createClaimDetector({ weights: packed, bias }: ClaimDetectorModel): ClaimDetector {
  const weights = unpackNumbers(packed).map((steps) => steps - CLAIM_STEPS);
  return {
    detect: (said, wording) =>
      claimFeaturesOf(said, wording).reduce(
        (sum, { index, value }) => sum + (weights[index] ?? 0) * value,
        bias,
      ) / CLAIM_STEPS_PER_UNIT,
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
