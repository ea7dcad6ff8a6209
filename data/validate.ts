/**
 * What a schema alone cannot say about the data: references, page numbers, and that nothing meant for ourselves
 * reaches the reader.
 */
import * as v from 'valibot';
import {
  type Attribution,
  type Dataset,
  Finding,
  type FindingWithFrame,
  Frame,
  NearMiss,
  Phrasing,
  Source,
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

/** All problems of a dataset, in the order of the data. */
export function validateDataset(dataset: Dataset): Problem[] {
  const sources = new Map(dataset.sources.map((source) => [source.id, source]));
  const findingIds = new Set(dataset.findings.map((finding) => finding.id));
  return [
    ...duplicates(dataset.sources, () => 'data/sources.json'),
    ...dataset.sources.flatMap((source) => schemaProblems(Source, source, 'data/sources.json')),
    ...duplicates(dataset.findings, findingFile),
    ...dataset.findings.flatMap((finding) => findingProblems(finding, sources, findingIds)),
  ];
}

/**
 * The dataset without its broken findings, and what is wrong with them: one bad entry must not take the rest down.
 */
export function usableDataset(dataset: Dataset): { dataset: Dataset; problems: Problem[] } {
  const problems = validateDataset(dataset);
  const broken = new Set(problems.map(({ id }) => id));
  return {
    dataset: { ...dataset, findings: dataset.findings.filter(({ id }) => !broken.has(id)) },
    problems,
  };
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
  return `data/findings/${topic}.json`;
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
  value: { readonly id: string } | unknown,
  file: string,
  id = idOf(value),
): Problem[] {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? [] : issuesToProblems(parsed.issues, file, id);
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : 'an entry';
}

function issuesToProblems(issues: readonly v.BaseIssue<unknown>[], file: string, id?: string): Problem[] {
  return issues.map((issue) => {
    const path = v.getDotPath(issue);
    const reason =
      issue.input === undefined && path !== null
        ? `"${path}" is missing`
        : `"${path ?? ''}": ${issue.message}`;
    return { file, id: id ?? path ?? 'the file', reason };
  });
}
