import { afterEach, describe, expect, it } from 'vitest';
import { safeAnchor } from './safe-anchor.ts';

afterEach(() => document.body.replaceChildren());

function anchorIn(markup: string) {
  document.body.innerHTML = markup;
  const contextElement = document.querySelector('#here');
  if (contextElement === null) throw new Error('The markup has no anchor.');
  return { contextElement, getBoundingClientRect: () => new DOMRect(1, 2, 3, 4), getClientRects: () => [] };
}

describe('safeAnchor', () => {
  it.each([
    ['no form', '<p id="here"></p>'],
    ['a form', '<form id="here"><input name="title"><input name="id"></form>'],
    ['something in a form', '<form><p id="here"></p><input name="query"></form>'],
  ])('leaves %s as it is', (_, markup) => {
    const anchor = anchorIn(markup);
    expect(safeAnchor(anchor)).toBe(anchor);
  });

  it.each([
    ['a form', '<form id="here"><input name="parentNode"></form>'],
    ['something in a form', '<form><div><p id="here"></p></div><input name="nodeName"></form>'],
    [
      'a form with a field elsewhere',
      '<form id="here"></form><input name="getBoundingClientRect" form="here">',
    ],
  ])('names no element where its fields hide properties of %s', (_, markup) => {
    const anchor = anchorIn(markup);
    const safe = safeAnchor(anchor);
    expect(safe.contextElement).toBeUndefined();
    expect(safe.getBoundingClientRect().width).toBe(3);
  });
});
