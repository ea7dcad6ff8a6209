/** What a sentence says, as features that mean the same in every language. */
import type { SentenceReading } from './reading.ts';

/** The concepts and numbers of a sentence, each once. */
export function readSaid({ hitsByConcept, numbers }: SentenceReading): string[] {
  return [...hitsByConcept.keys(), ...new Set(numbers.map(figure))];
}

/** The same of a stretch of the sentence, by the numbers of its first and last word. */
export function readSaidWithin({ hits, numbers }: SentenceReading, from: number, to: number): string[] {
  const isWithin = (span: { readonly from: number; readonly to: number }) =>
    from <= span.from && span.to <= to;
  const concepts = hits.filter(isWithin).map(({ concept }) => concept);
  return [...new Set([...concepts, ...numbers.filter(isWithin).map(figure)])];
}

function figure({ value, unit }: SentenceReading['numbers'][number]): string {
  return `#${value}${unit === 'percent' ? '%' : ''}`;
}
