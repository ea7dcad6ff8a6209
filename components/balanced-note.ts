/**
 * A finding as a note to paste elsewhere: the claim, what the sources say with their chain, the other evidence, the
 * limits, the dates and the version of the data, as plain text.
 */
import { describeChain } from '../data/citations.ts';
import type { Finding, Remark, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import type { CheckedSentence } from './card-props.ts';
import { chainWords } from './chain-words.ts';
import { remarkSources } from './remark-sources.ts';
import { leadName, stanceSentence } from './stance-mark.tsx';

export interface NoteOptions {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly datasetId: string;
  readonly translator: Translator;
  /** The day it is copied, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * The note on one sentence.
 *
 * @param matches those the note is about; several where sources disagree, for one side alone would not be balanced
 */
export function balancedNote(
  { quote, origin }: Pick<CheckedSentence, 'quote' | 'origin'>,
  matches: readonly Match[],
  options: NoteOptions,
): string {
  const { translator, findings } = options;
  const { text } = translator;
  const said = text(origin === 'page' ? 'note.pageSays' : 'note.checked', { quote });
  const parts = matches.flatMap((match) => {
    const finding = findings.get(match.finding);
    return finding ? [findingPart(match, finding, options)] : [];
  });
  return [
    said,
    ...(parts.length > 1 ? [`${text('card.sourcesDisagree')}. ${text('card.dateOrder')}`] : []),
    ...parts,
    [
      text('note.version', { version: options.datasetId, date: translator.date(options.today) }),
      text('card.independence'),
    ].join('\n'),
  ].join('\n\n');
}

function findingPart({ stance }: Match, finding: Finding, { sources, translator }: NoteOptions): string {
  const { text, language } = translator;
  const { counterEvidence, limits, noneFoundOn } = finding;
  const chain = describeChain(finding, sources, language);
  const places = chain.map((link) => {
    const { name, title, place, readNote, address, account } = chainWords(link, chain, sources, translator);
    const work = [title, place].filter(Boolean).join(', ');
    return [
      `${[name, work].filter(Boolean).join('. ').replace(/\.$/, '')}.`,
      readNote,
      ...new Set([address, account]),
    ]
      .filter(Boolean)
      .join(' ');
  });
  const remarks = (list: readonly Remark[]) =>
    list.map((remark) => {
      const names = remarkSources(remark, sources, translator);
      return names.length > 0 ? `${remark.text[language]} (${names.join('; ')})` : remark.text[language];
    });
  const line = (label: string, value: string) => text('note.line', { label, value });
  const list = (label: string, values: readonly string[]) =>
    values.length === 1 && values[0] !== undefined
      ? line(label, values[0])
      : [line(label, '').trimEnd(), ...values.map((value) => `– ${value}`)].join('\n');
  return [
    `${stanceSentence(stance, leadName(finding, sources, language), translator)}.`,
    finding.statement[language],
    list(text('finding.sources'), places),
    ...(counterEvidence.length > 0 ? [list(text('finding.otherEvidence'), remarks(counterEvidence))] : []),
    ...(noneFoundOn && counterEvidence.length === 0
      ? [
          line(
            text('finding.otherEvidence'),
            text('finding.noneFound', { date: translator.date(noneFoundOn) }),
          ),
        ]
      : []),
    ...(limits.length > 0 ? [list(text('finding.limits'), remarks(limits))] : []),
    line(text('finding.evidence'), text(`evidence.${finding.evidence}`)),
    line(text('finding.asOf'), translator.date(finding.asOf)),
  ].join('\n');
}
