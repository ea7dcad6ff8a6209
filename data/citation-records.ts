/**
 * Citations as records for reference managers: BibTeX, RIS and CSL-JSON. A source that was not read itself is followed
 * by the account that was, as a record of its own.
 */
import {
  type CitationLanguage,
  capitalised,
  describeLocator,
  describeYear,
  genreIn,
  parseDay,
  wordingOf,
} from './citation-wording.ts';
import type { CitedChain, CitedDate, CitedName, CitedSource } from './cited-source.ts';

interface RecordOptions {
  readonly language: CitationLanguage;
  /** The day the address was opened, YYYY-MM-DD. */
  readonly accessed: string;
}

/** Entries for BibTeX and BibLaTeX; the key is the id of the source. */
export function formatBibtex(chain: CitedChain, options: RecordOptions): string {
  return recordsOf(chain, options.language)
    .map(({ source, note }) => bibtexEntry(source, note, options))
    .join('\n\n');
}

/** Records of the RIS format, lines ended by CR LF as it asks for. */
export function formatRis(chain: CitedChain, options: RecordOptions): string {
  return recordsOf(chain, options.language)
    .flatMap(({ source, note }) => risLines(source, note, options))
    .map((line) => `${line}\r\n`)
    .join('');
}

/** A JSON array of CSL items (https://docs.citationstyles.org). */
export function formatCslJson(chain: CitedChain, options: RecordOptions): string {
  const items = recordsOf(chain, options.language).map(({ source, note }) => cslItem(source, note, options));
  return JSON.stringify(items, null, 2);
}

interface Record {
  readonly source: CitedSource;
  readonly note: string;
}

function recordsOf({ attribution, source, account }: CitedChain, language: CitationLanguage): Record[] {
  const { locator } = attribution;
  const { asReportedIn, sectionFromContents } = wordingOf(language);
  const notes = [
    ...(locator ? [`${capitalised(describeLocator(locator, language))}.`] : []),
    ...(locator?.basis === 'contents' ? [sectionFromContents] : []),
    ...(account ? [`${asReportedIn} ${describeAccount(account, language)}.`] : []),
  ];
  return [{ source, note: notes.join(' ') }, ...(account ? [{ source: account, note: '' }] : [])];
}

function describeAccount(
  { container, publisher, authors, title, issued }: CitedSource,
  language: CitationLanguage,
): string {
  const name = container ?? publisher ?? authors[0]?.literal ?? authors[0]?.family ?? title;
  return issued ? `${name} (${describeYear(issued, language)})` : name;
}

function joinNotes(...notes: readonly (string | undefined)[]): string {
  return notes.filter((note) => note !== undefined && note !== '').join('. ');
}

const BIBTEX_TYPES: Readonly<{ [type: string]: string }> = {
  report: 'techreport',
  'article-journal': 'article',
  'article-newspaper': 'article',
  'paper-conference': 'inproceedings',
  thesis: 'mastersthesis',
};

const BIBTEX_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function bibtexEntry(source: CitedSource, note: string, { language, accessed }: RecordOptions): string {
  const {
    type,
    title,
    issued,
    container,
    series,
    authority,
    publisher,
    place,
    genre,
    number,
    isbn,
    doi,
    volume,
    pages,
  } = source;
  const entryType = BIBTEX_TYPES[type] ?? 'misc';
  const isMisc = entryType === 'misc';
  const month = issued?.month === undefined ? undefined : BIBTEX_MONTHS[issued.month - 1];
  const containerField =
    entryType === 'inproceedings' ? 'booktitle' : entryType === 'article' ? 'journal' : 'howpublished';
  const publisherField =
    entryType === 'techreport' ? 'institution' : entryType === 'mastersthesis' ? 'school' : 'publisher';
  const text = (value: string | undefined) =>
    value === undefined || value === '' ? undefined : `{${escapeTex(value)}}`;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', bibtexNames(source)],
    ['title', `{{${escapeTex(title)}}}`],
    [containerField, text(container)],
    ['series', text(series)],
    [publisherField, text(publisher ?? authority)],
    ['address', text(place)],
    ['type', text(genre === undefined ? undefined : genreIn(language, genre))],
    ['number', isMisc ? undefined : text(number)],
    ['volume', text(volume)],
    ['pages', text(pages?.replace('-', '--'))],
    ['year', issued ? `{${issued.isApproximate ? describeYear(issued, language) : issued.year}}` : undefined],
    ['month', month],
    ['isbn', text(isbn)],
    ['doi', text(doi)],
    ['language', text(source.language)],
    // An entry of the type misc has no number of its own.
    ['note', text(isMisc ? joinNotes(number, note) : note)],
    [
      'url',
      source.address === undefined ? undefined : `{${source.address.replace(/[{}\\]/g, encodeURIComponent)}}`,
    ],
    ['urldate', source.address === undefined ? undefined : `{${accessed}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},`]));
  return [`@${entryType}{${source.id},`, ...lines, '}'].join('\n');
}

