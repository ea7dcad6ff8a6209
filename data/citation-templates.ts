/**
 * Citations as Wikipedia templates: `{{cite …}}` for the English Wikipedia, `{{Kilde …}}` for the Norwegian one.
 */
import {
  type CitationLanguage,
  capitalised,
  describeDate,
  describeLocator,
  genreIn,
  parseDay,
  wordingOf,
} from './citation-wording.ts';
import type { CitedChain, CitedName, CitedSource } from './cited-source.ts';

interface TemplateOptions {
  readonly language: CitationLanguage;
  /** The day the address was opened, YYYY-MM-DD. */
  readonly accessed: string;
}

/** The template of the source, followed by that of the account in which it was read, if it was not read itself. */
export function formatWikipedia(
  { attribution, source, account }: CitedChain,
  options: TemplateOptions,
): string {
  const { asReportedIn, sectionFromContents } = wordingOf(options.language);
  const template = options.language === 'en' ? englishTemplate : norwegianTemplate;
  const { locator } = attribution;
  return [
    template(source, options),
    ...(locator ? [`${capitalised(describeLocator(locator, options.language))}.`] : []),
    ...(locator?.basis === 'contents' ? [sectionFromContents] : []),
    ...(account ? [`${asReportedIn}: ${template(account, options)}`] : []),
  ].join(' ');
}

const ENGLISH_TEMPLATES: Readonly<Record<string, string>> = {
  'article-journal': 'cite journal',
  'article-newspaper': 'cite news',
  'paper-conference': 'cite conference',
  'entry-encyclopedia': 'cite encyclopedia',
  thesis: 'cite thesis',
  webpage: 'cite web',
  'post-weblog': 'cite web',
};

const ENGLISH_CONTAINERS: Readonly<Record<string, string>> = {
  'cite journal': 'journal',
  'cite news': 'work',
  'cite conference': 'book-title',
  'cite encyclopedia': 'encyclopedia',
  'cite web': 'website',
};

function englishTemplate(source: CitedSource, { language, accessed }: TemplateOptions): string {
  const name = ENGLISH_TEMPLATES[source.type] ?? 'cite report';
  return template(name, [
    ...source.authors.flatMap((author, index) => englishAuthor(author, index + 1)),
    ['display-authors', source.hasMoreAuthors ? 'etal' : undefined],
    ['title', source.title],
    [ENGLISH_CONTAINERS[name] ?? 'work', source.container],
    ['series', source.series],
    ['type', source.genre],
    ['publisher', source.publisher ?? source.authority],
    ['location', source.place],
    ['date', source.issued ? wikipediaDate(source, 'en') : undefined],
    ['volume', source.volume],
    ['pages', source.pages?.replace('-', '–')],
    ['id', source.number],
    ['isbn', source.isbn],
    ['doi', source.doi],
    ['language', source.language === 'en' ? undefined : source.language],
    ['url', source.address],
    ['access-date', source.address ? describeDay(accessed, language) : undefined],
  ]);
}

function englishAuthor({ literal, family, given }: CitedName, position: number): Parameter[] {
  if (literal !== undefined) return [[`author${position}`, literal]];
  return [
    [`last${position}`, family],
    [`first${position}`, given],
  ];
}

function norwegianTemplate(source: CitedSource, { language, accessed }: TemplateOptions): string {
  const { authors, hasMoreAuthors, genre } = source;
  const names = authors.map(
    ({ literal, family, given }) => literal ?? [given, family].filter(Boolean).join(' '),
  );
  const publisher = source.container ?? source.publisher ?? source.authority;
  return template(source.address ? 'Kilde www' : 'Kilde bok', [
    ['forfatter', [...names, ...(hasMoreAuthors ? [wordingOf(language).others] : [])].join(', ')],
    ['tittel', source.title],
    ['utgiver', publisher],
    ['utgivelsessted', source.address ? undefined : source.place],
    ['dato', source.issued ? wikipediaDate(source, 'nb') : undefined],
    ['format', genre === undefined ? undefined : genreIn('nb', genre)],
    ['id', source.number],
    ['isbn', source.isbn],
    ['språk', source.language === 'nb' || source.language === 'no' ? undefined : source.language],
    ['url', source.address],
    ['besøksdato', source.address ? describeDay(accessed, language) : undefined],
  ]);
}

function wikipediaDate({ issued }: CitedSource, language: CitationLanguage): string | undefined {
  if (!issued) return undefined;
  if (issued.isApproximate) return language === 'en' ? `c. ${issued.year}` : `ca. ${issued.year}`;
  const { year, month, day } = issued;
  return language === 'en' && month !== undefined && day !== undefined
    ? `${day} ${describeDate({ year, month, isApproximate: false }, 'en')}`
    : describeDate(issued, language);
}

function describeDay(day: string, language: CitationLanguage): string {
  const date = parseDay(day);
  const { year, month } = date;
  return language === 'en' && month !== undefined && date.day !== undefined
    ? `${date.day} ${describeDate({ year, month, isApproximate: false }, 'en')}`
    : describeDate(date, language);
}

type Parameter = readonly [name: string, value: string | undefined];

function template(name: string, parameters: readonly Parameter[]): string {
  const filled = parameters.flatMap(([key, value]) =>
    value === undefined || value === ''
      ? []
      : [`|${key}=${key.endsWith('url') ? escapeAddress(value) : escapeWiki(value)}`],
  );
  return `{{${[name, ...filled].join(' ')}}}`;
}

const WIKI: Readonly<Record<string, string>> = {
  '|': '{{!}}',
  '[': '&#91;',
  ']': '&#93;',
  '{': '&#123;',
  '}': '&#125;',
};

function escapeWiki(text: string): string {
  return text.replace(/[|[\]{}]/g, (character) => WIKI[character] ?? character);
}

function escapeAddress(address: string): string {
  return address.replace(/[|[\]{}\s]/g, encodeURIComponent);
}
