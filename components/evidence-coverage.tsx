import type { SourceCoverage } from '../data/coverage.ts';
import type { ReadStatus } from '../data/schema.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { sentenceCase } from './sentence-case.ts';

/** What was read of a source, in the reader's words. */
export const READ_LABELS: Readonly<Record<ReadStatus, MessageKey>> = {
  full: 'evidenceBrowser.readFull',
  excerpt: 'evidenceBrowser.readExcerpt',
  abstract: 'evidenceBrowser.readAbstract',
  contents: 'evidenceBrowser.readContents',
  none: 'evidenceBrowser.readNone',
};
/** From all of it to nothing. */
export const READ_ORDER = ['full', 'excerpt', 'abstract', 'contents', 'none'] as const;

interface EvidenceCoverageProps {
  /** Most findings first. */
  readonly coverage: readonly SourceCoverage[];
  readonly translator: Translator;
}

/** How many findings each source leads and what of it was read, with the imbalance in a sentence. */
export function EvidenceCoverage({ coverage, translator }: EvidenceCoverageProps) {
  const { text, count, number } = translator;
  const total = sum(coverage.map(({ findings }) => findings));
  const accountsOnly = sum(coverage.map(({ read }) => read.none ?? 0));
  const [first, second] = coverage;
  const describeRead = ({ read }: SourceCoverage) =>
    READ_ORDER.flatMap((status) => {
      const findings = read[status];
      return findings
        ? [text('evidencePage.readCount', { what: text(READ_LABELS[status]), count: findings })]
        : [];
    }).join('\u00a0· ');
  return (
    <>
      <p>
        {first &&
          second &&
          text('evidencePage.imbalance', {
            total,
            first: first.name,
            firstCount: first.findings,
            second: second.name,
            secondCount: second.findings,
          })}{' '}
        {count('evidencePage.accountsOnly', accountsOnly, { total })}
      </p>
      <table class="coverage" aria-labelledby="coverage-title">
        <thead>
          <tr>
            <th scope="col">{text('evidencePage.source')}</th>
            <th scope="col">{text('evidencePage.whatRead')}</th>
            <th scope="col">{text('evidencePage.findings')}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.map((row) => (
            <tr key={row.name}>
              <th scope="row">{sentenceCase(row.name)}</th>
              <td class="coverage-read">{describeRead(row)}</td>
              <td class="coverage-count">
                <span class="figure">{number(row.findings)}</span>
                <Bar share={row.findings / (first?.findings ?? 1)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A bar as long as the share of its width, from 0 to 1. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={100 * share} height="10" />
    </svg>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
