/**
 * Reads plain text into blocks, one a line: the paragraphs of a file whether its lines are hard-wrapped
 * (mail, Usenet, PDF-to-text) or run on to the end of the paragraph.
 */

/** A line that begins an item of its own: "- ", "• ", "1. ", "a) ". */
const LIST_ITEM = /^\s*(?:[-*•·◦▪–—]|\d{1,3}[.)]|[a-z][.)])\s+\S/;

/** Wider lines than this are paragraphs, not wrapped lines: mail wraps at 72 to 78, print at up to 100. */
const MAX_WRAP_COLUMNS = 110;

/** A last line is "full" when the next word would not have fitted; the slack allows for ragged wrapping. */
const RAGGED_COLUMNS = 8;

/**
 * Joins hard-wrapped lines into paragraphs.
 *
 * Two lines belong together when the second one's first word would not have fitted behind the first one,
 * the way a word processor wraps. Blank lines, list items and short lines (headings, verse) end a block.
 *
 * @param text the file's text, any line ending
 * @returns one block a line, runs of white space collapsed, no empty lines
 */
export function joinWrappedLines(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\f\v]/).map((line) => line.replace(/\s+/g, ' ').trimEnd());
  const blocks: string[] = [];
  for (const paragraph of paragraphs(lines)) {
    const width = Math.max(...paragraph.map((line) => line.length));
    let block = '';
    let previous = '';
    for (const line of paragraph) {
      const continues =
        previous !== '' &&
        width <= MAX_WRAP_COLUMNS &&
        !LIST_ITEM.test(line) &&
        isFull(previous, line, width);
      if (continues) block += ` ${line.trim()}`;
      else {
        if (block !== '') blocks.push(block);
        block = line.trim();
      }
      previous = line;
    }
    if (block !== '') blocks.push(block);
  }
  return blocks.join('\n');
}

function* paragraphs(lines: readonly string[]): Generator<string[]> {
  let current: string[] = [];
  for (const line of lines) {
    if (line.trim() !== '') current.push(line);
    else if (current.length > 0) {
      yield current;
      current = [];
    }
  }
  if (current.length > 0) yield current;
}

function isFull(line: string, next: string, width: number): boolean {
  const firstWord = next.trim().split(' ', 1)[0] ?? '';
  return line.length + 1 + firstWord.length > width - RAGGED_COLUMNS;
}
