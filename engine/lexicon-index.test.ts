import { expect, test } from 'vitest';
import type { Lexicon } from '../data/schema.ts';
import { compileLexicon } from './compiled-lexicon.ts';
import { indexLexicon } from './lexicon-index.ts';
import { tokenise } from './tokens.ts';
import type { WordLanguage } from './word-languages.ts';

const lexicon: Lexicon = {
  ban: { gloss: 'A ban.', en: ['ban', 'outlaw*'], nb: ['*forbud*', 'forby*'] },
  purchase: {
    gloss: 'Buying sex.',
    en: ['buy|buying ~ sex', 'purchase of sex'],
    nb: ['kjøp* av sex', 'sexkjøp*'],
  },
  pair: { gloss: 'Two words with one between.', en: ['red _ line'] },
  no: { gloss: 'Negation.', en: ['no'], nb: ['ikke'], sv: ['inte'] },
};

const index = indexLexicon(compileLexicon(lexicon));

function concepts(text: string, language: WordLanguage = 'english'): string[] {
  const tokens = tokenise(text);
  return index.findConcepts(tokens, [language]).map(
    ({ concept, from, to }) =>
      `${concept}: ${tokens
        .slice(from, to + 1)
        .map(({ word }) => word)
        .join(' ')}`,
  );
}

test.each([
  ['a whole word', 'The ban stands', ['ban: ban']],
  ['not a longer word', 'The banner stands', []],
  ['an open stem', 'It was outlawed', ['ban: outlawed']],
  ['alternatives and a gap', 'He tried buying some cheap sex there', ['purchase: buying some cheap sex']],
  ['a gap of nothing', 'They buy sex', ['purchase: buy sex']],
  ['no gap of four words', 'buying a b c d sex', []],
  ['exactly one word between', 'the red thin line', ['pair: red thin line']],
  ['not two words between', 'the red very thin line', []],
])('finds %s', (_, text, expected) => {
  expect(concepts(text)).toEqual(expected);
});

test('finds a compound by its head and its middle', () => {
  expect(concepts('Sexkjøpsforbudet', 'norwegian').sort()).toEqual(
    ['ban: sexkjøpsforbudet', 'purchase: sexkjøpsforbudet'].sort(),
  );
});

test('keeps the languages apart', () => {
  expect(concepts('no ikke inte', 'english')).toEqual(['no: no']);
  expect(concepts('no ikke inte', 'norwegian')).toEqual(['no: ikke']);
  expect(concepts('no ikke inte', 'neighbours')).toEqual(['no: inte']);
});

test('looks up a word of a megabyte by its beginning only', () => {
  expect(concepts('outlaw'.padEnd(1_000_000, 'x'))).toHaveLength(1);
});
