import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checker, DocumentInput, Match } from '../engine/types.ts';
import { type CheckedPage, createBlockMemory } from './block-memory.ts';
import type { Steps } from './schedule.ts';

/** Finds every "law", with one reason on it and one on the first character of the document. */
function createLawChecker(): { checker: Checker; inputs: DocumentInput[] } {
  const inputs: DocumentInput[] = [];
  const check = ({ text }: DocumentInput): Match[] =>
    [...text.matchAll(/law/g)].map(({ index }) => ({
      finding: 'the-law',
      stance: 'agrees',
      score: 1,
      start: index,
      end: index + 3,
      quote: 'law',
      attributed: false,
      reasons: [
        { kind: 'words', start: index, end: index + 3, message: 'words', values: {} },
        { kind: 'scope', start: 0, end: 1, message: 'scope', values: {} },
      ],
    }));
  const checker: Checker = {
    check,
    // biome-ignore lint/correctness/useYield: a checker of short texts needs one step only.
    *steps(input) {
      inputs.push(input);
      return check(input);
    },
  };
  return { checker, inputs };
}

function pageOf(lines: readonly string[], facts: { title?: string; lang?: string } = {}): CheckedPage {
  let start = 0;
  const blocks = lines.map((line) => {
    const block = { start, end: start + line.length };
    start = block.end + 1;
    return block;
  });
  return { text: lines.join('\n'), blocks, ...facts };
}

function drain<T>(work: Steps<T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const LONG = 'A block that is long enough to outweigh what is added to the page later on, law.';

describe('createBlockMemory', () => {
  it('checks a page it does not know as a whole', () => {
    const { checker, inputs } = createLawChecker();
    const page = pageOf(['the law', 'more'], { title: 'T', lang: 'en' });
    const matches = drain(createBlockMemory(checker).check(page));
    expect(matches.map(({ start }) => start)).toEqual([4]);
    expect(inputs).toEqual([{ text: 'the law\nmore', title: 'T', lang: 'en' }]);
  });

  it('asks nothing when blocks only moved', () => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    drain(memory.check(pageOf([LONG, 'a law'])));
    const matches = drain(memory.check(pageOf(['a law', LONG])));
    expect(inputs).toHaveLength(1);
    expect(matches.map(({ start, end }) => [start, end])).toEqual([
      [2, 5],
      [LONG.length + 6 - 4, LONG.length + 6 - 1],
    ]);
  });

  it('checks new blocks with the page as context', () => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    drain(memory.check(pageOf([LONG], { title: 'T' })));
    const page = pageOf(['new law', LONG, 'law', 'law'], { title: 'T' });
    const matches = drain(memory.check(page));
    expect(inputs[1]).toEqual({ text: 'new law\nlaw', context: page.text, title: 'T' });
    expect(matches.map(({ start, end }) => page.text.slice(start, end))).toEqual([
      'law',
      'law',
      'law',
      'law',
    ]);
  });

  it.each([
    ['the title changed', pageOf([LONG, 'new'], { title: 'Other' })],
    ['the language changed', pageOf([LONG, 'new'], { title: 'T', lang: 'nb' })],
    ['much is new', pageOf([LONG, LONG.toUpperCase()], { title: 'T' })],
  ])('checks everything again when %s', (_, page) => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    drain(memory.check(pageOf([LONG], { title: 'T' })));
    drain(memory.check(page));
    expect(inputs[1]?.text).toBe(page.text);
  });

  it('forgets on demand', () => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    drain(memory.check(pageOf([LONG])));
    memory.clear();
    drain(memory.check(pageOf([LONG])));
    expect(inputs).toHaveLength(2);
  });

  it('does not move a reason that rests on another block', () => {
    const { checker } = createLawChecker();
    const memory = createBlockMemory(checker);
    drain(memory.check(pageOf([LONG, 'a law'])));
    const [first] = drain(memory.check(pageOf(['a law', LONG])));
    expect(first?.reasons.map(({ start, end }) => [start, end])).toEqual([
      [2, 5],
      [2, 2],
    ]);
  });

  it('finds what a check of the whole page finds, whatever changed', () => {
    const line = fc.stringMatching(/^[a-c]{1,8}( law){0,2}$/);
    fc.assert(
      fc.property(fc.array(fc.array(line, { minLength: 1 }), { minLength: 1, maxLength: 6 }), (versions) => {
        const { checker } = createLawChecker();
        const memory = createBlockMemory(checker);
        for (const lines of versions) {
          const page = pageOf([LONG, ...lines]);
          const places = (matches: readonly Match[]) => matches.map(({ start, end }) => [start, end]);
          expect(places(drain(memory.check(page)))).toEqual(places(checker.check(page)));
        }
      }),
    );
  });
});
