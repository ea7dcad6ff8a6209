/**
 * Has texts checked by the engine in the worker: a page's thread stays free, and the engine is built once for all pages.
 *
 * A text goes through a port of its own, which is closed when its answer is there or no longer wanted; what is sent stays
 * between two parts of the extension.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { DocumentInput, Match } from '../engine/types.ts';
import type { AsyncChecker, AsyncCheckOptions, CheckedText } from '../page/index.ts';
import { CHECK_PORT, FromCheck } from './messages.ts';

/** The browser may stop the worker at any moment; asking again starts it again. */
const MAX_ATTEMPTS = 3;

export const remoteChecker: AsyncChecker = {
  async check(doc, options) {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const checked = await ask(doc, options);
      if (checked !== 'no-answer') return checked;
    }
    throw new Error('The worker was stopped each time before it had checked the text.');
  },
};

/** Checks a text of the reader's own. */
export async function checkText(text: string): Promise<readonly Match[]> {
  const checked = await remoteChecker.check({ text }, { signal: new AbortController().signal });
  return checked?.matches ?? [];
}

function ask(
  doc: DocumentInput,
  { signal, onFound }: AsyncCheckOptions,
): Promise<CheckedText | null | 'no-answer'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    const port = browser.runtime.connect({ name: CHECK_PORT });
    const leave = () => {
      port.disconnect();
      resolve(null);
    };
    const end = () => signal.removeEventListener('abort', leave);
    signal.addEventListener('abort', leave, { once: true });
    port.onDisconnect.addListener(() => {
      void browser.runtime.lastError; // read, so that the browser does not complain that nobody did
      end();
      resolve('no-answer');
    });
    port.onMessage.addListener((message) => {
      const read = v.safeParse(FromCheck, message);
      if (read.success && read.output.type === 'found') return onFound?.(read.output.matches);
      end();
      port.disconnect();
      if (read.success && read.output.type === 'done') resolve(read.output);
      else reject(new Error('The worker could not check the text.'));
    });
    port.postMessage(doc);
  });
}
