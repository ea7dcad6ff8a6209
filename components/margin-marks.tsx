import type { Finding, Source } from '../data/schema.ts';
import type { Match, Stance } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { describeStance } from './describe-stance.ts';

/** A claim and where its mark stands, in pixels. */
export interface PlacedMark {
  readonly claim: {
    /** From 0. */
    readonly index: number;
    readonly stance: Stance;
    readonly matches: readonly Match[];
  };
  readonly left: number;
  readonly top: number;
  /** Width and height of the button. */
  readonly size: number;
}

interface MarginMarksProps {
  readonly places: readonly PlacedMark[];
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly onOpen: (index: number) => void;
}

/** The numbers of footnotes beside the sentences of a page, for readers who study it. */
export function MarginMarks({ places, translator, theme, onOpen, ...evidence }: MarginMarksProps) {
  const { text, locale } = translator;
  return (
    <nav class="marks" lang={locale} data-theme={theme} aria-label={text('card.marks')}>
      {places.map(({ claim: { index, stance, matches }, left, top, size }) => (
        <button
          key={index}
          type="button"
          class={`margin-mark margin-mark-${stance}`}
          style={{ left: `${Math.round(left)}px`, top: `${Math.round(top)}px`, fontSize: `${size}px` }}
          aria-haspopup="dialog"
          aria-label={text('card.mark', {
            number: index + 1,
            stance: describeStance(matches, { ...evidence, translator }),
          })}
          onClick={() => onOpen(index)}
        >
          <span class="margin-number" aria-hidden="true">
            {index + 1}
          </span>
        </button>
      ))}
    </nav>
  );
}
