/**
 * Sentence splitting for Norwegian, Swedish, Danish and English news text.
 *
 * The rules of Unicode find most ends (`sentence-breaks.ts`); two repairs follow. They break after abbreviations and initials they do not know
 * ("kl. 14", "ca. 3.000", "Kari J. Hansen", "nr. 12"), and they never break before a dialogue dash ("… til NTB. – Vi
 * ser …"), because UAX #29 counts the dash as a continuing mark.
 */

import { sentenceBreaks } from './sentence-breaks.ts';

/** Where a sentence stands; `end` is exclusive, white space around it left out. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

/** Abbreviations after which a sentence goes on whatever follows. */
const ABBREVIATIONS = new Set(
  (
    'kl ca nr pkt kap jf jfr f.eks bl.a m.m o.l osv mfl m.fl dvs evt ev pst prof dr mr mrs ms st hr fr adv ' +
    'art sec para pp p s vol ch no fig eds ed al cf vs approx dept e.g i.e t.ex bl.a d.v.s ca s.k t.o.m fr.o.m ' +
    'u.s u.k inkl ekskl tlf mill mrd kr st.meld ot.prp innst prop red sen jr lov-nr avd jan feb mar apr jun jul aug ' +
    'sep sept okt oct nov des dec'
  ).split(' '),
);

/** A full stop after these and before a capital may end a sentence: only a number after them says that it does not. */
const MAY_END = new Set(
  'osv m.m o.l m.fl mfl kr s p no al jan feb mar apr jun jul aug sep sept okt oct nov des dec mill mrd'.split(
    ' ',
  ),
);

/** The last word before a full stop; an apostrophe within a word ("Norway's.") begins no other. */
const LAST_WORD = /(?:^|[\s(«“"–—-]|(?<!\p{L})')([\p{L}][\p{L}.]*|\d+)\.["»”')\]]*\s*$/u;
const STARTS_LOWER = /^["«“'(\s]*\p{Ll}/u;
const STARTS_NUMBER = /^["«“'(\s]*(?:§\s*)?\d/u;

/** A sentence end, then a dash that opens a line of dialogue. */
const DIALOGUE_DASH = /[.!?…]["»”']?\s+(?=[–—-]\s+["«“]?\p{Lu})/gu;

/**
 * The sentences of a text, in order. A line feed always ends a sentence.
 *
 * @param _lang BCP 47 of the text; the rules are the same in all languages so far
 * @returns UTF-16 offsets; every character outside them is white space
 */
export function splitSentences(text: string, lang?: string): SentenceSpan[] {
  return [...readSentences(text, lang)];
}

/** The same one after the other, for a page that must not freeze. */
export function* readSentences(text: string, _lang?: string): Generator<SentenceSpan> {
  let lineStart = 0;
  while (lineStart <= text.length) {
    const feed = text.indexOf('\n', lineStart);
    const lineEnd = feed < 0 ? text.length : feed;
    yield* splitLine(text, lineStart, lineEnd);
    lineStart = lineEnd + 1;
  }
}

/** Longer lines are cut into pieces for the segmenter, so that one endless line costs no more than its length. */
const MAX_PIECE_CHARS = 20_000;

function* splitLine(text: string, start: number, end: number): Generator<SentenceSpan> {
  let pieceStart = start;
  while (pieceStart < end) {
    const limit = Math.min(end, pieceStart + MAX_PIECE_CHARS);
    const space = limit < end ? text.lastIndexOf(' ', limit) : limit;
    const pieceEnd = space > pieceStart ? space : limit;
    yield* splitPiece(text.slice(pieceStart, pieceEnd), pieceStart);
    pieceStart = pieceEnd;
  }
}

function* splitPiece(piece: string, offset: number): Generator<SentenceSpan> {
  const breaks: number[] = [];
  for (const index of sentenceBreaks(piece))
    if (isSentenceEnd(piece, index, breaks.at(-1) ?? 0)) breaks.push(index);
  for (const { 0: mark, index } of piece.matchAll(DIALOGUE_DASH)) breaks.push(index + mark.length);
  breaks.sort((a, b) => a - b);
  let from = 0;
  for (const to of [...breaks, piece.length]) {
    const sentence = piece.slice(from, to);
    const trimmedStart = sentence.length - sentence.trimStart().length;
    const trimmed = sentence.trim();
    if (trimmed !== '') {
      yield { start: offset + from + trimmedStart, end: offset + from + trimmedStart + trimmed.length };
    }
    from = to;
  }
}

/** How far back an abbreviation can begin; keeps the look-back short on long sentences. */
const MAX_ABBREVIATION_CHARS = 24;

function isSentenceEnd(piece: string, at: number, previous: number): boolean {
  const before = piece.slice(Math.max(previous, at - MAX_ABBREVIATION_CHARS), at);
  const after = piece.slice(at, at + MAX_ABBREVIATION_CHARS);
  // «Er det sant?» spurte han: the sentence goes on in lower case after a quotation.
  if (STARTS_LOWER.test(after) && /[?!.]["»”']\s*$/u.test(before)) return false;
  const word = LAST_WORD.exec(before)?.[1]?.toLowerCase().replace(/\.$/, '');
  if (word === undefined) return true;
  if (/^\p{L}$/u.test(word)) return false;
  if (/^\d+$/.test(word)) return !STARTS_LOWER.test(after) || word.length > 2;
  if (!ABBREVIATIONS.has(word)) return true;
  return MAY_END.has(word) && !STARTS_NUMBER.test(after) && !STARTS_LOWER.test(after);
}
