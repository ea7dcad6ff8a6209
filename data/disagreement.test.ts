import { describe, expect, it } from 'vitest';
import { inDateOrder, shownStance, sourcesDisagree } from './disagreement.ts';
import type { Finding, Source } from './schema.ts';

function finding(id: string, topic: Finding['topic'], source: string, disagreesWith?: string[]): Finding {
  return {
    id,
    topic,
    statement: { en: id, nb: id },
    evidence: 'study',
    attribution: [{ source, read: 'excerpt' }],
    verification: { status: 'seed' },
    counterEvidence: [],
    limits: [],
    asOf: '2016',
    notes: [],
    ...(disagreesWith ? { disagreesWith } : {}),
  };
}

function source(id: string, dateParts?: number[]): [string, Source] {
  const fotnote = {
    shortName: { en: id, nb: id },
    kind: 'report',
    read: 'excerpt',
    copies: [],
    notes: [],
  } as const;
  const item = { id, type: 'report', title: id, fotnote: { ...fotnote, copies: [], notes: [] } };
  return [id, dateParts ? { ...item, issued: { 'date-parts': [dateParts] } } : item];
}

const findings = new Map(
  [
    finding('market-fell', 'market', 'vista'),
    finding('market-not-shown', 'market', 'skilbrei'),
    finding('market-fell-more', 'market', 'vista'),
    finding('evictions', 'housing', 'amnesty'),
    finding('violence-fell', 'violence', 'vista', ['violence-harder']),
    finding('violence-harder', 'violence', 'prosentret'),
  ].map((entry) => [entry.id, entry]),
);

const match = (id: string, stance: 'agrees' | 'contradicts' | 'context') => ({ finding: id, stance });

describe('sources disagree', () => {
  it('when one says the same and another says otherwise on one topic', () => {
    expect(
      sourcesDisagree([match('market-fell', 'agrees'), match('market-not-shown', 'contradicts')], findings),
    ).toBe(true);
  });

  it('when two findings are recorded as saying different things, whichever of them records it', () => {
    const matches = [match('violence-harder', 'agrees'), match('violence-fell', 'context')];
    expect(sourcesDisagree(matches, findings)).toBe(true);
    expect(sourcesDisagree([...matches].reverse(), findings)).toBe(true);
  });
});

describe('sources do not disagree', () => {
  it.each([
    ['about nothing', []],
    ['alone', [match('violence-fell', 'agrees')]],
    ['when both say the same', [match('market-fell', 'agrees'), match('market-not-shown', 'agrees')]],
    [
      'when one only gives background',
      [match('market-fell', 'agrees'), match('market-not-shown', 'context')],
    ],
    [
      'when a sentence holds claims on two topics',
      [match('evictions', 'agrees'), match('market-fell', 'contradicts')],
    ],
    ['with themselves', [match('market-fell', 'agrees'), match('market-fell-more', 'contradicts')]],
    [
      'with a finding that is not in the data',
      [match('market-fell', 'agrees'), match('gone', 'contradicts')],
    ],
  ])('%s', (_, matches) => {
    expect(sourcesDisagree(matches, findings)).toBe(false);
  });
});

describe('the stance shown', () => {
  it('puts contradicts before agrees before context', () => {
    const [agrees, background] = [match('evictions', 'agrees'), match('market-not-shown', 'context')];
    expect(shownStance([agrees, match('market-fell', 'contradicts'), background], findings)).toBe(
      'contradicts',
    );
    expect(shownStance([background, agrees], findings)).toBe('agrees');
    expect(shownStance([background], findings)).toBe('context');
  });

  it('is context where sources disagree', () => {
    expect(
      shownStance([match('violence-fell', 'contradicts'), match('violence-harder', 'agrees')], findings),
    ).toBe('context');
  });
});

it('puts the sources in date order, undated ones last', () => {
  const sources = new Map([
    source('vista', [2014]),
    source('amnesty', [2016, 5, 26]),
    source('skilbrei', [2012, 3]),
    source('prosentret'),
  ]);
  const matches = ['violence-harder', 'evictions', 'market-fell', 'market-not-shown'].map((id) =>
    match(id, 'agrees'),
  );
  expect(inDateOrder(matches, findings, sources).map(({ finding: id }) => id)).toEqual([
    'market-not-shown',
    'market-fell',
    'evictions',
    'violence-harder',
  ]);
});
