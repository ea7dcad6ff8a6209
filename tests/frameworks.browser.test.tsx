/** A page that a framework renders: it must find its nodes as it left them, and we must keep up with what it does. */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DocumentInput, Match } from '../engine/types.ts';
import { type AsyncChecker, createPageChecker } from '../page/index.ts';

/** Takes every sentence with the word "claim" for one. */
function findClaims({ text }: DocumentInput): Match[] {
  return [...text.matchAll(/[^.\n]*claim[^.\n]*\./g)].map(({ 0: sentence, index }) => {
    const start = index + sentence.length - sentence.trimStart().length;
    const quote = text.slice(start, index + sentence.length);
    const end = start + quote.length;
    return {
      finding: 'a-finding',
      stance: 'agrees',
      score: 1,
      start,
      end,
      quote,
      attributed: false,
      reasons: [],
    };
  });
}

const checker: AsyncChecker = {
  check: async (input) => ({ matches: findClaims(input), costMs: 0 }),
};

interface Controls {
  order(names: readonly string[]): void;
  word(word: string): void;
  again(): void;
}

let controls: Controls;

/** A list that is sorted anew, a sentence of two text nodes one of which changes, and a part that is put in its place. */
function Article() {
  const [names, order] = useState<readonly string[]>(['one', 'two', 'three']);
  const [word, setWord] = useState('first');
  const [, setCount] = useState(0);
  controls = { order, word: setWord, again: () => setCount((count) => count + 1) };
  return (
    <main>
      <h1>An article</h1>
      <p>
        The {word} claim <b>of all</b> stands here. {word === 'second' && <i>It was changed.</i>}
      </p>
      <ul>
        {names.map((name) => (
          <li key={name}>The claim {name} is in a list.</li>
        ))}
      </ul>
    </main>
  );
}

const errors: unknown[] = [];
const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
  errors.push('error' in event ? event.error : event.reason);
let ending: AbortController;
let host: HTMLElement;

beforeEach(() => {
  errors.length = 0;
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onError);
  ending = new AbortController();
  host = document.createElement('div');
  document.body.replaceChildren(host);
  render(<Article />, host);
});

afterEach(() => {
  ending.abort();
  removeEventListener('error', onError);
  removeEventListener('unhandledrejection', onError);
});

function painted(): string[] {
  const ranges = [...CSS.highlights].flatMap(([name, highlight]) =>
    name === 'app-agrees' ? [...highlight] : [],
  );
  return ranges.map(({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  });
}

const waitForPainted = (wanted: readonly string[]) =>
  vi.waitFor(() => expect(painted()).toEqual(wanted), { timeout: 5_000 });
const inList = (...names: string[]) => names.map((name) => `The claim ${name} is in a list.`);

test('works on as before, and its underlines go with what it renders', async () => {
  const console_ = vi.spyOn(console, 'error');
  const nodes = [...document.body.querySelectorAll('*')];
  createPageChecker({
    document,
    checker,
    prefix: 'app',
    sourcesDisagree: () => false,
    onClaimsChanged: () => {},
    onOpenClaim: () => {},
    onPageLeft: () => {},
    signal: ending.signal,
  });
  await waitForPainted(['The first claim of all stands here.', ...inList('one', 'two', 'three')]);
  expect([...document.body.querySelectorAll('*')]).toEqual(nodes);

  controls.again();
  await waitForPainted(['The first claim of all stands here.', ...inList('one', 'two', 'three')]);

  controls.word('second');
  await waitForPainted(['The second claim of all stands here.', ...inList('one', 'two', 'three')]);

  controls.order(['three', 'four', 'one']);
  await waitForPainted(['The second claim of all stands here.', ...inList('three', 'four', 'one')]);
  expect([...document.querySelectorAll('li')].map((item) => item.textContent)).toEqual(
    inList('three', 'four', 'one'),
  );

  render(null, host);
  await waitForPainted([]);
  expect(host.childNodes.length).toBe(0);
  expect(errors).toEqual([]);
  expect(console_).not.toHaveBeenCalled();
});
