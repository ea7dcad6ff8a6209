/** How the checker reaches the card: another script in the same isolated world, injected when first needed. */
import type { Match } from '../engine/types.ts';
import type { PageClaim, PlacedClaim } from '../page/index.ts';
import { askWorker } from './ask.ts';
import type { Result } from './messages.ts';
import type { Language, TextSize, Theme } from './settings.ts';
import { createSlot, type Slot } from './slot.ts';

/** Where the card is to stand; follows the page. */
export interface CardAnchor {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRect[];
  readonly contextElement: Element;
}

/** How everything of ours in a page looks. */
export interface Look {
  readonly language: Language;
  readonly theme: Theme;
  readonly textSize: TextSize;
}

/** Something that is open in the page. */
export interface Opened {
  close(): void;
  /** Moves the focus into it, or back to where the reader was, with what was selected there. */
  moveFocus(): void;
}

/** What to show, where, and what to do with what the reader does. */
export interface CardRequest extends Look {
  readonly sentences: readonly {
    readonly quote: string;
    readonly matches: readonly Match[];
    readonly origin: 'page' | 'selection';
    readonly link?: string;
  }[];
  /** Which of the page's claims it is, from 0, and how many there are. */
  readonly place?: { readonly index: number; readonly total: number };
  /** Asked for by a command: the place is told to those who do not see the page. */
  readonly isAnnounced?: boolean;
  readonly anchor: CardAnchor;
  /** After the card is gone, whoever closed it. */
  readonly onClose: () => void;
  /** Hides a finding for a sentence; the answered function takes that back. */
  readonly onNotThisClaim: (finding: string, quote: string) => Promise<() => Promise<void>>;
}

/** Opens a card in place of the one that is open. */
export type OpenCard = (request: CardRequest) => Opened;

/** The claims of the page as a list. */
export interface ListRequest extends Look {
  /** In the order of the page. */
  readonly claims: readonly PageClaim[];
  readonly onChoose: (index: number) => void;
  readonly onClose: () => void;
}

export type OpenList = (request: ListRequest) => Opened;

/** Marks in the margin that open the card. */
export interface MarksRequest {
  readonly onOpen: (index: number) => void;
}

export interface Marks {
  update(claims: readonly PlacedClaim[], look: Look): void;
  close(): void;
}

/** Opens the marks; they come from the card's script, which has the words. */
export type OpenMarks = (request: MarksRequest) => Marks;

const slot = createSlot<OpenCard>('card');
const listSlot = createSlot<OpenList>('list');
const marksSlot = createSlot<OpenMarks>('marks');

/** Called by the card's script when it has loaded. */
export const registerCard = slot.set;
export const registerList = listSlot.set;
export const registerMarks = marksSlot.set;

/** The card's opener; asks the worker for its script the first time. */
export const requireCard = (): Promise<Result<OpenCard>> => requireFrom(slot);

/** The same for the list of claims. */
export const requireList = (): Promise<Result<OpenList>> => requireFrom(listSlot);

/** The same for the marks. */
export const requireMarks = (): Promise<Result<OpenMarks>> => requireFrom(marksSlot);

/** Under way once, whoever asks first: a second script would bring a second host into the page. */
let injecting: ReturnType<typeof askWorker> | undefined;

/** The page was put aside and comes back: answers it was owed do not arrive any more. */
export function forgetRequests(): void {
  injecting = undefined;
}

async function requireFrom<T>(wanted: Slot<T>): Promise<Result<T>> {
  if (!wanted.get()) {
    injecting ??= askWorker({ type: 'inject-card' });
    const injected = await injecting;
    injecting = undefined;
    if (!injected.ok) return injected;
  }
  const open = wanted.get();
  return open ? { ok: true, value: open } : { ok: false, error: 'unexpected' };
}
