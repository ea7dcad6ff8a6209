import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Match } from '../engine/types.ts';
import { serveChecks } from './check-service.ts';
import { connectPorts, type PortPair } from './fake-ports.ts';
import { CHECK_PORT, type FromCheck } from './messages.ts';
import { checkText, remoteChecker } from './remote-checker.ts';
import type { EngineCheckOptions, WorkerEngine } from './worker-engine.ts';

const MATCH: Match = {
  finding: 'law-aims',
  stance: 'agrees',
  score: 0.9,
  start: 0,
  end: 4,
  quote: 'Text',
  attributed: false,
  reasons: [{ kind: 'words', start: 0, end: 4, message: 'words', values: { words: 'text' } }],
};

const check = vi.fn<WorkerEngine['check']>();
const engine: WorkerEngine = { prepare: vi.fn(), check };
const { signal } = new AbortController();
let pairs: PortPair[];
let onConnect: (port: Browser.runtime.Port) => void;

beforeEach(() => {
  pairs = [];
  check.mockReset().mockResolvedValue([MATCH]);
  Object.assign(fakeBrowser.runtime, {
    onConnect: {
      addListener: (listener: typeof onConnect) => {
        onConnect = listener;
      },
    },
    connect: ({ name }: { name: string }) => {
      const pair = connectPorts(name, { id: fakeBrowser.runtime.id });
      pairs.push(pair);
      onConnect(pair.worker);
      return pair.page;
    },
  });
  serveChecks(engine);
});

describe('a text that is checked by the worker', () => {
  test('comes back with its matches and what they cost', async () => {
    check.mockImplementation(async (_, { onSliceEnd }: EngineCheckOptions) => {
      onSliceEnd?.(3);
      onSliceEnd?.(4);
      return [MATCH];
    });
    const doc = { text: 'Text', title: 'Title', lang: 'en', context: 'More' };
    const checked = await remoteChecker.check(doc, { signal });
    expect(checked).toEqual({ type: 'done', matches: [MATCH], costMs: 7 });
    expect(check.mock.calls[0]?.[0]).toEqual(doc);
    expect(await checkText('Text')).toEqual([MATCH]);
    expect(pairs.every(({ isOpen }) => !isOpen())).toBe(true);
  });

  test('is told of at once when a claim is found, and then less and less often', async () => {
    const found: (readonly Match[])[] = [];
    vi.useFakeTimers({ toFake: ['performance'] });
    check.mockImplementation(async (_, { onFound, onSliceEnd }: EngineCheckOptions) => {
      const matches: Match[] = [];
      for (let slice = 0; slice < 64; slice += 1) {
        matches.push(MATCH);
        onFound?.(matches);
        vi.advanceTimersByTime(5);
        onSliceEnd?.(5);
      }
      return matches;
    });
    await remoteChecker.check({ text: 'Text' }, { signal, onFound: (matches) => found.push(matches) });
    vi.useRealTimers();
    expect(found.map(({ length }) => length)).toEqual([1, 2, 4, 8, 16, 32, 64]);
  });

  test('is asked for again when the worker is stopped under it', async () => {
    check.mockImplementationOnce(() => {
      pairs.at(-1)?.close();
      return new Promise(() => {});
    });
    expect(await remoteChecker.check({ text: 'Text' }, { signal })).toMatchObject({ matches: [MATCH] });
    expect(pairs).toHaveLength(2);
  });

  test('is given up when the worker is stopped each time', async () => {
    check.mockImplementation(() => {
      pairs.at(-1)?.close();
      return new Promise(() => {});
    });
    await expect(remoteChecker.check({ text: 'Text' }, { signal })).rejects.toThrow('stopped each time');
    expect(pairs).toHaveLength(3);
  });

  test('fails when the engine does', async () => {
    check.mockRejectedValue(new Error('no'));
    await expect(remoteChecker.check({ text: 'Text' }, { signal })).rejects.toThrow('could not check');
    expect(pairs[0]?.isOpen()).toBe(false);
  });

  test('is no longer checked when nobody wants to know', async () => {
    const leaving = new AbortController();
    let isEnded: AbortSignal | undefined;
    check.mockImplementation((_, options) => {
      isEnded = options.signal;
      leaving.abort();
      return new Promise(() => {});
    });
    expect(await remoteChecker.check({ text: 'Text' }, { signal: leaving.signal })).toBeNull();
    expect(isEnded?.aborted).toBe(true);
    expect(await remoteChecker.check({ text: 'Text' }, { signal: leaving.signal })).toBeNull();
    expect(check).toHaveBeenCalledOnce();
  });
});

describe('what is not what it should be', () => {
  test.each([
    ['no object', 'Text'],
    ['no text', {}],
    ['another kind of text', { text: 7 }],
    ['more than a text', { text: 'Text', page: 'Whole' }],
  ])('is refused by the worker: %s', async (_, message) => {
    const pair = connectPorts(CHECK_PORT, { id: fakeBrowser.runtime.id });
    onConnect(pair.worker);
    const answers: FromCheck[] = [];
    pair.page.onMessage.addListener((answer: FromCheck) => answers.push(answer));
    pair.page.postMessage(message);
    await vi.waitFor(() => expect(answers).toEqual([{ type: 'failed' }]));
    expect(check).not.toHaveBeenCalled();
  });

  test.each([
    ['another extension', CHECK_PORT, { id: 'another' }],
    ['a port of another name', 'another', { id: fakeBrowser.runtime.id }],
  ])('is not listened to: %s', (_, name, sender) => {
    const pair = connectPorts(name, sender);
    onConnect(pair.worker);
    pair.page.postMessage({ text: 'Text' });
    expect(check).not.toHaveBeenCalled();
  });

  test('is refused by the page: an answer that is none', async () => {
    check.mockResolvedValue([{ ...MATCH, stance: 'perhaps' } as never]);
    await expect(remoteChecker.check({ text: 'Text' }, { signal })).rejects.toThrow('could not check');
  });
});
