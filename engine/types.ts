/**
 * The engine's vocabulary: text in, matches out.
 *
 * Offsets are UTF-16 code units into `DocumentInput.text`; scores run from 0 to 1, 1 best.
 */

/** How the page's claim stands to what the source says in the finding; see docs/stance.md. */
export type Stance = 'agrees' | 'contradicts' | 'context';

/** The text to check. A line feed ends a block and so a sentence. */
export interface DocumentInput {
  readonly text: string;
  readonly title?: string;
  /** BCP 47; a hint only, the engine works without it. */
  readonly lang?: string;
  /** Text around a selection; sets the scope and yields no matches. */
  readonly context?: string;
}

/** One step of the decision behind a match, for "Why this match?". */
export interface Reason {
  readonly kind: 'words' | 'scope' | 'polarity' | 'value' | 'reported' | 'similar';
  /** What in the text the reason rests on; `start === end` when it rests on nothing in particular. */
  readonly start: number;
  readonly end: number;
  /** Key of a sentence in `locales/`, with the values for its placeholders. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
}

/** One sentence of the text that a finding speaks to. */
export interface Match {
  /** Id of the finding. */
  readonly finding: string;
  readonly stance: Stance;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  /** The sentence itself: `text.slice(start, end)`. */
  readonly quote: string;
  /** Whether the page attributes the claim ("Amnesty says …") instead of stating it as fact. */
  readonly attributed: boolean;
  readonly reasons: readonly Reason[];
}

/** Told of matches before all are known. */
export type OnFound = (matches: readonly Match[]) => void;

export interface Checker {
  /** All matches, sorted by start; several may share a sentence, best first. */
  check(doc: DocumentInput): Match[];
  /**
   * The same work in small steps, for a page that must not freeze; `check` drains it. `onFound` is told whenever a sentence
   * matched, with the growing list of all matches up to there.
   */
  steps(doc: DocumentInput, onFound?: OnFound): Generator<void, Match[]>;
}
