/**
 * What readers see of the data, left by `card-data.js` for the scripts that run after it: for the card in a page's isolated
 * world, for the extension's own pages in theirs. So the package holds it once.
 */
import type data from 'virtual:fotnote/card-data';
import { createSlot } from './slot.ts';

export type CardData = typeof data;

const slot = createSlot<CardData>('card-data');

export const leaveCardData = slot.set;

/** @throws when `card-data.js` has not run before */
export function takeCardData(): CardData {
  const left = slot.get();
  if (!left) throw new Error('The data of the card is missing: card-data.js runs first.');
  return left;
}
