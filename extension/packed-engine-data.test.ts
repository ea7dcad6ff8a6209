import { expect, test } from 'vitest';
import { dataset } from '../data/index.ts';
import { type CompiledData, compileDataset, WORD_LANGUAGES } from '../engine/index.ts';
import {
  packEngineData,
  packVocabularies,
  unpackEngineData,
  unpackEngineDataInSteps,
  unpackVocabularyInSteps,
} from './packed-engine-data.ts';

/** As JSON gives it back: it leaves out what is undefined. */
const written = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** Lists of numbers may come back as typed arrays. */
const plain = (data: CompiledData) =>
  JSON.parse(
    JSON.stringify(data, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Uint16Array)] : value)),
  );

const compiled = compileDataset(dataset);
const packed = written(packEngineData(compiled));
const words = written(packVocabularies(compiled.lexicon));

test('unpacks to what was packed, through JSON', () => {
  const { findings, lexicon, model } = plain(unpackEngineData(packed, words));
  const before = plain(compiled);
  expect(findings).toEqual(before.findings);
  expect(model).toEqual(before.model);
  expect(lexicon.concepts).toEqual(before.lexicon.concepts);
  expect(lexicon.roles).toEqual(before.lexicon.roles);
  for (const name of WORD_LANGUAGES) {
    for (const part of ['patterns', 'single', 'groups', 'sequences'] as const) {
      const same =
        JSON.stringify(lexicon.vocabularies[name][part]) ===
        JSON.stringify(before.lexicon.vocabularies[name][part]);
      expect(same, `${name} ${part}`).toBe(true);
    }
  }
});

test('unpacks in many steps', () => {
  expect([...unpackEngineDataInSteps(packed, compiled.lexicon.vocabularies)].length).toBeGreaterThan(8);
  const steps = WORD_LANGUAGES.map((language) => [...unpackVocabularyInSteps(words[language])].length);
  expect(Math.min(...steps)).toBeGreaterThan(5);
});

test('takes less than a third of the JSON', () => {
  const before = JSON.stringify(plain(compiled)).length;
  expect(JSON.stringify([packed, words]).length).toBeLessThan(before / 3);
});
