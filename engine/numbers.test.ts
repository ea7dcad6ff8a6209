import { expect, test } from 'vitest';
import { readNumbers } from './numbers.ts';
import { tokenise } from './tokens.ts';

function read(text: string): string[] {
  return readNumbers(tokenise(text)).map(({ value, unit }) => `${value} ${unit}`);
}

test.each([
  ['It fell by 25 per cent.', ['25 percent']],
  ['Den falt med 20-25 prosent.', ['20 percent', '25 percent']],
  ['mellom 45 og 60 prosent', ['45 percent', '60 percent']],
  ['in 2009 there were 1,300 women', ['2009 year', '1300 count']],
  ['1 300 kvinner i 2009', ['1300 count', '2009 year']],
  ['nine out of ten', ['90 percent']],
  ['ni av ti', ['90 percent']],
  ['seks av ti kvinner', ['60 percent']],
  ['Fifty-four sources', ['54 count']],
  ['femtifire kilder', ['54 count']],
  ['fireoghalvtreds kilder', ['54 count']],
  ['tretti kvinner', ['30 count']],
  ['halvert', ['50 percent']],
  ['a quarter', ['25 percent']],
  ['en fjerdedel', ['25 percent']],
  ['3,5 prosent', ['3.5 percent']],
  ['ti til tjue prosent', ['10 percent', '20 percent']],
  ['de 45 prosentene', ['45 percent']],
  ['selge sex til en kunde', []],
])('reads %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
