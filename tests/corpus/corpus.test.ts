import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataset } from '../../data/index.ts';
import type { NearMiss, Phrasing } from '../../data/schema.ts';
import { readCorpus } from './corpus.ts';
import { findOverlaps } from './overlap.ts';

function readAll<T>(folder: string): T[] {
  const url = new URL(`../../data/${folder}/`, import.meta.url);
  return readdirSync(url).flatMap((name) => JSON.parse(readFileSync(new URL(name, url), 'utf8')) as T[]);
}

const phrasings = readAll<Phrasing>('phrasings');
const nearMisses = readAll<NearMiss>('near-misses');
const dossier = JSON.parse(
  readFileSync(new URL('../../data/phrasings/dossier.json', import.meta.url), 'utf8'),
) as Phrasing[];
const corpus = readCorpus();
const heldBack = corpus.filter(({ kind }) => kind === 'phrasing');

test('nothing that is learned from stands in the evaluation corpus', () => {
  const learned = [...phrasings, ...nearMisses].map(({ text }) => text);
  const evaluated = corpus.flatMap(({ text, claims }) => [
    text,
    ...(claims ?? []).map(({ sentence }) => sentence),
  ]);
  expect(findOverlaps(learned, evaluated)).toEqual([]);
}, 60_000);

test('finds a near-duplicate across the two sides', () => {
  const overlaps = findOverlaps(
    ['Buying sex is illegal in Norway today.'],
    ['Buying sex is illegal in Norway, today!'],
  );
  expect(overlaps).toHaveLength(1);
});

test('at least 40 per cent of the dossier is held back, in every language and stance', () => {
  const share = (keep: (entry: { lang: string; stance: string }) => boolean) => {
    const held = heldBack.filter(({ lang, expected }) =>
      keep({ lang, stance: expected?.stance ?? '' }),
    ).length;
    return held / (held + dossier.filter(keep).length);
  };
  expect(share(() => true)).toBeGreaterThanOrEqual(0.4);
  for (const lang of ['en', 'nb', 'nn', 'sv', 'da'])
    expect(share((entry) => entry.lang === lang)).toBeGreaterThan(0.35);
  for (const stance of ['agrees', 'contradicts', 'context']) {
    expect(share((entry) => entry.stance === stance)).toBeGreaterThanOrEqual(0.4);
  }
});

test('every finding of the dossier is in the held-back part', () => {
  const covered = new Set(heldBack.map(({ expected }) => expected?.finding));
  expect(dataset.findings.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

test('labels name findings that exist and respect their caps', () => {
  const caps = new Map(dataset.findings.map(({ id, cap }) => [id, cap]));
  const labels = corpus.flatMap(({ expected, acceptable, claims }) => [
    ...(expected ? [expected] : []),
    ...(acceptable ?? []),
    ...(claims ?? []).flatMap((claim) => [claim.expected, ...(claim.acceptable ?? [])]),
  ]);
  const wrong = labels.filter(
    ({ finding, stance }) => !caps.has(finding) || (caps.get(finding) === 'context' && stance !== 'context'),
  );
  expect(wrong).toEqual([]);
});

test('a document holds each of its labelled sentences', () => {
  const missing = corpus.flatMap(({ text, claims }) =>
    (claims ?? []).filter(({ sentence }) => !text.includes(sentence)).map(({ sentence }) => sentence),
  );
  expect(missing).toEqual([]);
});
