/**
 * Multinomial logistic regression, over all sentences at once, minimised with Adam (Kingma & Ba 2015, ICLR); there is no
 * chance in it.
 */
import type { VectorEntry } from '../engine/training.ts';

export interface Row {
  readonly x: readonly VectorEntry[];
  /** Classes that are right, in equal parts. */
  readonly y: readonly number[];
}

export interface Learning {
  readonly features: number;
  readonly classes: number;
  /** Pulls weights towards zero: half their squares, divided by this, are added to the loss. Biases are left alone. */
  readonly regularisation: number;
  readonly iterations: number;
  readonly learningRate: number;
}

/** The share of the steps that is made at the full rate, which then falls to zero. */
const STEADY_SHARE = 0.6;

const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const TINY = 1e-8;

/** Weights feature by feature, one for each class, and a bias for each class. */
export function learnLogisticRegression(
  rows: readonly Row[],
  { features, classes, regularisation, iterations, learningRate }: Learning,
): { readonly weights: Float64Array; readonly biases: Float64Array } {
  const biasesAt = features * classes;
  const size = biasesAt + classes;
  const weights = new Float64Array(size);
  const gradient = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let iteration = 1; iteration <= iterations; iteration += 1) {
    for (let i = 0; i < size; i += 1) gradient[i] = i < biasesAt ? (weights[i] ?? 0) / regularisation : 0;
    addGradient(rows, weights, gradient, classes);
    const rate = learningRate * Math.min(1, (1 - (iteration - 1) / iterations) / (1 - STEADY_SHARE));
    for (let i = 0; i < size; i += 1) {
      const g = gradient[i] ?? 0;
      mean[i] = MEAN_DECAY * (mean[i] ?? 0) + (1 - MEAN_DECAY) * g;
      square[i] = SQUARE_DECAY * (square[i] ?? 0) + (1 - SQUARE_DECAY) * g * g;
      const deviation = Math.sqrt((square[i] ?? 0) / (1 - SQUARE_DECAY ** iteration)) + TINY;
      weights[i] = (weights[i] ?? 0) - (rate * (mean[i] ?? 0)) / (1 - MEAN_DECAY ** iteration) / deviation;
    }
  }
  return { weights: weights.subarray(0, biasesAt), biases: weights.subarray(biasesAt) };
}

/** Adds the gradient of the loss, without that of the regularisation. */
function addGradient(
  rows: readonly Row[],
  weights: Float64Array,
  gradient: Float64Array,
  classes: number,
): void {
  const biasesAt = weights.length - classes;
  const errors = new Float64Array(classes);
  for (const { x, y } of rows) {
    predict(x, weights, errors);
    for (const c of y) errors[c] = (errors[c] ?? 0) - 1 / y.length;
    for (const { index, value } of x) {
      const row = index * classes;
      for (let c = 0; c < classes; c += 1)
        gradient[row + c] = (gradient[row + c] ?? 0) + (errors[c] ?? 0) * value;
    }
    for (let c = 0; c < classes; c += 1)
      gradient[biasesAt + c] = (gradient[biasesAt + c] ?? 0) + (errors[c] ?? 0);
  }
}

/** The probability of each class. */
function predict(x: readonly VectorEntry[], weights: Float64Array, into: Float64Array): void {
  const classes = into.length;
  into.set(weights.subarray(weights.length - classes));
  for (const { index, value } of x) {
    const row = index * classes;
    for (let c = 0; c < classes; c += 1) into[c] = (into[c] ?? 0) + (weights[row + c] ?? 0) * value;
  }
  softmax(into);
}

/** Turns scores into probabilities where they stand. */
function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) {
    scores[c] = Math.exp((scores[c] ?? 0) - highest);
    sum += scores[c] ?? 0;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / sum;
}
