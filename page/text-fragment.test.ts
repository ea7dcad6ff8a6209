import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressOfText } from './text-fragment.ts';

const PAGE = 'https://example.org/a?b=1';

/** The fragment for the `count`th place of a quote, from 0. */
function directive(text: string, quote: string, count = 0, page = PAGE): string {
  let start = -1;
  for (let found = 0; found <= count; found += 1) start = text.indexOf(quote, start + 1);
  return addressOfText(page, text, { start, end: start + quote.length });
}

it('names a sentence by itself where it stands nowhere else', () => {
  expect(directive('Oslo\nThe law came in 2009. It rained.', 'The law came in 2009.')).toBe(
    `${PAGE}#:~:text=The%20law%20came%20in%202009%2E`,
  );
});

it('encodes what has a meaning in the directive and what ends a link', () => {
  const quote = "Well-known, it's 50% & more (or “less”)";
  const encoded = directive(`A\n${quote}`, quote).split('text=')[1] ?? '';
  expect(encoded).toMatch(/^[\w%.~]+$/);
  expect(decodeURIComponent(encoded)).toBe(quote);
});

it.each([
  ['https://example.org/', 'https://example.org/#:~:text=It%20rained%2E'],
  ['https://example.org/#part', 'https://example.org/#part:~:text=It%20rained%2E'],
  ['https://example.org/#part:~:text=old', 'https://example.org/#part:~:text=It%20rained%2E'],
  ['https://example.org/?a#b#c', 'https://example.org/?a#b#c:~:text=It%20rained%2E'],
])('keeps the fragment of %s', (address, expected) => {
  expect(directive('It rained.', 'It rained.', 0, address)).toBe(expected);
});

it('adds words before the second of two such sentences, and none before the first', () => {
  const text = 'In Oslo it rained. Later on, it rained.';
  expect(directive(text, 'it rained.', 0)).toMatch(/text=it%20rained%2E$/);
  expect(directive(text, 'it rained.', 1)).toMatch(/text=on%2C-,it%20rained%2E$/);
});

it('takes the words before from the block before, where the sentence begins its own', () => {
  expect(directive('It rained.\nIn Bergen\nIt rained.', 'It rained.', 1)).toMatch(
    /text=Bergen-,It%20rained%2E$/,
  );
});

it('adds words after it where those before do not tell', () => {
  const text = 'Yes. It rained. In May.\nYes. It rained. In June.';
  expect(directive(text, 'It rained.', 1)).toMatch(/In%20June%2E$/);
});

it('is not led astray by a word that only ends the same', () => {
  expect(directive('It rained. Rain it is.\nrain it is.', 'rain it is.', 0)).toMatch(/text=[^,]+-,rain/);
  expect(directive('Terrain it is. Rain it was', 'Rain it was')).toMatch(/text=Rain%20it%20was$/);
});

it('names a long sentence by its beginning and its end', () => {
  const words = Array.from({ length: 90 }, (_, index) => `word${index}`);
  const quote = `${words.join(' ')}.`;
  expect(directive(`Before.\n${quote}`, quote)).toBe(
    `${PAGE}#:~:text=word0%20word1%20word2%20word3,word86%20word87%20word88%20word89%2E`,
  );
});

/** `prefix-,start,end,-suffix`, each part without a bare comma, hyphen, ampersand or space. */
const FRAGMENT = /^(?:(?:[^-,&\s]+-,)?[^-,&\s]+(?:,[^-,&\s]+)?(?:,-[^-,&\s]+)?)?$/;

it('never holds a bare comma, hyphen or ampersand of the text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (quote) => {
      const text = `A. ${quote.replace(/\s+/g, ' ')} B.`;
      const [, encoded = ''] = addressOfText(PAGE, text, { start: 3, end: text.length - 3 }).split(
        ':~:text=',
      );
      return FRAGMENT.test(encoded);
    }),
  );
});
