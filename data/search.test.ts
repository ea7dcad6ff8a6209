import { describe, expect, it } from 'vitest';
import type { Finding, Source } from './schema.ts';
import { createSearch } from './search.ts';

function finding(
  id: string,
  topic: Finding['topic'],
  en: string,
  nb: string,
  source: string,
  isUnverified = false,
): Finding {
  return {
    id,
    topic,
    statement: { en, nb },
    evidence: 'study',
    attribution: [{ source, read: 'excerpt' }],
    verification: isUnverified ? { status: 'unverified' } : { status: 'seed' },
    counterEvidence: [],
    limits: [],
    asOf: '2016',
    notes: ['internal remark'],
  };
}

function source(id: string, en: string, nb: string, title: string): Source {
  return {
    id,
    type: 'report',
    title,
    fotnote: { shortName: { en, nb }, kind: 'report', read: 'excerpt', copies: [], notes: [] },
  };
}

const search = createSearch(
  [
    finding(
      'housing-evictions',
      'housing',
      'Police pressed landlords to evict tenants.',
      'Politiet presset utleiere til å kaste ut leietakere.',
      'amnesty',
    ),
    finding(
      'market-shrank',
      'market',
      'The market was estimated to be 20 to 25 per cent smaller.',
      'Markedet ble anslått å være 20 til 25 prosent mindre.',
      'vista',
    ),
    finding(
      'deportation-oslo',
      'deportation',
      'Women were deported after reporting violence.',
      'Kvinner ble utvist etter å ha anmeldt vold.',
      'amnesty',
    ),
    finding(
      'market-hidden',
      'market',
      'Police say the market moved indoors.',
      'Politiet sier at markedet flyttet innendørs.',
      'vista',
      true,
    ),
  ],
  [
    source('amnesty', 'Amnesty', 'Amnesty', 'The Human Cost of ‘Crushing’ the Market'),
    source('vista', 'Vista', 'Vista', 'Evaluering av forbudet mot kjøp av seksuelle tjenester'),
  ],
);
const idsFor = (query: string) => search(query).map(({ id }) => id);

describe('searching the findings', () => {
  it.each([
    ['by an English word', 'landlords', 'housing-evictions'],
    ['by a Norwegian word', 'utleiere', 'housing-evictions'],
    ['by the beginning of a word', 'landl', 'housing-evictions'],
    ['by a word with a slip in it', 'landlrds', 'housing-evictions'],
    ['without regard to case', 'POLICE', 'housing-evictions'],
    ['without diacritics', 'anslatt', 'market-shrank'],
    ['by topic', 'deportation', 'deportation-oslo'],
    ['by source', 'vista', 'market-shrank'],
    ['by words from different fields, in any order', 'amnesty landlords', 'housing-evictions'],
    ['by a figure', '25', 'market-shrank'],
  ])('finds %s', (_, query, expected) => {
    expect(idsFor(query)[0]).toBe(expected);
  });

  it('narrows with every word', () => {
    expect(idsFor('vista landlords')).toEqual([]);
  });

  it('never finds what is not verified, nor words of internal notes', () => {
    expect(idsFor('indoors')).toEqual([]);
    expect(idsFor('internal remark')).toEqual([]);
  });

  it('does not take a short word for another', () => {
    expect(idsFor('cell')).toEqual([]);
    expect(idsFor('report')).not.toContain('housing-evictions');
  });

  it('finds nothing for nothing', () => {
    expect(idsFor('')).toEqual([]);
    expect(idsFor('  …  ')).toEqual([]);
    expect(idsFor('zzzzqqqq')).toEqual([]);
  });

  it('stays quick on a pasted page', () => {
    expect(() => idsFor('landlords '.repeat(20_000))).not.toThrow();
  });
});
