/**
 * What a schema alone cannot say about the data: references, page numbers, and that nothing meant for ourselves
 * reaches the reader.
 */
import * as v from 'valibot';
import { Concept } from './lexicon-schema.ts';
import {
  type Attribution,
  type Dataset,
  Finding,
  type FindingWithFrame,
  Frame,
  NearMiss,
  Phrasing,
  Source,
  Topic,
} from './schema.ts';

/** One thing that is wrong, in a sentence a contributor can act on. */
export interface Problem {
  /** Path from the repository's root. */
  readonly file: string;
  /** Id of the finding or source, or the place in the file. */
  readonly id: string;
  readonly reason: string;
}

/** A problem as one line of plain text. */
export function describeProblem({ file, id, reason }: Problem): string {
  return `${file}: ${id}: ${reason}.`;
}

/** File of a problem whose entry does not say in which file of these it stands. */
export const FINDINGS_FOLDER = 'data/findings';
export const LEXICON_FOLDER = 'data/lexicon';
const SOURCES_FILE = 'data/sources.json';

/** All problems of a dataset, in the order of the data. */
export function validateDataset(dataset: Dataset): Problem[] {
  const sourceList = dataset.sources.filter(isNamed);
  const findings = dataset.findings.filter(isNamed);
  const sources = new Map(sourceList.map((source) => [source.id, source]));
  const findingIds = new Set(findings.map((finding) => finding.id));
  return [
    ...validateEntries(SOURCES_FILE, dataset.sources),
    ...duplicates(sourceList, () => SOURCES_FILE),
    ...sourceList.flatMap((source) => schemaProblems(Source, source, SOURCES_FILE)),
    ...validateEntries(FINDINGS_FOLDER, dataset.findings),
    ...duplicates(findings, findingFile),
    ...findings.flatMap((finding) => findingProblems(finding, sources, findingIds)),
    ...Object.entries(dataset.lexicon).flatMap(([id, concept]) =>
      schemaProblems(Concept, concept, LEXICON_FOLDER, id),
    ),
  ];
}

/**
 * The dataset without what is broken in it, and what is wrong: one bad entry must not take the rest down. A finding that
 * rests on a broken source is left out with it.
 */
export function usableDataset(dataset: Dataset): { dataset: Dataset; problems: Problem[] } {
  const problems = validateDataset(dataset);
  const brokenIn = (isFile: (file: string) => boolean) =>
    new Set(problems.filter(({ file }) => isFile(file)).map(({ id }) => id));
  const sources = brokenIn((file) => file === SOURCES_FILE);
  const concepts = brokenIn((file) => file === LEXICON_FOLDER);
  const findings = brokenIn((file) => file !== SOURCES_FILE && file !== LEXICON_FOLDER);
  const isUsable = (finding: FindingWithFrame) =>
    isNamed(finding) && !findings.has(finding.id) && !sourcesOf(finding).some((id) => sources.has(id));
  return {
    dataset: {
      ...dataset,
      findings: dataset.findings.filter(isUsable),
      sources: dataset.sources.filter((source) => isNamed(source) && !sources.has(source.id)),
      lexicon: Object.fromEntries(Object.entries(dataset.lexicon).filter(([id]) => !concepts.has(id))),
    },
    problems,
  };
}

/** What keeps the entries of a file of findings or sources from being told apart; ids used twice aside. */
export function validateEntries(file: string, content: unknown): Problem[] {
  if (!Array.isArray(content)) return [{ file, id: 'the file', reason: 'it holds no list' }];
  return content.flatMap((entry, index) => {
    if (isNamed(entry)) return [];
    const what = entry === null ? 'null' : Array.isArray(entry) ? 'a list' : `a ${typeof entry}`;
    const reason = !isObject(entry) ? `it is ${what}` : `"id" is ${'id' in entry ? 'no text' : 'missing'}`;
    return [{ file, id: `number ${index + 1}`, reason }];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown): value is { readonly id: string } {
  return isObject(value) && 'id' in value && typeof value.id === 'string';
}

/** Problems of a file of phrasings; `findingIds` are the ids they may name. */
export function validatePhrasings(file: string, phrasings: unknown, findings: readonly Finding[]): Problem[] {
  const parsed = v.safeParse(v.array(Phrasing), phrasings);
  if (!parsed.success) return issuesToProblems(parsed.issues, file);
  const capped = new Map(findings.map(({ id, cap }) => [id, cap]));
  return parsed.output.flatMap(({ finding, stance, text }) => {
    if (!capped.has(finding)) return [{ file, id: finding, reason: `no such finding ("${text}")` }];
    const exceedsCap = capped.get(finding) === 'context' && stance !== 'context';
    return exceedsCap
      ? [{ file, id: finding, reason: `a capped finding only gives context ("${text}")` }]
      : [];
  });
}

/** Problems of a file of near misses. */
export function validateNearMisses(file: string, nearMisses: unknown): Problem[] {
  const parsed = v.safeParse(v.array(NearMiss), nearMisses);
  return parsed.success ? [] : issuesToProblems(parsed.issues, file);
}

function findingFile({ topic }: { readonly topic: string }): string {
  return v.is(Topic, topic) ? `${FINDINGS_FOLDER}/${topic}.json` : FINDINGS_FOLDER;
}

function duplicates<T extends { readonly id: string }>(
  entries: readonly T[],
  fileOf: (entry: T) => string,
): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    if (seen.has(entry.id)) return [{ file: fileOf(entry), id: entry.id, reason: 'the id is used twice' }];
    seen.add(entry.id);
    return [];
  });
}

