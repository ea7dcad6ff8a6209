/** Trains the claim detector of `engine/claim-detector.ts`. */
import {
  CLAIM_BUCKETS,
  CLAIM_STEPS,
  CLAIM_STEPS_PER_UNIT,
  type ClaimDetectorModel,
  claimFeaturesOf,
  packNumbers,
} from '../engine/training.ts';
import { learnLogisticRegression } from './logistic-regression.ts';
import type { TrainingSentence } from './train-classifier.ts';

const ITERATIONS = 80;
const LEARNING_RATE = 0.2;

const REGULARISATION = 3;

/** Logistic regression: sentences with a finding against near misses. */
export function trainClaimDetector(sentences: readonly TrainingSentence[]): ClaimDetectorModel {
  const rows = sentences.map(({ said, wording, findings }) => ({
    x: claimFeaturesOf(said, wording),
    y: [findings.length > 0 ? 1 : 0],
  }));
  const { weights, biases } = learnLogisticRegression(rows, {
    features: CLAIM_BUCKETS,
    classes: 2,
    regularisation: REGULARISATION,
    iterations: ITERATIONS,
    learningRate: LEARNING_RATE,
  });
  const oddsOf = (pairs: Float64Array, i: number) => (pairs[2 * i + 1] ?? 0) - (pairs[2 * i] ?? 0);
  return {
    weights: packNumbers(
      Array.from({ length: CLAIM_BUCKETS }, (_, bucket) => toSteps(oddsOf(weights, bucket)) + CLAIM_STEPS),
    ),
    bias: toSteps(oddsOf(biases, 0)),
  };
}

function toSteps(weight: number): number {
  return Math.max(-CLAIM_STEPS, Math.min(CLAIM_STEPS, Math.round(weight * CLAIM_STEPS_PER_UNIT)));
}
