/**
 * Searching the findings by what they say, in either language of the product, their topic and their sources.
 */
import Fuse from 'fuse.js';
import type { Finding, Source } from './schema.ts';

/** Findings that fit the words of a query, best first; none for an empty query. */
export type FindingSearch = (query: string) => Finding[];

/** Words beyond these are not looked at: a pasted page is no search. */
const MAX_QUERY_CHARS = 200;

/**
 * How much of a word may be wrong: one letter in seven or more, so that a slip is forgiven while "deport" does not find
 * every "report".
 */
const FUZZINESS = 0.15;

/**
 * The search over these findings, indexed with the first query. Every word of a query must fit somewhere in a finding,
 * with or without diacritics. A finding whose verification is `unverified` is never found.
 */
export function createSearch(findings: readonly Finding[], sources: readonly Source[]): FindingSearch {
  let index: ReturnType<typeof indexFindings> | undefined;
  return (query) => {
    const words = query.slice(0, MAX_QUERY_CHARS).trim();
    if (words === '') return [];
    index ??= indexFindings(findings, sources);
    return index.search(words).map(({ item }) => item.finding);
  };
}

function indexFindings(findings: readonly Finding[], sources: readonly Source[]) {
  const namesOf = new Map(sources.map((source) => [source.id, sourceWords(source)]));
  const documents = findings
    .filter(({ verification }) => verification.status !== 'unverified')
    .map((finding) => ({
      finding,
      en: finding.statement.en,
      nb: finding.statement.nb,
      topic: `${finding.topic} ${finding.id.replaceAll('-', ' ')}`,
      sources: finding.attribution
        .flatMap(({ source, via }) => [source, ...(via ? [via] : [])])
        .flatMap((id) => namesOf.get(id) ?? []),
    }));
  return new Fuse(documents, {
    keys: [
      { name: 'en', weight: 3 },
      { name: 'nb', weight: 3 },
      { name: 'topic', weight: 2 },
      { name: 'sources', weight: 1 },
    ],
    threshold: FUZZINESS,
    ignoreLocation: true,
    ignoreDiacritics: true,
    useTokenSearch: true,
    tokenMatch: 'all',
    tokenize: /[\p{L}\p{M}\p{N}]+/gu,
  });
}

function sourceWords({ title, fotnote }: Source): string[] {
  return [...new Set([fotnote.shortName.en, fotnote.shortName.nb, title])];
}
