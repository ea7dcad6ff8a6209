/**
 * Reads a document into text, one block a line, and remembers where each character stands.
 *
 * - A block is the text of the nearest block-level element, by element name: table cells, list items, captions and
 *   headings are blocks of their own; links, emphasis and buttons are not. A custom element is inline where text stands
 *   beside it.
 * - White space is collapsed to single spaces. Soft hyphens, zero-width characters and bidirectional controls are left
 *   out.
 * - One `<br>` is a space, since verse and mail break sentences with it; two in a row, one in an `<address>`, or a
 *   blank line in a `<pre>` end the block.
 * - Not read: what a reader does not see by markup (`hidden`, scripts, templates, closed dialogs), fields, editors,
 *   drawings, embedded documents, references to notes. `aria-hidden` is read: pages set it on everything behind an open dialog.
 * - Not read either where that is asked for: what readers write under an article.
 * - An open shadow root is read after the block its host stands in, before what follows.
 *
 * The walk keeps its own stack, so nesting of any depth is fine, and it never follows properties that a form's fields
 * can shadow.
 */
import { BlockWriter, type TextBlock, type TextSegments } from './block-writer.ts';
import { isCommentSection, MIN_ARTICLE_CHARS } from './comments.ts';
import { nameOf, roleOf } from './element-role.ts';
import { createCursor, type NodeCursor } from './node-cursor.ts';

export type { TextBlock, TextSegments } from './block-writer.ts';

/** The text of a document and its place in it. */
export interface PageText {
  /** One block a line; no line feed at the end. */
  readonly text: string;
  /** In the order of the text; between two of them stands one line feed. */
  readonly blocks: readonly TextBlock[];
  readonly segments: TextSegments;
  /** Shadow roots that were read. */
  readonly shadowRoots: readonly ShadowRoot[];
  /** The document goes on after what was read. */
  readonly truncated: boolean;
}

export interface ReadOptions {
  /** Characters after which reading stops; 1,000,000 when not given, about ten times the longest newspaper article. */
  readonly maxChars?: number;
  /** Answers the closed shadow root of a custom element, where the caller can. */
  readonly closedShadowRootOf?: (element: HTMLElement) => ShadowRoot | null;
  /** Leaves out what readers write under an article. */
  readonly skipsComments?: boolean;
}

const MAX_CHARS = 1_000_000;

/** Bounds the walk over pages that are all markup, or that change while they are read. */
const MAX_NODES = 1_000_000;

/** One step of `readBlocksInSteps`: well under a millisecond of work. */
const NODES_PER_STEP = 128;
const CHARS_PER_STEP = 16_384;

/** A page that keeps removing what is being read is then read in one go. */
const MAX_RESTARTS = 3;

/** Reads everything under an element, in one go. */
export function readBlocks(root: Element, options: ReadOptions = {}): PageText {
  const reader = new BlockReader(root, options);
  while (reader.readNode());
  return reader.result();
}

/** Reads everything under an element in small steps; begins again when the page removes the place it has come to. */
export function* readBlocksInSteps(root: Element, options: ReadOptions = {}): Generator<void, PageText> {
  for (let restarts = 0; restarts < MAX_RESTARTS; restarts += 1) {
    const reader = new BlockReader(root, options);
    do {
      if (!reader.readStep()) return reader.result();
      yield;
    } while (reader.isInPlace());
  }
  return readBlocks(root, options);
}

/** An element that has been entered and what to do on leaving it. */
interface OpenElement {
  readonly isBlock: boolean;
  readonly isPreformatted: boolean;
  readonly isAddress: boolean;
}

/** The walk through one tree: the document or a shadow root. */
interface Walk {
  readonly cursor: NodeCursor;
  readonly path: OpenElement[];
  /** Whether the node at the cursor is still to be entered. */
  isNew: boolean;
}

class BlockReader {
  readonly #writer: BlockWriter;
  readonly #options: ReadOptions;
  readonly #walks: Walk[] = [];
  readonly #blockElements: Element[] = [];
  readonly #shadowRoots: ShadowRoot[] = [];
  #pendingRoots: ShadowRoot[] = [];
  #preformattedDepth = 0;
  #addressDepth = 0;
  #nodes = 0;
  #textOffset = 0;

  constructor(root: Element, options: ReadOptions) {
    this.#options = options;
    this.#writer = new BlockWriter(options.maxChars ?? MAX_CHARS);
    this.#begin(root, root);
  }

  result(): PageText {
    const { blocks, segments, text, isFull } = this.#writer;
    return {
      text,
      blocks,
      segments,
      shadowRoots: this.#shadowRoots,
      truncated: isFull || this.#nodes >= MAX_NODES,
    };
  }

  isInPlace(): boolean {
    const node = this.#walks.at(-1)?.cursor.currentNode;
    return node === undefined || node.isConnected;
  }

