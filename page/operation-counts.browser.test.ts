/** What checking a page asks of its document, counted: nothing here depends on how fast the machine is. */
import { afterEach, expect, it, vi } from 'vitest';
import type { DocumentInput, Match } from '../engine/types.ts';
import { createPageChecker } from './page-checker.ts';
import type { AsyncChecker } from './page-checker-api.ts';

const PARAGRAPHS = 400;
/** One paragraph in so many makes a claim. */
const EVERY = 100;

function findClaims({ text }: DocumentInput): Match[] {
  return [...text.matchAll(/A claim\./g)].map(({ 0: quote, index: start }) => ({
    finding: 'finding',
    stance: 'agrees',
    score: 1,
    start,
    end: start + quote.length,
    quote,
    attributed: false,
    reasons: [],
  }));
}

const checked: string[] = [];
const checker: AsyncChecker = {
  async check(input) {
    checked.push(input.text);
    return { matches: findClaims(input), costMs: 0 };
  },
};

/** Spies on everything that measures. */
function watchLayout() {
  return [
    vi.spyOn(Element.prototype, 'getBoundingClientRect'),
    vi.spyOn(Element.prototype, 'getClientRects'),
    vi.spyOn(Range.prototype, 'getBoundingClientRect'),
    vi.spyOn(Range.prototype, 'getClientRects'),
    vi.spyOn(window, 'getComputedStyle'),
  ];
}

const ending = new AbortController();
afterEach(() => {
  ending.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

it('reads each text once, measures nothing, asks for the visibility of claims only, and writes nothing', async () => {
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, i) => `<p class="text">Paragraph <em>${i}</em> of many. ${i % EVERY === 0 ? 'A claim.' : ''}</p>`,
  );
  document.body.innerHTML = paragraphs.join('');
  const texts = document.evaluate(
    'count(//body//text())',
    document,
    null,
    XPathResult.NUMBER_TYPE,
  ).numberValue;
  const read = vi.spyOn(CharacterData.prototype, 'data', 'get');
  const attributes = vi.spyOn(Element.prototype, 'getAttribute');
  const visibility = vi.spyOn(Element.prototype, 'checkVisibility');
  const layout = watchLayout();
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });

  const pageChecker = createPageChecker({
    document,
    checker,
    prefix: 'test',
    sourcesDisagree: () => false,
    onClaimsChanged: () => {},
    onOpenClaim: () => {},
    signal: ending.signal,
  });
  await vi.waitFor(() => expect(pageChecker.report().status).toBe('done'));

  const claims = PARAGRAPHS / EVERY;
  expect(pageChecker.report().claims).toHaveLength(claims);
  expect(read.mock.calls.length).toBeGreaterThanOrEqual(texts);
  // The head's and the frame's own texts come on top.
  expect(read.mock.calls.length).toBeLessThanOrEqual(texts + 50);
  expect(visibility.mock.calls).toHaveLength(claims);
  expect(attributes.mock.calls.length).toBeLessThanOrEqual(PARAGRAPHS * 8 + 100);
  expect(layout.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 0, 0]);
  expect(changes).toEqual([]);

  // A change costs the engine what changed.
  const last = document.body.lastElementChild;
  if (last) last.textContent = 'Another text. A claim.';
  // On a busy machine the checker rests for up to half a minute after its first check.
  await vi.waitFor(() => expect(pageChecker.report().claims).toHaveLength(claims + 1), { timeout: 40_000 });
  expect(checked).toHaveLength(2);
  expect(checked[1]).toBe('Another text. A claim.');
  observer.disconnect();
});
