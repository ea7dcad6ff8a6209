/**
 * A linear classifier over the concepts and the words of a sentence: which finding, if any, is it about?
 *
 * Multinomial logistic regression, trained by `npm run train` on all phrasings and near misses. It knows nothing of
 * negation or place: it proposes findings, and frames, scope and polarity decide.
 */
import { unpackNumbers } from './packed-numbers.ts';
import { WORD_BUCKETS } from './wording.ts';

/** Weights as trained; plain data. */
export interface ClassifierModel {
  /** Ids of the findings, and `NO_FINDING`. */
  readonly classes: readonly string[];
  /** Concepts and numbers, in the order of the weights. */
  readonly features: readonly string[];
  /** How telling each feature is (inverse document frequency), in hundredths. */
  readonly idf: readonly number[];
  /**
   * Weights of the features, one after the other, as `packNumbers` writes them: how many of its weights are not zero,
   * then each of these with the number of zeros before it (`readWeight`).
   */
  readonly weights: string;
  /** Weights of the buckets of `readWording`, written in the same way. */
  readonly wordWeights: string;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** One a class, in hundredths. */
  readonly biases: readonly number[];
}

/** The class of sentences that no finding speaks to. */
export const NO_FINDING = 'none';

export interface Probabilities {
  /** That of a finding or of `NO_FINDING`; 0 for one that the model does not know. */
  of(id: string): number;
  /** The classes that are at least so probable, in the order of the model. */
  atLeast(probability: number): string[];
}

export interface Classifier {
  /** Probabilities of the findings and of `NO_FINDING`; they add up to 1. `wording`: from `readWording`. */
  classify(features: readonly string[], wording: readonly number[]): Probabilities;
  /** How telling a concept is: about 0 for one that stands everywhere, about 8 for one that stands in one sentence. */
  weightOf(feature: string): number;
}

/** A concept that no phrasing holds. */
const UNSEEN_IDF = 800;

/** Largest weight: weights this coarse rank as well as fine ones. */
export const MAX_WEIGHT = 15;

/** A weight that is not zero, and how many zeros stand before it, as one number. */
export function writeWeight(zerosBefore: number, weight: number): number {
  return zerosBefore * 2 * MAX_WEIGHT + (weight < 0 ? weight + MAX_WEIGHT : weight + MAX_WEIGHT - 1);
}

function readWeight(written: number): { readonly zerosBefore: number; readonly weight: number } {
  const place = written % (2 * MAX_WEIGHT);
  return {
    zerosBefore: Math.floor(written / (2 * MAX_WEIGHT)),
    weight: place < MAX_WEIGHT ? place - MAX_WEIGHT : place - MAX_WEIGHT + 1,
  };
}

/** Unpacks the weights once. */
export function createClassifier(model: ClassifierModel): Classifier {
  const concepts = unpackWeights(model.weights, model.features.length);
  const words = unpackWeights(model.wordWeights, WORD_BUCKETS);
  const biases = model.biases.map((bias) => bias / 100);
  const indices = new Map(model.features.map((feature, index) => [feature, index]));
  const classIndices = new Map(model.classes.map((id, index) => [id, index]));

  return {
    weightOf: (feature) => (model.idf[indices.get(feature) ?? -1] ?? UNSEEN_IDF) / 100,
    classify(features, wording) {
      const said = features.flatMap((feature) => {
        const index = indices.get(feature);
        return index === undefined ? [] : [{ index, value: conceptValue(model.idf[index] ?? 0) }];
      });
      const scores = Float64Array.from(biases);
      addScores(concepts, normalise(said), model.scale, scores);
      addScores(words, normalise(wording.map((index) => ({ index, value: 1 }))), model.scale, scores);
      let highest = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < scores.length; c += 1) highest = Math.max(highest, scores[c] ?? highest);
      let sum = 0;
      for (let c = 0; c < scores.length; c += 1) {
        const exponential = Math.exp((scores[c] ?? 0) - highest);
        scores[c] = exponential;
        sum += exponential;
      }
      return {
        of: (id) => (scores[classIndices.get(id) ?? -1] ?? 0) / sum,
        atLeast: (probability) => model.classes.filter((_, c) => (scores[c] ?? 0) / sum >= probability),
      };
    },
  };
}

/** How much a concept counts in a sentence; one that stands everywhere still counts. `idf` in hundredths. */
export function conceptValue(idf: number): number {
  return 1 + idf / 100;
}

function addScores(
  { starts, classes, weights }: SparseWeights,
  vector: readonly VectorEntry[],
  scale: number,
  into: Float64Array,
): void {
  for (const { index, value } of vector) {
    const end = starts[index + 1] ?? 0;
    for (let at = starts[index] ?? 0; at < end; at += 1) {
      const c = classes[at] ?? 0;
      into[c] = (into[c] ?? 0) + (weights[at] ?? 0) * scale * value;
    }
  }
}

/** A feature of a sentence and its weight in it. */
export interface VectorEntry {
  readonly index: number;
  readonly value: number;
}

/** The same vector with length 1. */
export function normalise(vector: readonly VectorEntry[]): VectorEntry[] {
  const length = Math.sqrt(vector.reduce((sum, { value }) => sum + value ** 2, 0)) || 1;
  return vector.map(({ index, value }) => ({ index, value: value / length }));
}

/** The weights that are not zero, row by row: those of row i stand from `starts[i]` up to `starts[i + 1]`. */
interface SparseWeights {
  readonly starts: Uint32Array;
  readonly classes: Uint8Array;
  readonly weights: Int8Array;
}

function unpackWeights(packed: string, rows: number): SparseWeights {
  const numbers = unpackNumbers(packed);
  const count = numbers.length - rows;
  const starts = new Uint32Array(rows + 1);
  const classes = new Uint8Array(count);
  const weights = new Int8Array(count);
  let read = 0;
  let written = 0;
  for (let row = 0; row < rows; row += 1) {
    const end = written + (numbers[read] ?? 0);
    read += 1;
    for (let next = 0; written < end; written += 1) {
      const { zerosBefore, weight } = readWeight(numbers[read] ?? 0);
      classes[written] = next + zerosBefore;
      weights[written] = weight;
      next += zerosBefore + 1;
      read += 1;
    }
    starts[row + 1] = written;
  }
  return { starts, classes, weights };
}
