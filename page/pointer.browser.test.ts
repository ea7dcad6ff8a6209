import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { rangeAtCaret, rangeAtPoint } from './hit-test.ts';
import { type Pointer, watchPointer } from './pointer.ts';

const CLAIM =
  '<p id="claim">A claim with a <a id="link" href="#there">link</a>, a <button id="button">button</button>, ' +
  'a <span id="role" role="button">control</span> and <em id="text">emphasis</em>.</p><p id="other">Other text.</p>';

let ending: AbortController;
let pointer: Pointer;
let range: Range;
const onClick = vi.fn();
const onHover = vi.fn();

const find = (id: string) => document.querySelector(`#${id}`) as HTMLElement;
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

beforeEach(() => {
  ending = new AbortController();
  document.body.innerHTML = CLAIM;
  range = new Range();
  range.selectNodeContents(find('claim'));
  CSS.highlights.set('test', new Highlight(range));
  window.getSelection()?.removeAllRanges();
  onClick.mockReset();
  onHover.mockReset();
  pointer = watchPointer({
    claimAt: (x, y) => rangeAtPoint(x, y, { document, ranges: [range], shadowRoots: [] }),
    onClick,
    onHover,
    signal: ending.signal,
  });
  pointer.setActive(true);
});

afterEach(() => {
  ending.abort();
  CSS.highlights.clear();
});

describe('a click', () => {
  it('on a claim opens it', async () => {
    await userEvent.click(find('text'));
    await settle();
    expect(onClick).toHaveBeenCalledExactlyOnceWith(0);
  });

  it('on a claim opens it where the page stops events', async () => {
    find('claim').addEventListener('click', (event) => event.stopImmediatePropagation());
    await userEvent.click(find('text'));
    await settle();
    expect(onClick).toHaveBeenCalledOnce();
  });

  it.each(['link', 'button', 'role', 'other'])('on "%s" stays the page’s', async (id) => {
    await userEvent.click(find(id));
    await settle();
    expect(onClick).not.toHaveBeenCalled();
  });

  it('on a claim inside a link stays the page’s', async () => {
    document.body.innerHTML =
      '<a href="#there"><p id="claim">A claim with <em id="text">emphasis</em>.</p></a>';
    range.selectNodeContents(find('claim'));
    await userEvent.click(find('text'));
    await settle();
    expect(onClick).not.toHaveBeenCalled();
  });

  it('that the page answers stays the page’s', async () => {
    find('claim').addEventListener('click', (event) => event.preventDefault());
    await userEvent.click(find('text'));
    await settle();
    expect(onClick).not.toHaveBeenCalled();
  });

  it('that is not a person’s is ignored', async () => {
    const { left, top } = find('text').getBoundingClientRect();
    find('text').dispatchEvent(
      new MouseEvent('click', { bubbles: true, clientX: left + 3, clientY: top + 3 }),
    );
    find('text').click();
    await settle();
    expect(onClick).not.toHaveBeenCalled();
  });

  it.each(['Control', 'Shift', 'Alt', 'Meta'])('with %s held is ignored', async (key) => {
    await userEvent.keyboard(`{${key}>}`);
    await userEvent.click(find('text'));
    await userEvent.keyboard(`{/${key}}`);
    await settle();
    expect(onClick).not.toHaveBeenCalled();
  });

  it('while something is selected is ignored', async () => {
    await userEvent.tripleClick(find('other'));
    onClick.mockReset();
    find('text').addEventListener('mousedown', (event) => event.preventDefault());
    await userEvent.click(find('text'));
    await settle();
    expect(window.getSelection()?.isCollapsed).toBe(false);
    expect(onClick).not.toHaveBeenCalled();
  });

  it('is not listened for while there is nothing to click, or after the end', async () => {
    pointer.setActive(false);
    await userEvent.click(find('text'));
    pointer.setActive(true);
    ending.abort();
    await userEvent.click(find('text'));
    await settle();
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe('hovering', () => {
  it('tells when the pointer comes upon a claim and leaves it', async () => {
    await userEvent.hover(find('other'));
    await settle();
    await userEvent.hover(find('text'));
    await vi.waitFor(() => expect(onHover).toHaveBeenLastCalledWith(0));
    await userEvent.hover(find('other'));
    await vi.waitFor(() => expect(onHover).toHaveBeenLastCalledWith(-1));
    expect(onHover).toHaveBeenCalledTimes(2);
  });
});

describe.each([
  ['highlightsFromPoint', rangeAtPoint],
  ['the caret position', rangeAtCaret],
])('hit-testing by %s', (_, hitTest) => {
  const at = (
    x: number,
    y: number,
    ranges: readonly AbstractRange[] = [range],
    shadowRoots: ShadowRoot[] = [],
  ) => hitTest(x, y, { document, ranges, shadowRoots });

  it('finds the range under the point', () => {
    const { left, top, right } = find('text').getBoundingClientRect();
    expect(at(left + 3, top + 3)).toBe(0);
    expect(at(right - 2, top + 3)).toBe(0);
  });

  it('finds nothing beside the text, below it, or outside the viewport', () => {
    const { top } = find('text').getBoundingClientRect();
    expect(at(window.innerWidth - 20, top + 3)).toBe(-1);
    const other = find('other').getBoundingClientRect();
    expect(at(other.left + 3, other.top + 3)).toBe(-1);
    expect(at(-5, -5)).toBe(-1);
  });

  it('finds static ranges', () => {
    const fixed = new StaticRange(range);
    CSS.highlights.set('test', new Highlight(fixed));
    const { left, top } = find('text').getBoundingClientRect();
    expect(at(left + 3, top + 3, [fixed])).toBe(0);
  });

  it('finds ranges in shadow roots', () => {
    document.body.innerHTML = '<x-y></x-y>';
    const root = document.querySelector('x-y')?.attachShadow({ mode: 'open' }) as ShadowRoot;
    root.innerHTML = '<p>inside</p>';
    range.selectNodeContents(root.querySelector('p') as Element);
    CSS.highlights.set('test', new Highlight(range));
    const { left, top } = range.getBoundingClientRect();
    expect(at(left + 3, top + 3, [range], [root])).toBe(0);
  });
});
