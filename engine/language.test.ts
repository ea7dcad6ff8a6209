import { expect, test } from 'vitest';
import { isInLanguages } from './language.ts';

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
