/**
 * From matches to claims: one for each matched sentence.
 */
import type { Match, Stance } from '../engine/types.ts';

/** A sentence of a text with what the findings say to it. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Contradicts before agrees before context; context where sources disagree. */
  readonly stance: Stance;
  readonly sourcesDisagree: boolean;
  /** Best first; never empty. */
  readonly matches: readonly Match[];
}

export interface ClaimOptions {
  readonly sourcesDisagree: (matches: readonly Match[]) => boolean;
  /** Whether the reader hid this finding for this sentence. */
  readonly isHidden?: (finding: string, quote: string) => boolean;
}

/**
 * The claims in a list of matches.
 *
 * @param matches sorted by start, best first within a sentence
 */
export function claimsOf(matches: readonly Match[], { sourcesDisagree, isHidden }: ClaimOptions): Claim[] {
  const shown =
    isHidden === undefined ? matches : matches.filter(({ finding, quote }) => !isHidden(finding, quote));
  const bySentence = Map.groupBy(shown, ({ start, end }) => `${start}-${end}`);
  return [...bySentence.values()].flatMap((ofSentence) => {
    const [first] = ofSentence;
    if (first === undefined) return [];
    const disagree = sourcesDisagree(ofSentence);
    const { start, end, quote } = first;
    return [
      {
        start,
        end,
        quote,
        sourcesDisagree: disagree,
        stance: stanceOf(ofSentence, disagree),
        matches: ofSentence,
      },
    ];
  });
}

function stanceOf(matches: readonly Match[], sourcesDisagree: boolean): Stance {
  if (sourcesDisagree) return 'context';
  const has = (stance: Stance) => matches.some((match) => match.stance === stance);
  if (has('contradicts')) return 'contradicts';
  return has('agrees') ? 'agrees' : 'context';
}
