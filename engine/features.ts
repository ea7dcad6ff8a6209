/**
 * What the score of a finding for a sentence is made of, and the model that weighs it.
 *
 * The weights come from `npm run train`; every feature runs from -1 to 1, so a weight says by itself how much its
 * feature counts.
 */

/** Evidence for one finding on one sentence. */
export interface Features {
  /** How telling the concepts are that the fitting pattern of the finding's frame asks for; 0 where none fits. */
  readonly strength: number;
  /** How much of what the sentence says the pattern explains. */
  readonly coverage: number;
  /** No more telling pattern rests on the same words. */
  readonly strongest: number;
  /** Log-odds that the classifier gives the finding. */
  readonly classifier: number;
  /** The same where the only other possibility is that no finding speaks to the sentence: other claims beside it do not count. */
  readonly versusNone: number;
  /** The same among the findings whose frames fit, and none: the classifier ranks what the frames let through. */
  readonly amongFramed: number;
  /** The classifier gives no other finding more. */
  readonly favourite: number;
  /** Log-odds that the sentence is one that no finding speaks to. */
  readonly none: number;
  /** Log-odds that the sentence makes a claim of any finding, by the claim detector. */
  readonly claim: number;
  /** The sentence itself names the place. */
  readonly placeNamed: number;
  /** The sentence itself names the subject. */
  readonly topicNamed: number;
  /** Neither the sentence nor what stands around it names the subject. */
  readonly topicUnknown: number;
  /** The sentence is a question. */
  readonly question: number;
  /** How long the sentence is. */
  readonly length: number;
}

export const FEATURE_NAMES = [
  'strength',
  'coverage',
  'strongest',
  'classifier',
  'versusNone',
  'amongFramed',
  'favourite',
  'none',
  'claim',
  'placeNamed',
  'topicNamed',
  'topicUnknown',
  'question',
  'length',
] as const satisfies readonly (keyof Features)[];

/**
 * Pairs of features that count together: a claim detector that is sure counts for more where the sentence names the place, a
 * frame that fits for less where nothing names the subject. Chosen with L1-regularised regression over all pairs; these do
 * as well as all.
 */
export const INTERACTIONS = [
  ['strength', 'placeNamed'],
  ['strongest', 'topicUnknown'],
  ['classifier', 'amongFramed'],
  ['classifier', 'claim'],
  ['amongFramed', 'placeNamed'],
  ['favourite', 'topicUnknown'],
  ['claim', 'placeNamed'],
  ['claim', 'topicNamed'],
  ['placeNamed', 'topicNamed'],
  ['placeNamed', 'topicUnknown'],
  ['topicUnknown', 'question'],
] as const satisfies readonly (readonly [keyof Features, keyof Features])[];

/** A logistic model over the features and their interactions. */
export interface ScoreModel {
  readonly bias: number;
  /** One for each of `FEATURE_NAMES`, then one for each of `INTERACTIONS`. */
  readonly weights: readonly number[];
}

/** What the weights of a score model stand before. */
export function termsOf(features: Features): number[] {
  return [
    ...FEATURE_NAMES.map((name) => features[name]),
    ...INTERACTIONS.map(([one, other]) => features[one] * features[other]),
  ];
}

/** Probability, by the model, that the finding speaks to the sentence: 0 to 1. */
export function scoreOf(features: Features, { bias, weights }: ScoreModel): number {
  const z = termsOf(features).reduce((sum, term, i) => sum + (weights[i] ?? 0) * term, bias);
  return 1 / (1 + Math.exp(-z));
}

/** Keeps log-odds finite, and is about the smallest probability that still tells something. */
const LEAST_PROBABILITY = 0.001;

/** Log-odds of the least probability. */
const LARGEST_LOG_ODDS = Math.log(1 / LEAST_PROBABILITY);

/** Log-odds of a probability, from -1 to 1. */
export function logOddsOf(probability: number): number {
  const odds = (probability + LEAST_PROBABILITY) / (1 - probability + LEAST_PROBABILITY);
  return Math.log(odds) / LARGEST_LOG_ODDS;
}
