import { expect, test } from 'vitest';
import { dataset } from '../data/index.ts';
import { compileLexicon } from '../engine/compiled-lexicon.ts';
import { indexLexicon } from '../engine/lexicon-index.ts';
import { tokenise } from '../engine/tokens.ts';
import { condenseLexicon } from './condense-lexicon.ts';

test.each([
  ['an entry that a gap of nothing covers', ['buy sex', 'buy|buys ~ sex'], ['buy|buys ~ sex']],
  ['alternatives that another entry covers', ['buy|sell sex', 'buy ~ sex'], ['buy ~ sex', 'sell sex']],
  ['a word that an open stem covers', ['banned', 'ban*'], ['ban*']],
  ['a word that an open beginning covers', ['sexforbud', '*forbud'], ['*forbud']],
  ['entries that differ in one word', ['buy sex', 'sell sex'], ['buy|sell sex']],
  ['nothing that fits other words', ['buy ~ sex', 'buy _ sex'], ['buy _ sex', 'buy ~ sex']],
  ['nothing that only looks alike', ['*forbud', 'forbud*'], ['*forbud', 'forbud*']],
])('condenses %s', (_, entries, expected) => {
  expect(condenseLexicon({ it: { gloss: 'It.', en: entries } })).toEqual({
    it: { gloss: 'It.', en: expected },
  });
});

test('leaves out what a Norwegian entry covers, of the Swedish and Danish ones only', () => {
  const lexicon = {
    it: {
      gloss: 'It.',
      en: ['forbud'],
      nb: ['forbud*', 'kjøpe ~ sex'],
      sv: ['förbud*', 'kjøpe|köpa sex'],
      da: ['forbuddet'],
    },
  };
  expect(condenseLexicon(lexicon)).toEqual({
    it: {
      gloss: 'It.',
      en: ['forbud'],
      nb: ['forbud*', 'kjøpe ~ sex'],
      sv: ['förbud*', 'köpa sex'],
    },
  });
});

test('keeps the concepts of every phrasing, at the same words', { timeout: 60_000 }, () => {
  const full = indexLexicon(compileLexicon(dataset.lexicon));
  const condensed = indexLexicon(compileLexicon(condenseLexicon(dataset.lexicon)));
  const differing = dataset.findings
    .flatMap(({ phrasings }) => phrasings)
    .filter(({ text, lang }) => {
      const tokens = tokenise(text);
      const [a, b] = [full, condensed].map((index) =>
        index
          .findConcepts(tokens, lang === 'en' ? ['english'] : ['norwegian', 'neighbours'])
          .map(({ concept, from, to }) => `${concept} ${from} ${to}`)
          .sort()
          .join(' '),
      );
      return a !== b;
    });
  expect(differing.map(({ text }) => text)).toEqual([]);
});
