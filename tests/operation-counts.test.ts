/**
 * What the engine does, counted: the same on every machine, so that a change which makes pages pay
 * more fails here without anything being timed. Limits stand a fifth or so above what was counted when they were set.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { dataset } from '../data/index.ts';
import type { Pattern } from '../data/schema.ts';
import {
  type CompiledData,
  compileDataset,
  LateVocabulary,
  perVocabulary,
  splitSentences,
  WORD_LANGUAGES,
} from '../engine/index.ts';
import { createEngine, indexLexicon, readSentence } from '../engine/training.ts';
import { paragraphs } from './bench/texts.ts';

const WORDS = 10_000;
const LAW = "Norway's sex purchase law";

/** The same data; `tried` counts how often a pattern is held against a sentence. */
function counting(data: CompiledData) {
  const counts = { tried: 0 };
  const count = (pattern: Pattern): Pattern => ({
    ...pattern,
    get need() {
      counts.tried += 1;
      return pattern.need;
    },
  });
  const findings = data.findings.map((finding) => ({
    ...finding,
    frame: { ...finding.frame, patterns: finding.frame.patterns.map(count) as typeof finding.frame.patterns },
  }));
  return { data: { ...data, findings }, counts };
}

describe.each([
  ['on topic', true, { conceptsPerWord: 0.85, triedPerSentence: 20, candidatesPerSentence: 1.35 }],
  ['off topic', false, { conceptsPerWord: 0.8, triedPerSentence: 20, candidatesPerSentence: 1.3 }],
] as const)('ten thousand words %s', (_, isOnTopic, limits) => {
  const text = paragraphs(WORDS, isOnTopic).join('\n');
  const spans = splitSentences(text, 'en');
  const compiled = compileDataset(dataset);
  const counted = { words: 0, concepts: 0, tried: 0, candidates: 0 };

  beforeAll(() => {
    const lexicon = indexLexicon(compiled.lexicon);
    const { data, counts } = counting(compiled);
    const engine = createEngine(data);
    counts.tried = 0;
    for (const { start, end } of spans) {
      const { tokens, hits } = readSentence(text, { start, end }, lexicon, 'en');
      counted.words += tokens.length;
      counted.concepts += hits.length;
      counted.candidates += engine.judge({ text: text.slice(start, end), lang: 'en', context: LAW }).length;
    }
    counted.tried = counts.tried;
  });

  test('are read once', () => {
    expect(counted.words).toBeGreaterThan(WORDS * 0.9);
    expect(counted.words).toBeLessThan(WORDS * 1.1);
  });

  test('hold few concepts', () => {
    expect(counted.concepts).toBeGreaterThan(0);
    expect(counted.concepts / counted.words).toBeLessThan(limits.conceptsPerWord);
  });

  test('are held against few of the patterns', () => {
    const patterns = compiled.findings.flatMap(({ frame }) => frame.patterns).length;
    expect(counted.tried).toBeGreaterThan(0);
    expect(counted.tried / spans.length).toBeLessThan(limits.triedPerSentence);
    expect(counted.tried / spans.length).toBeLessThan(patterns / 15);
  });

  test('leave few candidates to weigh', () => {
    expect(counted.candidates).toBeGreaterThan(0);
    expect(counted.candidates / spans.length).toBeLessThan(limits.candidatesPerSentence);
  });
});

/** Which words are asked for by a text, where none are there. */
function missedBy(text: string, lang: string) {
  const { lexicon } = compileDataset(dataset);
  const vocabularies = perVocabulary(() => new LateVocabulary());
  const index = indexLexicon({ ...lexicon, vocabularies });
  for (const span of splitSentences(text, lang)) readSentence(text, span, index, lang);
  return WORD_LANGUAGES.filter((language) => vocabularies[language].isMissed);
}

test('an English page asks for no Scandinavian words', () => {
  const text = paragraphs(WORDS, true).join('\n');
  expect(missedBy(text, 'en')).toEqual(['english']);
  expect(missedBy(`${text}\nLoven ble vedtatt og gjelder ikke for alle.`, 'en')).toEqual([
    'english',
    'norwegian',
  ]);
});

test('a Norwegian page asks for no Swedish nor Danish words', () => {
  const norwegian = dataset.findings
    .flatMap(({ phrasings }) => phrasings)
    .filter(({ lang }) => lang === 'nb')
    .map(({ text }) => text)
    .join('\n');
  expect(missedBy(norwegian, 'nb')).not.toContain('neighbours');
  expect(missedBy(`${norwegian}\nLagen antogs och gäller inte för alla.`, 'nb')).toContain('neighbours');
});
