import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PageWatch, watchPage } from './watch.ts';

let ending: AbortController;
let watch: PageWatch;
const onChange = vi.fn();
const address = location.href;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(async () => {
  document.body.innerHTML = '<main></main><div contenteditable><b>draft</b></div><style></style>';
  await wait(0);
  ending = new AbortController();
  onChange.mockReset();
  watch = watchPage({ document, onChange, signal: ending.signal });
});

afterEach(() => {
  ending.abort();
  vi.restoreAllMocks();
  history.replaceState(null, '', address);
});

function add(text = 'text'): void {
  document.querySelector('main')?.append(text);
}

describe('watchPage', () => {
  it('reports changes once, when the page is quiet', async () => {
    for (let change = 0; change < 5; change += 1) {
      add();
      await wait(50);
    }
    expect(onChange).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith('changed'));
  });

  it('reports changes of a page that is never quiet, now and then', async () => {
    const ticker = setInterval(add, 20);
    await wait(2_600);
    clearInterval(ticker);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('takes more time for a page that changes a lot', async () => {
    for (let change = 0; change < 2_000; change += 1) add();
    await wait(600);
    expect(onChange).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce(), { timeout: 2_000 });
  });

  it.each([
    ['text', () => add()],
    [
      'a text that is edited',
      () => {
        const text = document.querySelector('b')?.cloneNode(true).firstChild as Text;
        document.querySelector('main')?.append(text);
        text.data = 'other';
      },
    ],
    ['what is no longer hidden', () => document.querySelector('main')?.toggleAttribute('hidden')],
  ])('reports %s', async (_, change) => {
    change();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith('changed'));
  });

  it.each([
    ['an editor', () => ((document.querySelector('b')?.firstChild as Text).data = 'typing')],
    ['a style sheet', () => document.querySelector('style')?.append('p {}')],
  ])('says nothing of changes in %s', async (_, change) => {
    change();
    await wait(400);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('reports changes in shadow roots it was told of', async () => {
    const root = document.querySelector('main')?.attachShadow({ mode: 'open' }) as ShadowRoot;
    root.append('before');
    watch.watchRoots([root]);
    root.append('after');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith('changed'));
  });

  it('keeps quiet while the page is hidden and makes up for it', async () => {
    const hidden = vi.spyOn(Document.prototype, 'hidden', 'get').mockReturnValue(true);
    add();
    await wait(400);
    expect(onChange).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith('changed'));
  });

  it.each([
    ['pushState', () => history.pushState(null, '', '?pushed')],
    ['replaceState', () => history.replaceState(null, '', '?replaced')],
  ])('reports a navigation by %s', async (_, navigate) => {
    navigate();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith('navigated'));
  });

  it('does not take a jump within the page for a navigation', async () => {
    history.pushState(null, '', '#part');
    await wait(400);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('notices a navigation by what follows it, where the browser does not tell', async () => {
    ending.abort();
    ending = new AbortController();
    vi.stubGlobal('Navigation', undefined);
    watchPage({ document, onChange, signal: ending.signal });
    vi.unstubAllGlobals();
    history.pushState(null, '', '?silent');
    add();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith('navigated'));
  });

  it('believes the browser alone that a page was restored', async () => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await wait(50);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('stops at the end', async () => {
    add();
    await wait(0);
    ending.abort();
    add();
    await wait(400);
    expect(onChange).not.toHaveBeenCalled();
  });
});
