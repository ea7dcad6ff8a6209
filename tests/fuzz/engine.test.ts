import { Session } from 'node:inspector/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataset } from '../../data/index.ts';
import {
  type Checker,
  compileDataset,
  createChecker,
  createCompiledChecker,
  type DocumentInput,
  isOnTopic,
  type Match,
  splitSentences,
} from '../../engine/index.ts';
import { cases, FUZZ_CASES, FUZZ_PATIENCE_MS } from './cases.ts';
import { anyDocument, anyText, claim, unrelated } from './texts.ts';

const compiled = compileDataset(dataset);
const checker = createCompiledChecker(compiled);
const known = new Set(dataset.findings.map(({ id }) => id));

function expectSound(text: string, matches: readonly Match[]): void {
  let last = 0;
  for (const { finding, stance, score, start, end, quote, reasons } of matches) {
    expect(known.has(finding)).toBe(true);
    expect(['agrees', 'contradicts', 'context']).toContain(stance);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(quote).toBe(text.slice(start, end));
    expect(quote).not.toBe('');
    expect(quote).not.toContain('\n');
    expect(start).toBeGreaterThanOrEqual(last);
    last = start;
    for (const reason of reasons) {
      expect(reason.start).toBeLessThanOrEqual(reason.end);
      expect(reason.start).toBeGreaterThanOrEqual(0);
      expect(reason.end).toBeLessThanOrEqual(text.length);
    }
  }
}

describe('whatever the text', { timeout: FUZZ_PATIENCE_MS }, () => {
  test('the engine throws nothing, and quotes what stands at its offsets', () => {
    let matched = 0;
    fc.assert(
      fc.property(anyDocument, (doc) => {
        const matches = checker.check(doc);
        expectSound(doc.text, matches);
        matched += matches.length;
      }),
      cases(),
    );
    // Texts that never match would say nothing about quotes.
    expect(matched).toBeGreaterThan(FUZZ_CASES / 100);
  });

  test('it gives the same answer in steps, and again after other texts', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (doc, other) => {
        const first = checker.check(doc);
        checker.check(other);
        let found: readonly Match[] = [];
        const steps = checker.steps(doc, (matches) => {
          expect(matches.length).toBeGreaterThan(found.length);
          expect(matches.slice(0, found.length)).toEqual(found);
          found = [...matches];
        });
        let step = steps.next();
        while (!step.done) step = steps.next();
        expect(found).toEqual(step.value);
        expect(step.value).toEqual(first);
      }),
      cases(),
    );
  });

  test('sentences stand in order, within their lines, and leave out nothing but white space', () => {
    fc.assert(
      fc.property(anyDocument, ({ text, lang }) => {
        let end = 0;
        for (const span of splitSentences(text, lang)) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(span.start, span.end)).toMatch(/^\S(?:[^\n]*\S)?$/);
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      cases(),
    );
  });

  test('a page that is on topic stays so with more text on it', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        if (isOnTopic(text)) expect(isOnTopic(`${before}\n${text}\n${after}`)).toBe(true);
      }),
      cases(),
    );
  });
});

const withoutPlace = (matches: readonly Match[], offset = 0) =>
  matches.map((match) => ({
    ...match,
    start: match.start - offset,
    end: match.end - offset,
    reasons: match.reasons.map((reason) => ({
      ...reason,
      start: reason.start === reason.end ? 0 : reason.start - offset,
      end: reason.start === reason.end ? 0 : reason.end - offset,
    })),
  }));

/** Says what the document is about, so that no number of unrelated sentences makes it one about something else. */
const TITLE = 'Prostitution in Norway';

test('unrelated text before or after never changes a match', { timeout: FUZZ_PATIENCE_MS }, () => {
  // Only where the ends of the sentence can be seen: after "§ 202 a." it may go on, and "64 cases" may be more of what
  // stands before.
  const ended = claim.filter((text) => /^\p{Lu}.*\p{L}{4}[.!?]$/u.test(text));
  const around = fc.array(fc.tuple(unrelated, fc.constantFrom(' ', '\n')), { maxLength: 4 });
  let matched = 0;
  fc.assert(
    fc.property(ended, around, around, (text, before, after) => {
      const alone = withoutPlace(checker.check({ title: TITLE, text }));
      const lead = before.map(([sentence, separator]) => sentence + separator).join('');
      const rest = after.map(([sentence, separator]) => separator + sentence).join('');
      const among = withoutPlace(checker.check({ title: TITLE, text: lead + text + rest }), lead.length);
      expect(among).toEqual(alone);
      matched += alone.length;
    }),
    cases(),
  );
  expect(matched).toBeGreaterThan(FUZZ_CASES / 10);
});

