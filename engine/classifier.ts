/**
 * A linear classifier over the concepts of a sentence: which finding, if any, is it about?
 *
 * Multinomial logistic regression, trained by `npm run train` on all phrasings and near misses. It knows nothing of
 * negation or place: it proposes findings, and frames, scope and polarity decide.
 */
import { unpackNumbers } from './packed-numbers.ts';

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
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** One a class, in hundredths. */
  readonly biases: readonly number[];
}

/** The class of sentences that no finding speaks to. */
export const NO_FINDING = 'none';

export interface Classifier {
  /** Probabilities of the findings and of `NO_FINDING`; they add up to 1. */
  classify(features: readonly string[]): ReadonlyMap<string, number>;
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
  const { starts, classes, weights } = unpackWeights(model);
  const biases = model.biases.map((bias) => bias / 100);
  const indices = new Map(model.features.map((feature, index) => [feature, index]));

  return {
    weightOf: (feature) => (model.idf[indices.get(feature) ?? -1] ?? UNSEEN_IDF) / 100,
    classify(features) {
      const vector = normalise(
        features.flatMap((feature) => {
          const index = indices.get(feature);
          return index === undefined ? [] : [{ index, value: (model.idf[index] ?? 0) / 100 }];
        }),
      );
      const scores = Float64Array.from(biases);
      for (const { index, value } of vector) {
        const end = starts[index + 1] ?? 0;
        for (let at = starts[index] ?? 0; at < end; at += 1) {
          const c = classes[at] ?? 0;
          scores[c] = (scores[c] ?? 0) + (weights[at] ?? 0) * model.scale * value;
        }
      }
      const highest = Math.max(...scores);
      const exponentials = scores.map((score) => Math.exp(score - highest));
      const sum = exponentials.reduce((total, value) => total + value, 0);
      const probabilities = new Map<string, number>();
      for (let c = 0; c < exponentials.length; c += 1)
        probabilities.set(model.classes[c] ?? '', (exponentials[c] ?? 0) / sum);
      return probabilities;
    },
  };
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

/** The weights that are not zero, feature by feature: those of feature i stand from `starts[i]` up to `starts[i + 1]`. */
function unpackWeights({ features, weights: packed }: ClassifierModel) {
  const numbers = unpackNumbers(packed);
  const count = numbers.length - features.length;
  const starts = new Uint32Array(features.length + 1);
  const classes = new Uint8Array(count);
  const weights = new Int8Array(count);
  let read = 0;
  let written = 0;
  for (let feature = 0; feature < features.length; feature += 1) {
    const end = written + (numbers[read] ?? 0);
    read += 1;
    for (let next = 0; written < end; written += 1) {
      const { zerosBefore, weight } = readWeight(numbers[read] ?? 0);
      classes[written] = next + zerosBefore;
      weights[written] = weight;
      next += zerosBefore + 1;
      read += 1;
    }
    starts[feature + 1] = written;
  }
  return { starts, classes, weights };
}
