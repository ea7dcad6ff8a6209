/**
 * The citation styles that are prose: APA 7, Chicago notes and Vancouver, as plain text.
 *
 * Each writes the real chain: the source, where in it, and, where it was not read itself, the account that was.
 */
import {
  type CitationLanguage,
  describeDate,
  describeLocator,
  describeMonthAndDay,
  describeYear,
  genreIn,
  parseDay,
  wordingOf,
} from './citation-wording.ts';
import type { CitedChain, CitedDate, CitedName, CitedSource } from './cited-source.ts';

interface StyleOptions {
  readonly language: CitationLanguage;
  /** The day the address was opened, YYYY-MM-DD. */
  readonly accessed: string;
}

/** Writes one source; `locator` is where in it, in words. */
type FormatSource = (source: CitedSource, options: StyleOptions, locator: string | undefined) => string;

/** APA 7, entry of a reference list; place and account are added as APA has no form for them in a list. */
export function formatApa(chain: CitedChain, options: StyleOptions): string {
  return formatChain(chain, options, apaReference);
}

/** Chicago, 17th edition, as a full note. */
export function formatChicago(chain: CitedChain, options: StyleOptions): string {
  return formatChain(chain, options, chicagoNote);
}

/** Vancouver (NLM), entry of a reference list. */
export function formatVancouver(chain: CitedChain, options: StyleOptions): string {
  return formatChain(chain, options, vancouverReference);
}

function formatChain(
  { attribution, source, account }: CitedChain,
  options: StyleOptions,
  format: FormatSource,
): string {
  const { asReportedIn, sectionFromContents } = wordingOf(options.language);
  const { locator } = attribution;
  return [
    format(source, options, locator ? describeLocator(locator, options.language) : undefined),
    ...(locator?.basis === 'contents' ? [`[${sectionFromContents}]`] : []),
    ...(account ? [`${asReportedIn}: ${format(account, options, undefined)}`] : []),
  ].join(' ');
}

/** Types that APA dates to the day; all others to the year. */
const DATED_TO_THE_DAY = new Set(['article-newspaper', 'webpage', 'post-weblog', 'hearing']);

function apaReference(source: CitedSource, options: StyleOptions, locator: string | undefined): string {
  const { language } = options;
  const authors = apaAuthors(source);
  const date = `(${apaDate(source, language)})`;
  const title = apaTitle(source, language, locator);
  const heading =
    authors === '' ? [sentence(title), sentence(date)] : [sentence(authors), sentence(date), sentence(title)];
  return [...heading, ...apaContainer(source, language), ...apaAddress(source, options)].join(' ');
}

function apaAuthors({ type, authors, hasMoreAuthors }: CitedSource): string {
  if (type === 'legislation') return '';
  const names = authors.map((name) => name.literal ?? `${name.family}, ${initials(name, '. ', '.')}`);
  if (hasMoreAuthors) return [...names, 'et al.'].join(', ');
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}, & ${last}`;
}

function apaDate({ type, issued }: CitedSource, language: CitationLanguage): string {
  if (!issued) return wordingOf(language).noDate;
  const year = describeYear(issued, language);
  const monthAndDay = DATED_TO_THE_DAY.has(type) ? describeMonthAndDay(issued, language) : '';
  return monthAndDay === '' ? year : `${year}, ${monthAndDay}`;
}

/** The title with what identifies the document and the place in it in parentheses, and its kind in brackets. */
function apaTitle(source: CitedSource, language: CitationLanguage, locator: string | undefined): string {
  const { type, title, series, number, genre, authority } = source;
  const isPeriodical = type === 'article-journal';
  const identifier = isPeriodical
    ? undefined
    : [series, number].filter(isPresent).join(', ').replace(/[()]/g, bracketFor);
  const court = authority ? [authority] : [];
  const inParentheses = [identifier, ...court, locator].filter(isPresent).filter((part) => part !== '');
  return [
    title,
    ...(inParentheses.length > 0 ? [`(${inParentheses.join('; ')})`] : []),
    ...(genre ? [`[${genreIn(language, genre)}]`] : []),
  ].join(' ');
}

function bracketFor(parenthesis: string): string {
  return parenthesis === '(' ? '[' : ']';
}

function apaContainer(source: CitedSource, language: CitationLanguage): string[] {
  const { type, container, volume, pages } = source;
  const publisher = publisherUnlessAuthor(source);
  if (type === 'article-journal') {
    return container
      ? [sentence([container, volume, pages?.replace('-', '–')].filter(isPresent).join(', '))]
      : [];
  }
  const isPart = type === 'entry-encyclopedia' || type === 'paper-conference';
  return [
    ...(container ? [sentence(isPart ? `${wordingOf(language).in} ${container}` : container)] : []),
    ...(publisher ? [sentence(publisher)] : []),
  ];
}

function apaAddress({ doi, address }: CitedSource, { language, accessed }: StyleOptions): string[] {
  if (doi) return [`https://doi.org/${doi}`];
  if (!address) return [];
  const day = describeDate(parseDay(accessed), language);
  return [language === 'en' ? `Retrieved ${day}, from ${address}` : `Hentet ${day} fra ${address}`];
}

/** A publisher that is the author itself is not named twice. */
function publisherUnlessAuthor({ authors, publisher }: CitedSource): string | undefined {
  return authors.some(({ literal }) => literal && publisher?.startsWith(literal)) ? undefined : publisher;
}

