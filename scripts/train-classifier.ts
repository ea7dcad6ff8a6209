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
import { learnLogisticRegression } from './logistic-regression.ts';

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

const REGULARISATION = 8;

/** A concept of a single sentence teaches that sentence and nothing else. */
const MIN_SENTENCES = 2;

/** Weights below this are left out. */
const NEGLIGIBLE_WEIGHT = 0.6;
const NEGLIGIBLE_WORD_WEIGHT = 0.9;

/**
 * Multinomial logistic regression over two blocks of features, concepts and words, each with length 1.
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
  const { weights, biases } = learnLogisticRegression(rows, {
    features: features.length + WORD_BUCKETS,
    classes: classes.length,
    regularisation: REGULARISATION,
    iterations: ITERATIONS,
    learningRate: LEARNING_RATE,
  });
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
