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
  ['selge sex til to menn', []],
  ['two hundred women', ['200 count']],
  ['ten thousand men', ['10000 count']],
  ['to hundre kvinner', ['200 count']],
  ['ti tusen', ['10000 count']],
  ['tvåhundra kvinnor', ['200 count']],
  ['hundre og tjue kvinner', ['120 count']],
  ['one hundred and twenty-one people', ['121 count']],
  ['hundre kvinner', ['100 count']],
  ['a few hundred women', []],
  ['et par hundre kvinner', []],
  ['1,3 millioner kroner', ['1300000 count']],
  ['1.1 million kroner', ['1100000 count']],
  ['half a million', ['500000 count']],
  ['en halv million kroner', ['500000 count']],
  ['2009–2015', ['2009 year', '2015 year']],
  ['2009–15', ['2009 year', '2015 year']],
  ['i 2007/08', ['2007 year', '2008 year']],
  ['fra 2009 til 2014', ['2009 year', '2014 year']],
  ['fra 13 til 7 prosent', ['13 percent', '7 percent']],
  ['from 10 per cent to 6', ['10 percent', '6 percent']],
  ['två tredjedelar', ['67 percent']],
  ['to av tre kvinner', ['67 percent']],
  ['one in five', ['20 percent']],
  ['9 out of 10', ['90 percent']],
  ['hver tredje kvinne', ['33 percent']],
  ['én av fire rapporter', []],
  ['22 pst.', ['22 percent']],
  ['cut by a third', ['33 percent']],
  ['third parties', []],
  ['the third report', []],
])('reads %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
