/** How the checker reaches the card: another script in the same isolated world, injected when first needed. */
import type { Match } from '../engine/types.ts';
import { askWorker } from './ask.ts';
import type { Result } from './messages.ts';
import type { Language, Theme } from './settings.ts';
import { createSlot } from './slot.ts';

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
  }[];
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

const slot = createSlot<OpenCard>('card');

/** Called by the card's script when it has loaded. */
export const registerCard = slot.set;

/** The card's opener; asks the worker for its script the first time. */
export async function requireCard(): Promise<Result<OpenCard>> {
  if (!slot.get()) {
    const injected = await askWorker({ type: 'inject-card' });
    if (!injected.ok) return injected;
  }
  const open = slot.get();
  return open ? { ok: true, value: open } : { ok: false, error: 'unexpected' };
}
