import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { MAX_LINE_CHARS, readLines } from './lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function linesOf(...chunks: Uint8Array[]): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}

test.each([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\n\nb\n', ['a', '', 'b']],
  ['a\r\nb', ['a\r', 'b']],
  ['a\u2028b\u2029c\rd\ne', ['a\u2028b\u2029c\rd', 'e']],
])('ends lines of %j at line feeds alone', async (text, lines) => {
  expect(await linesOf(bytes(text))).toEqual(lines);
});

test('puts together lines and characters that come in pieces', async () => {
  const whole = bytes('blåbær 🫐\nrødt\n');
  expect(await linesOf(...Array.from(whole, (byte) => Uint8Array.of(byte)))).toEqual(['blåbær 🫐', 'rødt']);
});

test('passes over a line that is too long and goes on', async () => {
  const half = bytes('x'.repeat(MAX_LINE_CHARS / 2));
  expect(await linesOf(bytes('a\n'), half, half, bytes('x'), bytes('x\nb\n'))).toEqual(['a', null, 'b']);
});

test('reads no further than it is asked to', async () => {
  let chunks = 0;
  const input = Readable.from(
    (function* () {
      for (;;) {
        chunks += 1;
        yield bytes('a\n');
      }
    })(),
    { highWaterMark: 4 },
  );
  const lines = readLines(input);
  for (let taken = 0; taken < 3; taken += 1) await lines.next();
  expect(chunks).toBeLessThan(20);
  await lines.return(undefined);
});
