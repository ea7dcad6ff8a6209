/** Trains the classifier of `engine/classifier.ts`. */
import {
  type ClassifierModel,
  conceptValue,
  MAX_WEIGHT,
  NO_FINDING,
  normalise,
  packNumbers,
  type VectorEntry,
  WORD_BUCKETS,
  writeWeight,
} from '../engine/training.ts';
import { minimise, softmax } from './minimise.ts';

/** What is learned from: what a sentence says, its words, and the findings it is about. */
export interface TrainingSentence {
  readonly said: readonly string[];
  /** Buckets of `readWording`. */
  readonly wording: readonly number[];
  /** Empty for a near miss. */
  readonly findings: readonly string[];
}

const ITERATIONS = 80;
const LEARNING_RATE = 0.3;

/** Pulls weights towards zero: half their squares, divided by this, are added to the loss. */
const REGULARISATION = 8;

/** A concept of a single sentence teaches that sentence and nothing else. */
const MIN_SENTENCES = 2;

/** Weights below this are left out. */
const NEGLIGIBLE_WEIGHT = 0.6;
const NEGLIGIBLE_WORD_WEIGHT = 0.9;

/**
 * Multinomial logistic regression over two blocks of features, concepts and words, each with length 1. Minimised by
 * `minimise`, over all sentences at once.
 *
 * A sentence of several findings counts for each of them in equal parts. Adding the same to all weights of a feature
 * changes no probability, so each feature's median is taken off. Most weights are then too small to matter and are not
 * written; the rest is rounded to `MAX_WEIGHT` steps.
 */
export function trainClassifier(
  sentences: readonly TrainingSentence[],
  findings: readonly string[],
): ClassifierModel {
  const classes = [...findings, NO_FINDING];
  const classIndex = new Map(classes.map((name, index) => [name, index]));
  const { features, idf } = chooseConcepts(sentences);
  const index = new Map(features.map((feature, i) => [feature, i]));
  const toConcepts = (said: readonly string[]) =>
    normalise(
      said.flatMap((feature): VectorEntry[] => {
        const i = index.get(feature);
        return i === undefined ? [] : [{ index: i, value: conceptValue(idf[i] ?? 0) }];
      }),
    );
  const toWords = (wording: readonly number[]) =>
    normalise(wording.map((bucket) => ({ index: features.length + bucket, value: 1 })));
  const rows = sentences.map(({ said, wording, findings: right }) => ({
    x: [...toConcepts(said), ...toWords(wording)],
    y: (right.length > 0 ? right : [NO_FINDING]).map((name) => classIndex.get(name) ?? classes.length - 1),
  }));
  const { weights, biases } = learn(rows, features.length + WORD_BUCKETS, classes.length);
  for (let i = 0; i < features.length + WORD_BUCKETS; i += 1)
    takeOffMedian(weights.subarray(i * classes.length, (i + 1) * classes.length));
  const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9);
  const scale = largest / MAX_WEIGHT;
  const pack = (from: number, to: number, negligible: number) =>
    packNumbers(
      Array.from({ length: to - from }, (_, i) => from + i).flatMap((i) =>
        packRow(
          Array.from(weights.subarray(i * classes.length, (i + 1) * classes.length), (weight) =>
            Math.abs(weight) < negligible ? 0 : Math.round(weight / scale),
          ),
        ),
      ),
    );
  return {
    classes,
    features,
    idf,
    weights: pack(0, features.length, NEGLIGIBLE_WEIGHT),
    wordWeights: pack(features.length, features.length + WORD_BUCKETS, NEGLIGIBLE_WORD_WEIGHT),
    scale: Number(scale.toPrecision(6)),
    biases: Array.from(biases, (bias) => Math.round(bias * 100)),
  };
}

/** Concepts that teach something, in alphabetical order, and how telling each is (inverse document frequency, in hundredths). */
function chooseConcepts(sentences: readonly TrainingSentence[]): Pick<ClassifierModel, 'features' | 'idf'> {
  const frequency = new Map<string, number>();
  for (const { said } of sentences)
    for (const feature of said) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const features = [...frequency]
    .filter(([, n]) => n >= MIN_SENTENCES)
    .map(([feature]) => feature)
    .sort();
  const idf = features.map((feature) =>
    Math.round(100 * Math.log((sentences.length + 1) / (frequency.get(feature) ?? 1))),
  );
  return { features, idf };
}

interface Row {
  readonly x: readonly VectorEntry[];
  /** Classes that are right, in equal parts. */
  readonly y: readonly number[];
}

function learn(rows: readonly Row[], features: number, classes: number) {
  const biasesAt = features * classes;
  const errors = new Float64Array(classes);
  const all = minimise(
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
        for (const c of y) errors[c] = (errors[c] ?? 0) - 1 / y.length;
        for (const { index, value } of x) {
          const row = index * classes;
          for (let c = 0; c < classes; c += 1)
            gradient[row + c] = (gradient[row + c] ?? 0) + (errors[c] ?? 0) * value;
        }
        for (let c = 0; c < classes; c += 1)
          gradient[biasesAt + c] = (gradient[biasesAt + c] ?? 0) + (errors[c] ?? 0);
      }
    },
  );
  return { weights: all.subarray(0, biasesAt), biases: all.subarray(biasesAt) };
}

function predict(
  x: readonly VectorEntry[],
  weights: Float64Array,
  biasesAt: number,
  into: Float64Array,
): void {
  const count = into.length;
  into.set(weights.subarray(biasesAt));
  for (const { index, value } of x) {
    const row = index * count;
    for (let c = 0; c < count; c += 1) into[c] = (into[c] ?? 0) + (weights[row + c] ?? 0) * value;
  }
  softmax(into);
}

function takeOffMedian(row: Float64Array): void {
  const median = row.toSorted()[row.length >> 1] ?? 0;
  for (let c = 0; c < row.length; c += 1) row[c] = (row[c] ?? 0) - median;
}

function packRow(row: readonly number[]): number[] {
  const packed: number[] = [];
  let zeros = 0;
  for (const weight of row) {
    if (weight === 0) zeros += 1;
    else {
      packed.push(writeWeight(zeros, weight));
      zeros = 0;
    }
  }
  return [packed.length, ...packed];
}
