/** Trains the classifier of `engine/classifier.ts`. */
import {
  type ClassifierModel,
  MAX_WEIGHT,
  NO_FINDING,
  normalise,
  packNumbers,
  type VectorEntry,
  writeWeight,
} from '../engine/training.ts';
import { createRandom } from './random.ts';

/** What is learned from: the features of a sentence and the finding it is about. */
export interface TrainingSentence {
  readonly features: readonly string[];
  /** `null` for a near miss. */
  readonly finding: string | null;
}

const EPOCHS = 15;
const LEARNING_RATE = 0.5;
const RIDGE = 1e-4;
const BIAS_RATE = 0.02;

/** A feature of a single sentence teaches that sentence and nothing else. */
const MIN_SENTENCES = 2;

/** Weights below this, with the largest around 10, are left out. */
const NEGLIGIBLE_WEIGHT = 1;

/** Errors below this move no weight: keeps most weights at zero and training fast. */
const NEGLIGIBLE = 1e-4;

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad rates (Duchi, Hazan & Singer 2011, JMLR
 * 12). The order of the sentences comes from a fixed seed.
 *
 * Adding the same to all weights of a feature changes no probability, so each feature's median is taken off. Most weights
 * are then too small to matter and are not written; the rest is rounded to `MAX_WEIGHT` steps. On sentences left out of
 * training all figures stay within 0.3 points of those with all weights.
 */
export function trainClassifier(
  sentences: readonly TrainingSentence[],
  findings: readonly string[],
): ClassifierModel {
  const classes = [...findings, NO_FINDING];
  const classIndex = new Map(classes.map((name, index) => [name, index]));
  const frequency = new Map<string, number>();
  for (const { features } of sentences)
    for (const f of features) frequency.set(f, (frequency.get(f) ?? 0) + 1);
  const features = [...frequency]
    .filter(([, n]) => n >= MIN_SENTENCES)
    .map(([feature]) => feature)
    .sort();
  const index = new Map(features.map((feature, i) => [feature, i]));
  const idf = features.map((feature) =>
    Math.round(100 * Math.log((sentences.length + 1) / (frequency.get(feature) ?? 1))),
  );
  const rows = sentences.map((sentence) => ({
    x: normalise(
      sentence.features.flatMap((feature): VectorEntry[] => {
        const i = index.get(feature);
        return i === undefined ? [] : [{ index: i, value: (idf[i] ?? 0) / 100 }];
      }),
    ),
    y: classIndex.get(sentence.finding ?? NO_FINDING) ?? classes.length - 1,
  }));

  const count = classes.length;
  const weights = new Float64Array(features.length * count);
  const squares = new Float64Array(weights.length).fill(1e-8);
  const biases = new Float64Array(count);
  const probabilities = new Float64Array(count);
  const random = createRandom(2016);
  for (let step = 0; step < EPOCHS * rows.length; step += 1) {
    const row = rows[Math.floor(random() * rows.length)];
    if (!row) continue;
    predict(row.x, weights, biases, probabilities);
    probabilities[row.y] = (probabilities[row.y] ?? 0) - 1;
    for (let c = 0; c < count; c += 1) {
      const error = probabilities[c] ?? 0;
      if (Math.abs(error) < NEGLIGIBLE) continue;
      biases[c] = (biases[c] ?? 0) - BIAS_RATE * error;
      for (const { index: i, value } of row.x) {
        const at = i * count + c;
        const gradient = error * value + RIDGE * (weights[at] ?? 0);
        squares[at] = (squares[at] ?? 0) + gradient ** 2;
        weights[at] = (weights[at] ?? 0) - (LEARNING_RATE * gradient) / Math.sqrt(squares[at] ?? 1);
      }
    }
  }
  for (let i = 0; i < features.length; i += 1) takeOffMedian(weights.subarray(i * count, (i + 1) * count));
  const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9);
  const scale = largest / MAX_WEIGHT;
  return {
    classes,
    features,
    idf,
    weights: packNumbers(
      features.flatMap((_, i) =>
        packRow(
          Array.from(weights.subarray(i * count, (i + 1) * count), (w) =>
            Math.abs(w) < NEGLIGIBLE_WEIGHT ? 0 : Math.round(w / scale),
          ),
        ),
      ),
    ),
    scale: Number(scale.toPrecision(6)),
    biases: Array.from(biases, (bias) => Math.round(bias * 100)),
  };
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

function predict(
  x: readonly VectorEntry[],
  weights: Float64Array,
  biases: Float64Array,
  into: Float64Array,
): void {
  const count = into.length;
  into.set(biases);
  for (const { index, value } of x) {
    const row = index * count;
    for (let c = 0; c < count; c += 1) into[c] = (into[c] ?? 0) + (weights[row + c] ?? 0) * value;
  }
  const highest = into.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let c = 0; c < count; c += 1) {
    into[c] = Math.exp((into[c] ?? 0) - highest);
    sum += into[c] ?? 0;
  }
  for (let c = 0; c < count; c += 1) into[c] = (into[c] ?? 0) / sum;
}
