/**
 * Which word patterns a word fits.
 *
 * | pattern | fits | found by |
 * |---|---|---|
 * | `ban` | the word | narrowing the alphabetical list letter by letter |
 * | `prostitu*` | words that begin so | the same |
 * | `*forbud` | words that end so | each ending of the word |
 * | `*sexkjøp*` | words that contain it | its first two letters |
 *
 * The list comes in alphabetical order, so nothing has to be built for the first two kinds: nearly all patterns. A page
 * pays for the words it has, not for the size of the lexicon.
 */

const STAR = '*'.charCodeAt(0);

export class PatternTable {
  readonly #patterns: readonly string[];
  readonly #endings = new Map<string, number>();
  readonly #middles = new Map<number, { readonly part: string; readonly pattern: number }[]>();
  #shortestEnding = Number.POSITIVE_INFINITY;

  /** `patterns`: distinct and in the order of `sort()`. */
  constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
    const end = this.#bound(0, patterns.length, 0, STAR + 1);
    for (let number = this.#bound(0, patterns.length, 0, STAR); number < end; number += 1)
      this.#addOpen(patterns[number] ?? '', number);
  }

  /** A pattern that begins with a star. */
  #addOpen(pattern: string, number: number): void {
    if (!pattern.endsWith('*')) {
      this.#endings.set(pattern.slice(1), number);
      this.#shortestEnding = Math.min(this.#shortestEnding, pattern.length - 1);
      return;
    }
    const part = pattern.slice(1, -1);
    const key = pairAt(part, 0);
    const list = this.#middles.get(key);
    if (list) list.push({ part, pattern: number });
    else this.#middles.set(key, [{ part, pattern: number }]);
  }

  /** The patterns that fit; the whole word first. */
  patternsOf(word: string): number[] {
    const { length } = word;
    const found: number[] = [];
    let whole = -1;
    let low = 0;
    let high = this.#patterns.length;
    for (let size = 1; size <= length; size += 1) {
      if (low < high) {
        // From here on the list holds what begins with the first `size` letters of the word.
        const code = word.charCodeAt(size - 1);
        low = this.#bound(low, high, size - 1, code);
        high = this.#bound(low, high, size - 1, code + 1);
        const isBeginningItself = low < high && this.#patterns[low]?.length === size;
        if (isBeginningItself && size === length) whole = low;
        const open = this.#bound(isBeginningItself ? low + 1 : low, high, size, STAR);
        if (open < high && this.#isOpenBeginning(open, size)) found.push(open);
      }
      if (size >= this.#shortestEnding) {
        const ending = this.#endings.get(word.slice(length - size));
        if (ending !== undefined) found.push(ending);
      }
    }
    if (whole >= 0) found.unshift(whole);
    if (this.#middles.size > 0) this.#addMiddles(word, found);
    return found;
  }

  #addMiddles(word: string, found: number[]): void {
    const middles: number[] = [];
    for (let at = 0; at < word.length; at += 1) {
      // A part of one letter is listed with nothing behind it.
      for (const key of at + 1 < word.length ? [pairAt(word, at), word.charCodeAt(at)] : [pairAt(word, at)]) {
        for (const { part, pattern } of this.#middles.get(key) ?? NO_MIDDLES)
          if (word.startsWith(part, at) && !middles.includes(pattern)) middles.push(pattern);
      }
    }
    found.push(...middles.sort((a, b) => a - b));
  }

  #isOpenBeginning(number: number, size: number): boolean {
    const pattern = this.#patterns[number];
    return pattern?.length === size + 1 && pattern.charCodeAt(size) === STAR;
  }

  /** The first place from `low` up to `high` whose unit at `at` is no less than `code`; one that has ended is less. */
  #bound(low: number, high: number, at: number, code: number): number {
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const pattern = this.#patterns[middle] ?? '';
      if (at >= pattern.length || pattern.charCodeAt(at) < code) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const NO_MIDDLES: readonly { readonly part: string; readonly pattern: number }[] = [];

/** Two letters as one number, as far as there are two. */
function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) + (at + 1 < text.length ? (text.charCodeAt(at + 1) + 1) * 0x10000 : 0);
}
