/**
 * Reads a stream line by line in constant memory.
 *
 * Node's own `readline` also ends a line at U+2028 and U+2029, which may stand unescaped in JSON, and reads a thousand
 * lines ahead of a slow consumer, however long they are.
 */
import type { Readable } from 'node:stream';

/** A longer line is passed over: far above any article, far below what memory holds. */
export const MAX_LINE_CHARS = 16 * 1024 * 1024;

/**
 * The lines of UTF-8 bytes, without their line feed; what follows the last line feed is a line unless it is empty.
 *
 * @yields `null` in place of a line of more than `MAX_LINE_CHARS`
 */
export async function* readLines(input: Readable): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  let length = 0;
  const add = (piece: string) => {
    length += piece.length;
    if (length > MAX_LINE_CHARS) pieces = [];
    else pieces.push(piece);
  };
  const take = () => {
    const line = length > MAX_LINE_CHARS ? null : pieces.join('');
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      yield take();
      from = end + 1;
    }
    add(text.slice(from));
  }
  add(decoder.decode());
  if (length > 0) yield take();
}
