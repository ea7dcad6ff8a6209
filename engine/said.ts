/** What a sentence says, as features that mean the same in every language. */
import type { SentenceReading } from './reading.ts';

/** The concepts and numbers of a sentence, each once. */
export function readSaid({ hitsByConcept, numbers }: SentenceReading): string[] {
  const figures = numbers.map(({ value, unit }) => `#${value}${unit === 'percent' ? '%' : ''}`);
  return [...hitsByConcept.keys(), ...new Set(figures)];
}
