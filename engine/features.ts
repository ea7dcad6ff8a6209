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
  /** The same where sentence or page name the subject: off it, patterns fit by chance more often. */
  readonly strongestOnTopic: number;
  /** Probability that the classifier gives the finding. */
  readonly classifier: number;
  /** The same where the only other possibility is that no finding speaks to the sentence: other claims beside it do not count. */
  readonly versusNone: number;
  /** The same among the findings whose frames fit, and none: the classifier ranks what the frames let through. */
  readonly amongFramed: number;
  /** The classifier gives no other finding more. */
  readonly favourite: number;
  /** Probability that the sentence is one that no finding speaks to. */
  readonly none: number;
  /** The sentence itself names the place. */
  readonly placeNamed: number;
  /** The sentence itself names the subject. */
  readonly topicNamed: number;
  /** Neither the sentence nor what stands around it names the subject. */
  readonly topicUnknown: number;
}

export const FEATURE_NAMES = [
  'strength',
  'coverage',
  'strongest',
  'strongestOnTopic',
  'classifier',
  'versusNone',
  'amongFramed',
  'favourite',
  'none',
  'placeNamed',
  'topicNamed',
  'topicUnknown',
] as const satisfies readonly (keyof Features)[];

/** A logistic model over the features. */
export interface ScoreModel {
  readonly bias: number;
  readonly weights: Features;
}

/** Probability, by the model, that the finding speaks to the sentence: 0 to 1. */
export function scoreOf(features: Features, { bias, weights }: ScoreModel): number {
  const z = FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-z));
}
