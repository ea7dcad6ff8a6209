import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../cli/decode.ts';
import { joinWrappedLines } from '../../cli/plain-text.ts';
import { InputError, readInput } from '../../cli/read-input.ts';
import { checkStream } from '../../cli/stream.ts';
import type { Checker, Match } from '../../engine/index.ts';
import { cases, FUZZ_PATIENCE_MS } from './cases.ts';
import { anyText } from './texts.ts';

/** The engine has tests of its own; here it only tells which text it was given, and trips over one. */
const checker: Checker = {
  check: ({ text, title = '', context = '' }) => {
    if (text.includes('!!')) throw new Error('An odd text');
    return [{ quote: [title, context, text].join('|') } as Match];
  },
  steps: () => {
    throw new Error('The stream does not work in steps.');
  },
};

async function answersTo(...chunks: Uint8Array[]): Promise<{ lines: unknown[]; failures: number }> {
  let written = '';
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      written += chunk.toString('utf8');
      done();
    },
  });
  const failures = await checkStream(checker, Readable.from(chunks), output);
  expect(written === '' || written.endsWith('\n')).toBe(true);
  return {
    lines: written
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
    failures,
  };
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** Lines that are sound, nearly so, or nothing of the kind. */
const line = fc.oneof(
  fc
    .record(
      {
        id: fc.oneof(fc.nat(), fc.string()),
        text: anyText,
        title: fc.string(),
        context: fc.string(),
        lang: fc.string(),
      },
      { requiredKeys: ['id', 'text'] },
    )
    .map((sound) => JSON.stringify(sound)),
  fc.json(),
  fc.string().map((text) => text.replaceAll('\n', ' ')),
  fc.constantFrom(
    '',
    '  ',
    '{',
    '{"id":1}',
    '{"id":{},"text":"!!"}',
    '{"__proto__":1,"id":1,"text":"a"}',
    '\r',
  ),
);

/** Bytes that are UTF-8, or were before one of them changed, or never were. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.array(line, { maxLength: 6 }).map((lines) => bytes(lines.join('\n'))),
  fc.tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(255)).map(([lines, at, byte]) => {
    const changed = bytes(lines.join('\n'));
    if (changed.length > 0) changed[at % changed.length] = byte;
    return changed;
  }),
);

function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length].toSorted((a, b) => a - b);
  return ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
}

describe('the stream', { timeout: FUZZ_PATIENCE_MS }, () => {
  test('gives one answer to each line of any bytes, in order, and goes on to the last', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (input) => {
        const lines = new TextDecoder().decode(input).split('\n');
        const numbers = lines.flatMap((text, index) => (text.trim() === '' ? [] : [index + 1]));
        const { lines: answers, failures } = await answersTo(input);
        expect(answers).toHaveLength(numbers.length);
        let failed = 0;
        for (const [index, answer] of answers.entries()) {
          if (typeof answer !== 'object' || answer === null) throw new Error('An answer is an object.');
          if (!('error' in answer)) {
            expect(Object.keys(answer)).toEqual(['id', 'matches']);
            continue;
          }
          failed += 1;
          expect(answer).toEqual({
            id: null,
            line: numbers[index],
            error: expect.stringMatching(/^[^\n]+\.\)?\.?$/),
          });
        }
        expect(failures).toBe(failed);
      }),
      cases(),
    );
  });

  test('answers the same however its input is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.array(fc.nat(), { maxLength: 12 }), async (input, places) => {
        expect(await answersTo(...cut(input, places))).toEqual(await answersTo(input));
      }),
      cases(),
    );
  });

  test('answers a sound line the same whatever stands around it', async () => {
    const noise = fc.array(line, { maxLength: 4 }).map((lines) => lines.map((text) => `${text}\n`).join(''));
    await fc.assert(
      fc.asyncProperty(noise, fc.string({ unit: 'grapheme' }), noise, async (before, text, after) => {
        fc.pre(!text.includes('!!'));
        const sound = `${JSON.stringify({ id: 'this one', text })}\n`;
        const { lines } = await answersTo(bytes(before + sound + after));
        expect(lines).toContainEqual({ id: 'this one', matches: [{ quote: `||${text}` }] });
      }),
      cases(),
    );
  });
});

describe('any input', { timeout: FUZZ_PATIENCE_MS }, () => {
  const markup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<!doctype html>',
          '<html lang="nb">',
          '<head>',
          '<title>',
          '<body>',
          '<p>',
          '</p>',
          '<b',
          '<!--',
          '-->',
          '<svg>',
          '<template>',
          '<table><tr><td>',
          '<script>',
          '</script>',
          '<textarea>',
          '<br>',
          '&amp;',
          '&#0;',
          '&#xD800;',
          '<plaintext>',
          '<![CDATA[',
          '<?xml ?>',
          '<a href=',
          "'",
          '"',
          '>',
          '# ',
          '---\n',
          '```\n',
          '| a | b |\n|--|--|\n',
          '[x]: ',
          '![](',
        ),
        anyText,
      ),
      { maxLength: 12 },
    )
    .map((pieces) => bytes(pieces.join('')));

  test('is decoded to a text', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyBytes, markup),
        fc.option(fc.string(), { nil: undefined }),
        (input, charset) => {
          expect(typeof decode(input, charset)).toBe('string');
        },
      ),
      cases(),
    );
  });

  test('is read, or refused with one sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyBytes, markup), async (input) => {
        const read = await readInput('-', Readable.from([Buffer.from(input)])).catch(
          (error: unknown) => error,
        );
        if (read instanceof InputError) expect(read.message).toBe('Standard input is not text.');
        else expect(read).toMatchObject({ path: '-', text: expect.any(String) });
      }),
      cases(),
    );
  });

  test('that is plain text keeps its words in their order when its lines are joined', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const wordsOf = (written: string) => written.split(/[\s\u2028\u2029]+/).filter((word) => word !== '');
        expect(wordsOf(joinWrappedLines(text))).toEqual(wordsOf(text));
      }),
      cases(),
    );
  });
});
