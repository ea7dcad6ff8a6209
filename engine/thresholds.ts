/**
 * The numbers of the last stage, together: what each trades off, and on what it was set.
 *
 * Set on the phrasings and near misses of `data/` alone, cross-validated (`npm run train`); the evaluation corpus is
 * never used for it.
 */

/** Logistic model of "this finding speaks to this sentence"; features run from 0 to 1. */
export const WEIGHTS = {
  bias: -4.2,
  /** All of a pattern is said. */
  frame: 2.6,
  /** How telling the concepts are that the pattern asks for. */
  strength: 3.0,
  /** How much of what the sentence says the pattern explains. */
  coverage: 2.2,
  /** How near the nearest phrasing of the finding comes. */
  similarity: 7.0,
} as const;

/** Pattern weight (sum of idf) that counts as full strength. */
export const FULL_STRENGTH = 14;

/** Below this score nothing is shown: raises precision at the cost of recall. */
export const MIN_SCORE = 0.5;

/** "Contradicts" is said only with this much confidence; below it the finding is shown as context. */
export const MIN_CONTRADICTS_SCORE = 0.55;

/** A second finding on the same sentence is shown when it is at most this much weaker than the first … */
export const MAX_SCORE_GAP = 0.2;

/** … and no more than this many are. */
export const MAX_FINDINGS_PER_SENTENCE = 3;

/** A sentence without a fitting frame needs a phrasing this near. */
export const MIN_SIMILARITY_ALONE = 0.45;

/** A sentence whose best score lies between this and `MIN_SCORE` is read again with its unknown words repaired. */
export const MIN_SCORE_FOR_REPAIR = 0.08;

/** Unknown words looked up in one document: each costs about as much as reading a sentence. */
export const MAX_REPAIRS_PER_DOCUMENT = 40;
