import { describe, expect, test } from 'vitest';
import { dataset } from '../data/index.ts';
import { guessLanguagesOf, isInLanguages } from './language.ts';

test.each([
  ['The law was passed by the parliament.', 'nb', ['english'], true],
  ['The law was passed by the parliament.', 'nb', ['scandinavian'], false],
  ['Loven ble vedtatt og gjelder ikke for alle.', 'en', ['english'], false],
  ['Loven ble vedtatt og gjelder ikke for alle.', 'en', ['scandinavian'], true],
  ['I buy my paper there every morning.', 'en', ['scandinavian'], false],
  ['I dag kjøper hun avisen i butikken.', 'en', ['scandinavian'], true],
  ['Amnesty 2016', 'nb', ['english'], false],
  ['Amnesty 2016', undefined, ['english'], true],
  ['The law was passed by the parliament.', 'en', [], false],
] as const)('%j on a page in %s is in %j: %s', (sentence, hint, languages, expected) => {
  expect(isInLanguages(sentence, languages, hint)).toBe(expected);
});

const ENGLISH = ['english'];
const NORWEGIAN = ['norwegian'];
const SCANDINAVIAN = ['norwegian', 'neighbours'];

test.each([
  ['Loven ble vedtatt av Stortinget.', undefined, NORWEGIAN],
  ['Lova vart vedteken av Stortinget.', 'sv', NORWEGIAN],
  ['Lagen antogs av riksdagen och gäller inte alla.', 'nb', SCANDINAVIAN],
  ['Loven blev vedtaget af Folketinget.', 'nb', SCANDINAVIAN],
  ['Hun reiste fra Malmö og ble ikke stanset.', 'sv', NORWEGIAN],
  // "For" is a word of all of them.
  ['Nasjonalitet var uten betydning for politiet.', undefined, NORWEGIAN],
  ['Ingen rolle for politiet', 'nb', NORWEGIAN],
  ['Kjøp av sex for penger', 'nn', NORWEGIAN],
  // Norwegian and Danish alike.
  ['Hun er i Oslo.', 'no', NORWEGIAN],
  ['Hun er i Oslo.', 'nn-NO', NORWEGIAN],
  ['Hun er i Oslo.', 'da', SCANDINAVIAN],
  ['Hun er i Oslo.', undefined, SCANDINAVIAN],
  ['Amnesty 2016', 'nb', NORWEGIAN],
  ['Amnesty 2016', 'sv', SCANDINAVIAN],
  ['Amnesty 2016', 'en', ENGLISH],
  ['Amnesty 2016', undefined, [...ENGLISH, ...SCANDINAVIAN]],
] as const)('%j on a page in %s is read with the words of %j', (sentence, hint, expected) => {
  expect(guessLanguagesOf(sentence, hint)).toEqual(expected);
});

describe('the phrasings', () => {
  const phrasings = dataset.findings.flatMap((finding) => finding.phrasings);

  /** The share of those in a language, from 0 to 1, that are read with these words; on pages in it, or in none. */
  function shareReadWith(expected: readonly string[], lang: string, hint: string | undefined): number {
    const own = phrasings.filter((phrasing) => phrasing.lang === lang);
    const read = own.filter(({ text }) => String(guessLanguagesOf(text, hint)) === String(expected));
    return read.length / own.length;
  }

  test.each([
    ['nb', NORWEGIAN, 0.995],
    ['nn', NORWEGIAN, 0.995],
    ['sv', SCANDINAVIAN, 0.995],
    ['da', SCANDINAVIAN, 0.99],
  ] as const)('in %s are read with the words of %j on pages in that language', (lang, expected, least) => {
    expect(shareReadWith(expected, lang, lang)).toBeGreaterThan(least);
  });

  test.each(['sv', 'da'])('in %s hardly ever lack words on a page that does not say its language', (lang) => {
    const own = phrasings.filter((phrasing) => phrasing.lang === lang);
    const lacking = own.filter(({ text }) => !guessLanguagesOf(text, undefined).includes('neighbours'));
    expect(lacking.length / own.length).toBeLessThan(0.01);
  });
});
