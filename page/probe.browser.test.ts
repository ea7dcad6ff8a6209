import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProbe } from './probe.ts';

let ending: AbortController;
const requestChecker = vi.fn();
const isOnTopic = vi.fn((text: string) => text.includes('topic'));
const address = location.href;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  ending = new AbortController();
  document.body.innerHTML = '<p>Something else.</p>';
  document.title = 'Title';
  requestChecker.mockReset();
  isOnTopic.mockClear();
});

afterEach(() => {
  ending.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
  history.replaceState(null, '', address);
});

const start = () => startProbe({ document, isOnTopic, requestChecker, signal: ending.signal });
/** A busy machine may leave a page without idle time for a second. */
const PATIENCE = { timeout: 4_000 };

const asked = () => vi.waitFor(() => expect(requestChecker).toHaveBeenCalledOnce(), { timeout: 3_000 });

describe('startProbe', () => {
  it('asks for the checker once where the text is on topic', async () => {
    document.body.append('topic');
    start();
    await asked();
    document.body.append('topic');
    await wait(50);
    expect(requestChecker).toHaveBeenCalledOnce();
    expect(isOnTopic).toHaveBeenCalledOnce();
  });

  it('asks for it where the title is', async () => {
    document.title = 'topic';
    start();
    await asked();
  });

  it('asks for it where a shadow root is', async () => {
    document.body.innerHTML = '<x-y></x-y>';
    document.querySelector('x-y')?.attachShadow({ mode: 'open' }).append('topic');
    start();
    await asked();
  });

  it('changes nothing off topic', async () => {
    const before = document.documentElement.outerHTML;
    start();
    await vi.waitFor(() => expect(isOnTopic).toHaveBeenCalled(), PATIENCE);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(requestChecker).not.toHaveBeenCalled();
  });

  it('waits until the page is shown', async () => {
    const hidden = vi.spyOn(Document.prototype, 'hidden', 'get').mockReturnValue(true);
    start();
    await wait(100);
    expect(isOnTopic).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(isOnTopic).toHaveBeenCalled(), PATIENCE);
  });

  it('waits until a page that is prerendered is shown', async () => {
    const state = { prerendering: true };
    Object.defineProperty(document, 'prerendering', { configurable: true, get: () => state.prerendering });
    try {
      start();
      await wait(100);
      expect(isOnTopic).not.toHaveBeenCalled();
      state.prerendering = false;
      document.dispatchEvent(new Event('prerenderingchange'));
      await vi.waitFor(() => expect(isOnTopic).toHaveBeenCalled(), PATIENCE);
    } finally {
      Reflect.deleteProperty(document, 'prerendering');
    }
  });

  it('looks again two seconds later if the page has changed, and not if it has not', async () => {
    start();
    await vi.waitFor(() => expect(isOnTopic).toHaveBeenCalledOnce(), PATIENCE);
    await wait(2_300);
    expect(isOnTopic).toHaveBeenCalledOnce();
    document.body.append('topic');
    await asked();
  }, 8_000);

  it('looks at once after a navigation', async () => {
    start();
    await vi.waitFor(() => expect(isOnTopic).toHaveBeenCalledOnce(), PATIENCE);
    document.body.append('topic');
    history.pushState(null, '', '?next');
    await vi.waitFor(() => expect(requestChecker).toHaveBeenCalledOnce(), PATIENCE);
  });

  it('does not take a jump within the page for a navigation', async () => {
    start();
    await vi.waitFor(() => expect(isOnTopic).toHaveBeenCalledOnce(), PATIENCE);
    document.body.append('topic');
    history.pushState(null, '', '#part');
    await wait(300);
    expect(isOnTopic).toHaveBeenCalledOnce();
  });

  it('looks less and less often, then no more until a navigation', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestIdleCallback'] });
    start();
    const looks: number[] = [];
    isOnTopic.mockImplementation((text) => {
      looks.push(Date.now());
      return text.includes('topic');
    });
    for (let second = 0; second < 300; second += 1) {
      document.body.append('.');
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(isOnTopic).toHaveBeenCalledTimes(7);
    document.body.append('topic');
    history.pushState(null, '', '?next');
    await vi.advanceTimersByTimeAsync(100);
    vi.useRealTimers();
    await asked();
  }, 20_000);

  it('leaves documents alone that are not HTML', async () => {
    const drawing = new DOMParser().parseFromString(
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'image/svg+xml',
    );
    startProbe({ document: drawing, isOnTopic, requestChecker, signal: ending.signal });
    await wait(100);
    expect(isOnTopic).not.toHaveBeenCalled();
  });

  it('stops at the end', async () => {
    start();
    ending.abort();
    document.body.append('topic');
    await wait(200);
    expect(requestChecker).not.toHaveBeenCalled();
  });
});
