/**
 * The citation styles that are prose: APA 7, Chicago notes and Vancouver, as plain text.
 *
 * Each writes the real chain: the source as the style has it, where in it, and, where it was not read itself, the account
 * that was. The styles have no form for the last two, so these stand behind the reference, in words.
 */
import {
  type CitationLanguage,
  capitalised,
  describeLocator,
  describeYear,
  wordingOf,
} from './citation-wording.ts';
import type { CitedChain, CitedSource } from './cited-source.ts';
import { fillReference, type ProseStyle } from './references.ts';
import type { Locator } from './schema.ts';

interface StyleOptions {
  readonly style: ProseStyle;
  readonly language: CitationLanguage;
  /** The day the address was opened, YYYY-MM-DD. */
  readonly accessed: string;
}

/** The chain in one of the prose styles. */
export function formatProse({ attribution, source, account }: CitedChain, options: StyleOptions): string {
  const { asReportedIn } = wordingOf(options.language);
  const { locator } = attribution;
  return [
    formatReference(source, options),
    ...(locator ? [`[${describePlace(locator, options.language)}]`] : []),
    ...(account ? [`${asReportedIn}: ${formatReference(account, options)}`] : []),
  ].join(' ');
}

/** "Section 2.5, p. 26. The section was located by the table of contents." */
function describePlace(locator: Locator, language: CitationLanguage): string {
  const place = `${capitalised(describeLocator(locator, language))}.`;
  return locator.basis === 'contents' ? `${place} ${wordingOf(language).sectionFromContents}` : place;
}

function formatReference(source: CitedSource, options: StyleOptions): string {
  const template = source.references?.[options.style];
  if (template === undefined) return plainReference(source, options);
  const { title, container, publisher, number, authors, address } = source;
  const firstAuthor = authors[0]?.literal;
  return fillReference(template, { title, container, publisher, number, firstAuthor, address }, options);
}

/** Names a source that has not been rendered: one that is not in `sources.json`. */
function plainReference(source: CitedSource, { language }: StyleOptions): string {
  const { authors, hasMoreAuthors, issued, title, container, publisher, doi, address } = source;
  const { noDate, others } = wordingOf(language);
  const names = authors.map(
    ({ literal, family, given }) =>
      literal ?? [family, given].filter((part) => part !== undefined).join(', '),
  );
  const date = `(${issued ? describeYear(issued, language) : noDate})`;
  const head =
    names.length > 0
      ? [[...names, ...(hasMoreAuthors ? [others] : [])].join('; '), date, title]
      : [title, date];
  return [...head, container ?? publisher ?? '']
    .filter((part) => part !== '')
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .concat(doi ? `https://doi.org/${doi}` : (address ?? []))
    .join(' ');
}
