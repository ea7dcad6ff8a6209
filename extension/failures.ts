/** The failures that a browser is known to answer with, recognised by the wording of its error messages. */
import type { Failure, Result } from './messages.ts';

/** First match wins; wordings of Chromium and Firefox. */
const EXPECTED: readonly (readonly [pattern: RegExp, failure: Failure])[] = [
  [/context invalidated|extension context/i, 'extension-updated'],
  [
    /cannot (access|be scripted).*(chrome(-extension)?|moz-extension|edge|brave|about|devtools|view-source|data):/i,
    'restricted-page',
  ],
  [/gallery cannot be scripted|ExtensionsSettings policy|showing error page/i, 'restricted-page'],
  [/missing host permission|must request permission|cannot access contents/i, 'no-access'],
  [/no (tab|frame|document) with|(tab|frame).* was (closed|removed)|invalid tab id/i, 'page-gone'],
  [/back\/forward cache|message (port|channel) (is )?closed|manager disconnected/i, 'page-gone'],
];

/** No script of ours listens in that page: not a failure, the page is off topic or checking is switched off. */
const NO_LISTENER = /receiving end does not exist|could not establish connection/i;

/** Name of the failure behind an error that a browser API threw. */
export function failureFrom(error: unknown): Failure {
  const message = messageOf(error);
  return EXPECTED.find(([pattern]) => pattern.test(message))?.[1] ?? 'unexpected';
}

/** Whether the error only says that nobody listens. */
export function isNoListener(error: unknown): boolean {
  return NO_LISTENER.test(messageOf(error));
}

/** Does the work and turns what it throws into a value. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: failureFrom(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