describe('the order of the data', { timeout: FUZZ_PATIENCE_MS }, () => {
  /** The whole dataset in other orders; building an engine takes long, so that a few serve all cases. */
  const shuffled: Checker[] = [];

  beforeAll(() => {
    const orders = fc.sample(
      fc.record({
        findings: fc.shuffledSubarray([...dataset.findings], { minLength: dataset.findings.length }),
        sources: fc.shuffledSubarray([...dataset.sources], { minLength: dataset.sources.length }),
      }),
      { ...cases(), numRuns: 4 },
    );
    const reversed = { findings: dataset.findings.toReversed(), sources: dataset.sources.toReversed() };
    shuffled.push(...[reversed, ...orders].map((order) => createChecker({ ...dataset, ...order })));
  }, FUZZ_PATIENCE_MS);

  test('changes no result', () => {
    const sentences = fc.array(claim, { minLength: 1, maxLength: 3 }).map((list) => list.join('\n'));
    fc.assert(
      fc.property(fc.oneof(sentences, anyText), fc.nat(4), (text, index) => {
        expect(shuffled[index]?.check({ text })).toEqual(checker.check({ text }));
      }),
      cases(),
    );
  });
});

describe('the work grows with the length of the text and no faster', { timeout: FUZZ_PATIENCE_MS }, () => {
  const session = new Session();

  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  });

  afterAll(() => session.disconnect());

  /** How many times blocks of the engine's code run, which unlike time is the same on every machine. */
  async function countWork(doc: DocumentInput): Promise<number> {
    await session.post('Profiler.takePreciseCoverage');
    checker.check(doc);
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => /\/engine\/[\w-]+\.ts/.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  }

  const ARTICLE = dataset.findings
    .slice(0, 30)
    .flatMap(({ phrasings }) => phrasings.slice(0, 1).map(({ text }) => text))
    .join(' ');

  test.each([
    ['sentences on one line', ARTICLE, ' '],
    ['a sentence a line', ARTICLE.replaceAll('. ', '.\n'), '\n'],
    ['one sentence without an end', ARTICLE.replaceAll(/[.?!]/g, ''), ' '],
    ['one word', 'prostitusjonslovgivningen'.repeat(20), ''],
    ['words of the subject', 'sex purchase ban Norway Amnesty police evict market ', ''],
    ['misspelt words', 'Amnesti asked the goverment of Norwai to write a wite paper on sex work. ', ''],
    ['figures', '1 300 2,5 % 2009 § 202 a ', ''],
    ['negations', 'Norway does not not never no ban sex without not ', ''],
    ['quotation marks', '“«"\'', ''],
    ['full stops', '. . .', ''],
    ['line feeds', '\n\n \n', ''],
    ['soft hyphens', 'sex\u00ad\u200b\u00ad', ''],
    ['combining marks', 'a\u0301\u0327', ''],
    ['lone surrogates', '\ud83d\udc00\ud83d ', ''],
    ['right-to-left marks', '\u202e\u202c\u200f', ''],
  ])('with %s', async (_, unit, separator) => {
    const small = Math.max(1, Math.ceil(4000 / unit.length));
    const textOf = (times: number) => Array.from({ length: times }, () => unit).join(separator);
    // What is worked out on first use, and kept, must not count.
    await countWork({ text: textOf(small * 8) });
    const one = await countWork({ text: textOf(small) });
    const eight = await countWork({ text: textOf(small * 8) });
    expect(one).toBeGreaterThan(0);
    expect(eight).toBeLessThanOrEqual(8.5 * one);
  });

  test('counts what grows faster as too much', async () => {
    // The count itself: twice the sentences are about twice the work.
    const one = await countWork({ text: ARTICLE });
    const two = await countWork({ text: `${ARTICLE} ${ARTICLE}` });
    expect(two / one).toBeGreaterThan(1.5);
  });
});
