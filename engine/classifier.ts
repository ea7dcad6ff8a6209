/**
 * A linear classifier over the concepts of a sentence: which finding, if any, is it about?
 *
 * Multinomial logistic regression, trained by `npm run train` on all phrasings and near misses. It knows nothing of
 * negation or place: it proposes findings, and frames, scope and polarity decide.
 */

/** Weights as trained; plain data. */
export interface ClassifierModel {
  /** Ids of the findings, and `NO_FINDING`. */
  readonly classes: readonly string[];
  /** Concepts and numbers, in the order of the weights. */
  readonly features: readonly string[];
  /** How telling each feature is (inverse document frequency), in hundredths. */
  readonly idf: readonly number[];
  /** One weight a feature and class, feature by feature, as signed bytes in base64. */
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

/** Unpacks the weights once. */
export function createClassifier(model: ClassifierModel): Classifier {
  const weights = decodeBytes(model.weights);
  const count = model.classes.length;
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
      const scores = model.biases.map((bias) => bias / 100);
      for (const { index, value } of vector) {
        const row = index * count;
        for (let c = 0; c < count; c += 1)
          scores[c] = (scores[c] ?? 0) + (weights[row + c] ?? 0) * model.scale * value;
      }
      const highest = Math.max(...scores);
      const exponentials = scores.map((score) => Math.exp(score - highest));
      const sum = exponentials.reduce((total, value) => total + value, 0);
      return new Map(model.classes.map((name, c) => [name, (exponentials[c] ?? 0) / sum]));
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

function decodeBytes(base64: string): Int8Array {
  const binary = atob(base64);
  const bytes = new Int8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
