/**
 * What the command line prints about its inputs: text for people, JSON for machines.
 */
import { type ChainLink, describeChain, formatCitation, type NamedSource } from '../data/citations.ts';
import { sourcesDisagree } from '../data/disagreement.ts';
import type { Dataset, Finding, Remark, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import type { InputDocument } from './read-input.ts';

/** An input and what the sources say to it. */
export type CheckedDocument = InputDocument & { readonly matches: readonly Match[] };

/** One array with an object `{path, title, lang, text, matches}` for each input. */
export function reportAsJson(documents: readonly CheckedDocument[]): string {
  return JSON.stringify(
    documents.map(({ path, title, lang, text, matches }) => ({ path, title, lang, text, matches })),
    null,
    2,
  );
}

/**
 * A paragraph for every matched sentence: the quote and, for each finding on it, the stance, what the source says, where
 * it stands, its citation, who disagrees, and the limits. Ends with a line feed.
 *
 * `accessed` is the day the citations give, YYYY-MM-DD.
 */
export function reportAsText(
  { path, matches }: CheckedDocument,
  dataset: Dataset,
  translator: Translator,
  accessed = new Date().toISOString().slice(0, 10),
): string {
  const sentences = groupBySentence(matches);
  if (sentences.length === 0) return `${translator.text('cli.nothing', { path })}\n`;
  const report: Report = {
    findings: new Map(dataset.findings.map((finding) => [finding.id, finding])),
    sources: new Map(dataset.sources.map((source) => [source.id, source])),
    translator,
    accessed,
  };
  const heading = translator.count('cli.matched', sentences.length, { path });
  return `${[heading, ...sentences.map((sentence) => describeSentence(sentence, report))].join('\n\n')}\n\n`;
}

/** What every line of a report may need. */
interface Report {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly accessed: string;
}

function groupBySentence(matches: readonly Match[]): Match[][] {
  return [...Map.groupBy(matches, ({ start, end }) => `${start}-${end}`).values()];
}

function describeSentence(matches: readonly Match[], report: Report): string {
  const { findings, translator } = report;
  const quotes = translator.language === 'en' ? ['“', '”'] : ['«', '»'];
  return [
    `${quotes[0]}${matches[0]?.quote ?? ''}${quotes[1]}`,
    ...(sourcesDisagree(matches, findings) ? [`  ${translator.text('card.sourcesDisagree')}`] : []),
    ...matches.flatMap((match) => describeMatch(match, report)),
  ].join('\n');
}

function describeMatch({ finding: id, stance }: Match, report: Report): string[] {
  const { findings, sources, translator, accessed } = report;
  const { language, text } = translator;
  const finding = findings.get(id);
  if (!finding) return [];
  const chain = describeChain(finding, sources, language);
  const source = chain[0]?.name ?? '';
  const citation = formatCitation(finding, sources, { style: 'apa', language, accessed });
  const rows: readonly (readonly [string, string])[] = [
    [text('cli.finding'), finding.statement[language]],
    ...chain.map((link) => [text('cli.source'), describeLink(link, translator)] as const),
    [text('cli.citation'), citation],
    ...addressesOf(chain).map((address) => [text('cli.link'), address] as const),
    ...otherEvidence(finding, translator).map((remark) => [text('cli.other'), remark] as const),
    ...texts(finding.limits, translator).map((limit) => [text('cli.limits'), limit] as const),
  ];
  return [
    `  [${stance}] ${capitalised(text(`finding.${stance}`, { source }))}`,
    ...rows.map(([label, value]) => `    ${text('cli.row', { label, value })}`),
  ];
}

/** "Amnesty (2016), as reported by Norway Today (2016), section 2.5, p. 26 (located by the table of contents …)" */
function describeLink(link: ChainLink, translator: Translator): string {
  const { text } = translator;
  const { via, locatorLabel, page, basis } = link;
  const parts = [
    nameAndYear(link, translator),
    ...(via ? [text('cli.via', { source: nameAndYear(via, translator) })] : []),
    ...(locatorLabel === undefined ? [] : [locatorLabel]),
    ...(page === undefined ? [] : [text('finding.page', { page: String(page) })]),
  ];
  return `${capitalised(parts.join(', '))}${basis === 'contents' ? ` (${text('finding.contentsOnly')})` : ''}`;
}

function nameAndYear({ name, year }: NamedSource, { text }: Translator): string {
  return year === undefined ? name : text('finding.nameAndYear', { name, year });
}

/** Where the first source, and the account it was read in, can be opened. */
function addressesOf([lead]: readonly ChainLink[]): string[] {
  const addresses = [lead?.via?.address, lead?.address].filter((address) => address !== undefined);
  return [...new Set(addresses)];
}

/** The counter-evidence, or that none had been found on a day. */
function otherEvidence({ counterEvidence, noneFoundOn }: Finding, translator: Translator): string[] {
  if (noneFoundOn === undefined) return texts(counterEvidence, translator);
  return [translator.text('cli.noneFound', { date: translator.date(noneFoundOn) })];
}

function texts(remarks: readonly Remark[], { language }: Translator): string[] {
  return remarks.map(({ text }) => text[language]);
}

/** Names such as "the Penal Code" also stand at the beginning of a line. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
