import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { boundariesOf, spanOf, toLiveRange } from '../../page/offsets-to-range.ts';
import { type PageText, readBlocks, readBlocksInSteps } from '../../page/read-blocks.ts';
import { cases, FUZZ_CASES, FUZZ_PATIENCE_MS } from './cases.ts';

/** A tree as data: built by hand, for a parser would put right what pages put wrong by script. */
type Tree = string | { readonly name: string; readonly children: readonly Tree[]; readonly how: How };
type How = 'plain' | 'hidden' | 'shadow' | 'comment' | 'editable';

const NAMES = [
  'p',
  'div',
  'b',
  'span',
  'a',
  'li',
  'td',
  'pre',
  'h2',
  'br',
  'hr',
  'address',
  'form',
  'button',
  'x-y',
  'details',
  'svg',
  'script',
  'style',
  'textarea',
  'template',
  'math',
  'sup',
  'dialog',
  'plaintext',
];

const text = fc.oneof(
  fc.stringMatching(/^[ab. \n\u00ad\u00a0]{0,8}$/),
  fc.string({ maxLength: 6 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\u200b',
        '\u202e',
        '\u0301',
        '\ud83d',
        '\udc00',
        '🦊',
        '\u2028',
        '\t',
        '\r',
        '\ufeff',
      ),
      { maxLength: 8 },
    )
    .map((characters) => characters.join('')),
);

const tree = fc.letrec<{ node: Tree }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.record({
      name: fc.constantFrom(...NAMES),
      children: fc.array(tie('node'), { maxLength: 5 }),
      how: fc.oneof(
        { weight: 6, arbitrary: fc.constant<How>('plain') },
        fc.constantFrom<How>('hidden', 'shadow', 'comment', 'editable'),
      ),
    }),
  ),
})).node;

const trees = fc.array(tree, { minLength: 1, maxLength: 6 });

function build(node: Tree): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const element = document.createElement(node.name);
  // Nothing of it is to run.
  if (element instanceof HTMLScriptElement) element.type = 'text/plain';
  if (node.how === 'hidden') element.hidden = true;
  if (node.how === 'editable') element.setAttribute('contenteditable', '');
  if (node.how === 'comment') element.append(document.createComment('not text'));
  const takesShadow = node.how === 'shadow' && ['div', 'p', 'span', 'x-y', 'h2'].includes(node.name);
  const parent: Node = takesShadow ? element.attachShadow({ mode: 'open' }) : element;
  for (const child of node.children) parent.appendChild(build(child));
  return element;
}

function show(nodes: readonly Tree[]): PageText {
  document.body.replaceChildren(...nodes.map(build));
  return readBlocks(document.body);
}

afterEach(() => document.body.replaceChildren());

/** What is left of a text without the characters that the reader of pages makes less of, or leaves out. */
const lettersOf = (written: string) =>
  written.replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '');

const stretch = fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 40 }));

describe('any tree', { timeout: FUZZ_PATIENCE_MS }, () => {
  test('each stretch of its text has a range, and the range is that stretch again', () => {
    let compared = 0;
    fc.assert(
      fc.property(trees, stretch, (nodes, [start, length]) => {
        const page = show(nodes);
        const wanted = page.text.slice(start, start + length);
        const boundaries = boundariesOf(page, { start, end: start + length });
        if (wanted.trim() === '') return;
        if (boundaries === null) throw new Error(`no range for ${JSON.stringify(wanted)}`);
        // A live range cannot reach from one shadow tree into another.
        if (boundaries.startContainer.getRootNode() !== boundaries.endContainer.getRootNode()) return;
        const range = toLiveRange(boundaries);
        if (range === null) return;
        const span = spanOf(page, range);
        expect(span && page.text.slice(span.start, span.end).trim()).toBe(wanted.trim());
        compared += 1;
      }),
      cases(),
    );
    expect(compared).toBeGreaterThan(FUZZ_CASES / 50);
  });

  test('each character of its text stands in the document where it is said to stand', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const page = show(nodes);
        for (let at = 0; at < page.text.length; at += 1) {
          const character = page.text.charAt(at);
          if (lettersOf(character) === '') continue;
          const place = boundariesOf(page, { start: at, end: at + 1 });
          if (place === null) throw new Error(`nowhere: ${JSON.stringify(character)}`);
          expect(place.startContainer).toBe(place.endContainer);
          const { data } = place.startContainer as Text;
          expect(data.slice(place.startOffset, place.endOffset)).toBe(character);
        }
      }),
      cases(),
    );
  });

  test('is read the same in one go and in steps, and left as it was', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const page = show(nodes);
        const before = document.body.cloneNode(true);
        const steps = readBlocksInSteps(document.body);
        let step = steps.next();
        while (!step.done) step = steps.next();
        expect(step.value.text).toBe(page.text);
        expect(step.value.blocks.length).toBe(page.blocks.length);
        expect(document.body.isEqualNode(before)).toBe(true);
      }),
      cases(),
    );
  });

  test('gives blocks that follow each other with one line feed between them', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const { text: whole, blocks } = show(nodes);
        expect(whole.split('\n')).toHaveLength(Math.max(1, blocks.length));
        for (const line of whole.split('\n')) expect(line).toBe(line.trim());
      }),
      cases(),
    );
  });
});
