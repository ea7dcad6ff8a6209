/** Trains the stance model of `engine/stance-model.ts`. */
import {
  packNumbers,
  STANCE_BUCKETS,
  STANCE_STEPS,
  STANCES,
  type StanceModelData,
} from '../engine/training.ts';

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
const NEGLIGIBLE_STEPS = Number(process.env.NEGS ?? 1);

/**
 * Multinomial logistic regression, trained like the classifier. Adding the same to all weights of a feature changes no
 * probability, so those of "context" are taken off; the rest is rounded to tenths, and features without much weight go.
 */
export function trainStance(sentences: readonly StanceSentence[]): StanceModelData {
  const rows = sentences.map(({ features, stance }) => ({
    x: features,
    y: (STANCES as readonly string[]).indexOf(stance),
  }));
  const all = minimise(rows);
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
function minimise(rows: readonly { readonly x: readonly number[]; readonly y: number }[]): Float64Array {
  const classes = STANCES.length;
  const biasesAt = STANCE_BUCKETS * classes;
  const all = new Float64Array(biasesAt + classes);
  const gradient = new Float64Array(all.length);
  const mean = new Float64Array(all.length);
  const square = new Float64Array(all.length);
  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    for (let i = 0; i < all.length; i += 1) gradient[i] = i < biasesAt ? (all[i] ?? 0) / REGULARISATION : 0;
    for (const { x, y } of rows) {
      const errors = predict(x, all, biasesAt);
      errors[y] = (errors[y] ?? 0) - 1;
      for (const bucket of [...x, STANCE_BUCKETS]) {
        for (let c = 0; c < classes; c += 1)
          gradient[bucket * classes + c] = (gradient[bucket * classes + c] ?? 0) + (errors[c] ?? 0);
      }
    }
    const rate = LEARNING_RATE * Math.min(1, 2.5 * (1 - (iteration - 1) / ITERATIONS));
    for (let i = 0; i < all.length; i += 1) {
      const g = gradient[i] ?? 0;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * g * g;
      const corrected = Math.sqrt((square[i] ?? 0) / (1 - 0.99 ** iteration)) + 1e-8;
      all[i] = (all[i] ?? 0) - (rate * (mean[i] ?? 0)) / (1 - 0.9 ** iteration) / corrected;
    }
  }
  return all;
}

function predict(x: readonly number[], all: Float64Array, biasesAt: number): number[] {
  const scores = STANCES.map((_, c) =>
    x.reduce((sum, bucket) => sum + (all[bucket * STANCES.length + c] ?? 0), all[biasesAt + c] ?? 0),
  );
  const highest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - highest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
