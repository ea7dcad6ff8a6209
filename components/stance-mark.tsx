/**
 * The signs of the three stances: equal, not equal and the asterisk of a footnote. They say how the page's sentence
 * stands to a source, and neither praise nor warn.
 */
import type { Finding, Source } from '../data/schema.ts';
import type { Stance } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { sentenceCase } from './sentence-case.ts';

const STROKES: Readonly<Record<Stance, string>> = {
  agrees: 'M3.5 6.25h9M3.5 9.75h9',
  contradicts: 'M3.5 6.25h9M3.5 9.75h9M10.25 3l-4.5 10',
  context: 'M8 3v10M3.67 5.5l8.66 5M12.33 5.5l-8.66 5',
};

/** The sign alone; words stand beside it wherever it is used. */
export function StanceMark({ stance }: { readonly stance: Stance }) {
  return (
    <svg class={`mark mark-${stance}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={STROKES[stance]} />
    </svg>
  );
}

/** Short name of the source that leads a finding. */
export function leadName(
  finding: Finding,
  sources: ReadonlyMap<string, Source>,
  language: Translator['language'],
): string {
  const id = finding.attribution[0]?.source ?? '';
  return sources.get(id)?.fotnote.shortName[language] ?? id;
}

/** The sentence of a chip: "Amnesty says the same". */
export function stanceSentence(stance: Stance, source: string, { text }: Translator): string {
  switch (stance) {
    case 'agrees':
      return sentenceCase(text('finding.agrees', { source }));
    case 'contradicts':
      return sentenceCase(text('finding.contradicts', { source }));
    case 'context':
      return text('finding.context', { source });
  }
}

interface ChipProps {
  readonly stance: Stance;
  readonly label: string;
  readonly id?: string;
}

/** Sign and sentence, underlined in the style that the stance has in the page. */
export function StanceChip({ stance, label, id }: ChipProps) {
  return (
    <span class={`chip chip-${stance}`} id={id}>
      <StanceMark stance={stance} />
      <span class="chip-label">{label}</span>
    </span>
  );
}
