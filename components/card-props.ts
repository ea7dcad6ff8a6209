/**
 * What the card is given: everything to show and everything a reader can do, so that it knows neither the page nor the
 * browser.
 */
import type { Finding, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';

/** A sentence with its matches, best first, or a checked selection that may have none. */
export interface CheckedSentence {
  readonly quote: string;
  readonly matches: readonly Match[];
  /** `page`: found by itself; `selection`: the reader asked. */
  readonly origin: 'page' | 'selection';
  /** Address of the page that leads to this very sentence, where there is one. */
  readonly link?: string;
}

export interface CardProps {
  readonly sentences: readonly CheckedSentence[];
  /** By id; a match whose finding is not among them is left out. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** By id. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Version of the data, shown at the foot. */
  readonly datasetId: string;
  readonly translator: Translator;
  /** `auto`, the default, follows the system. */
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly textSize?: 'normal' | 'large' | 'larger';
  /** Today, for "accessed" in citations; YYYY-MM-DD. */
  readonly today: string;
  /** Which of the page's claims it is, from 0, and how many there are; only for a claim of the page. */
  readonly place?: { readonly index: number; readonly total: number };
  /** Tells the place and the stance to those who do not see the page: the claim was asked for, not clicked. */
  readonly isAnnounced?: boolean;
  /** For a report of a wrong match, left out of it until the reader wants it in. */
  readonly pageAddress?: string;
  readonly onClose: () => void;
  /** Puts a text on the clipboard; false where the browser refuses. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Hides this finding for this sentence from now on; undone by the returned function. */
  readonly onNotThisClaim: (finding: string, quote: string) => Promise<() => Promise<void>>;
  /** Opens a finding in full: in the side panel, or in a tab where the browser lets no page open that. */
  readonly onOpenFinding?: (finding: string) => void;
  readonly opensFindingIn?: 'panel' | 'tab';
  /** Hands a text file to the browser to save. Without it, no report of a wrong match is offered. */
  readonly onSaveFile?: (name: string, text: string) => void;
}
