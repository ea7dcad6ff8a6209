/** Trains the stance model of `engine/stance-model.ts`. */
import { packNumbers, STANCE_STEPS, STANCES, type StanceModelData } from '../engine/training.ts';
import { createRandom } from './random.ts';

/** What is learned from: the features of a phrasing towards its finding, and its stance. */
export interface StanceSentence {
  readonly features: readonly string[];
  readonly stance: string;
}

const EPOCHS = 10;
const LEARNING_RATE = 0.15;
const RIDGE = 1e-3;

/** A feature that moves no score by more than this many tenths is left out. */
const NEGLIGIBLE_STEPS = 2;

/**
 * Multinomial logistic regression, trained like the classifier. Adding the same to all weights of a feature changes no
 * probability, so those of "context" are taken off; the rest is rounded to tenths, and features without much weight go.
 */
export function trainStance(sentences: readonly StanceSentence[]): StanceModelData {
  const features = [...new Set(sentences.flatMap((sentence) => sentence.features))].sort();
  const index = new Map(features.map((feature, i) => [feature, i]));
  const rows = sentences.map((sentence) => ({
    x: sentence.features.map((feature) => index.get(feature) ?? 0),
    y: (STANCES as readonly string[]).indexOf(sentence.stance),
  }));
  const count = STANCES.length;
  const weights = new Float64Array(features.length * count);
  const squares = new Float64Array(weights.length).fill(1e-8);
  const random = createRandom(2009);
  for (let step = 0; step < EPOCHS * rows.length; step += 1) {
    const row = rows[Math.floor(random() * rows.length)];
    if (!row) continue;
    const errors = predict(row.x, weights, count);
    errors[row.y] = (errors[row.y] ?? 0) - 1;
    for (const i of row.x) {
      for (let c = 0; c < count; c += 1) {
        const at = i * count + c;
        const gradient = (errors[c] ?? 0) + RIDGE * (weights[at] ?? 0);
        squares[at] = (squares[at] ?? 0) + gradient ** 2;
        weights[at] = (weights[at] ?? 0) - (LEARNING_RATE * gradient) / Math.sqrt(squares[at] ?? 1);
      }
    }
  }
  const rounded = features.map((feature, i) => {
    const [agrees = 0, contradicts = 0, context = 0] = weights.subarray(i * count, (i + 1) * count);
    return { feature, weights: [toStep(agrees - context), toStep(contradicts - context)] };
  });
  const kept = rounded.filter(({ weights: steps }) =>
    steps.some((step) => Math.abs(step - STANCE_STEPS) > NEGLIGIBLE_STEPS),
  );
  return {
    features: kept.map(({ feature }) => feature),
    weights: packNumbers(kept.flatMap(({ weights: steps }) => steps)),
  };
}

function toStep(weight: number): number {
  return STANCE_STEPS + Math.max(-STANCE_STEPS, Math.min(STANCE_STEPS, Math.round(weight * 10)));
}

function predict(x: readonly number[], weights: Float64Array, count: number): number[] {
  const scores = Array.from({ length: count }, (_, c) =>
    x.reduce((sum, i) => sum + (weights[i * count + c] ?? 0), 0),
  );
  const highest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - highest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
