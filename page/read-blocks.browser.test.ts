import { beforeEach, describe, expect, it } from 'vitest';
import { readBlocks, readBlocksInSteps } from './read-blocks.ts';

beforeEach(() => {
  document.body.replaceChildren();
});

function show(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

function shadowIn(selector: string, html: string, mode: ShadowRootMode = 'open'): ShadowRoot {
  const root = document.querySelector(selector)?.attachShadow({ mode });
  if (root === undefined) throw new Error(`no ${selector}`);
  root.innerHTML = html;
  return root;
}

describe('readBlocks in a page', () => {
  it('is not led astray by a form whose fields are named like properties', () => {
    const names =
      'localName nodeType firstChild childNodes parentNode nextSibling getAttribute shadowRoot isConnected';
    const fields = names.split(' ').map((name) => `<input name="${name}">`);
    const body = show(`<p>before</p><form>${fields.join('')}<p>inside</p></form><p>after</p>`);
    expect(readBlocks(body).text).toBe('before\ninside\nafter');
  });

  it('reads a form that contains the whole page', () => {
    const body = show('<form id="body"><input name="hidden"><h1>Title</h1><p>Text.</p></form>');
    expect(readBlocks(body).text).toBe('Title\nText.');
  });

  it('reads open shadow roots where their hosts stand', () => {
    const body = show(
      '<p>before</p><x-outer></x-outer><p>The <x-term>law</x-term> was passed.</p><p>after</p>',
    );
    const outer = shadowIn('x-outer', '<p>outer</p><div></div><p>end</p>');
    const inner = outer.querySelector('div')?.attachShadow({ mode: 'open' });
    if (inner) inner.innerHTML = '<p>inner</p>';
    const term = shadowIn('x-term', '<slot></slot><span>explained</span>');
    const { text, shadowRoots } = readBlocks(body);
    expect(text.split('\n')).toEqual([
      'before',
      'outer',
      'inner',
      'end',
      'The law was passed.',
      'explained',
      'after',
    ]);
    expect(shadowRoots).toEqual([outer, inner, term]);
  });

  it('reads closed shadow roots through its caller', () => {
    const body = show('<x-closed></x-closed>');
    const root = shadowIn('x-closed', '<p>closed</p>', 'closed');
    expect(readBlocks(body).text).toBe('');
    expect(readBlocks(body, { closedShadowRootOf: () => root }).text).toBe('closed');
  });

  it('reads deeper nesting than a call stack allows', () => {
    let node: Node = document.createTextNode('deep');
    for (let level = 0; level < 15_000; level += 1) {
      const element = document.createElement(level % 2 === 0 ? 'span' : 'div');
      element.append(node);
      node = element;
    }
    expect(readBlocks(node as Element).text).toBe('deep');
  });
});

describe('readBlocksInSteps', () => {
  const paragraphs = (count: number) =>
    Array.from({ length: count }, (_, index) => `<div><p>${index}</p></div>`).join('');

  it('reads everything, in more than one step', () => {
    const body = show(paragraphs(500));
    const steps = readBlocksInSteps(body);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count += 1;
    expect(count).toBeGreaterThan(5);
    expect(step.value).toEqual(readBlocks(body));
  });

  it('begins again when the page removes what is being read', () => {
    const body = show(`<main>${paragraphs(300)}</main>`);
    const steps = readBlocksInSteps(body);
    steps.next();
    show('<p>new</p>');
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.text).toBe('new');
  });

  it('comes to an end on a page that never stands still', () => {
    const body = show(`<main>${paragraphs(300)}</main>`);
    const steps = readBlocksInSteps(body);
    let step = steps.next();
    let count = 0;
    for (; !step.done && count < 1_000; count += 1) {
      show(`<main>${paragraphs(300)}</main>`);
      step = steps.next();
    }
    expect(step.done).toBe(true);
  });
});
