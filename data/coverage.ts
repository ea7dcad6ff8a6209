/**
 * What the data rests on, in numbers. The product publishes them: readers should see how unevenly the sources are
 * represented before they trust the footnotes.
 */
import type { Dataset, Evidence, ReadStatus } from './schema.ts';

/** How many shown findings one source leads, and what was read of it for them. */
export interface SourceCoverage {
  /** Short name; several documents of one publisher count together. */
  readonly name: string;
  readonly findings: number;
  readonly read: Readonly<Partial<Record<ReadStatus, number>>>;
}

/** Shown findings by the source that leads them, most first; `language` picks the names. */
export function countSources(dataset: Dataset, language: 'en' | 'nb' = 'en'): SourceCoverage[] {
  const names = new Map(dataset.sources.map(({ id, fotnote }) => [id, fotnote.shortName[language]]));
  const counts = new Map<string, { findings: number; read: Partial<Record<ReadStatus, number>> }>();
  for (const { attribution } of shownFindings(dataset)) {
    const lead = attribution[0];
    if (!lead) continue;
    const name = names.get(lead.source) ?? lead.source;
    const count = counts.get(name) ?? { findings: 0, read: {} };
    count.findings += 1;
    count.read[lead.read] = (count.read[lead.read] ?? 0) + 1;
    counts.set(name, count);
  }
  return [...counts]
    .map(([name, count]) => ({ name, ...count }))
    .sort((a, b) => b.findings - a.findings || a.name.localeCompare(b.name, language));
}

/** Shown findings by kind of evidence, most first. */
export function countEvidence(dataset: Dataset): { kind: Evidence; findings: number }[] {
  const counts = new Map<Evidence, number>();
  for (const { evidence } of shownFindings(dataset)) counts.set(evidence, (counts.get(evidence) ?? 0) + 1);
  return [...counts].map(([kind, findings]) => ({ kind, findings })).sort((a, b) => b.findings - a.findings);
}

function shownFindings(dataset: Dataset) {
  return dataset.findings.filter(({ verification }) => verification.status !== 'unverified');
}
