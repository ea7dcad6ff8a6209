/** Sends the messages of `messages.ts` and turns every way in which that can go wrong into a value. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { failureFrom, isNoListener } from './failures.ts';
import { Failure, type Result, type ToChecker, type ToWorker } from './messages.ts';

/** Answer to any message, before its value is looked at. */
const Answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), error: Failure }),
]);

/** Asks the worker for something that has no answer but done or not done. */
export async function askWorker(message: ToWorker): Promise<Result<unknown>> {
  try {
    return readAnswer(await browser.runtime.sendMessage(message));
  } catch (error) {
    return { ok: false, error: failureFrom(error) };
  }
}

/** Asks the checker of a frame; null where none runs, because the page is off topic or nothing was checked yet. */
export async function askChecker(
  tab: number,
  message: ToChecker,
  frame = 0,
): Promise<Result<unknown> | null> {
  try {
    return readAnswer(await browser.tabs.sendMessage(tab, message, { frameId: frame }));
  } catch (error) {
    return isNoListener(error) ? null : { ok: false, error: failureFrom(error) };
  }
}

function readAnswer(answer: unknown): Result<unknown> {
  const read = v.safeParse(Answer, answer);
  if (!read.success) return { ok: false, error: 'unexpected' };
  return read.output.ok ? { ok: true, value: read.output.value } : read.output;
}
