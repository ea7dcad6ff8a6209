import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundariesOf, spanOf, toLiveRange } from './offsets-to-range.ts';
import { type PageText, readBlocks } from './read-blocks.ts';

function show(html: string): PageText {
  document.body.innerHTML = html;
  return readBlocks(document.body);
}

function rangeOf(page: PageText, start: number, end: number): Range | null {
  const boundaries = boundariesOf(page, { start, end });
  return boundaries && toLiveRange(boundaries);
}

function rangeOfText(page: PageText, text: string): Range {
  const start = page.text.indexOf(text);
  const range = start < 0 ? null : rangeOf(page, start, start + text.length);
  if (range === null) throw new Error(`no range for ${text}`);
  return range;
}

/** What the reader makes of the text of a range without unread parts. */
const read = (text: string) =>
  text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('boundariesOf', () => {
  it('finds a sentence across links, line breaks and soft hyphens', () => {
    const page = show(
      '<p>First. <b>The\n   sex\u00adkjøp</b><a href="#">slov</a>en<br>was passed. Last.</p>',
    );
    expect(read(rangeOfText(page, 'The sexkjøpsloven was passed.').toString())).toBe(
      'The sexkjøpslovenwas passed.',
    );
  });

  it('begins and ends at text, not at the white space around it', () => {
    const page = show('<p>\n  <b> One. </b>  Two. </p>');
    const range = rangeOfText(page, 'Two.');
    expect(range.toString()).toBe('Two.');
    expect(rangeOfText(page, 'One.').toString()).toBe('One.');
  });

  it('is null for what comes from nowhere, and for what the page has removed', () => {
    const page = show('<p>a</p><p>b</p>');
    expect(boundariesOf(page, { start: 1, end: 2 })).toBeNull();
    expect(boundariesOf(page, { start: 3, end: 9 })).toBeNull();
    document.querySelector('p')?.remove();
    expect(boundariesOf(page, { start: 0, end: 1 })).toBeNull();
    expect(boundariesOf(page, { start: 2, end: 3 })).not.toBeNull();
  });

  it('is null when a text became shorter', () => {
    const page = show('<p>a long text</p>');
    const text = document.querySelector('p')?.firstChild as Text;
    text.data = 'a';
    expect(boundariesOf(page, { start: 2, end: 11 })).toBeNull();
  });

  it('makes no range of nodes that changed places', () => {
    const page = show('<p>a<b>b</b></p>');
    const boundaries = boundariesOf(page, { start: 0, end: 2 });
    document.querySelector('p')?.append('', document.querySelector('p')?.firstChild ?? '');
    expect(boundaries && toLiveRange(boundaries)).toBeNull();
  });
});

describe('spanOf', () => {
  it('finds the text in a selection of whole elements', () => {
    const page = show('<p>one</p><p>two</p><p>three</p>');
    const range = new Range();
    range.setStart(document.body, 1);
    range.setEnd(document.body, 3);
    expect(spanOf(page, range)).toEqual({ start: 4, end: page.text.length });
  });

  it('is null where nothing was read', () => {
    const page = show('<p>one</p><textarea>field</textarea>');
    const range = new Range();
    range.selectNode(document.querySelector('textarea') as Element);
    expect(spanOf(page, range)).toBeNull();
  });

  it('finds text inside a shadow root', () => {
    show('<p>before</p><x-y></x-y>');
    const root = document.querySelector('x-y')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>inside</p>';
    const page = readBlocks(document.body);
    const range = new Range();
    range.selectNodeContents(root?.querySelector('p') as Element);
    expect(spanOf(page, range)).toEqual({ start: 7, end: 13 });
  });
});

const html = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.stringMatching(/^[ab \n\u00ad\u00a0]{0,6}$/),
    fc
      .tuple(fc.constantFrom('p', 'div', 'b', 'i', 'li', 'x-y'), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
  ),
})).node;

describe('any document and any stretch of its text', () => {
  const cases = fc.tuple(fc.array(html, { minLength: 1 }), fc.nat(60), fc.integer({ min: 1, max: 30 }));

  it('comes back from the range it was turned into', () => {
    fc.assert(
      fc.property(cases, ([nodes, start, length]) => {
        const page = show(nodes.join(''));
        const text = page.text.slice(start, start + length);
        const range = rangeOf(page, start, start + length);
        if (text.trim() === '') return;
        expect(range).not.toBeNull();
        const span = range && spanOf(page, range);
        expect(span && page.text.slice(span.start, span.end).trim()).toBe(text.trim());
      }),
      { numRuns: 500 },
    );
  });

  it('stands in a range with the same characters', () => {
    fc.assert(
      fc.property(cases, ([nodes, start, length]) => {
        const page = show(nodes.join(''));
        const text = page.text.slice(start, start + length);
        if (text.trim() === '') return;
        const range = rangeOf(page, start, start + length);
        const letters = (of: string) => of.replace(/[\s\u00ad]/g, '');
        expect(letters(range?.toString() ?? '')).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });
});
