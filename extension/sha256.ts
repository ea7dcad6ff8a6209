/**
 * SHA-256 (FIPS 180-4) of a text, as hexadecimal digits. `crypto.subtle` would do, but browsers withhold it from pages
 * on plain http and so from the content scripts in them.
 */
export function sha256(text: string): string {
  const words = pad(new TextEncoder().encode(text));
  const state = Uint32Array.from(INITIAL_STATE);
  const schedule = new Uint32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    for (let i = 0; i < 64; i++) {
      schedule[i] =
        i < 16
          ? at(words, block + i)
          : at(schedule, i - 16) +
            mix(at(schedule, i - 15), 7, 18, 3) +
            at(schedule, i - 7) +
            mix(at(schedule, i - 2), 17, 19, 10);
    }
    compress(state, schedule);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter((n) => n > 1 && isPrime(n));
const INITIAL_STATE = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));
const CONSTANTS = PRIMES.slice(0, 64).map((prime) => fractionBits(Math.cbrt(prime)));

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}

/** First 32 bits of the fraction; a double holds them all for roots this small. */
function fractionBits(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

/** The message with a 1 bit, zeros and its length in bits behind it, as big-endian words in blocks of 16. */
function pad(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  const view = new DataView(words.buffer);
  new Uint8Array(words.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(words.byteLength - 8, BigInt(bytes.length) * 8n);
  return words.map((_, i) => view.getUint32(i * 4));
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  schedule.forEach((word, i) => {
    const first = (h + turn(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + (CONSTANTS[i] ?? 0) + word) | 0;
    const second = (turn(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  });
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = at(state, i) + word;
  });
}

function turn(word: number, one: number, two: number, three: number): number {
  return rotate(word, one) ^ rotate(word, two) ^ rotate(word, three);
}

function mix(word: number, one: number, two: number, shift: number): number {
  return rotate(word, one) ^ rotate(word, two) ^ (word >>> shift);
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
