import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { issueDate } from './cited-source.ts';
import { buildEvidenceMap, voiceOf } from './evidence-map.ts';
import { dataset } from './index.ts';
import { MARKET_FIGURES, PROPOSITIONS, TIMELINE } from './overview.ts';
import {
  type Entry,
  FigurePanel,
  type Proposition,
  Propositions,
  TimelineEvent,
  type Voice,
} from './overview-schema.ts';
import type { Finding } from './schema.ts';

const shown = new Map(
  dataset.findings
    .filter(({ verification }) => verification.status !== 'unverified')
    .map((finding) => [finding.id, finding]),
);
const sources = new Map(dataset.sources.map((source) => [source.id, source]));
const issuesOf = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).issues ?? [];
const duplicates = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

/** What is shown for an entry, and the sources it comes from. */
function shownOf({ finding: id, counter }: Entry) {
  const finding = shown.get(id);
  const remark = counter === undefined ? undefined : finding?.counterEvidence[counter];
  return {
    finding,
    text: counter === undefined ? finding?.statement : remark?.text,
    sources: counter === undefined ? finding?.attribution.map(({ source }) => source) : remark?.sources,
  };
}

describe('the propositions', () => {
  const { voices, propositions } = PROPOSITIONS;
  const entries = propositions.flatMap(({ id, entries: all }) => all.map((entry) => ({ id, ...entry })));

  test('are well formed and named once', () => {
    expect(issuesOf(Propositions, PROPOSITIONS)).toEqual([]);
    expect(duplicates(propositions.map(({ id }) => id))).toEqual([]);
    expect(duplicates(voices.map(({ id }) => id))).toEqual([]);
    expect(duplicates(voices.flatMap((voice) => voice.sources))).toEqual([]);
  });

  test('name sources that there are', () => {
    const named = [
      ...voices.flatMap((voice) => voice.sources),
      ...propositions.flatMap(({ notRead }) => notRead.map(({ source }) => source)),
    ];
    expect(named.filter((id) => !sources.has(id))).toEqual([]);
  });

  test.each(entries)('$id rests on $finding, which is shown and says it', (entry) => {
    const { finding, text } = shownOf(entry);
    expect(finding).toBeDefined();
    expect(text).toBeDefined();
    if (entry.counter === undefined) expect(finding?.cap).toBeUndefined();
  });

  test.each(entries)('$id with $finding is said by somebody who is named or published it', (entry) => {
    const { finding, text, sources: from = [] } = shownOf(entry);
    const voice = voices.find(({ id }) => finding && id === voiceOf(entry, finding, voices));
    expect(voice).toBeDefined();
    const published = from.some((id) => voice?.sources.includes(id));
    const isNamed = voice?.namedAs.some((name) => text?.en.includes(name) || text?.nb.includes(name));
    expect(published || isNamed).toBe(true);
  });

  test('leave a part unread only where it was not read in full', () => {
    for (const { source } of propositions.flatMap(({ notRead }) => notRead))
      expect(sources.get(source)?.fotnote.read, source).not.toBe('full');
  });

  test('speak of findings that disagree from both sides', () => {
    const saysOf = (id: string, finding: string) =>
      propositions.find((entry) => entry.id === id)?.entries.find((entry) => entry.finding === finding)?.says;
    expect(saysOf('prostitution', 'market-vista-25')).toBe('supports');
    expect(saysOf('prostitution', 'market-amnesty-no-evidence')).toBe('disputes');
  });
});

describe('the timeline', () => {
  test('is well formed, begins in 2007 and goes forward', () => {
    expect(issuesOf(v.array(TimelineEvent), TIMELINE)).toEqual([]);
    const years = TIMELINE.map(({ date }) => Number(date.slice(0, 4)));
    expect(years[0]).toBe(2007);
    expect(years).toEqual([...years].sort((a, b) => a - b));
  });

  test.each(TIMELINE)('$date: $text.en rests on sources that there are', ({ sources: ids }) => {
    expect(ids.filter((id) => !sources.has(id))).toEqual([]);
  });

  test.each(TIMELINE.flatMap(({ date, publishes }) => (publishes ? [{ date, publishes }] : [])))(
    '$publishes appears on the date that its record has',
    ({ date, publishes }) => {
      const source = sources.get(publishes);
      const issued = source && issueDate(source);
      const parts = [issued?.year, issued?.month, issued?.day].filter((part) => part !== undefined);
      const pad = (part: number) => String(part).padStart(2, '0');
      expect(parts.map(pad).join('-')).toBe(date);
    },
  );
});

