import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { highlightRules } from './highlight-rules.ts';
import { createPainter, type PaintedRange, type Painter } from './painter.ts';

let ending: AbortController;

beforeEach(() => {
  ending = new AbortController();
  document.body.innerHTML = '<p>one</p><p>two</p><p>three</p>';
});

afterEach(() => {
  ending.abort();
  vi.unstubAllGlobals();
});

const start = () => createPainter({ prefix: 'test', signal: ending.signal });

function rangeOf(index: number): Range {
  const range = new Range();
  range.selectNodeContents(document.querySelectorAll('p')[index] as Element);
  return range;
}

const painting = (index: number, stance: PaintedRange['stance']): PaintedRange => ({
  range: rangeOf(index),
  stance,
});

const registered = () =>
  [...CSS.highlights].map(
    ([name, highlight]) => `${name}: ${[...highlight].map((range) => range.startContainer.textContent)}`,
  );

describe('createPainter', () => {
  it('registers ranges under the names of their stances, and no others', () => {
    const painter = start();
    painter.paint([painting(0, 'agrees'), painting(1, 'contradicts'), painting(2, 'agrees')]);
    expect(registered().sort()).toEqual(['test-agrees: one,three', 'test-contradicts: two']);
    painter.paint([painting(1, 'context')]);
    expect(registered()).toEqual(['test-context: two']);
  });

  it('marks what is hovered or opened', () => {
    const painter = start();
    painter.mark([rangeOf(1)]);
    expect(registered()).toEqual(['test-current: two']);
    painter.mark([]);
    expect(registered()).toEqual([]);
  });

  it('leaves the elements of the page alone', () => {
    const before = document.documentElement.outerHTML;
    const painter = start();
    painter.paint([painting(0, 'agrees')]);
    painter.mark([rangeOf(0)]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it.each([
    ['deletes them', () => CSS.highlights.clear()],
    ['empties them', () => CSS.highlights.get('test-agrees')?.clear()],
    ['replaces them', () => CSS.highlights.set('test-agrees', new Highlight())],
  ])('repairs its highlights when the page %s', (_, attack) => {
    const painter = start();
    painter.paint([painting(0, 'agrees')]);
    attack();
    painter.repair();
    expect(registered()).toEqual(['test-agrees: one']);
  });

  it.each([
    ['repaired', (painter: Painter) => painter.repair()],
    ['painted anew', (painter: Painter) => painter.paint([painting(0, 'agrees')])],
  ])('gives in to a page that keeps removing them, however often they are %s', (_, again) => {
    const painter = start();
    painter.paint([painting(0, 'agrees')]);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      CSS.highlights.clear();
      again(painter);
    }
    expect(registered()).toEqual([]);
  });

  it('takes everything away at the end, for good', () => {
    const painter = start();
    painter.paint([painting(0, 'agrees')]);
    painter.mark([rangeOf(0)]);
    ending.abort();
    painter.paint([painting(1, 'agrees')]);
    expect(registered()).toEqual([]);
  });

  it('paints inside shadow roots', () => {
    document.body.innerHTML = '<x-y></x-y>';
    const root = document.querySelector('x-y')?.attachShadow({ mode: 'open' }) as ShadowRoot;
    root.innerHTML = '<p>inside</p>';
    const element = root.querySelector('p') as Element;
    const range = new Range();
    range.selectNodeContents(element);
    start().paint([{ range, stance: 'agrees' }]);
    const style = () => getComputedStyle(element, '::highlight(test-agrees)').textDecorationLine;
    expect(style()).toBe('underline');
    ending.abort();
    expect(root.adoptedStyleSheets).toEqual([]);
  });

  it('adopts no style sheet where the page-wide rules reach in', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightRules('test'));
    document.adoptedStyleSheets = [sheet];
    document.body.innerHTML = '<x-y></x-y>';
    const root = document.querySelector('x-y')?.attachShadow({ mode: 'open' }) as ShadowRoot;
    root.innerHTML = '<p>inside</p>';
    const range = new Range();
    range.selectNodeContents(root.querySelector('p') as Element);
    start().paint([{ range, stance: 'agrees' }]);
    expect(root.adoptedStyleSheets).toEqual([]);
    document.adoptedStyleSheets = [];
  });

  it('says so where the browser has no highlights, and does nothing', () => {
    vi.stubGlobal('Highlight', undefined);
    const painter = start();
    expect(painter.canPaint).toBe(false);
    painter.paint([painting(0, 'agrees')]);
    painter.repair();
    expect(registered()).toEqual([]);
  });
});
