/**
 * How the checker gets the words of a group of languages: another script in the same isolated world, injected when a
 * sentence needs them, for most pages are in one language.
 */
import type { WordLanguage } from '../engine/index.ts';
import { askWorker } from './ask.ts';
import type { PackedVocabulary } from './packed-engine-data.ts';
import { createSlot } from './slot.ts';

const slotOf = (language: WordLanguage) => createSlot<PackedVocabulary | undefined>(`words:${language}`);

/** Called by the script that holds the words. */
export function leaveWords(language: WordLanguage, words: PackedVocabulary): void {
  slotOf(language).set(words);
}

/** Asks the worker for the script; null where it cannot be had. What lies there from before may be another version's. */
export async function requireWords(language: WordLanguage): Promise<PackedVocabulary | null> {
  const slot = slotOf(language);
  slot.set(undefined);
  await askWorker({ type: 'inject-words', language });
  const words = slot.get() ?? null;
  slot.set(undefined);
  return words;
}