function bibtexNames({ authors, hasMoreAuthors }: CitedSource): string | undefined {
  const names = authors.map(({ literal, family, given }) =>
    literal === undefined
      ? escapeTex([family, given].filter((part) => part !== undefined).join(', '))
      : `{${escapeTex(literal)}}`,
  );
  return names.length === 0
    ? undefined
    : `{${[...names, ...(hasMoreAuthors ? ['others'] : [])].join(' and ')}}`;
}

const TEX: Readonly<{ [character: string]: string }> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(text: string): string {
  return text.replace(/[\\{}&%$#_~^]/g, (character) => TEX[character] ?? `\\${character}`);
}

/** Bills and hearings as reports: the types of their own are the Congress's and have no author. */
const RIS_TYPES: Readonly<{ [type: string]: string }> = {
  report: 'RPRT',
  bill: 'RPRT',
  hearing: 'RPRT',
  legislation: 'STAT',
  legal_case: 'CASE',
  thesis: 'THES',
  webpage: 'ELEC',
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  'paper-conference': 'CPAPER',
  'post-weblog': 'BLOG',
  'entry-encyclopedia': 'ENCYC',
};

function risLines(source: CitedSource, note: string, { language, accessed }: RecordOptions): string[] {
  const {
    type,
    title,
    authors,
    hasMoreAuthors,
    issued,
    container,
    series,
    publisher,
    authority,
    place,
    genre,
  } = source;
  const [firstPage, lastPage] = source.pages?.split('-') ?? [];
  const names = authors.map(risName);
  // A report's SN is its number, a judgment's M1 is not.
  const isReport = RIS_TYPES[type] === 'RPRT';
  const isCase = type === 'legal_case';
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['TY', RIS_TYPES[type] ?? 'GEN'],
    ['ID', source.id],
    ...names.map((name) => ['AU', name] as const),
    ...(hasMoreAuthors ? [['AU', 'et al.'] as const] : []),
    ['TI', title],
    ['T2', container ?? series],
    ['PY', issued && !issued.isApproximate ? String(issued.year) : undefined],
    ['DA', issued ? risDate(issued) : undefined],
    ['PB', publisher ?? authority],
    ['CY', place],
    ['M3', genre === undefined ? undefined : genreIn(language, genre)],
    ['M1', isCase ? undefined : source.number],
    ['VL', source.volume],
    ['SP', firstPage],
    ['EP', lastPage],
    ['SN', isReport ? undefined : source.isbn],
    ['DO', source.doi],
    ['LA', source.language],
    [
      'N1',
      joinNotes(
        issued?.isApproximate ? describeYear(issued, language) : undefined,
        isCase ? source.number : undefined,
        isReport && source.isbn ? `ISBN ${source.isbn}` : undefined,
        note,
      ),
    ],
    ['UR', source.address],
    ['Y2', source.address === undefined ? undefined : risDate(parseDay(accessed))],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}`],
  );
  return [...lines, 'ER  - '];
}

function risName({ literal, family, given }: CitedName): string {
  return literal ?? [family, given].filter((part) => part !== undefined).join(', ');
}

/** YYYY/MM/DD/, with the parts that are not known left empty; nothing for an estimate. */
function risDate({ year, month, day, isApproximate }: CitedDate): string | undefined {
  if (isApproximate) return undefined;
  const digits = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${year}/${digits(month)}/${digits(day)}/`;
}

function cslItem(source: CitedSource, note: string, { accessed }: RecordOptions): object {
  const { issued, authors, hasMoreAuthors } = source;
  const names = hasMoreAuthors ? [...authors, { literal: 'et al.' }] : authors;
  const fields: readonly (readonly [string, unknown])[] = [
    ['id', source.id],
    ['type', source.type],
    ['title', source.title],
    ['author', names.length > 0 ? names : undefined],
    [
      'issued',
      issued
        ? { 'date-parts': [dateParts(issued)], ...(issued.isApproximate ? { circa: true } : {}) }
        : undefined,
    ],
    ['container-title', source.container],
    ['collection-title', source.series],
    ['authority', source.authority],
    ['publisher', source.publisher],
    ['publisher-place', source.place],
    ['genre', source.genre],
    ['number', source.number],
    ['ISBN', source.isbn],
    ['DOI', source.doi],
    ['volume', source.volume],
    ['page', source.pages],
    ['language', source.language],
    ['URL', source.address],
    [
      'accessed',
      source.address === undefined ? undefined : { 'date-parts': [dateParts(parseDay(accessed))] },
    ],
    ['note', note === '' ? undefined : note],
  ];
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function dateParts({ year, month, day }: CitedDate): number[] {
  return [year, month, day].filter((part) => part !== undefined);
}
