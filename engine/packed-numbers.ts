/**
 * Whole numbers as short text: plain ASCII that JSON and JavaScript need not escape, read in one pass.
 *
 * A browser reads a long string of a script far faster than a list of numbers written as JSON, and without compression
 * there is nothing to unpack first. A small number takes one character, others two or three; how many of the 90
 * characters stand for themselves is chosen for each list and is its first character.
 */

/** `"`, `\` and `` ` `` stay out. */
const FIRST_CODE = 35;
const BACKSLASH = 92;
const BACKTICK = 96;
const BASE = 90;

/** Leading characters of numbers of three characters. */
const LONG_LEADS = 6;

/** One more than the largest number. */
export const PACKED_NUMBER_LIMIT = LONG_LEADS * BASE * BASE;

/**
 * Packs whole numbers from 0 up to `PACKED_NUMBER_LIMIT`.
 *
 * @throws {RangeError} for any other number
 */
export function packNumbers(numbers: readonly number[]): string {
  const wrong = numbers.find((n) => !Number.isInteger(n) || n < 0 || n >= PACKED_NUMBER_LIMIT);
  if (wrong !== undefined) throw new RangeError(`${wrong} cannot be packed.`);
  const candidates = Array.from({ length: BASE - LONG_LEADS + 1 }, (_, shorts) => {
    const twos = shorts + (BASE - LONG_LEADS - shorts) * BASE;
    return { shorts, size: numbers.reduce((sum, n) => sum + (n < shorts ? 1 : n < twos ? 2 : 3), 0) };
  });
  const { shorts } = candidates.reduce((best, other) => (other.size < best.size ? other : best));
  const twos = shorts + (BASE - LONG_LEADS - shorts) * BASE;
  const write = (n: number): string => {
    if (n < shorts) return digit(n);
    const rest = n - (n < twos ? shorts : twos);
    const low = digit(rest % BASE);
    const high = Math.floor(rest / BASE);
    if (n < twos) return digit(shorts + high) + low;
    return digit(BASE - LONG_LEADS + Math.floor(high / BASE)) + digit(high % BASE) + low;
  };
  return digit(shorts) + numbers.map(write).join('');
}

/** The numbers that were packed. */
export function unpackNumbers(packed: string): Int32Array {
  const numbers = new Int32Array(packed.length);
  const shorts = valueAt(packed, 0);
  const longs = BASE - LONG_LEADS;
  const twos = shorts + (longs - shorts) * BASE;
  let count = 0;
  let at = 1;
  while (at < packed.length) {
    const lead = valueAt(packed, at);
    if (lead < shorts) {
      numbers[count] = lead;
      at += 1;
    } else if (lead < longs) {
      numbers[count] = shorts + (lead - shorts) * BASE + valueAt(packed, at + 1);
      at += 2;
    } else {
      numbers[count] =
        twos + ((lead - longs) * BASE + valueAt(packed, at + 1)) * BASE + valueAt(packed, at + 2);
      at += 3;
    }
    count += 1;
  }
  return numbers.slice(0, count);
}

function digit(value: number): string {
  let code = FIRST_CODE + value;
  if (code >= BACKSLASH) code += 1;
  if (code >= BACKTICK) code += 1;
  return String.fromCharCode(code);
}

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code - FIRST_CODE - (code > BACKSLASH ? 1 : 0) - (code > BACKTICK ? 1 : 0);
}
