import { expect, test } from 'vitest';
import { dataset } from '../data/index.ts';
import { compileDataset } from '../engine/index.ts';
import { packEngineData, unpackEngineData } from './packed-engine-data.ts';

/** As JSON gives it back: it leaves out what is undefined. */
const written = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test('unpacks to what was packed, through JSON', () => {
  const compiled = compileDataset(dataset);
  expect(written(unpackEngineData(written(packEngineData(compiled))))).toEqual(written(compiled));
});

test('packs the frames to less than two thirds', () => {
  const compiled = compileDataset(dataset);
  const { findings, words } = packEngineData(compiled);
  const before = JSON.stringify(compiled.findings).length;
  expect(JSON.stringify({ findings, words }).length).toBeLessThan((before * 2) / 3);
});
