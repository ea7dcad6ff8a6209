/**
 * How a finding is cited and attributed, always with the real chain: the source, where in it, what of it was read, and
 * the account that was read when the source itself was not.
 */
import { formatBibtex, formatCslJson, formatRis } from './citation-records.ts';
import { formatProse } from './citation-styles.ts';
import { formatWikipedia } from './citation-templates.ts';
import { type CitationLanguage, describeYear } from './citation-wording.ts';
import { type CitedChain, citedChain, issueDate } from './cited-source.ts';
import type { ProseStyle } from './references.ts';
import type { Attribution, Finding, Locator, ReadStatus, Source } from './schema.ts';

/** The formats a citation can be copied in, in the order in which they are offered. */
export const CITATION_STYLES = [
  'apa',
  'chicago',
  'vancouver',
  'bibtex',
  'ris',
  'csl-json',
  'wikipedia',
] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

export interface CitationOptions {
  readonly style: CitationStyle;
  readonly language: CitationLanguage;
  /** The day on which the reader opened the address, YYYY-MM-DD. */
  readonly accessed: string;
}

type Format = (chain: CitedChain, options: Omit<CitationOptions, 'style'>) => string;

const FORMATS: Readonly<Record<CitationStyle, Format>> = {
  apa: prose('apa'),
  chicago: prose('chicago'),
  vancouver: prose('vancouver'),
  bibtex: formatBibtex,
  ris: formatRis,
  'csl-json': formatCslJson,
  wikipedia: formatWikipedia,
};

function prose(style: ProseStyle): Format {
  return (chain, options) => formatProse(chain, { ...options, style });
}

/**
 * The citation of the source that leads the finding, as plain text; empty when that source is not among `sources`.
 *
 * An address that was not opened by us is never part of it.
 */
export function formatCitation(
  finding: Finding,
  sources: ReadonlyMap<string, Source>,
  options: CitationOptions,
): string {
  const chain = citedChain(finding, sources);
  return chain ? FORMATS[options.style](chain, options) : '';
}

/** A source by name and year, with its address as far as one was read. */
export interface NamedSource {
  readonly sourceId: string;
  /** Short name: "Amnesty", "VG". */
  readonly name: string;
  /** "2016", "ca. 2013"; left out where no date is known. */
  readonly year?: string;
  readonly title: string;
  readonly address?: string;
}

/** One source of a finding as the reader is told about it. */
export interface ChainLink extends NamedSource {
  /** The account in which the source was read, when it was not read itself. */
  readonly via?: NamedSource;
  /** Where in the source: "section 2.5". */
  readonly locatorLabel?: string;
  readonly page?: number;
  /** Whether the place was read or only located by the table of contents. */
  readonly basis?: Locator['basis'];
  /** Official page that was not opened by us, to be labelled as such. */
  readonly unopenedAddress?: string;
  /** What of the source was read for this finding. */
  readonly read: ReadStatus;
  /** What of the source was read at all, in a sentence. */
  readonly readNote?: string;
}

/** The attribution of a finding, best source first; sources that are not among `sources` are left out. */
export function describeChain(
  finding: Finding,
  sources: ReadonlyMap<string, Source>,
  language: CitationLanguage,
): readonly ChainLink[] {
  return finding.attribution.flatMap((attribution) => {
    const source = sources.get(attribution.source);
    return source ? [describeLink(attribution, source, sources, language)] : [];
  });
}

function describeLink(
  { address, via, locator, read }: Attribution,
  source: Source,
  sources: ReadonlyMap<string, Source>,
  language: CitationLanguage,
): ChainLink {
  const account = via === undefined ? undefined : sources.get(via);
  const { unopenedAddress, readNote } = source.fotnote;
  return {
    ...nameSource(source, language, address),
    ...(account ? { via: nameSource(account, language) } : {}),
    ...(locator ? { locatorLabel: locator.label[language], basis: locator.basis } : {}),
    ...(locator?.page === undefined ? {} : { page: locator.page }),
    ...(unopenedAddress === undefined ? {} : { unopenedAddress }),
    read,
    ...(readNote === undefined ? {} : { readNote: readNote[language] }),
  };
}

function nameSource(source: Source, language: CitationLanguage, address = source.URL): NamedSource {
  const issued = issueDate(source);
  return {
    sourceId: source.id,
    name: source.fotnote.shortName[language],
    ...(issued ? { year: describeYear(issued, language) } : {}),
    title: source.title,
    ...(typeof address === 'string' ? { address } : {}),
  };
}
