import { shownStance, sourcesDisagree } from '../data/disagreement.ts';
import type { Finding, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { leadName, stanceSentence } from './stance-mark.tsx';

interface StanceWords {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

/** What the sources do with a sentence, as its underline shows it: "Amnesty says otherwise", "Sources disagree". */
export function describeStance(
  matches: readonly Pick<Match, 'finding' | 'stance'>[],
  { findings, sources, translator }: StanceWords,
): string {
  if (sourcesDisagree(matches, findings)) return translator.text('card.sourcesDisagree');
  const stance = shownStance(matches, findings);
  const shown = matches.find((match) => match.stance === stance);
  const finding = shown && findings.get(shown.finding);
  return finding ? stanceSentence(stance, leadName(finding, sources, translator.language), translator) : '';
}
