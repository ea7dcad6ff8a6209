/**
 * The fuzzy last stage: Fuse.js compares the sentence with the nearest phrasing of a finding letter by letter, so that
 * misspelt words count for what they were meant to be.
 *
 * Asked only where the score is undecided: one comparison costs as much as the rest of the sentence.
 */
import Fuse from 'fuse.js';

/** Scores outside this band are decided already. */
const UNDECIDED = { from: 0.3, to: 0.7 } as const;

/** How far the second opinion can move a score. */
const MAX_SHIFT = 0.15;

/** Fuse compares in windows of 32 letters; longer phrasings are compared by their beginning. */
const MAX_PATTERN_CHARS = 64;

/** The score, moved up or down by how well Fuse finds the phrasing in the sentence. */
export function secondOpinion(score: number, sentence: string, phrasing: string | undefined): number {
  if (phrasing === undefined || score < UNDECIDED.from || score > UNDECIDED.to) return score;
  const fuse = new Fuse([sentence], {
    includeScore: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    ignoreDiacritics: true,
    threshold: 1,
  });
  const distance = fuse.search(phrasing.slice(0, MAX_PATTERN_CHARS))[0]?.score ?? 1;
  return score + MAX_SHIFT * (0.5 - distance);
}
