/**
 * Which word patterns a word fits, by hash.
 *
 * | pattern | fits | found by the hash of |
 * |---|---|---|
 * | `ban` | the word | the whole word |
 * | `prostitu*` | words that begin so | each beginning of the word |
 * | `*forbud` | words that end so | each ending of the word |
 * | `*sexkjøp*` | words that contain it | nothing: there are few, all are tried |
 *
 * The hashes of all beginnings of a word come from one pass over it, those of all endings from a second, so a word
 * costs as much as its letters, and the table is two typed arrays instead of thousands of map entries.
 */

/** Patterns added between two yields: well below a millisecond once the code is warm, a few before. */
const PATTERNS_PER_STEP = 1500;

const WHOLE = 0x9e3779b1;
const BEGINNING = 0x85ebca6b;
const ENDING = 0xc2b2ae35;

export class PatternTable {
  readonly #patterns: readonly string[];
  readonly #mask: number;
  /** Open addressing: number of the pattern plus one; 0 is free. */
  readonly #slots: Uint16Array;
  readonly #middles: { readonly part: string; readonly pattern: number }[] = [];

  private constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, patterns.length * 2)));
    this.#mask = size - 1;
    this.#slots = new Uint16Array(size);
  }

  /** Builds the table in steps of a millisecond or so. */
  static *build(patterns: readonly string[]): Generator<void, PatternTable> {
    const table = new PatternTable(patterns);
    for (let number = 0; number < patterns.length; number += 1) {
      table.#add(patterns[number] ?? '', number);
      if (number % PATTERNS_PER_STEP === PATTERNS_PER_STEP - 1) yield;
    }
    return table;
  }

  #add(pattern: string, number: number): void {
    const last = pattern.length - 1;
    const opensLeft = pattern[0] === '*';
    const opensRight = pattern[last] === '*';
    if (opensLeft && opensRight) {
      this.#middles.push({ part: pattern.slice(1, -1), pattern: number });
      return;
    }
    let hash = opensLeft ? ENDING : opensRight ? BEGINNING : WHOLE;
    if (opensLeft) for (let i = last; i > 0; i -= 1) hash = mix(hash, pattern.charCodeAt(i));
    else for (let i = 0; i < (opensRight ? last : last + 1); i += 1) hash = mix(hash, pattern.charCodeAt(i));
    let slot = spread(hash) & this.#mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = number + 1;
  }

  /** The patterns that fit; the whole word first. */
  patternsOf(word: string): number[] {
    const { length } = word;
    const found: number[] = [];
    let whole = WHOLE;
    for (let i = 0; i < length; i += 1) whole = mix(whole, word.charCodeAt(i));
    this.#look(whole, (pattern) => pattern === word, found);
    let beginning = BEGINNING;
    let ending = ENDING;
    for (let size = 1; size <= length; size += 1) {
      beginning = mix(beginning, word.charCodeAt(size - 1));
      ending = mix(ending, word.charCodeAt(length - size));
      this.#look(beginning, (pattern) => isBeginning(pattern, word, size), found);
      this.#look(ending, (pattern) => isEnding(pattern, word, size), found);
    }
    for (const { part, pattern } of this.#middles) if (word.includes(part)) found.push(pattern);
    return found;
  }

  #look(hash: number, fits: (pattern: string) => boolean, found: number[]): void {
    let slot = spread(hash) & this.#mask;
    for (;;) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return;
      if (fits(this.#patterns[entry - 1] ?? '')) found.push(entry - 1);
      slot = (slot + 1) & this.#mask;
    }
  }
}

function isBeginning(pattern: string, word: string, size: number): boolean {
  return (
    pattern.length === size + 1 &&
    pattern[size] === '*' &&
    pattern[0] !== '*' &&
    pattern.startsWith(word.slice(0, size))
  );
}

function isEnding(pattern: string, word: string, size: number): boolean {
  return (
    pattern.length === size + 1 &&
    pattern[0] === '*' &&
    pattern[size] !== '*' &&
    pattern.endsWith(word.slice(-size))
  );
}

/** FNV-1a over UTF-16 units. */
function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Brings the high bits down to where the mask looks. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
