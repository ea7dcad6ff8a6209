/**
 * The streaming door to the engine: one JSON object a line in, one out, in input order and in constant memory.
 */
import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import type { Checker } from '../engine/index.ts';
import { MAX_LINE_CHARS, readLines } from './lines.ts';

const StreamLine = v.object({
  /** Whatever the sender knows the text by; it comes back as it was. */
  id: v.unknown(),
  text: v.string('"text" must be a string'),
  title: v.optional(v.string('"title" must be a string')),
  context: v.optional(v.string('"context" must be a string')),
  lang: v.optional(v.string('"lang" must be a string')),
});

/** A line that cannot be answered; its message is one plain sentence. */
class LineError extends Error {
  override readonly name = 'LineError';
}

/**
 * Answers every line of `input` on `output`; blank lines are passed over but counted.
 *
 * A line that is no such object is answered with `{"id":null,"line":n,"error":"…"}` and the rest goes on.
 *
 * @returns the number of lines that were answered with an error
 */
export async function checkStream(checker: Checker, input: Readable, output: Writable): Promise<number> {
  let lineNumber = 0;
  let failures = 0;
  for await (const line of readLines(input)) {
    lineNumber += 1;
    if (line?.trim() === '') continue;
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

function answerLine(checker: Checker, line: string | null, lineNumber: number) {
  try {
    const { id, ...doc } = parseLine(line);
    return { id, matches: checker.check(withoutUndefined(doc)) };
  } catch (error) {
    // One text that the engine trips over must not end a run over thousands.
    const reason =
      error instanceof LineError
        ? error.message
        : `The text could not be checked (${error instanceof Error ? error.message : String(error)}).`;
    return { id: null, line: lineNumber, error: reason };
  }
}

function parseLine(line: string | null): v.InferOutput<typeof StreamLine> {
  if (line === null) throw new LineError(`The line is longer than ${MAX_LINE_CHARS} characters.`);
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || JSON.isRawJSON(value))
    throw new LineError('The line is not a JSON object.');
  const parsed = v.safeParse(StreamLine, value, { abortEarly: true });
  if (!parsed.success) throw new LineError(describeIssue(parsed.issues[0]));
  return parsed.output;
}

/** Numbers keep the digits they are written with: ids are often longer than a JavaScript number is exact. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''), (_, value, { source }) =>
      typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value,
    );
  } catch {
    throw new LineError('The line is not JSON.');
  }
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  return issue.input === undefined ? `"${v.getDotPath(issue)}" is missing.` : `${issue.message}.`;
}

/** JSON has no `undefined`; a key that was left out stays left out. */
function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
