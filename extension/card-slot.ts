/** How the checker reaches the card: another script in the same isolated world, injected when first needed. */
import type { Match } from '../engine/types.ts';
import type { PlacedClaim } from '../page/index.ts';
import { askWorker } from './ask.ts';
import type { Result } from './messages.ts';
import type { Language, Theme } from './settings.ts';
import { createSlot, type Slot } from './slot.ts';

/** Where the card is to stand; follows the page. */
export interface CardAnchor {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRect[];
  readonly contextElement: Element;
}

/** What to show, where, and what to do with what the reader does. */
export interface CardRequest {
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
  readonly language: Language;
  readonly theme: Theme;
  /** After the card is gone, whoever closed it. */
  readonly onClose: () => void;
  /** Hides a finding for a sentence; the answered function takes that back. */
  readonly onNotThisClaim: (finding: string, quote: string) => Promise<() => Promise<void>>;
}

/** Opens a card in place of the one that is open; the answered function closes it. */
export type OpenCard = (request: CardRequest) => () => void;

/** Marks in the margin that open the card. */
export interface MarksRequest {
  readonly onOpen: (index: number) => void;
}

export interface Marks {
  update(claims: readonly PlacedClaim[], look: { readonly language: Language; readonly theme: Theme }): void;
  close(): void;
}

/** Opens the marks; they come from the card's script, which has the words. */
export type OpenMarks = (request: MarksRequest) => Marks;

const slot = createSlot<OpenCard>('card');
const marksSlot = createSlot<OpenMarks>('marks');

/** Called by the card's script when it has loaded. */
export const registerCard = slot.set;
export const registerMarks = marksSlot.set;

/** The card's opener; asks the worker for its script the first time. */
export const requireCard = (): Promise<Result<OpenCard>> => requireFrom(slot);

/** The same for the marks. */
export const requireMarks = (): Promise<Result<OpenMarks>> => requireFrom(marksSlot);

/** Under way once, whoever asks first: a second script would bring a second host into the page. */
let injecting: ReturnType<typeof askWorker> | undefined;

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
