/**
 * Runs long work in slices, so that the page can answer its reader in between.
 */

/** Longest time between two chances for the page; a frame has 16 ms. */
const SLICE_MS = 5;

/** Work in small steps; a promise among them is waited for. */
export type Steps<T> = Generator<void | Promise<void>, T>;

/**
 * Drains a generator in slices of at most 5 ms (as far as its own steps are shorter).
 *
 * @returns what the generator returns, or `null` when the signal ended it before
 */
export async function runInSlices<T extends object>(
  work: Steps<T>,
  signal: AbortSignal,
  onSliceEnd?: (sliceMs: number) => void,
): Promise<T | null> {
  const pauses = createPauses();
  try {
    while (!signal.aborted) {
      const sliceStart = performance.now();
      let step = work.next();
      while (!step.done && !step.value && performance.now() - sliceStart < SLICE_MS) step = work.next();
      onSliceEnd?.(performance.now() - sliceStart);
      if (step.done) return step.value;
      await (step.value ?? pauses.giveWay());
    }
    return null;
  } finally {
    pauses.end();
  }
}

/** Lets the page's own tasks run, once. */
export async function giveWay(): Promise<void> {
  const pauses = createPauses();
  await pauses.giveWay();
  pauses.end();
}

/**
 * Lets the page's own tasks run, as often as wanted. Not by `scheduler.yield()`: what goes on after it goes before the
 * page's timers, which would all wait until a very long page is checked.
 */
function createPauses() {
  // A timer of 0 ms waits 4 ms when nested; a message does not. Making a channel costs more than many a slice.
  if (typeof MessageChannel !== 'function') {
    return { giveWay: () => new Promise<void>((resolve) => setTimeout(resolve, 0)), end() {} };
  }
  const { port1, port2 } = new MessageChannel();
  return {
    giveWay: () =>
      new Promise<void>((resolve) => {
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
    end: () => port1.close(),
  };
}

/** Resolves when the page is idle, after a second at the latest. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 200);
  });
}
