import { describe, expect, test } from 'vitest';
import { compileLexicon } from './compiled-lexicon.ts';
import { createSpellingRepair } from './spelling.ts';

const { repair } = createSpellingRepair(
  compileLexicon({
    market: { gloss: 'The market.', en: ['market*', 'marked'] },
    title: { gloss: 'The title.', en: ['crushing', 'causing', 'international', 'intentional'] },
    seller: { gloss: 'Who sells.', nb: ['sexselger*', 'modellen', 'medlemmene'] },
  }),
);

describe('a misspelt word is taken for the word of the lexicon', () => {
  test.each([
    ['crsuhing', 'crushing'],
    ['interantional', 'international'],
    ['modlelen', 'modellen'],
  ])('that has the same letters, two neighbours in each other’s place: %s', (wrong, meant) => {
    expect(repair(wrong)).toBe(meant);
  });

  test.each([
    ['crushng', 'crushing'],
    ['internatinal', 'international'],
    ['modelllen', 'modellen'],
  ])('that it is nearest to: %s', (wrong, meant) => {
    expect(repair(wrong)).toBe(meant);
  });

  test('of which the lexicon has the beginning', () => {
    expect(repair('sexslegerne')).toBe('sexselger');
  });
});

describe('a word is left as it is', () => {
  test.each(['house', 'crush', 'xylophone', `${'crushing'.repeat(5)}`])('where none is near: %s', (word) => {
    expect(repair(word)).toBeNull();
  });

  test('where the words of its language do not hold it', () => {
    expect(repair('crsuhing', ['norwegian'])).toBeNull();
  });
});
