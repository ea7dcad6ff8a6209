/**
 * A source as a citation needs it: the bibliographic fields of its CSL-JSON item, read once and typed.
 */
import type { References, SourceReferences } from './references.ts';
import type { Attribution, Finding, Source } from './schema.ts';

/** `family` for a person, `literal` for an organisation. */
export interface CitedName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** A date of the precision the source gives; month and day count from 1. */
export interface CitedDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** The year is an estimate. */
  readonly isApproximate: boolean;
}

/** What is cited: a source, where in it, and where it can be read. */
export interface CitedSource {
  readonly id: string;
  /** CSL type: `report`, `article-newspaper`, `webpage` … */
  readonly type: string;
  readonly title: string;
  readonly authors: readonly CitedName[];
  /** More authors than are named. */
  readonly hasMoreAuthors: boolean;
  readonly issued?: CitedDate;
  readonly container?: string;
  readonly series?: string;
  readonly authority?: string;
  readonly publisher?: string;
  readonly place?: string;
  readonly genre?: string;
  readonly number?: string;
  readonly isbn?: string;
  readonly doi?: string;
  readonly volume?: string;
  readonly pages?: string;
  readonly language?: string;
  readonly address?: string;
  /** The source in the prose styles; left out where it has not been rendered. */
  readonly references?: References;
}

/** The source that leads a finding and, where it was not read itself, the account that was. */
export interface CitedChain {
  readonly attribution: Attribution;
  readonly source: CitedSource;
  readonly account?: CitedSource;
}

/** What a citation of the finding names: its first source and the account it was read in; null if it is unknown. */
export function citedChain(finding: Finding, sources: ReadonlyMap<string, Source>): CitedChain | null {
  const [attribution] = finding.attribution;
  const source = attribution && sources.get(attribution.source);
  if (!source) return null;
  const account = attribution.via === undefined ? undefined : sources.get(attribution.via);
  const accountAddress = finding.attribution.find((entry) => entry.source === attribution.via)?.address;
  return {
    attribution,
    source: citedSource(source, attribution.address),
    ...(account ? { account: citedSource(account, accountAddress) } : {}),
  };
}

/** The bibliographic fields of a source; `address` takes the place of the one in the source. */
export function citedSource(source: Source, address?: string): CitedSource {
  const text = (field: string) => (typeof source[field] === 'string' ? source[field] : undefined);
  const names = namesOf(source);
  const cited = address ?? text('URL');
  return withoutUndefined({
    id: source.id,
    type: source.type,
    title: source.title,
    authors: names.filter(({ literal }) => literal !== OTHERS),
    hasMoreAuthors: names.some(({ literal }) => literal === OTHERS),
    issued: issueDate(source),
    container: text('container-title'),
    series: text('collection-title'),
    authority: text('authority'),
    publisher: text('publisher'),
    place: text('publisher-place'),
    genre: text('genre'),
    number: text('number'),
    isbn: text('ISBN'),
    doi: text('DOI'),
    volume: text('volume'),
    pages: text('page'),
    language: text('language'),
    address: cited,
    references: referencesOf(source)[cited === undefined ? 'plain' : 'linked'],
  });
}

/** What `joinReferences` put there. */
function referencesOf({ references }: Source): SourceReferences {
  return isRecord(references) ? references : {};
}

/** A name in a list of authors that stands for those who are not named, as in BibTeX. */
const OTHERS = 'others';

/** The day, month or year the source appeared, as far as it is known. */
export function issueDate(source: Source): CitedDate | undefined {
  const issued = source.issued;
  if (!isRecord(issued) || !Array.isArray(issued['date-parts'])) return undefined;
  const first: unknown = issued['date-parts'][0];
  if (!Array.isArray(first)) return undefined;
  const [year, month, day]: unknown[] = first;
  if (typeof year !== 'number') return undefined;
  return {
    year,
    ...(typeof month === 'number' ? { month } : {}),
    ...(typeof day === 'number' ? { day } : {}),
    isApproximate: issued.circa === true,
  };
}

function namesOf(source: Source): CitedName[] {
  const authors = source.author;
  if (!Array.isArray(authors)) return [];
  return authors.filter(isRecord).map(({ family, given, literal }) =>
    withoutUndefined({
      family: typeof family === 'string' ? family : undefined,
      given: typeof given === 'string' ? given : undefined,
      literal: typeof literal === 'string' ? literal : undefined,
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

type WithoutUndefined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutUndefined<T extends object>(object: T): WithoutUndefined<T> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as WithoutUndefined<T>;
}
