import type { ComponentChildren } from 'preact';
import { describeChain } from '../data/citations.ts';
import type { Finding, Remark, Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { remarkSources } from './remark-sources.ts';
import { SourceChain } from './source-chain.tsx';

interface FindingDetailsProps {
  readonly finding: Finding;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

/** What a footnote says of a finding: where it stands, what else there is, its limits, its date and its kind. */
export function FindingDetails({ finding, sources, translator }: FindingDetailsProps) {
  const { text, language } = translator;
  return (
    <dl class="details">
      <Detail term={text('finding.sources')}>
        <SourceChain
          chain={describeChain(finding, sources, language)}
          sources={sources}
          translator={translator}
        />
      </Detail>
      {(finding.counterEvidence.length > 0 || finding.noneFoundOn) && (
        <Detail term={text('finding.otherEvidence')}>
          {finding.counterEvidence.length > 0 ? (
            <Remarks remarks={finding.counterEvidence} sources={sources} translator={translator} />
          ) : (
            text('finding.noneFound', { date: translator.date(finding.noneFoundOn ?? '') })
          )}
        </Detail>
      )}
      {finding.limits.length > 0 && (
        <Detail term={text('finding.limits')}>
          <Remarks remarks={finding.limits} sources={sources} translator={translator} />
        </Detail>
      )}
      <Detail term={text('finding.evidence')}>{text(`evidence.${finding.evidence}`)}</Detail>
      <Detail term={text('finding.asOf')}>
        <time dateTime={finding.asOf}>{translator.date(finding.asOf)}</time>
      </Detail>
    </dl>
  );
}

function Detail({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <div class="detail">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface RemarksProps {
  readonly remarks: readonly Remark[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

function Remarks({ remarks, sources, translator }: RemarksProps) {
  return (
    <ul class="remarks">
      {remarks.map((remark) => (
        <li key={remark.text.en}>
          {remark.text[translator.language]}{' '}
          <SourceNames names={remarkSources(remark, sources, translator)} />
        </li>
      ))}
    </ul>
  );
}

function SourceNames({ names }: { readonly names: readonly string[] }) {
  return names.length > 0 ? <span class="remark-sources">({names.join('; ')})</span> : null;
}
