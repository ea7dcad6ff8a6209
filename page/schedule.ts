/**
 * Runs long work in slices, so that the page can answer its reader in between.
 */

/** Longest time between two chances for the page; a frame has 16 ms. */
const SLICE_MS = 5;

/**
 * Drains a generator in slices of at most 5 ms (as far as its own steps are shorter).
 *
 * @returns what the generator returns, or `null` when the signal ended it before
 */
export async function runInSlices<T extends object>(
  work: Generator<void, T>,
  signal: AbortSignal,
  onSliceEnd?: (sliceMs: number) => void,
): Promise<T | null> {
  while (!signal.aborted) {
    const sliceStart = performance.now();
    let step = work.next();
    while (!step.done && performance.now() - sliceStart < SLICE_MS) step = work.next();
    onSliceEnd?.(performance.now() - sliceStart);
    if (step.done) return step.value;
    await giveWay();
  }
  return null;
}

/** Lets the page's own tasks run. */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (typeof scheduler?.yield === 'function') return scheduler.yield();
  if (typeof MessageChannel !== 'function') return new Promise((resolve) => setTimeout(resolve, 0));
  // A timer of 0 ms waits 4 ms when nested; a message does not.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Resolves when the page is idle, after a second at the latest. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 200);
  });
}
