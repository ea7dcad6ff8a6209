import { describe, expect, test, vi } from 'vitest';
import { dataset } from '../data/index.ts';
import { compileDataset, createCompiledChecker, type WordLanguage } from '../engine/index.ts';
import { runInSlices } from '../page/index.ts';
import { packEngineData, packVocabularies } from './packed-engine-data.ts';
import { createPageEngine } from './page-engine.ts';

const compiled = compileDataset(dataset);
const data = packEngineData(compiled, dataset.findings);
const words = packVocabularies(compiled.lexicon);
const checker = createCompiledChecker(compiled);
const { signal } = new AbortController();

const ENGLISH =
  'Since 2009 it has been a crime in Norway to buy sex. The law bans the purchase, not the sale.';
const NORWEGIAN =
  'Siden 2009 har det vært forbudt å kjøpe sex i Norge. Loven rammer kunden og ikke selgeren.';

async function start(page: { title?: string; lang?: string }) {
  const requireWords = vi.fn(async (language: WordLanguage) => words[language]);
  const engine = await createPageEngine({ data, requireWords, page, signal });
  if (engine === null) throw new Error('It was not ended.');
  return {
    requireWords,
    check: (text: string, lang = page.lang) =>
      runInSlices(engine.steps({ text, ...(lang ? { lang } : {}) }), signal),
  };
}

const SWEDISH =
  'Sedan 2009 har det varit förbjudet att köpa sex i Norge. Lagen drabbar köparen och inte säljaren.';
const DANISH = 'Siden 2009 har det været forbudt at købe sex i Norge. Loven rammer køberen og ikke sælgeren.';

describe('the engine in a page', () => {
  test.each([
    ['an English', 'en', ENGLISH, ['english']],
    ['a Norwegian', 'nb', NORWEGIAN, ['norwegian']],
    ['a Swedish', 'sv', SWEDISH, ['norwegian', 'neighbours']],
    ['a Danish', 'da', DANISH, ['norwegian', 'neighbours']],
  ])('for %s page fetches its words only, and finds what all find', async (_, lang, text, languages) => {
    const { requireWords, check } = await start({ lang });
    expect(await check(text)).toEqual(checker.check({ text, lang }));
    expect(await check(text)).not.toEqual([]);
    expect(requireWords.mock.calls).toEqual(languages.map((language) => [language]));
  });

  test('fetches the other words when a sentence needs them', async () => {
    const { requireWords, check } = await start({ lang: 'en' });
    const text = `${ENGLISH}\n${NORWEGIAN}`;
    expect(await check(text)).toEqual(checker.check({ text, lang: 'en' }));
    expect(requireWords.mock.calls).toEqual([['english'], ['norwegian']]);
  });

  test('fetches nothing before it knows what, where the page does not say', async () => {
    const { requireWords, check } = await start({});
    expect(requireWords).not.toHaveBeenCalled();
    expect(await check(NORWEGIAN)).toEqual(checker.check({ text: NORWEGIAN }));
    expect(requireWords.mock.calls).toEqual([['norwegian']]);
  });

  test('fetches what a Swedish sentence on a Norwegian page needs besides', async () => {
    const { requireWords, check } = await start({ lang: 'nb' });
    const text = `${NORWEGIAN}\n${SWEDISH}`;
    expect(await check(text)).toEqual(checker.check({ text, lang: 'nb' }));
    expect(requireWords.mock.calls).toEqual([['norwegian'], ['neighbours']]);
  });

  test('does without words that cannot be had, and asks again the next time', async () => {
    const { requireWords, check } = await start({});
    requireWords.mockResolvedValueOnce(null as never);
    expect(await check(ENGLISH, 'en')).toEqual([]);
    expect(await check(ENGLISH, 'en')).toEqual(checker.check({ text: ENGLISH, lang: 'en' }));
    expect(requireWords).toHaveBeenCalledTimes(2);
  });

  test('is not built for a page that is left', async () => {
    const engine = createPageEngine({
      data,
      requireWords: async () => null,
      page: {},
      signal: AbortSignal.abort(),
    });
    expect(await engine).toBeNull();
  });
});
