import { describe, expect, test, vi } from 'vitest';
import { dataset } from '../data/index.ts';
import { compileDataset, createCompiledChecker, perVocabulary, type WordLanguage } from '../engine/index.ts';
import { packEngineData, packVocabularies } from './packed-engine-data.ts';
import { createWorkerEngine } from './worker-engine.ts';

const compiled = compileDataset(dataset);
const data = packEngineData(compiled);
const packed = packVocabularies(compiled.lexicon);
const checker = createCompiledChecker(compiled);
const { signal } = new AbortController();

const ENGLISH =
  'Since 2009 it has been a crime in Norway to buy sex. The law bans the purchase, not the sale.';
const NORWEGIAN =
  'Siden 2009 har det vært forbudt å kjøpe sex i Norge. Loven rammer kunden og ikke selgeren.';
const SWEDISH =
  'Sedan 2009 har det varit förbjudet att köpa sex i Norge. Lagen drabbar köparen och inte säljaren.';
const DANISH = 'Siden 2009 har det været forbudt at købe sex i Norge. Loven rammer køberen og ikke sælgeren.';

/** An engine, and which vocabularies it has unpacked. */
function start() {
  const unpacked: WordLanguage[] = [];
  const words = perVocabulary((language) => ({
    ...packed[language],
    get patterns() {
      if (!unpacked.includes(language)) unpacked.push(language);
      return packed[language].patterns;
    },
  }));
  return { engine: createWorkerEngine(data, words), unpacked };
}

describe('the engine in the worker', () => {
  test.each([
    ['an English', 'en', ENGLISH, ['english']],
    ['a Norwegian', 'nb', NORWEGIAN, ['norwegian']],
    ['a Swedish', 'sv', SWEDISH, ['norwegian', 'neighbours']],
    ['a Danish', 'da', DANISH, ['norwegian', 'neighbours']],
  ])('unpacks for %s text its words only, and finds what all find', async (_, lang, text, languages) => {
    const { engine, unpacked } = start();
    expect(await engine.check({ text, lang }, { signal })).toEqual(checker.check({ text, lang }));
    expect(await engine.check({ text, lang }, { signal })).not.toEqual([]);
    expect(unpacked.toSorted()).toEqual(languages.toSorted());
  });

  test('unpacks other words when a sentence needs them', async () => {
    const { engine, unpacked } = start();
    const doc = { text: `${ENGLISH}\n${NORWEGIAN}`, lang: 'en' };
    expect(await engine.check(doc, { signal })).toEqual(checker.check(doc));
    expect(unpacked).toEqual(['english', 'norwegian']);
  });

  test('answers texts in several languages at once, each as alone', async () => {
    const { engine } = start();
    const docs = [ENGLISH, NORWEGIAN, SWEDISH, DANISH, ENGLISH].map((text) => ({ text }));
    const answers = await Promise.all(docs.map((doc) => engine.check(doc, { signal })));
    expect(answers).toEqual(docs.map((doc) => checker.check(doc)));
  });

  test('goes on building when the page that began it is left', async () => {
    const { engine } = start();
    const leaving = new AbortController();
    const left = engine.check({ text: ENGLISH }, { signal: leaving.signal });
    leaving.abort();
    expect(await left).toBeNull();
    expect(await engine.check({ text: ENGLISH }, { signal })).toEqual(checker.check({ text: ENGLISH }));
  });

  test('is built anew after that has failed', async () => {
    let isBroken = true;
    const fragile = {
      ...data,
      get names() {
        if (isBroken) throw new Error('broken');
        return data.names;
      },
    };
    const engine = createWorkerEngine(fragile, packed);
    engine.prepare();
    await expect(engine.check({ text: ENGLISH }, { signal })).rejects.toThrow('broken');
    isBroken = false;
    expect(await engine.check({ text: ENGLISH }, { signal })).toEqual(checker.check({ text: ENGLISH }));
  });

  test('tells of what it has found before it is through', async () => {
    const { engine } = start();
    engine.prepare();
    const onFound = vi.fn();
    const matches = await engine.check({ text: ENGLISH }, { signal, onFound });
    expect(onFound.mock.calls.at(-1)).toEqual([matches]);
  });
});
