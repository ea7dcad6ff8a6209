import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentInput, Match } from '../engine/types.ts';
import { type BlockMemory, type CheckedPage, createBlockMemory } from './block-memory.ts';
import type { AsyncChecker } from './page-checker-api.ts';

/** Finds every "law", with one reason on it and one on the first character of the document. */
function findLaws({ text }: DocumentInput): Match[] {
  return [...text.matchAll(/law/g)].map(({ index }) => ({
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
}

const COST_MS = 7;

function createLawChecker() {
  const inputs: DocumentInput[] = [];
  const checker: AsyncChecker = {
    async check(input) {
      inputs.push(input);
      return { matches: findLaws(input), costMs: COST_MS };
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

const { signal } = new AbortController();

async function matchesIn(memory: BlockMemory, page: CheckedPage): Promise<readonly Match[]> {
  const checked = await memory.check(page, { signal });
  if (checked === null) throw new Error('Nobody ended the check.');
  return checked.matches;
}

const LONG = 'A block that is long enough to outweigh what is added to the page later on, law.';

describe('createBlockMemory', () => {
  it('checks a page it does not know as a whole', async () => {
    const { checker, inputs } = createLawChecker();
    const page = pageOf(['the law', 'more'], { title: 'T', lang: 'en' });
    const matches = await matchesIn(createBlockMemory(checker), page);
    expect(matches.map(({ start }) => start)).toEqual([4]);
    expect(inputs).toEqual([{ text: 'the law\nmore', title: 'T', lang: 'en' }]);
  });

  it('asks nothing when blocks only moved', async () => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    await matchesIn(memory, pageOf([LONG, 'a law']));
    const matches = await matchesIn(memory, pageOf(['a law', LONG]));
    expect(inputs).toHaveLength(1);
    expect(matches.map(({ start, end }) => [start, end])).toEqual([
      [2, 5],
      [LONG.length + 6 - 4, LONG.length + 6 - 1],
    ]);
  });

  it('checks new blocks with the page as context', async () => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    await matchesIn(memory, pageOf([LONG], { title: 'T' }));
    const page = pageOf(['new law', LONG, 'law', 'law'], { title: 'T' });
    const matches = await matchesIn(memory, page);
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
  ])('checks everything again when %s', async (_, page) => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    await matchesIn(memory, pageOf([LONG], { title: 'T' }));
    await matchesIn(memory, page);
    expect(inputs[1]?.text).toBe(page.text);
  });

  it('tells what it cost, nothing where nothing is new', async () => {
    const memory = createBlockMemory(createLawChecker().checker);
    const page = pageOf([LONG, 'a law']);
    expect(await memory.check(page, { signal })).toMatchObject({ costMs: COST_MS });
    expect(await memory.check(page, { signal })).toMatchObject({ costMs: 0 });
  });

  it('learns nothing from a check that was ended', async () => {
    const { checker, inputs } = createLawChecker();
    const ending = new AbortController();
    const memory = createBlockMemory({
      check(input, options) {
        ending.abort();
        return checker.check(input, options);
      },
    });
    const page = pageOf([LONG, 'a law']);
    expect(await memory.check(page, { signal: ending.signal })).toBeNull();
    await memory.check(page, { signal });
    expect(inputs).toHaveLength(2);
  });

  it('forgets on demand', async () => {
    const { checker, inputs } = createLawChecker();
    const memory = createBlockMemory(checker);
    await matchesIn(memory, pageOf([LONG]));
    memory.clear();
    await matchesIn(memory, pageOf([LONG]));
    expect(inputs).toHaveLength(2);
  });

  it('does not move a reason that rests on another block', async () => {
    const { checker } = createLawChecker();
    const memory = createBlockMemory(checker);
    await matchesIn(memory, pageOf([LONG, 'a law']));
    const [first] = await matchesIn(memory, pageOf(['a law', LONG]));
    expect(first?.reasons.map(({ start, end }) => [start, end])).toEqual([
      [2, 5],
      [2, 2],
    ]);
  });

  it('finds what a check of the whole page finds, whatever changed', async () => {
    const line = fc.stringMatching(/^[a-c]{1,8}( law){0,2}$/);
    const places = (matches: readonly Match[]) => matches.map(({ start, end }) => [start, end]);
    const versionsOfPage = fc.array(fc.array(line, { minLength: 1 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(versionsOfPage, async (versions) => {
        const memory = createBlockMemory(createLawChecker().checker);
        for (const lines of versions) {
          const page = pageOf([LONG, ...lines]);
          expect(places(await matchesIn(memory, page))).toEqual(places(findLaws(page)));
        }
      }),
    );
  });
});