function findingProblems(
  entry: FindingWithFrame,
  sources: ReadonlyMap<string, Source>,
  findingIds: ReadonlySet<string>,
): Problem[] {
  const file = findingFile(entry);
  const { frame, phrasings: _, ...finding } = entry;
  const shapeProblems = schemaProblems(Finding, finding, file);
  if (shapeProblems.length > 0) return shapeProblems;
  const problem = (reason: string): Problem => ({ file, id: entry.id, reason });
  const unknownSources = sourcesOf(finding).filter((id) => !sources.has(id));
  const unknownFindings = (finding.disagreesWith ?? []).filter((id) => !findingIds.has(id));
  return [
    ...(frame === undefined
      ? [problem('it has no frame')]
      : schemaProblems(Frame, frame, `data/frames/${entry.topic}.json`, entry.id)),
    ...unknownSources.map((id) => problem(`unknown source "${id}"`)),
    ...unknownFindings.map((id) => problem(`disagrees with "${id}", which is no finding`)),
    ...finding.attribution.flatMap((attribution) => locatorProblems(attribution, sources)).map(problem),
    ...shownTexts(finding)
      .flatMap((text) => internalNotes(text))
      .map(problem),
    ...(finding.counterEvidence.length === 0 && finding.noneFoundOn === undefined
      ? [problem('it has neither counter-evidence nor the date on which none was found')]
      : []),
    ...(finding.counterEvidence.length > 0 && finding.noneFoundOn !== undefined
      ? [problem('it has counter-evidence and says that none was found')]
      : []),
  ];
}

function sourcesOf(finding: Finding): string[] {
  return [
    ...finding.attribution.flatMap(({ source, via }) => (via === undefined ? [source] : [source, via])),
    ...[...finding.counterEvidence, ...finding.limits].flatMap(({ sources }) => sources),
  ];
}

/** A page number is only as good as the table of contents, or the very file, that it was seen in. */
function locatorProblems(
  { source: id, locator }: Attribution,
  sources: ReadonlyMap<string, Source>,
): string[] {
  const page = locator?.page;
  if (page === undefined) return [];
  const source = sources.get(id);
  // A source without what Fotnote adds to it is reported on its own, once.
  if (source !== undefined && !isObject(source.fotnote)) return [];
  const isVerified = source?.fotnote.contentsPages?.includes(page) || source?.fotnote.pdfSha256 !== undefined;
  return isVerified
    ? []
    : [`page ${page} of "${id}" is not in its verified table of contents, and no PDF's hash vouches for it`];
}

function shownTexts(finding: Finding): string[] {
  const remarks = [...finding.counterEvidence, ...finding.limits].map(({ text }) => text);
  const labels = finding.attribution.flatMap(({ locator }) => (locator ? [locator.label] : []));
  return [finding.statement, ...remarks, ...labels].flatMap(({ en, nb }) => [en, nb]);
}

/** Words that only make sense among ourselves: names of working files, remarks on recall, ids. */
const INTERNAL = [
  /\bdossier/i,
  /\bthe seed\b/i,
  /\(recall\)|from recall/i,
  /\bTODO\b/,
  /\bstored (?:copy|copies)\b/i,
  /\b[a-zø]+(?:-[a-zø]+)*-(?:19|20)\d{2}(?:-\d+)*\b(?!\s*[).]?\s*(?:L|S)\b)/i,
];

function internalNotes(text: string): string[] {
  return INTERNAL.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found ? [`a shown text holds the internal note "${found[0]}"`] : [];
  });
}

function schemaProblems(
  schema: v.GenericSchema,
  value: unknown,
  file: string,
  id = isNamed(value) ? value.id : 'an entry',
): Problem[] {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? [] : issuesToProblems(parsed.issues, file, id);
}

function issuesToProblems(issues: readonly v.BaseIssue<unknown>[], file: string, id?: string): Problem[] {
  return issues.map((issue) => {
    const path = v.getDotPath(issue);
    const reason =
      path === null
        ? issue.message
        : issue.input === undefined
          ? `"${path}" is missing`
          : `"${path}": ${issue.message}`;
    return { file, id: id ?? path ?? 'the file', reason };
  });
}
