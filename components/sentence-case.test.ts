import { expect, it } from 'vitest';
import { sentenceCase } from './sentence-case.ts';

it.each([
  ['the Penal Code says the same', 'The Penal Code says the same'],
  ['straffeloven', 'Straffeloven'],
  ['åpent brev sier det samme', 'Åpent brev sier det samme'],
  ['newsinenglish.no says otherwise', 'newsinenglish.no says otherwise'],
  ['iFinnmark sier noe annet', 'iFinnmark sier noe annet'],
  ['Vista', 'Vista'],
  ['', ''],
])('begins “%s” as “%s”', (text, expected) => {
  expect(sentenceCase(text)).toBe(expected);
});
