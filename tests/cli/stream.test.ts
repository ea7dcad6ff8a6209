import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';

import { describe, expect, test } from 'vitest';
import { checkStream } from '../../cli/stream.ts';
import { builtInEngine, callCommand } from './in-process.ts';
import { CLAIM, PATIENCE_MS, resultOf, startCommand } from './run-command.ts';

const asLines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const parseLines = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const stream = (input: string | Uint8Array) => callCommand(['--stream'], { input });

const CLOSING = 'The interviews took place in Oslo, and nobody was paid.';

describe('the stream', { timeout: PATIENCE_MS }, () => {
  test('answers line by line in the order of the lines', async () => {
    const { stdout, stderr, status } = await stream(
      asLines(
        { id: 'b', text: CLAIM, lang: 'en', title: 'A page', context: 'About Norway.' },
        { id: 'a', text: 'The fishing fleet landed more cod.' },
        { id: 'b', text: `Yes. ${CLAIM}`, source: 'ignored' },
      ),
    );
    const [first, second, third] = parseLines(stdout);
    expect(first).toMatchObject({
      id: 'b',
      matches: [{ finding: 'rec-white-paper', start: 0, quote: CLAIM }],
    });
    expect(Object.keys(first)).toEqual(['id', 'matches']);
    expect(second).toEqual({ id: 'a', matches: [] });
    expect(third).toMatchObject({
      id: 'b',
      matches: [{ finding: 'rec-white-paper', start: 5, quote: CLAIM }],
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('gives ids back as they are written', async () => {
    const ids = [
      '"é\\u2028"',
      '7',
      '12345678901234567890',
      '1.0',
      '-0',
      '1e400',
      'null',
      'false',
      '[1,"a",{}]',
      '{"b":1.50,"a":[null]}',
    ];
    const { stdout, status } = await stream(ids.map((id) => `{"id":${id},"text":"Cod."}\n`).join(''));
    const answers = ids.map((id) => `{"id":${id.replace('\\u2028', '\u2028')},"matches":[]}\n`);
    expect(stdout).toBe(answers.join(''));
    expect(status).toBe(0);
  });

  test('answers a line that is no such object and goes on', async () => {
    const bad: readonly (readonly [string, string])[] = [
      ['{"id":1,"text":', 'The line is not JSON.'],
      ['hello', 'The line is not JSON.'],
      ['["id","text"]', 'The line is not a JSON object.'],
      ['"text"', 'The line is not a JSON object.'],
      ['5', 'The line is not a JSON object.'],
      ['null', 'The line is not a JSON object.'],
      ['{"id":1}', '"text" is missing.'],
      ['{"text":"Cod."}', '"id" is missing.'],
      ['{"id":1,"text":null}', '"text" must be a string.'],
      ['{"id":1,"text":5}', '"text" must be a string.'],
      ['{"id":1,"text":["Cod."]}', '"text" must be a string.'],
      ['{"id":1,"text":"Cod.","title":5}', '"title" must be a string.'],
      ['{"id":1,"text":"Cod.","context":{}}', '"context" must be a string.'],
      ['{"id":1,"text":"Cod.","lang":null}', '"lang" must be a string.'],
    ];
    const { stdout, stderr, status } = await stream(
      bad.map(([line]) => `${line}\n{"id":"next","text":"Cod."}\n`).join(''),
    );
    expect(parseLines(stdout)).toEqual(
      bad.flatMap(([, error], index) => [
        { id: null, line: 2 * index + 1, error },
        { id: 'next', matches: [] },
      ]),
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 1 });
  });

  test('passes over blank lines and counts them; takes any line ending and a byte order mark', async () => {
    const { stdout, status } = await stream(
      '\uFEFF{"id":1,"text":"Cod."}\r\n\r\n \t\n{"id":2,"text":"a\u2028b\u2029c"}\r\nno\r\n\n{"id":3,"text":""}',
    );
    expect(parseLines(stdout)).toEqual([
      { id: 1, matches: [] },
      { id: 2, matches: [] },
      { id: null, line: 5, error: 'The line is not JSON.' },
      { id: 3, matches: [] },
    ]);
    expect(status).toBe(1);
  });

  test('is silent on empty input', async () => {
    expect(await stream('')).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  test('survives a tag that is no language', async () => {
    const { stdout, status } = await stream(
      asLines({ id: 1, text: CLAIM, lang: 'no such tag!' }, { id: 2, text: CLAIM, lang: '' }),
    );
    expect(parseLines(stdout).map(({ matches }) => matches?.[0]?.finding)).toEqual([
      'rec-white-paper',
      'rec-white-paper',
    ]);
    expect(status).toBe(0);
  });

  test('checks a line of a megabyte', async () => {
    const filling = 'The fishing fleet landed more cod than last year, and prices on the quay rose. ';
    const text = filling.repeat(Math.ceil(1_000_000 / filling.length)) + CLAIM;
    const { stdout, status } = await stream(asLines({ id: 'long', text }, { id: 'short', text: CLOSING }));
    const [long, short] = parseLines(stdout);
    expect(long.matches).toHaveLength(1);
    expect(long.matches[0]).toMatchObject({ finding: 'rec-white-paper', end: text.length, quote: CLAIM });
    expect(short.id).toBe('short');
    expect(status).toBe(0);
  });

  test('answers each line before the next one comes', async () => {
    const child = startCommand(['--stream']);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of [1, 2, 3]) {
      child.stdin.write(asLines({ id, text: 'Cod.' }));
      expect(JSON.parse((await answers.next()).value ?? 'null')).toEqual({ id, matches: [] });
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('needs no more memory for many lines than for few', async () => {
    const lines = 3000;
    const filling = 'x'.repeat(60_000);
    // 180 MB go through a process that could not hold them.
    const child = startCommand(['--stream'], { node: ['--max-old-space-size=128'] });
    const result = resultOf(child);
    for (let id = 0; id < lines; id += 1) {
      const more = child.stdin.write(asLines({ id, text: id % 100 === 0 ? CLAIM : 'Cod.', filling }));
      if (!more) await once(child.stdin, 'drain');
    }
    child.stdin.end();
    const { stdout, stderr, status } = await result;
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const answers = parseLines(stdout);
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: lines }, (_, id) => id));
    expect(answers.filter(({ matches }) => matches.length > 0)).toHaveLength(lines / 100);
  });

  test('reads no further while nobody takes its answers', async () => {
    let taken = 0;
    const input = Readable.from(
      (function* () {
        while (taken < 500) {
          taken += 1;
          yield Buffer.from(asLines({ id: taken, text: 'Cod.' }));
        }
      })(),
      { highWaterMark: 4 },
    );
    let written = '';
    let takeOne = () => {};
    const output = new Writable({
      highWaterMark: 100,
      write(chunk: Buffer, _, done) {
        written += chunk.toString('utf8');
        if (written.length > 300) takeOne = done;
        else done();
      },
    });
    const { engine } = await builtInEngine();
    if (!engine) throw new Error('The data could not be loaded.');
    const failures = checkStream(engine.checker, input, output);
    await expect.poll(() => written.length).toBeGreaterThan(300);
    for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
    expect(taken).toBeLessThan(40);
    // Whoever reads takes the rest now.
    output._write = (chunk: Buffer, _, done) => {
      written += chunk.toString('utf8');
      done();
    };
    takeOne();
    expect(await failures).toBe(0);
    expect(parseLines(written).map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, id) => id + 1));
  });

  test('a reader that has seen enough ends it without a word', async () => {
    const child = startCommand(['--stream']);
    child.stdin.on('error', () => {});
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const closed = once(child, 'close');
    child.stdin.write(asLines({ id: 0, text: 'Cod.' }));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    for (let id = 1; child.exitCode === null && id < 10_000; id += 1) {
      if (!child.stdin.write(asLines({ id, text: 'Cod.' })))
        await Promise.race([new Promise((resolve) => child.stdin.once('drain', resolve)), closed]);
    }
    child.stdin.end();
    expect(await closed).toEqual([0, null]);
    expect(stderr).toBe('');
  });
});
