/**
 * Addresses that lead to a sentence: the text fragment of https://wicg.github.io/scroll-to-text-fragment/.
 *
 * ```
 * #:~:text=[prefix-,]start[,end][,-suffix]
 * ```
 *
 * A browser goes to the first place that fits, ignoring case. So the sentence alone does where it stands nowhere before;
 * words before and after it are added, one by one, only until the first place that fits is the right one.
 */
import type { TextSpan } from './offsets-to-range.ts';

/** Longer sentences are named by their beginning and end. */
const MAX_WHOLE_CHARS = 300;
/** Words of a beginning and of an end; more are taken until they are found at their own place first. */
const MIN_EDGE_WORDS = 4;
const MAX_CONTEXT_WORDS = 12;

/** The parts of a directive, not encoded. */
interface Directive {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

/**
 * The page's address with a fragment that leads to a stretch of its text.
 *
 * @param text the page's text, one block a line
 * @param span one sentence of it, within a block
 */
export function addressOfText(address: string, text: string, span: TextSpan): string {
  // A browser hides the directive of an address from the page; one that does not know it leaves it there.
  const [page = '', fragment = ''] = address.split(':~:', 1)[0]?.split(/#(.*)/s) ?? [];
  return `${page}#${fragment}:~:text=${encodeDirective(directiveFor(text, span))}`;
}

function encodeDirective({ prefix, start, end, suffix }: Directive): string {
  return [
    ...(prefix === undefined ? [] : [`${encode(prefix)}-`]),
    encode(start),
    ...(end === undefined ? [] : [encode(end)]),
    ...(suffix === undefined ? [] : [`-${encode(suffix)}`]),
  ].join(',');
}

/**
 * Comma, ampersand and hyphen have a meaning in the directive; the other marks do not, but programs that turn addresses
 * into links end them there.
 */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(
    /[-!'()*]|\.$/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function directiveFor(text: string, { start, end }: TextSpan): Directive {
  const page = fold(text);
  const at = fold(text.slice(0, start)).length;
  const sentence = collapse(text.slice(start, end)).trim();
  const isWhole = sentence.length <= MAX_WHOLE_CHARS;
  const directive = isWhole ? { start: sentence } : edgesOf(sentence);
  const leadsThere = (candidate: Directive) => firstPlace(page, candidate) === at;
  if (leadsThere(directive)) return directive;

  const before = wordsOf(text.slice(text.lastIndexOf('\n', start - 2) + 1, start).trim());
  // Where the sentence begins its block, the words before it end the one before.
  for (let count = 1; count <= Math.min(before.length, MAX_CONTEXT_WORDS); count += 1) {
    const candidate = { ...directive, prefix: before.slice(-count).join(' ') };
    if (leadsThere(candidate)) return candidate;
  }
  const prefix = before.slice(-MAX_CONTEXT_WORDS).join(' ');
  const after = wordsOf((text.slice(end).trimStart().split('\n', 1)[0] ?? '').trim());
  for (let count = 1; count <= Math.min(after.length, MAX_CONTEXT_WORDS); count += 1) {
    const suffix = after.slice(0, count).join(' ');
    for (const candidate of [
      { ...directive, suffix },
      ...(prefix ? [{ ...directive, prefix, suffix }] : []),
    ]) {
      if (leadsThere(candidate)) return candidate;
    }
  }
  return directive;
}

/** The shortest beginning and end that name the sentence within itself. */
function edgesOf(sentence: string): Directive {
  const words = wordsOf(sentence);
  const folded = fold(sentence);
  for (let count = MIN_EDGE_WORDS; count * 2 < words.length; count += 1) {
    const start = words.slice(0, count).join(' ');
    const end = words.slice(-count).join(' ');
    if (folded.indexOf(fold(end), start.length) === folded.length - fold(end).length) return { start, end };
  }
  return { start: sentence };
}

/** Where a browser would go; -1 when nowhere. */
function firstPlace(page: string, { prefix, start, end, suffix }: Directive): number {
  const wanted = fold(start);
  for (let at = page.indexOf(wanted); at >= 0; at = page.indexOf(wanted, at + 1)) {
    const tail = end === undefined ? at : page.indexOf(fold(end), at + wanted.length);
    if (tail < 0) return -1;
    const stop = end === undefined ? at + wanted.length : tail + fold(end).length;
    const isBounded = isBoundary(page, at) && isBoundary(page, stop);
    const fitsBefore = prefix === undefined || page.slice(0, at).trimEnd().endsWith(fold(prefix));
    const fitsAfter = suffix === undefined || page.slice(stop).trimStart().startsWith(fold(suffix));
    if (isBounded && fitsBefore && fitsAfter) return at;
  }
  return -1;
}

/** Whether no word goes on across the place. */
function isBoundary(page: string, at: number): boolean {
  return !/^[\p{L}\p{N}]{2}$/u.test(page.slice(at - 1, at + 1));
}

function wordsOf(text: string): readonly string[] {
  return collapse(text)
    .split(' ')
    .filter((word) => word !== '');
}

function fold(text: string): string {
  return collapse(text).toLowerCase();
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ');
}