describe('the market figures', () => {
  const figures = MARKET_FIGURES.flatMap((panel) => panel.figures.map((figure) => ({ panel, ...figure })));

  test('are well formed', () => {
    expect(issuesOf(v.array(FigurePanel), MARKET_FIGURES)).toEqual([]);
    expect(duplicates(MARKET_FIGURES.map(({ id }) => id))).toEqual([]);
  });

  test.each(figures)('$panel.id: $label.en lies on its axis, lower end first', ({ low, high, panel }) => {
    const [start, end] = panel.domain;
    expect(low).toBeLessThanOrEqual(high);
    expect(low).toBeGreaterThanOrEqual(start);
    expect(high).toBeLessThanOrEqual(end);
  });

  test.each(figures)('$panel.id: $label.en stands in its finding', (figure) => {
    const finding = shown.get(figure.finding);
    const named = finding?.attribution.flatMap(({ source, via }) => [source, via]) ?? [];
    expect(named).toEqual(expect.arrayContaining(figure.sources));
    if (figure.via) expect(named).toContain(figure.via);
    const remarks = [...(finding?.counterEvidence ?? []), ...(finding?.limits ?? [])];
    const text = [finding?.statement.en, ...remarks.map((remark) => remark.text.en)].join(' ');
    const inWords: Readonly<Record<number, string>> = {
      0: 'about the level of the year before',
      10: 'ten women',
    };
    for (const value of new Set([Math.abs(figure.low), Math.abs(figure.high)]))
      expect(text).toContain(
        figure.panel.unit === 'people' || value === 0 ? (inWords[value] ?? String(value)) : String(value),
      );
  });
});

describe('a cell of the map', () => {
  const voices: Voice[] = [
    { id: 'vista', name: { en: 'Vista', nb: 'Vista' }, sources: ['vista'], namedAs: ['Vista'] },
    { id: 'other', name: { en: 'Other', nb: 'Andre' }, sources: ['other'], namedAs: ['Other'] },
  ];
  const finding = (id: string): Finding => ({
    id,
    topic: 'market',
    statement: { en: 'It fell.', nb: 'Det falt.' },
    evidence: 'study',
    attribution: [{ source: 'vista', read: 'excerpt' }],
    verification: { status: 'seed' },
    counterEvidence: [{ text: { en: 'Other differs.', nb: 'Andre er uenige.' }, sources: ['other'] }],
    limits: [],
    asOf: '2014',
    notes: [],
  });
  const findings = new Map(['a', 'b'].map((id) => [id, finding(id)]));
  const cellsOf = (change: Partial<Proposition>) =>
    buildEvidenceMap(
      {
        voices,
        propositions: [
          { id: 'p', group: 'market', text: { en: 'P', nb: 'P' }, entries: [], notRead: [], ...change },
        ],
      },
      findings,
    )[0]?.cells.map(({ state }) => state);
  const gap = { voice: 'vista', source: 'vista', why: { en: 'Not read.', nb: 'Ikke lest.' } };

  test.each<[what: string, change: Partial<Proposition>, states: string[]]>([
    ['says nothing where nothing was found', {}, ['not-addressed', 'not-addressed']],
    ['says what was not read', { notRead: [gap] }, ['not-read', 'not-addressed']],
    [
      'takes its side from its finding',
      { entries: [{ finding: 'a', says: 'supports' }] },
      ['supports', 'not-addressed'],
    ],
    [
      'is mixed where findings point both ways',
      {
        entries: [
          { finding: 'a', says: 'supports' },
          { finding: 'b', says: 'disputes' },
        ],
      },
      ['mixed', 'not-addressed'],
    ],
    [
      'counts evidence before what was not read',
      { entries: [{ finding: 'a', says: 'disputes' }], notRead: [gap] },
      ['disputes', 'not-addressed'],
    ],
    [
      'gives other evidence to who says it',
      { entries: [{ finding: 'a', says: 'disputes', voice: 'other', counter: 0 }] },
      ['not-addressed', 'disputes'],
    ],
    [
      'leaves out a finding that is not shown',
      { entries: [{ finding: 'gone', says: 'supports' }] },
      ['not-addressed', 'not-addressed'],
    ],
  ])('%s', (_, change, states) => {
    expect(cellsOf(change)).toEqual(states);
  });
});
