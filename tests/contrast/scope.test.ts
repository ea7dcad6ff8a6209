/** Pages on several countries: what is said of one is never shown as said of another. */
import { describe, expect, test } from 'vitest';
import { matchesOf, stanceOf } from './read.ts';

const SELLING = 'law-selling-legal';
const STREET = 'market-street-oslo';

/** The quotes of a page that a finding about Norway is shown for. */
function shown(text: string, title?: string): string[] {
  const matches = matchesOf({ text, ...(title ? { title } : {}) });
  return [...new Set(matches.filter(({ finding }) => !finding.startsWith('nz-')).map(({ quote }) => quote))];
}

describe('a country that is named decides', () => {
  test.each([
    ['Norway', 'Selling sex is legal in Norway.', 'agrees'],
    ['Sweden', 'Selling sex is legal in Sweden.', 'none'],
    ['France', 'Selling sex is legal in France.', 'none'],
    ['Germany', 'Selling sex is legal in Germany.', 'none'],
    ['New Zealand', 'Selling sex is legal in New Zealand.', 'none'],
    ['Sverige', 'Det er lov å selge sex i Sverige.', 'none'],
    ['Danmark', 'Det er lov å selge sex i Danmark.', 'none'],
    ['a city abroad', 'Det er lov å selge sex i Stockholm.', 'none'],
    ['a people', 'Swedes may legally sell sex.', 'none'],
    ['Northern Ireland', 'Selling sex is legal in Northern Ireland.', 'none'],
  ])('%s', (_, text, expected) => {
    expect(stanceOf(SELLING, text)).toBe(expected);
  });
});

describe('the document carries the country', () => {
  test.each([
    ['the title says Norway', 'Selling sex is legal.', "Norway's sex purchase law", 'agrees'],
    ['the title says Sweden', 'Selling sex is legal.', "Sweden's sex purchase law", 'none'],
    ['the title says Germany', 'Selling sex is legal.', 'Prostitution in Germany', 'none'],
    ['no title', 'Selling sex is legal.', undefined, 'none'],
    ['tittelen sier Norge', 'Det er lov å selge sex.', 'Prostitusjon i Norge', 'agrees'],
    ['tittelen sier Frankrike', 'Det er lov å selge sex.', 'Prostitusjon i Frankrike', 'none'],
  ])('%s', (_, text, title, expected) => {
    expect(stanceOf(SELLING, text, title ? { title } : {})).toBe(expected);
  });

  test('a Norwegian word for the law gives way to a country that is named', () => {
    expect(stanceOf('eval-vista-demand', 'Sexkjøpsloven har dempet etterspørselen.')).toBe('agrees');
    expect(stanceOf('eval-vista-demand', 'Sexkjøpsloven i Sverige har dempet etterspørselen.')).toBe('none');
    expect(stanceOf('eval-vista-demand', 'Den svenske sexkjøpsloven har dempet etterspørselen.')).toBe(
      'none',
    );
    expect(stanceOf('eval-vista-demand', 'Den norske sexköpslagen har minskat efterfrågan.')).toBe('agrees');
  });
});

describe('headings and list items', () => {
  test('a heading holds for the blocks below it, until the next', () => {
    const text = [
      'Norway',
      'Selling sex is legal.',
      'Sweden',
      'Street prostitution has fallen by half since the law came.',
      'Germany',
      'Selling sex is legal.',
    ].join('\n');
    expect(shown(text, 'Sex purchase laws in Europe')).toEqual(['Selling sex is legal.']);
    expect(matchesOf({ text, title: 'Sex purchase laws in Europe' })).toHaveLength(1);
  });

  test('a list item that names its country speaks of no other', () => {
    const text = [
      'Sweden: selling sex is legal.',
      'Norway: selling sex is legal.',
      'France: selling sex is legal.',
    ].join('\n');
    expect(shown(text, 'Prostitution laws')).toEqual(['Norway: selling sex is legal.']);
  });

  test('the law of a sentence is the law of the country before it', () => {
    const sweden =
      'Sweden banned the purchase of sex in 1999. Street prostitution has fallen by half since the law came.';
    expect(shown(sweden)).toEqual([]);
    const both = `${sweden}\nNorge forbød kjøp av sex i 2009. Det er lov å selge sex.`;
    expect(shown(both, 'Norge og Sverige')).toContain('Det er lov å selge sex.');
  });

  test('a new block goes back to the country of the page', () => {
    const text = 'In Sweden the law came in 1999.\nSelling sex is legal.';
    expect(shown(text, "Norway's sex purchase law")).toEqual(['Selling sex is legal.']);
  });
});

describe('comparison', () => {
  test.each([
    ['unlike Germany', 'Unlike in Germany, buying sex became a crime in Norway in 2009.', 'agrees'],
    ['i motsetning til', 'I motsetning til i Tyskland ble det forbudt å kjøpe sex i Norge i 2009.', 'agrees'],
    ['as in Sweden', 'As in Sweden, buying sex is a crime in Norway since 2009.', 'agrees'],
    ['about others only', 'Unlike in Germany, buying sex became a crime in France in 2016.', 'none'],
  ])('%s', (_, text, expected) => {
    expect(stanceOf('law-purchase-banned-2009', text)).toBe(expected);
  });

  test('fewer than elsewhere is no fall', () => {
    for (const text of [
      'Det er mindre gateprostitusjon i Oslo enn i København.',
      'There is less street prostitution in Oslo than in Copenhagen.',
    ])
      expect(['none', 'context'], text).toContain(stanceOf(STREET, text));
  });
});

test("New Zealand's findings need New Zealand", () => {
  expect(stanceOf('nz-2003', 'New Zealand decriminalised sex work in 2003.')).toBe('agrees');
  expect(stanceOf('nz-2003', 'Norway decriminalised sex work in 2003.')).toBe('none');
});
