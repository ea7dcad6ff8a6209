/** Blocks of a document, as far as plain text shows them: a line each. */
import type { SentenceReading } from './reading.ts';

/** Where a sentence stands. */
export interface BlockPlace {
  /** Number of its block, from 0. */
  readonly block: number;
  /** It is a block of its own, short and without a full stop. */
  readonly isHeading: boolean;
}

/** A heading has few words. */
const MAX_HEADING_WORDS = 14;

/** The place of each sentence, in order. */
export function placeInBlocks(text: string, readings: readonly SentenceReading[]): BlockPlace[] {
  let block = 0;
  let end = 0;
  const numbers = readings.map(({ span }) => {
    if (text.slice(end, span.start).includes('\n')) block += 1;
    end = span.end;
    return block;
  });
  return readings.map(({ span, tokens }, index) => {
    const own = numbers[index] ?? 0;
    const isAlone = numbers[index - 1] !== own && numbers[index + 1] !== own;
    const endsOpen = !/[.!…:;,]["»”']?$/u.test(text.slice(span.start, span.end));
    return { block: own, isHeading: isAlone && tokens.length <= MAX_HEADING_WORDS && endsOpen };
  });
}
