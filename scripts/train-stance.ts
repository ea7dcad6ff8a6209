/** Trains the stance model of `engine/stance-model.ts`. */
import {
  packNumbers,
  STANCE_BUCKETS,
  STANCE_STEPS,
  STANCES,
  type StanceModelData,
} from '../engine/training.ts';
import { minimise, softmax } from './minimise.ts';

/** What is learned from: the features of a phrasing towards its finding (`stanceFeaturesOf`), and its stance. */
export interface StanceSentence {
  readonly features: readonly number[];
  readonly stance: string;
}

const ITERATIONS = 120;
const LEARNING_RATE = 0.05;

/** Pulls weights towards zero: half their squares, divided by this, are added to the loss. */
const REGULARISATION = 0.3;

/** A feature that moves no score by more than this many tenths is left out. */
const NEGLIGIBLE_STEPS = 1;

/**
 * Multinomial logistic regression, trained like the classifier. Adding the same to all weights of a feature changes no
 * probability, so those of "context" are taken off; the rest is rounded to tenths, and features without much weight go.
 */
export function trainStance(sentences: readonly StanceSentence[]): StanceModelData {
  const rows = sentences.map(({ features, stance }) => ({
    x: features,
    y: (STANCES as readonly string[]).indexOf(stance),
  }));
  const all = learn(rows);
  const steps = Array.from({ length: STANCE_BUCKETS + 1 }, (_, bucket) => {
    const [agrees = 0, contradicts = 0, context = 0] = all.subarray(bucket * STANCES.length);
    return [toStep(agrees - context), toStep(contradicts - context)] as const;
  });
  const packed: number[] = [];
  let skipped = 0;
  for (const [agrees, contradicts] of steps.slice(0, STANCE_BUCKETS)) {
    if (Math.max(Math.abs(agrees), Math.abs(contradicts)) <= NEGLIGIBLE_STEPS) skipped += 1;
    else {
      packed.push(skipped, agrees + STANCE_STEPS, contradicts + STANCE_STEPS);
      skipped = 0;
    }
  }
  return { weights: packNumbers(packed), biases: steps[STANCE_BUCKETS] ?? [0, 0] };
}

function toStep(weight: number): number {
  return Math.max(-STANCE_STEPS, Math.min(STANCE_STEPS, Math.round(weight * 10)));
}

/** Weights of all buckets, three each, and three biases behind them. */
function learn(rows: readonly { readonly x: readonly number[]; readonly y: number }[]): Float64Array {
  const classes = STANCES.length;
  const biasesAt = STANCE_BUCKETS * classes;
  const errors = new Float64Array(classes);
  return minimise(
    {
      size: biasesAt + classes,
      regularised: biasesAt,
      regularisation: REGULARISATION,
      iterations: ITERATIONS,
      learningRate: LEARNING_RATE,
      steadyShare: 0.6,
    },
    (weights, gradient) => {
      for (const { x, y } of rows) {
        predict(x, weights, biasesAt, errors);
        errors[y] = (errors[y] ?? 0) - 1;
        for (const bucket of [...x, STANCE_BUCKETS]) {
          for (let c = 0; c < classes; c += 1)
            gradient[bucket * classes + c] = (gradient[bucket * classes + c] ?? 0) + (errors[c] ?? 0);
        }
      }
    },
  );
}

function predict(x: readonly number[], weights: Float64Array, biasesAt: number, into: Float64Array): void {
  into.set(weights.subarray(biasesAt));
  for (const bucket of x) {
    for (let c = 0; c < into.length; c += 1)
      into[c] = (into[c] ?? 0) + (weights[bucket * into.length + c] ?? 0);
  }
  softmax(into);
}
