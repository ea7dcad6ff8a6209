/**
 * The streaming door to the engine: one JSON object a line in, one out, in input order and in constant memory.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import type { Checker } from '../engine/index.ts';

const StreamLine = v.object({
  id: v.union([v.string(), v.number()], '"id" must be a string or a number'),
  text: v.string('"text" must be a string'),
  title: v.optional(v.string('"title" must be a string')),
  context: v.optional(v.string('"context" must be a string')),
  lang: v.optional(v.string('"lang" must be a string')),
});

/**
 * Answers every line of `input` on `output`; empty lines are passed over.
 *
 * A line that is no such object is answered with `{"id":null,"line":n,"error":"…"}` and the rest goes on.
 *
 * @returns the number of lines that were answered with an error
 */
export async function checkStream(checker: Checker, input: Readable, output: Writable): Promise<number> {
  let lineNumber = 0;
  let failures = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const answer = answerLine(checker, line, lineNumber);
    if ('error' in answer) failures += 1;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await drained(output);
  }
  return failures;
}

/** Waits until the reader has caught up, so that a slow reader does not make us pile up answers. */
function drained(output: Writable): Promise<void> {
  return new Promise((resolve) => output.once('drain', resolve));
}

function answerLine(checker: Checker, line: string, lineNumber: number) {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { id: null, line: lineNumber, error: 'The line is not JSON.' };
  }
  const parsed = v.safeParse(StreamLine, value, { abortEarly: true });
  if (!parsed.success) return { id: null, line: lineNumber, error: describeIssue(parsed.issues[0]) };
  const { id, ...doc } = parsed.output;
  return { id, matches: checker.check(withoutUndefined(doc)) };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue);
  if (key === null) return 'The line is not a JSON object.';
  return issue.input === undefined ? `"${key}" is missing.` : `${issue.message}.`;
}

/** JSON has no `undefined`; a key that was left out stays left out. */
function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