  /** Reads for one step; false at the end. */
  readStep(): boolean {
    const { length } = this.#writer;
    for (let nodes = 0; nodes < NODES_PER_STEP; nodes += 1) {
      if (!this.readNode()) return false;
      if (this.#writer.length - length >= CHARS_PER_STEP) break;
    }
    return true;
  }

  /** Reads the next node, or the next stretch of a long one, and moves on; false at the end. */
  readNode(): boolean {
    const walk = this.#walks.at(-1);
    if (walk === undefined) return false;
    this.#nodes += 1;
    if (this.#writer.isFull || this.#nodes >= MAX_NODES) return this.#stop();
    if (walk.isNew) this.#enter(walk);
    else if (walk.cursor.nextSibling() !== null) walk.isNew = true;
    else this.#climb(walk);
    return true;
  }

  #begin(root: Node, element: Element): void {
    this.#writer.endBlock();
    this.#blockElements.push(element);
    const cursor = createCursor(root);
    const hasChild = cursor.firstChild() !== null;
    this.#walks.push({ cursor, path: [], isNew: hasChild });
    if (!hasChild) this.#end();
  }

  #end(): void {
    this.#writer.endBlock();
    this.#walks.pop();
    this.#blockElements.pop();
    this.#readPendingRoots();
  }

  #stop(): boolean {
    this.#writer.endBlock();
    this.#walks.length = 0;
    return false;
  }

  #enter(walk: Walk): void {
    const node = walk.cursor.currentNode;
    // A form's field may be called nodeType, so anything that is not a text is an element here.
    if (node.nodeType === 3) this.#readText(walk, node as Text);
    else this.#enterElement(walk, node as Element);
  }

  #readText(walk: Walk, node: Text): void {
    const from = this.#textOffset;
    const to = Math.min(node.length, from + CHARS_PER_STEP);
    const data = from === 0 && to === node.length ? node.data : node.data.slice(from, to);
    const element = this.#blockElements.at(-1);
    if (element !== undefined) this.#writer.write(node, data, from, element, this.#preformattedDepth > 0);
    this.#textOffset = to < node.length ? to : 0;
    walk.isNew = this.#textOffset > 0;
  }

  #enterElement(walk: Walk, element: Element): void {
    walk.isNew = false;
    const role = roleOf(element);
    if (role === 'unread') return;
    if (role === 'break' && this.#addressDepth === 0) {
      this.#writer.breakLine();
      return;
    }
    if (role === 'barrier' || role === 'break' || (role === 'block' && this.#isSkipped(element))) {
      this.#writer.endBlock();
      return;
    }
    const name = nameOf(element);
    const open = { isBlock: role === 'block', isPreformatted: name === 'pre', isAddress: name === 'address' };
    if (open.isBlock) {
      this.#writer.endBlock();
      this.#blockElements.push(element);
    }
    if (open.isPreformatted) this.#preformattedDepth += 1;
    if (open.isAddress) this.#addressDepth += 1;
    const shadowRoot = shadowRootOf(element, this.#options);
    if (shadowRoot !== null) this.#pendingRoots.push(shadowRoot);
    if (walk.cursor.firstChild() !== null) {
      walk.path.push(open);
      walk.isNew = true;
    } else this.#leave(open);
  }

  #isSkipped(element: Element): boolean {
    const { skipsComments = false } = this.#options;
    return skipsComments && this.#writer.length >= MIN_ARTICLE_CHARS && isCommentSection(element);
  }

  #climb(walk: Walk): void {
    const open = walk.path.pop();
    if (open === undefined || walk.cursor.parentNode() === null) this.#end();
    else this.#leave(open);
  }

  #leave(open: OpenElement): void {
    if (open.isPreformatted) this.#preformattedDepth -= 1;
    if (open.isAddress) this.#addressDepth -= 1;
    if (!open.isBlock) return;
    this.#writer.endBlock();
    this.#blockElements.pop();
    this.#readPendingRoots();
  }

  #readPendingRoots(): void {
    const roots = this.#pendingRoots;
    this.#pendingRoots = [];
    for (const root of roots.reverse()) {
      this.#shadowRoots.push(root);
      this.#begin(root, root.host);
    }
  }
}

function shadowRootOf(element: Element, options: ReadOptions): ShadowRoot | null {
  const root: unknown = element.shadowRoot;
  if (isShadowRoot(root)) return root;
  if (options.closedShadowRootOf === undefined || !nameOf(element).includes('-')) return null;
  return options.closedShadowRootOf(element as HTMLElement);
}

/** A form's field may be called shadowRoot. */
function isShadowRoot(value: unknown): value is ShadowRoot {
  return typeof ShadowRoot === 'function' && value instanceof ShadowRoot;
}
