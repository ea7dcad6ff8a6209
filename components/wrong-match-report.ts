/**
 * A report of a wrong match, as a text the reader may save and pass on. It holds nothing about the page but the
 * sentence itself, and its address only where the reader adds it.
 */
import type { Finding, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { reasonSentences } from './reason-list.tsx';
import { leadName, stanceSentence } from './stance-mark.tsx';

interface ReportOptions {
  readonly sources: ReadonlyMap<string, Source>;
  readonly datasetId: string;
  readonly translator: Translator;
}

/** The prefilled report. */
export function wrongMatchReport(
  match: Match,
  finding: Finding,
  { sources, datasetId, translator }: ReportOptions,
): string {
  const { text, language } = translator;
  const line = (label: string, value: string) => text('note.line', { label, value });
  const chip = stanceSentence(match.stance, leadName(finding, sources, language), translator);
  const reasons = reasonSentences(match.reasons, translator);
  return [
    text('report.title'),
    '',
    line(text('report.sentence'), match.quote),
    line(text('report.finding'), finding.id),
    finding.statement[language],
    line(text('report.stance'), `${match.stance} (${chip})`),
    line(text('finding.why'), '').replace(/[:\s]+$/, ''),
    ...reasons.map((reason) => `– ${reason}`),
    text('card.dataVersion', { version: datasetId }),
    '',
    line(text('report.remark'), '').trimEnd(),
    '',
  ].join('\n');
}

/** The report with the page's address at its end, or without it again. */
export function withAddress(
  report: string,
  address: string,
  isIncluded: boolean,
  { text }: Translator,
): string {
  const addressLine = `\n${text('note.line', { label: text('report.page'), value: address })}\n`;
  const without = report.replace(addressLine, '');
  return isIncluded ? without + addressLine : without;
}

/** Name of the file: says what it is about, not where it was found. */
export function reportFileName(finding: Finding): string {
  return `fotnote-${finding.id}.txt`;
}