function chicagoNote(source: CitedSource, options: StyleOptions, locator: string | undefined): string {
  const { language, accessed } = options;
  const words = wordingOf(language);
  const { type, container, volume, number, issued, pages, genre, series, doi, address } = source;
  const isWhole = WHOLE_WORKS.has(type);
  const title = isWhole || source.title.startsWith('[') ? source.title : quoted(source.title, language);
  const date = issued ? describeDate(issued, language) : words.noDate;
  const issue = volume
    ? `${container} ${volume} (${date})${pages ? `: ${pages.replace('-', '–')}` : ''}`
    : undefined;
  const publication = [
    [source.place, publisherUnlessAuthor(source) ?? source.authority ?? source.publisher]
      .filter(isPresent)
      .join(': '),
    date,
  ];
  const whole = `(${publication.filter((part) => part !== '').join(', ')})`;
  const head = [chicagoAuthors(source, language), title, ...[series, number].filter(isPresent)].filter(
    (part) => part !== '',
  );
  const parts = isWhole
    ? [`${head.join(', ')} ${whole}`]
    : [...head, ...(issue ? [issue] : [container, date].filter(isPresent))];
  const note = [
    ...parts,
    ...(genre ? [genreIn(language, genre).toLowerCase()] : []),
    locator,
    doi ? `https://doi.org/${doi}` : address,
    ...(address && !doi ? [`${words.accessed} ${describeDate(parseDay(accessed), language)}`] : []),
  ]
    .filter(isPresent)
    .join(', ');
  return `${language === 'en' ? commaInside(note) : note}.`;
}

/** Types that stand for themselves; all others are parts of a site, a newspaper or a volume. */
const WHOLE_WORKS = new Set(['report', 'bill', 'legislation', 'legal_case', 'thesis']);

function chicagoAuthors({ authors, hasMoreAuthors, type }: CitedSource, language: CitationLanguage): string {
  if (type === 'legislation') return '';
  const { and, others } = wordingOf(language);
  const names = authors.map(
    ({ literal, given, family }) => literal ?? [given, family].filter(isPresent).join(' '),
  );
  const [first = '', second] = names;
  if (hasMoreAuthors || names.length > 3) return `${first} ${others}`;
  if (names.length === 3) return `${first}, ${second}, ${and} ${names[2]}`;
  return second === undefined ? first : `${first} ${and} ${second}`;
}

function quoted(title: string, language: CitationLanguage): string {
  return language === 'en' ? `“${title}”` : `«${title}»`;
}

/** English typography puts the comma inside the quotation marks, and none after a mark of the title's own. */
function commaInside(note: string): string {
  return note.replace(/([?!…]?)”, /gu, (_, mark: string) => (mark === '' ? ',” ' : `${mark}” `));
}

/** Vancouver names at most this many authors. */
const VANCOUVER_MAX_AUTHORS = 6;

function vancouverReference(source: CitedSource, options: StyleOptions, locator: string | undefined): string {
  const { language, accessed } = options;
  const words = wordingOf(language);
  const { type, title, series, number, genre, container, place, issued, volume, pages, doi, address } =
    source;
  const cited = address ? ` [${words.cited} ${vancouverDate(parseDay(accessed), language)}]` : '';
  const date = issued ? vancouverDate(issued, language) : words.noDate;
  const publisher = [place, source.publisher ?? source.authority].filter(isPresent).join(': ');
  const isPart = container !== undefined;
  const numbers = volume ? `;${volume}${pages ? `:${pages}` : ''}` : '';
  const publication = isPart
    ? `${sentence(container)} ${date}${cited}${numbers}`
    : `${publisher === '' ? '' : `${publisher}; `}${date}${cited}`;
  return [
    vancouverAuthors(source),
    `${title}${genre ? ` [${genreIn(language, genre)}]` : ''}`,
    publication,
    ...(type === 'article-journal' ? [] : [[series, number].filter(isPresent).join('; ')]),
    locator ? capitalised(locator) : '',
    doi ? `doi: ${doi}` : '',
  ]
    .filter((part) => part !== '')
    .map(sentence)
    .concat(address ? [`${words.availableFrom} ${address}`] : [])
    .join(' ');
}

/** "2016 May 26": English dates begin with the year and shorten the month; Norwegian ones stay as they are spoken. */
function vancouverDate(date: CitedDate, language: CitationLanguage): string {
  const { year, month, day, isApproximate } = date;
  if (language === 'nb' || month === undefined || isApproximate) return describeDate(date, language);
  const shortMonth = describeMonthAndDay({ year, month, isApproximate }, language).slice(0, 3);
  return [year, shortMonth, day].filter((part) => part !== undefined).join(' ');
}

function vancouverAuthors({ authors, hasMoreAuthors, type }: CitedSource): string {
  if (type === 'legislation') return '';
  const names = authors.map((name) => name.literal ?? `${name.family} ${initials(name, '', '')}`);
  const tooMany = hasMoreAuthors || names.length > VANCOUVER_MAX_AUTHORS;
  return [...names.slice(0, VANCOUVER_MAX_AUTHORS), ...(tooMany ? ['et al.'] : [])].join(', ');
}

/** "S. A." of "Steffanie A."; hyphenated names keep their hyphen. */
function initials({ given = '' }: CitedName, separator: string, end: string): string {
  const letters = given.split(/[\s.]+/).filter((name) => name !== '');
  const short = letters.map((name) =>
    name
      .split('-')
      .map((part) => part.charAt(0).toUpperCase())
      .join(`${end}-`),
  );
  return short.length === 0 ? '' : `${short.join(separator)}${end}`;
}

/** The part with a full stop, unless it ends with a mark of its own. */
function sentence(part: string): string {
  return /[.!?…]$/u.test(part) ? part : `${part}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isPresent(part: string | undefined): part is string {
  return part !== undefined;
}
