/** The worker's side of `remote-checker.ts`: checks what comes through a port and answers through it. */
import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { CHECK_PORT, type FromCheck, ToCheck } from './messages.ts';
import type { WorkerEngine } from './worker-engine.ts';

/** Answers checks; must run in the worker's first turn, or a wakened worker misses the port that woke it. */
export function serveChecks(engine: WorkerEngine): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === CHECK_PORT && port.sender?.id === browser.runtime.id) serveCheck(port, engine);
  });
}

function serveCheck(port: Browser.runtime.Port, engine: WorkerEngine): void {
  const controller = new AbortController();
  const { signal } = controller;
  port.onDisconnect.addListener(() => controller.abort());
  const answer = (message: FromCheck) => {
    if (!signal.aborted) port.postMessage(message);
  };
  port.onMessage.addListener((message) => void answerCheck(message, engine, answer, signal));
}

/** Answers with what is found now and then, and once with all of it, or that it could not be checked. */
export async function answerCheck(
  message: unknown,
  engine: WorkerEngine,
  answer: (message: FromCheck) => void,
  signal: AbortSignal,
): Promise<void> {
  const read = v.safeParse(ToCheck, message);
  if (!read.success) return answer({ type: 'failed' });
  const startedAt = performance.now();
  let showAt = 0;
  let costMs = 0;
  try {
    let found: FromCheck | null = null;
    const matches = await engine.check(read.output, {
      signal,
      onFound: (soFar) => {
        found = { type: 'found', matches: [...soFar] };
      },
      onSliceEnd: (sliceMs) => {
        costMs += sliceMs;
        const now = performance.now();
        if (found === null || now < showAt) return;
        // Then after twice as long each time: a long page is brought in line a few times only.
        showAt = now + (now - startedAt);
        answer(found);
        found = null;
      },
    });
    if (matches !== null) answer({ type: 'done', matches, costMs });
  } catch {
    answer({ type: 'failed' });
  }
}
