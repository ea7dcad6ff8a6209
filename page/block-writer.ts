/**
 * Writes the text of blocks, one a line, and keeps for every stretch of it where in the document it stands.
 */

/** A passage of the page: `text.slice(start, end)`, without line feeds. */
export interface TextBlock {
  readonly start: number;
  readonly end: number;
  /** The nearest block-level element around its beginning. */
  readonly element: Element;
}

/**
 * Where the text comes from, as parallel lists in the order of the text: `lengths[i]` characters from `starts[i]` on
 * are those of `nodes[i]` from `nodeStarts[i]` on. Line feeds and the spaces of line breaks come from nowhere.
 */
export interface TextSegments {
  readonly starts: readonly number[];
  readonly nodes: readonly Text[];
  readonly nodeStarts: readonly number[];
  readonly lengths: readonly number[];
}

/** Soft hyphen, zero-width characters, bidirectional controls, byte order mark: they shape the text and are not of it. */
const UNSEEN = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff';

/** A run that does not come out as it stands; a single plain space does. */
const IRREGULAR_RUN = /* @__PURE__ */ new RegExp(
  `[\\s${UNSEEN}]*(?:[^\\S ]|[${UNSEEN}]| {2})[\\s${UNSEEN}]*`,
  'g',
);
const WHITE_SPACE = /[^\S\ufeff]/;
const BLANK_LINE = /\n[^\S\n]*\r?\n/;

/** A pending space: where it stands in the document, if anywhere. */
interface Space {
  readonly node: Text | null;
  readonly offset: number;
}

export class BlockWriter {
  readonly blocks: TextBlock[] = [];
  isFull = false;
  readonly #maxChars: number;
  readonly #parts: string[] = [];
  #length = 0;
  readonly #starts: number[] = [];
  readonly #nodes: Text[] = [];
  readonly #nodeStarts: number[] = [];
  readonly #lengths: number[] = [];
  #blockStart = -1;
  #blockElement: Element | null = null;
  #space: Space | null = null;
  #lineBreaks = 0;

  constructor(maxChars: number) {
    this.#maxChars = maxChars;
  }

  /** Characters written so far. */
  get length(): number {
    return this.#length;
  }

  get text(): string {
    return this.#parts.join('');
  }

  get segments(): TextSegments {
    return { starts: this.#starts, nodes: this.#nodes, nodeStarts: this.#nodeStarts, lengths: this.#lengths };
  }

  /**
   * Adds a stretch of a text node.
   *
   * @param data the stretch, which begins at `offset` in the node
   * @param element block-level element around it
   * @param isPreformatted whether a blank line ends a block
   */
  write(node: Text, data: string, offset: number, element: Element, isPreformatted: boolean): void {
    let from = 0;
    IRREGULAR_RUN.lastIndex = 0;
    // Not `matchAll`, which copies the expression for each text.
    for (let match = IRREGULAR_RUN.exec(data); match !== null; match = IRREGULAR_RUN.exec(data)) {
      const { 0: run, index } = match;
      this.#writeRegular(node, data.slice(from, index), offset + from, element);
      if (isPreformatted && BLANK_LINE.test(run)) this.endBlock();
      else {
        const space = run.search(WHITE_SPACE);
        if (space >= 0) this.#addSpace({ node, offset: offset + index + space });
      }
      from = index + run.length;
    }
    this.#writeRegular(node, from === 0 ? data : data.slice(from), offset + from, element);
  }

  /** A line break is a space; a second one in a row ends the block. */
  breakLine(): void {
    this.#lineBreaks += 1;
    if (this.#lineBreaks > 1) this.endBlock();
    else this.#addSpace({ node: null, offset: 0 });
  }

  /** Ends the block, if one has begun. */
  endBlock(): void {
    if (this.#blockStart >= 0 && this.#blockElement !== null) {
      this.blocks.push({ start: this.#blockStart, end: this.#length, element: this.#blockElement });
    }
    this.#blockStart = -1;
    this.#space = null;
    this.#lineBreaks = 0;
  }

  /** Text whose only irregularity may be one space at either end. */
  #writeRegular(node: Text, data: string, offset: number, element: Element): void {
    const start = data.startsWith(' ') ? 1 : 0;
    const end = data.length > start && data.endsWith(' ') ? data.length - 1 : data.length;
    if (start > 0) this.#addSpace({ node, offset });
    if (end > start) this.#append(node, data.slice(start, end), offset + start, element);
    if (end < data.length) this.#addSpace({ node, offset: offset + end });
  }

  #addSpace(space: Space): void {
    if (this.#blockStart >= 0) this.#space ??= space;
  }

  #append(node: Text, data: string, offset: number, element: Element): void {
    if (this.isFull) return;
    if (this.#blockStart < 0) {
      if (this.#length > 0) this.#push('\n');
      this.#blockStart = this.#length;
      this.#blockElement = element;
    } else if (this.#space !== null) {
      if (this.#space.node !== null) this.#addSegment(this.#space.node, this.#space.offset, 1);
      this.#push(' ');
    }
    this.#space = null;
    this.#lineBreaks = 0;
    const room = this.#maxChars - this.#length;
    if (data.length > room) this.isFull = true;
    const kept = this.isFull ? data.slice(0, Math.max(0, room)) : data;
    if (kept === '') return;
    this.#addSegment(node, offset, kept.length);
    this.#push(kept);
  }

  #push(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  #addSegment(node: Text, nodeStart: number, length: number): void {
    const last = this.#starts.length - 1;
    const lastLength = this.#lengths[last] ?? 0;
    const continues =
      this.#nodes[last] === node &&
      (this.#nodeStarts[last] ?? 0) + lastLength === nodeStart &&
      (this.#starts[last] ?? 0) + lastLength === this.#length;
    if (continues) {
      this.#lengths[last] = lastLength + length;
      return;
    }
    this.#starts.push(this.#length);
    this.#nodes.push(node);
    this.#nodeStarts.push(nodeStart);
    this.#lengths.push(length);
  }
}
