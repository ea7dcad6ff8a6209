/** Minimises a loss over all sentences at once with Adam (Kingma & Ba 2015, ICLR); there is no chance in it. */

export interface Minimisation {
  /** How many weights there are; all begin at 0. */
  readonly size: number;
  /** The first so many weights are pulled towards zero: half their squares, divided by `regularisation`, join the loss. */
  readonly regularised: number;
  readonly regularisation: number;
  readonly iterations: number;
  readonly learningRate: number;
  /** The share of the steps that is made at the full rate; it then falls to zero. */
  readonly steadyShare: number;
}

const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const TINY = 1e-8;

/** @param addGradient adds the gradient of the loss at `weights`, without that of the regularisation, to `gradient` */
export function minimise(
  { size, regularised, regularisation, iterations, learningRate, steadyShare }: Minimisation,
  addGradient: (weights: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(size);
  const gradient = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let iteration = 1; iteration <= iterations; iteration += 1) {
    for (let i = 0; i < size; i += 1) gradient[i] = i < regularised ? (weights[i] ?? 0) / regularisation : 0;
    addGradient(weights, gradient);
    const rate = learningRate * Math.min(1, (1 - (iteration - 1) / iterations) / (1 - steadyShare));
    for (let i = 0; i < size; i += 1) {
      const g = gradient[i] ?? 0;
      mean[i] = MEAN_DECAY * (mean[i] ?? 0) + (1 - MEAN_DECAY) * g;
      square[i] = SQUARE_DECAY * (square[i] ?? 0) + (1 - SQUARE_DECAY) * g * g;
      const deviation = Math.sqrt((square[i] ?? 0) / (1 - SQUARE_DECAY ** iteration)) + TINY;
      weights[i] = (weights[i] ?? 0) - (rate * (mean[i] ?? 0)) / (1 - MEAN_DECAY ** iteration) / deviation;
    }
  }
  return weights;
}

/** Turns scores into probabilities where they stand. */
export function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) {
    scores[c] = Math.exp((scores[c] ?? 0) - highest);
    sum += scores[c] ?? 0;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / sum;
}
