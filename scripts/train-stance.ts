/** Trains the stance model of `engine/stance-model.ts`. */
import {
  packNumbers,
  STANCE_BUCKETS,
  STANCE_STEPS,
  STANCES,
  type StanceModelData,
} from '../engine/training.ts';
import { learnLogisticRegression } from './logistic-regression.ts';

/** What is learned from: the features of a phrasing towards its finding (`stanceFeaturesOf`), and its stance. */
export interface StanceSentence {
  readonly features: readonly number[];
  readonly stance: string;
}

const ITERATIONS = 120;
const LEARNING_RATE = 0.05;

const REGULARISATION = 0.3;

/** A feature that moves no score by more than this many tenths is left out. */
const NEGLIGIBLE_STEPS = 1;

/**
 * Multinomial logistic regression, trained like the classifier. Adding the same to all weights of a feature changes no
 * probability, so those of "context" are taken off; the rest is rounded to tenths, and features without much weight go.
 */
export function trainStance(sentences: readonly StanceSentence[]): StanceModelData {
  const rows = sentences.map(({ features, stance }) => ({
    x: features.map((index) => ({ index, value: 1 })),
    y: [(STANCES as readonly string[]).indexOf(stance)],
  }));
  const { weights, biases } = learnLogisticRegression(rows, {
    features: STANCE_BUCKETS,
    classes: STANCES.length,
    regularisation: REGULARISATION,
    iterations: ITERATIONS,
    learningRate: LEARNING_RATE,
  });
  const packed: number[] = [];
  let skipped = 0;
  for (let bucket = 0; bucket < STANCE_BUCKETS; bucket += 1) {
    const [agrees, contradicts] = toSteps(weights.subarray(bucket * STANCES.length));
    if (Math.max(Math.abs(agrees), Math.abs(contradicts)) <= NEGLIGIBLE_STEPS) skipped += 1;
    else {
      packed.push(skipped, agrees + STANCE_STEPS, contradicts + STANCE_STEPS);
      skipped = 0;
    }
  }
  return { weights: packNumbers(packed), biases: toSteps(biases) };
}

/** For "agrees" and for "contradicts" rather than for "context". */
function toSteps([agrees = 0, contradicts = 0, context = 0]: Float64Array): readonly [number, number] {
  return [toStep(agrees - context), toStep(contradicts - context)];
}

function toStep(weight: number): number {
  return Math.max(-STANCE_STEPS, Math.min(STANCE_STEPS, Math.round(weight * 10)));
}
