/**
 * Where sentences may end, by the rules of Unicode (UAX #29, sentence boundaries).
 *
 * `Intl.Segmenter` knows them too, but a browser needs tens of milliseconds for the first one in a process, in one go,
 * and every version of it has its own tables.
 */

/** Ends a sentence for certain, or, of the others, perhaps: a full stop stands in numbers and abbreviations too. */
const FULL_STOPS = '.\\u2024\\uFE52\\uFF0E';
const TERMINAL = new RegExp(`[\\p{STerm}${FULL_STOPS}\\x85\\r\\u2028\\u2029]`, 'gu');
const FULL_STOP = new RegExp(`[${FULL_STOPS}]`);
const PARAGRAPH_END = /[\x85\r\u2028\u2029]/;

/** Marks over letters and invisible characters: they belong to what they stand behind. */
const ATTACHED = '[\\p{M}\\p{Cf}\\u200C\\u200D]*';
const CLOSING = `[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}"'\\u275B-\\u2760]`;
const SPACE = '[\\t\\v\\f\\p{Zs}]';

/** What belongs to the end of a sentence: closing marks, then space, then the end of a paragraph. */
const TAIL = new RegExp(
  `${ATTACHED}(?:${CLOSING}${ATTACHED})*(?:${SPACE}${ATTACHED})*(?:\\r\\n|[\\x85\\r\\n\\u2028\\u2029])?`,
  'uy',
);

/** A sentence goes on with these. */
const CONTINUES =
  /[,:;\-\u055D\u060C\u060D\u07F8\u1802\u1808\u2013\u2014\u3001\uFE10\uFE11\uFE13\uFE31\uFE32\uFE50-\uFE51\uFE55\uFE58\uFE63\uFF0C\uFF0D\uFF1A\uFF64]/;

/** … and with a small letter, whatever that is no letter and no end stands before it. */
const CONTINUES_SMALL = new RegExp(
  `[^\\p{Alphabetic}\\p{STerm}${FULL_STOPS}\\x85\\r\\n\\u2028\\u2029]*\\p{Lowercase}`,
  'uy',
);

const DIGIT = /^[\p{M}\p{Cf}]*\p{Nd}/u;
const CAPITAL = /^[\p{M}\p{Cf}]*[\p{Lu}\p{Lt}]/u;
const ENDS_IN_LETTER = /[\p{Lowercase}\p{Uppercase}\p{Lt}][\p{M}\p{Cf}]*$/u;

/** How far back the letter before a full stop can stand, with its marks. */
const LETTER_CHARS = 8;

/** The places in a text at which a sentence may end and another begin, in order. */
export function sentenceBreaks(text: string): number[] {
  const breaks: number[] = [];
  TERMINAL.lastIndex = 0;
  for (let match = TERMINAL.exec(text); match !== null; match = TERMINAL.exec(text)) {
    const end = breakAfter(text, match.index, match[0]);
    if (end === null || end >= text.length) continue;
    breaks.push(end);
    // What has ended is not looked at again.
    TERMINAL.lastIndex = Math.max(TERMINAL.lastIndex, end);
  }
  return breaks;
}

function breakAfter(text: string, at: number, mark: string): number | null {
  const after = at + mark.length;
  if (PARAGRAPH_END.test(mark)) return mark === '\r' && text[after] === '\n' ? after + 1 : after;
  const isFullStop = FULL_STOP.test(mark);
  if (isFullStop) {
    const next = text.slice(after, after + LETTER_CHARS);
    if (DIGIT.test(next)) return null;
    if (CAPITAL.test(next) && ENDS_IN_LETTER.test(text.slice(Math.max(0, at - LETTER_CHARS), at)))
      return null;
  }
  TAIL.lastIndex = after;
  TAIL.exec(text);
  const end = TAIL.lastIndex;
  if (end > after && PARAGRAPH_END.test(text[end - 1] ?? '')) return end;
  const next = text[end];
  if (next === undefined || CONTINUES.test(next)) return null;
  TERMINAL_NEXT.lastIndex = end;
  if (TERMINAL_NEXT.test(text)) return null;
  if (!isFullStop) return end;
  CONTINUES_SMALL.lastIndex = end;
  return CONTINUES_SMALL.test(text) ? null : end;
}

const TERMINAL_NEXT = new RegExp(`[\\p{STerm}${FULL_STOPS}]`, 'uy');
