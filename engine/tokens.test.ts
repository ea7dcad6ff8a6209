import { expect, test } from 'vitest';
import { tokenise } from './tokens.ts';

function words(text: string): string[] {
  return tokenise(text).map(({ word }) => word);
}

test.each([
  ['Amnesty’s report', ['amnesty', 'report']],
  ["It didn't, can't and won't", ['it', 'did', 'not', 'can', 'not', 'and', 'will', 'not']],
  ['It cannot be', ['it', 'can', 'not', 'be']],
  ['sex-purchase law', ['sex', 'purchase', 'law']],
  ['§ 202 a', ['§', '202', 'a']],
  ['45 %', ['45', '%']],
  ['sex\u00ADkjøps\u200Bloven', ['sexkjøpsloven']],
  ['ﬁne', ['fine']],
  ['WHO says', ['worldhealthorganization', 'says']],
  ['those who say', ['those', 'who', 'say']],
  ['1 300 og 2.5', ['1 300', 'og', '2.5']],
  // Words that every object of JavaScript knows.
  ['valueOf toString constructor __proto__', ['valueof', 'tostring', 'constructor', 'proto']],
  ["constructorn't", ['constructor', 'not']],
])('reads the words of %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('every word keeps its place in the text', () => {
  const text = 'Sex\u00ADkjøps\u00ADloven, «knuser» markedet.';
  for (const { word, start, end } of tokenise(text)) {
    expect(text.slice(start, end).replaceAll('\u00AD', '').toLowerCase()).toBe(word);
  }
});
