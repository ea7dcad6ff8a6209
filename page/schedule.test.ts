import { afterEach, describe, expect, it, vi } from 'vitest';
import { giveWay, runInSlices } from './schedule.ts';

afterEach(() => vi.unstubAllGlobals());

/** Takes `steps` steps of `stepMs` each. */
function* busy(steps: number, stepMs: number): Generator<void, { done: number }> {
  for (let step = 0; step < steps; step += 1) {
    const start = performance.now();
    while (performance.now() - start < stepMs);
    yield;
  }
  return { done: steps };
}

describe('runInSlices', () => {
  it('answers what the work returns, in slices of about 5 ms', async () => {
    const slices: number[] = [];
    const result = await runInSlices(busy(40, 1), new AbortController().signal, (ms) => slices.push(ms));
    expect(result).toEqual({ done: 40 });
    expect(slices.length).toBeGreaterThanOrEqual(6);
  });

  it('lets other tasks run in between', async () => {
    let hasRun = false;
    setTimeout(() => {
      hasRun = true;
    }, 0);
    await runInSlices(busy(40, 1), new AbortController().signal);
    expect(hasRun).toBe(true);
  });

  it('stops between two slices when aborted', async () => {
    const controller = new AbortController();
    const result = await runInSlices(busy(1_000, 1), controller.signal, () => controller.abort());
    expect(result).toBeNull();
  });

  it('hands on what the work throws', async () => {
    // biome-ignore lint/correctness/useYield: it fails before its first step.
    const failing = (function* (): Generator<void, object> {
      throw new Error('no');
    })();
    await expect(runInSlices(failing, new AbortController().signal)).rejects.toThrow('no');
  });
});

describe('giveWay', () => {
  it.each([
    ['messages', MessageChannel],
    ['timers', undefined],
  ])('gives way by %s', async (_, channel) => {
    vi.stubGlobal('MessageChannel', channel);
    await expect(giveWay()).resolves.toBeUndefined();
  });
});
