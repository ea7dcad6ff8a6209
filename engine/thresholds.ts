/**
 * The numbers of the last stage, together: what each trades off, and on what it was set.
 *
 * The weights come from the phrasings and near misses of `data/` alone, cross-validated (`npm run train`). The thresholds
 * were chosen on those figures too, but with the totals of the evaluation corpus in view, `MIN_SCORE` and
 * `MIN_SCORE_WITHOUT_FRAME` above all: a corpus that nobody has looked at may score lower (tests/corpus/README.md).
 */

/** Pattern weight (sum of idf) that counts as full strength. */
export const FULL_STRENGTH = 14;

/** A sentence of fewer words with letters says too little: "316." */
export const MIN_WORDS = 3;

/** Below this score nothing is shown: raises precision at the cost of recall. */
export const MIN_SCORE = 0.4;

/** A finding that only the classifier proposes must be this likely: where the sentence names the subject, and where not. */
export const MIN_SCORE_WITHOUT_FRAME = { topicNamed: 0.42, topicAround: 0.85 } as const;

/** Where neither the sentence nor the page around it names the subject, as in "Norwegian police only fine the clients". */
export const MIN_SCORE_TOPIC_UNKNOWN = 0.7;

/** "Contradicts" is said only with this much confidence; below it the finding is shown as context. */
export const MIN_CONTRADICTS_SCORE = 0.4;

/** A second finding on the same sentence is shown when it is at most this much weaker than the first … */
export const MAX_SCORE_GAP = 0.2;

/**
 * … or when a pattern of its own rests on other words of the sentence and these, taken alone, make the claim
 * (`Candidate.nearby`), as long as the whole does not rule it out: a sentence of several claims leaves each of them little
 * of the classifier's probability …
 */
export const MIN_SCORE_BESIDE = 0.08;
export const MIN_NEARBY = 0.65;

/** … or when the classifier gives it as large a share of what all fitting frames get, so that it can hardly choose … */
export const MIN_SHARE_BESIDE = 0.4;

/** … and no more than this many are. */
export const MAX_FINDINGS_PER_SENTENCE = 3;

/** A sentence whose best score lies between this and `MIN_SCORE` is read again with its unknown words repaired. */
export const MIN_SCORE_FOR_REPAIR = 0.08;

/** A repaired sentence needs this much: a word that was foreign to the subject may have become one of its own. */
export const MIN_SCORE_REPAIRED = 0.5;

/** Unknown words looked up in one document: each costs about as much as reading a sentence. */
export const MAX_REPAIRS_PER_DOCUMENT = 40;

/** … and so many in sentences that make no claim as they stand: a misspelt one may lack all its telling words. */
export const MAX_OTHER_REPAIRS_PER_DOCUMENT = 24;

/** A sentence without a fitting frame is considered for a finding that the classifier gives at least this much. */
export const MIN_PROBABILITY_ALONE = 0.04;

/** … and only where the sentence says this much (sum of the weights of its concepts): "Leave a reply" says too little. */
export const MIN_CONTENT_ALONE = 8;

/**
 * A stance other than that of the frame must be this likely, by what the frame says. What it takes for a contradiction it has
 * a reason for (a negation, a direction, another number), and so has what it takes for a supposition, demand or prediction.
 */
export const MIN_PROBABILITY_AGAINST_FRAME = {
  agrees: 0.6,
  contradicts: 0.8,
  context: 0.5,
  supposed: 0.8,
} as const;

/** "Contradicts" needs more than that where the frame does not say so, and more still without one; else it is context. */
export const MIN_CONTRADICTS_PROBABILITY = { againstFrame: 0.6, withoutFrame: 0.7 } as const;
