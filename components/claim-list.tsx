import type { Finding, Source } from '../data/schema.ts';
import type { Stance } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { leadName, StanceChip, stanceSentence } from './stance-mark.tsx';

/** A matched sentence of the page. */
export interface ClaimEntry {
  /** Its place among the page's claims, from 0. */
  readonly index: number;
  readonly quote: string;
  /** The stance of its underline. */
  readonly stance: Stance;
  readonly sourcesDisagree: boolean;
  /** Where it stands on the page, from 0 (top) to 1 (end). */
  readonly position: number;
  readonly matches: readonly { readonly finding: string; readonly stance: Stance }[];
}

interface ClaimListProps {
  readonly claims: readonly ClaimEntry[];
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly onShowClaim: (index: number) => void;
}

/** The matched sentences in the order of the page, each with what the best source says. */
export function ClaimList({ claims, findings, sources, translator, onShowClaim }: ClaimListProps) {
  return (
    <ul class="claims" aria-label={translator.text('popup.claims')}>
      {claims.map((claim) => (
        <li key={claim.index}>
          <button type="button" class="row" onClick={() => onShowClaim(claim.index)}>
            <span class="row-text quote">{claim.quote}</span>{' '}
            <StanceChip stance={claim.stance} label={describeClaim(claim, findings, sources, translator)} />{' '}
            {claim.matches.length > 1 && (
              <span class="more">{translator.count('popup.more', claim.matches.length - 1)}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What the sources do with a claim, as its underline shows it. */
export function describeClaim(
  { matches, stance, sourcesDisagree }: ClaimEntry,
  findings: ReadonlyMap<string, Finding>,
  sources: ReadonlyMap<string, Source>,
  translator: Translator,
): string {
  if (sourcesDisagree) return translator.text('card.sourcesDisagree');
  const shown = matches.find((match) => match.stance === stance) ?? matches[0];
  const finding = shown && findings.get(shown.finding);
  return finding ? stanceSentence(stance, leadName(finding, sources, translator.language), translator) : '';
}
