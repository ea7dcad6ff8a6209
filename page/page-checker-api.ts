/**
 * What the checker of a page is given and what it offers: the contract between `page/` and those who wire it.
 */
import type { DocumentInput, Match, OnFound, Stance } from '../engine/types.ts';

/** Checks texts without holding up the page: in the extension's worker. */
export interface AsyncChecker {
  /**
   * @returns null when the signal ended it
   * @throws when no answer can be had
   */
  check(doc: DocumentInput, options: AsyncCheckOptions): Promise<CheckedText | null>;
}

export interface AsyncCheckOptions {
  readonly signal: AbortSignal;
  /** Told now and then of all matches up to there, before all are known. */
  readonly onFound?: OnFound;
}

export interface CheckedText {
  /** Sorted by start, best first within a sentence. */
  readonly matches: readonly Match[];
  /** Processor time, in milliseconds. */
  readonly costMs: number;
}

/**
 * Where something stands in the page now. It follows the page as it scrolls or changes, and can be given to
 * Floating UI as a virtual element.
 */
export interface ClaimAnchor {
  /** In viewport pixels; an empty rectangle at 0, 0 when the place is gone. */
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRect[];
  /** The element around it, for observing scroll containers. */
  readonly contextElement: Element;
}

/** A matched sentence of the page. A plain value: can be sent in a message. */
export interface PageClaim {
  /** Place among the page's claims, from 0; what `showClaim` takes. Changes when the page changes. */
  readonly index: number;
  readonly quote: string;
  /** What the underline shows: contradicts before agrees before context; context where sources disagree. */
  readonly stance: Stance;
  readonly sourcesDisagree: boolean;
  /** Where the sentence stands in the page's text, from 0 (beginning) to 1 (end). */
  readonly position: number;
  /** Best first, without the hidden ones; never empty. */
  readonly matches: readonly {
    readonly finding: string;
    readonly stance: Stance;
    readonly attributed: boolean;
  }[];
}

/** A claim at its place in the page, for what stands beside it. */
export interface PlacedClaim {
  /** As in `PageClaim`; what `openClaim` takes. */
  readonly index: number;
  readonly stance: Stance;
  readonly matches: readonly Match[];
  readonly anchor: ClaimAnchor;
}

/** What is known about the page; the shape of the message `PageState`. */
export interface PageReport {
  readonly status: 'off-topic' | 'scanning' | 'done' | 'off';
  /** The page is longer than what is checked. */
  readonly truncated: boolean;
  readonly claims: readonly PageClaim[];
}

/** A claim the reader wants to see the sources for. */
export interface OpenedClaim {
  readonly index: number;
  /** How many claims the page has, for "2 of 5". */
  readonly total: number;
  readonly quote: string;
  /** Best first, without the hidden ones, with reasons. Offsets refer to the page's text. */
  readonly matches: readonly Match[];
  readonly anchor: ClaimAnchor;
  /** Address of the page that leads to the sentence. */
  readonly link: string;
  /** `pointer`: clicked in the page; `command`: asked for from the popup or by a keyboard command. */
  readonly cause: 'pointer' | 'command';
}

/** A selection the reader asked about. */
export interface CheckedSelection {
  /** The selected text, white space collapsed. */
  readonly quote: string;
  /** Its matched sentences in order; empty when no finding speaks to any. */
  readonly sentences: readonly {
    readonly quote: string;
    readonly matches: readonly Match[];
    /** Address of the page that leads to the sentence; left out where the page's text does not hold it. */
    readonly link?: string;
  }[];
  readonly anchor: ClaimAnchor;
}

export interface PageCheckerOptions {
  readonly document: Document;
  readonly checker: AsyncChecker;
  /** Prefix of the highlight names; the style sheet `highlightRules(prefix)` must be in the page. */
  readonly prefix: string;
  /** Whether findings on one sentence conflict. */
  readonly sourcesDisagree: (matches: readonly Match[]) => boolean;
  /** The gate. When given, a page that navigates away from the topic costs no more than reading it. */
  readonly isOnTopic?: (text: string) => boolean;
  /** "Not this claim": whether the reader hid this finding for this sentence. Call `refresh` when answers change. */
  readonly isHidden?: (finding: string, quote: string) => boolean;
  /** Starts with checking switched off: nothing is read or painted until `setEnabled(true)`; selections still work. */
  readonly enabled?: boolean;
  /** Whether sentences are underlined; they are when not given. What is not underlined cannot be clicked either. */
  readonly underlined?: boolean;
  /** Whether what readers write under an article is read too; it is not when not given. */
  readonly comments?: boolean;
  /** Reaches into closed shadow roots where the browser lets an extension; asked for custom elements only. */
  readonly closedShadowRootOf?: (element: HTMLElement) => ShadowRoot | null;
  /** After every change of status or claims, with the new report. */
  readonly onClaimsChanged: (report: PageReport) => void;
  /** After every look at where the claims stand, with all of them in the order of the page. */
  readonly onClaimsPlaced?: (claims: readonly PlacedClaim[]) => void;
  /** A claim was clicked, or shown by `showClaim`, `showNext` or `showPrevious`. */
  readonly onOpenClaim: (claim: OpenedClaim) => void;
  /** The page navigated in place or changed under an open claim: what was opened may be gone. */
  readonly onPageLeft?: () => void;
  /** Something unexpected went wrong; what was found before stays. Nothing is written to the page's console. */
  readonly onError?: (error: unknown) => void;
  /** Ends everything: highlights, listeners, observers, running work. */
  readonly signal: AbortSignal;
}

export interface PageChecker {
  /** False where the browser has no CSS Custom Highlight API: claims are found and listed, but not underlined. */
  readonly canPaint: boolean;
  report(): PageReport;
  /** Scrolls to a claim, marks it as current and hands it to `onOpenClaim`. False when there is no such claim. */
  showClaim(index: number): Promise<boolean>;
  /** Hands a claim to `onOpenClaim` where it is, as a click on it does. False when there is no such claim. */
  openClaim(index: number): boolean;
  /** The claim after (before) the one shown last while it is in view, else after (before) the viewport; goes round. */
  showNext(): Promise<boolean>;
  showPrevious(): Promise<boolean>;
  /** Checks the reader's selection, in a field as well. `null` when nothing is selected. */
  checkSelection(): Promise<CheckedSelection | null>;
  /** Takes the mark off the current claim: its card was closed. */
  clearCurrent(): void;
  /** Asks `isHidden` again and repaints, without checking again. */
  refresh(): void;
  /** The reader switched checking on or off for this page. */
  setEnabled(enabled: boolean): void;
  /** The reader wants comments read, or no longer. */
  setComments(comments: boolean): void;
  /** Takes the underlines off, or puts them on again. */
  setUnderlined(underlined: boolean): void;
}
