/**
 * Words of a text with their places, in the normal form that the lexicon is written in.
 */

/** One word. Offsets point into the text as it came; `word` is its normal form. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** What stands between this word and the one before: where clauses end and ranges are written. */
  readonly gap: string;
}

/** Soft hyphens, zero-width characters and direction marks: they may stand inside a word and mean nothing. */
const INVISIBLE = '\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF';

const INVISIBLE_CHARACTERS = new RegExp(`[${INVISIBLE}]`, 'g');

const WORD = new RegExp(
  [
    // Grouped and decimal numbers: 1,300 · 1 300 · 2.5 (not followed by a letter or another digit).
    '\\d{1,3}(?:[.,\\u0020\\u00A0\\u202F]\\d{3})+(?![\\p{L}\\p{N}])',
    '\\d+(?:[.,]\\d+)?(?![\\p{L}\\p{N}])',
    // Words, with an English contraction or possessive.
    `[\\p{L}\\p{M}\\p{N}${INVISIBLE}]+(?:['’](?:[sStTdDmM]|[rRvV][eE]|[lL]{2})(?![\\p{L}]))?`,
    '[§%]',
  ].join('|'),
  // Without `i`, which makes the classes of letters several times as slow.
  'gu',
);

/** Acronyms that are common words when case is given up, and what they stand for. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['WHO', 'worldhealthorganization'],
  ['WHOs', 'worldhealthorganization'],
  ['US', 'unitedstates'],
]);

/** "won't" and "can't" lose letters when the contraction is undone. */
const IRREGULAR_CONTRACTIONS: ReadonlyMap<string, string> = new Map([
  ['wo', 'will'],
  ['ca', 'can'],
  ['sha', 'shall'],
]);

/**
 * The words of `text` between two offsets, in order.
 *
 * A possessive ending is dropped ("Amnesty's" is `amnesty`), a negative contraction becomes two words with the same
 * place ("didn't" is `did`, `not`), "cannot" likewise. Accents stay.
 */
export function tokenise(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  const passage = text.slice(start, end);
  let gapStart = 0;
  for (const { 0: raw, index } of passage.matchAll(WORD)) {
    const normal = isNormal(raw) ? raw : normalise(raw);
    if (normal === '') continue;
    const place = {
      start: start + index,
      end: start + index + raw.length,
      gap: passage.slice(gapStart, index),
    };
    gapStart = index + raw.length;
    for (const word of splitContraction(normal)) {
      tokens.push({ ...place, word, gap: tokens.at(-1)?.start === place.start ? '' : place.gap });
    }
  }
  return tokens;
}

/** Whether a word is in normal form, as most are: nothing but small letters of Latin-1. */
function isNormal(raw: string): boolean {
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i);
    if (code < 0x61 || (code > 0x7a && (code < 0xdf || code > 0xff || code === 0xf7))) return false;
  }
  return true;
}

function normalise(raw: string): string {
  return (
    ACRONYMS.get(raw.replace(/['’]s$/, '')) ??
    raw.replace(INVISIBLE_CHARACTERS, '').normalize('NFKC').toLowerCase().replace('’', "'")
  );
}

function splitContraction(word: string): string[] {
  if (word === 'cannot') return ['can', 'not'];
  const apostrophe = word.indexOf("'");
  if (apostrophe < 0) return [word];
  const stem = word.slice(0, apostrophe);
  if (word.slice(apostrophe + 1) !== 't') return [stem];
  const verb = stem.endsWith('n') ? stem.slice(0, -1) : stem;
  return [IRREGULAR_CONTRACTIONS.get(verb) ?? verb, 'not'];
}
