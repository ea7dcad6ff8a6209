/** What a sentence says, as features that mean the same in every language. */
import type { SentenceReading } from './reading.ts';

/** The concepts and numbers of a sentence, or of a stretch of it from word `first` to word `last`, each once. */
export function readSaid(
  { hits, numbers }: SentenceReading,
  first = 0,
  last = Number.POSITIVE_INFINITY,
): string[] {
  const isWithin = ({ from, to }: { readonly from: number; readonly to: number }) =>
    first <= from && to <= last;
  return [
    ...new Set([
      ...hits.filter(isWithin).map(({ concept }) => concept),
      ...numbers.filter(isWithin).map(({ value, unit }) => `#${value}${unit === 'percent' ? '%' : ''}`),
    ]),
  ];
}
