/**
 * A few invented findings and sources for the tests of the components: every kind of chain, remark and address once.
 */
import type { Finding, Source } from '../data/schema.ts';
import type { Match, Stance } from '../engine/types.ts';

function source(
  id: string,
  name: string,
  year: number,
  kind: Source['fotnote']['kind'],
  more: Partial<Source['fotnote']> = {},
): Source {
  return {
    id,
    type: 'report',
    title: `Title of ${id}`,
    author: [{ literal: name }],
    issued: { 'date-parts': [[year]] },
    URL: `https://example.org/${id}`,
    fotnote: { shortName: { en: name, nb: name }, kind, read: 'excerpt', copies: [], notes: [], ...more },
  };
}

const amnesty = source('amnesty', 'Amnesty', 2016, 'report', {
  unopenedAddress: 'https://official.example/report',
});
const press = source('press', 'Norway Today', 2017, 'news');
const blog = source('blog', 'the blog', 2016, 'blog');
const vista = source('vista', 'Vista', 2014, 'evaluation', { read: 'abstract' });
const law: Source = {
  ...source('law', 'the Penal Code', 2005, 'law', {
    shortName: { en: 'the Penal Code', nb: 'straffeloven' },
  }),
  URL: 'javascript:alert(1)',
};

/** The invented sources by id. */
export const sampleSources: ReadonlyMap<string, Source> = new Map(
  [amnesty, press, blog, vista, law].map((entry) => [entry.id, entry]),
);

const shared = {
  verification: { status: 'seed' },
  counterEvidence: [],
  limits: [],
  asOf: '2016-05',
  notes: ['internal note that nobody sees'],
} as const satisfies Partial<Finding>;

function finding(facts: Omit<Finding, keyof typeof shared> & Partial<Finding>): Finding {
  return { ...structuredClone(shared), counterEvidence: [], limits: [], notes: [...shared.notes], ...facts };
}

const evictions = finding({
  id: 'evictions',
  topic: 'housing',
  statement: { en: 'Amnesty reported that landlords evict.', nb: 'Amnesty skrev at utleiere kaster ut.' },
  evidence: 'organisation',
  attribution: [
    {
      source: 'amnesty',
      read: 'contents',
      via: 'press',
      locator: { label: { en: 'section 2.5', nb: 'kapittel 2.5' }, page: 26, basis: 'contents' },
    },
  ],
  counterEvidence: [
    { text: { en: 'The police disputed it.', nb: 'Politiet bestred det.' }, sources: ['vista'] },
    {
      text: { en: 'Vista (2014) did not look at it.', nb: 'Vista (2014) så ikke på det.' },
      sources: ['vista'],
    },
  ],
  limits: [{ text: { en: 'Thirty interviews in Oslo.', nb: 'Tretti intervjuer i Oslo.' }, sources: [] }],
});

const marketFell = finding({
  id: 'market-fell',
  topic: 'market',
  statement: { en: 'Vista estimated a smaller market.', nb: 'Vista anslo et mindre marked.' },
  evidence: 'study',
  attribution: [{ source: 'vista', read: 'abstract' }],
  noneFoundOn: '2026-11-20',
});

const marketNotShown = finding({
  id: 'market-not-shown',
  topic: 'market',
  statement: { en: 'No research shows a smaller market.', nb: 'Ingen forskning viser et mindre marked.' },
  evidence: 'position',
  attribution: [{ source: 'amnesty', read: 'none', via: 'blog' }],
  disagreesWith: ['market-fell'],
});

const hostile = finding({
  id: 'hostile',
  topic: 'law',
  statement: { en: '<img src=x onerror=alert(1)><b>bold</b>', nb: '<b>fet</b>' },
  evidence: 'law',
  attribution: [{ source: 'law', read: 'full', address: 'javascript:alert(1)' }],
});

/** The invented findings. */
export const sampleFindingList: readonly Finding[] = [evictions, marketFell, marketNotShown, hostile];

/** The invented findings by id. */
export const sampleFindings: ReadonlyMap<string, Finding> = new Map(
  sampleFindingList.map((entry) => [entry.id, entry]),
);

/** A match of a whole sentence with one of them. */
export function sampleMatch(id: string, stance: Stance, quote: string, more: Partial<Match> = {}): Match {
  return {
    finding: id,
    stance,
    score: 0.9,
    start: 0,
    end: quote.length,
    quote,
    attributed: false,
    reasons: [{ kind: 'words', start: 0, end: 9, message: 'reasons.words', values: { words: 'landlords' } }],
    ...more,
  };
}
