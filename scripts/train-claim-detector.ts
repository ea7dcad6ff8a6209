/** Trains the claim detector of `engine/claim-detector.ts`. */
import {
  CLAIM_BUCKETS,
  CLAIM_STEPS,
  type ClaimDetectorModel,
  claimFeaturesOf,
  packNumbers,
} from '../engine/training.ts';
import { learnLogisticRegression } from './logistic-regression.ts';
import type { TrainingSentence } from './train-classifier.ts';

const ITERATIONS = 80;
const LEARNING_RATE = 0.2;

const REGULARISATION = 3;

/** A feature that moves the log-odds by no more than this many tenths is left out. */
const NEGLIGIBLE_STEPS = 1;

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
  const packed: number[] = [];
  let skipped = 0;
  for (let bucket = 0; bucket < CLAIM_BUCKETS; bucket += 1) {
    const steps = toSteps((weights[bucket * 2 + 1] ?? 0) - (weights[bucket * 2] ?? 0));
    if (Math.abs(steps) <= NEGLIGIBLE_STEPS) skipped += 1;
    else {
      packed.push(skipped, steps + CLAIM_STEPS);
      skipped = 0;
    }
  }
  return { weights: packNumbers(packed), bias: toSteps((biases[1] ?? 0) - (biases[0] ?? 0)) };
}

function toSteps(weight: number): number {
  return Math.max(-CLAIM_STEPS, Math.min(CLAIM_STEPS, Math.round(weight * 10)));
}
