/**
 * References in the styles that are prose, as citation processors render them ahead of time: `references.json`.
 *
 * `npm run references` writes that file; this one fills what only the reader's moment knows into it.
 */
import { type CitationLanguage, describeDate, describeMonthAndDay, parseDay } from './citation-wording.ts';
import type { CitedDate } from './cited-source.ts';
import type { Source } from './schema.ts';

export const PROSE_STYLES = ['apa', 'chicago', 'vancouver'] as const;
export type ProseStyle = (typeof PROSE_STYLES)[number];

/**
 * One source in each style. `$T`, `$C`, `$P`, `$N`, `$A` stand for its title, container, publisher, number and first
 * author, `$t` for a title with typographic apostrophes, `$U` for the address, `$D` for the day it was opened;
 * `{In|I}` for what differs between English and Norwegian.
 */
export type References = Readonly<Record<ProseStyle, string>>;

/** All sources, by id. */
export interface RenderedReferences {
  /** With an address. */
  readonly linked: Readonly<Record<string, References>>;
  /** Without one; only sources that have none themselves. */
  readonly plain: Readonly<Record<string, References>>;
}

/** What a source carries under `references`. */
export interface SourceReferences {
  readonly linked?: References;
  readonly plain?: References;
}

/** The sources, each with its references; one that has none stays as it is. */
export function joinReferences(sources: readonly Source[], { linked, plain }: RenderedReferences): Source[] {
  return sources.map((source) => {
    const references: SourceReferences = {
      ...(linked[source.id] ? { linked: linked[source.id] } : {}),
      ...(plain[source.id] ? { plain: plain[source.id] } : {}),
    };
    return linked[source.id] ? { ...source, references } : source;
  });
}

/** Fields of a source by the letter that stands for them. */
export const GAPS = {
  T: 'title',
  C: 'container-title',
  P: 'publisher',
  N: 'number',
} as const;

export interface ReferenceValues {
  readonly title: string;
  readonly container?: string | undefined;
  readonly publisher?: string | undefined;
  readonly number?: string | undefined;
  /** An organisation that stands first among the authors. */
  readonly firstAuthor?: string | undefined;
  readonly address?: string | undefined;
}

interface FillOptions {
  readonly style: ProseStyle;
  readonly language: CitationLanguage;
  /** The day the address was opened, YYYY-MM-DD. */
  readonly accessed: string;
}

/** The reference in one language, its gaps filled. */
export function fillReference(
  template: string,
  values: ReferenceValues,
  { style, language, accessed }: FillOptions,
): string {
  const { title, container, publisher, number, firstAuthor, address } = values;
  const fillings: Readonly<Record<string, string | undefined>> = {
    T: title,
    t: curled(title),
    C: container,
    P: publisher,
    N: number,
    A: firstAuthor,
    U: address,
    D: describeAccess(parseDay(accessed), style, language),
  };
  return template
    .replace(/\{([^|}]*)\|([^}]*)\}/g, language === 'en' ? '$1' : '$2')
    .replace(/\$([A-Za-z])/g, (_, letter: string) => fillings[letter] ?? '');
}

/** With the apostrophes that the processors set. */
export function curled(text: string): string {
  return text.replaceAll("'", '’');
}

/** "November 24, 2026", in Vancouver "2026 Nov 24", in Norwegian "24. november 2026". */
export function describeAccess(date: CitedDate, style: ProseStyle, language: CitationLanguage): string {
  if (style !== 'vancouver' || language !== 'en') return describeDate(date, language);
  const { year, day } = date;
  return [year, describeMonthAndDay(date, 'en').slice(0, 3), day].join(' ');
}
