import { useId, useRef, useState } from 'preact/hooks';
import { sourcesDisagree } from '../data/disagreement.ts';
import type { Finding, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { leadName, StanceChip, stanceSentence } from './stance-mark.tsx';

export interface ClaimCheckProps {
  readonly translator: Translator;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly check: (text: string) => readonly Match[] | Promise<readonly Match[]>;
  /** Opens a finding in full. */
  readonly onOpenFinding: (finding: string) => void;
}

/** A box for a sentence of the reader's own, and what the sources say about it. */
export function ClaimCheck({ translator, findings, sources, check, onOpenFinding }: ClaimCheckProps) {
  const [draft, setDraft] = useState('');
  const [result, setResult] = useState<readonly Match[] | 'failed' | null>(null);
  const id = useId();
  const { text } = translator;
  const known = Array.isArray(result) ? result.filter(({ finding }) => findings.has(finding)) : [];
  const asked = useRef('');
  const submit = async (event: Event) => {
    event.preventDefault();
    asked.current = draft;
    const checking = Promise.try(() => (draft.trim() === '' ? null : check(draft)));
    const found = await checking.catch(() => 'failed' as const);
    if (asked.current === draft) setResult(found);
  };
  return (
    <form class="claim-check" onSubmit={submit}>
      <label for={id}>{text('popup.checkLabel')}</label>
      <div class="field-row">
        <textarea
          id={id}
          rows={2}
          value={draft}
          placeholder={text('popup.checkPlaceholder')}
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void submit(event);
          }}
        />
        <button type="submit" class="button">
          {text('popup.check')}
        </button>
      </div>
      <p role="status" class="check-status">
        {result === 'failed' ? text('failures.unexpected') : result && describeResult(known, translator)}
      </p>
      {known.length > 0 && (
        <CheckResult
          matches={known}
          translator={translator}
          findings={findings}
          sources={sources}
          onOpenFinding={onOpenFinding}
        />
      )}
    </form>
  );
}

function describeResult(matches: readonly Match[], { text, count }: Translator) {
  if (matches.length > 0)
    return count('popup.checkCount', new Set(matches.map(({ finding }) => finding)).size);
  return (
    <>
      <strong>{text('popup.checkNothing')}.</strong> {text('popup.checkNothingHint')}
    </>
  );
}

type CheckResultProps = Omit<ClaimCheckProps, 'check'>;

/** The findings sentence by sentence; the sentence itself is shown where there are several. */
function CheckResult({ matches, ...shared }: CheckResultProps & { readonly matches: readonly Match[] }) {
  const sentences = [...Map.groupBy(matches, ({ start }) => start).values()];
  return sentences.map((ofSentence) => (
    <SentenceResult
      key={ofSentence[0]?.start}
      matches={ofSentence}
      quote={sentences.length > 1 ? ofSentence[0]?.quote : undefined}
      {...shared}
    />
  ));
}

interface SentenceResultProps extends CheckResultProps {
  readonly matches: readonly Match[];
  readonly quote: string | undefined;
}

function SentenceResult({
  matches,
  quote,
  translator,
  findings,
  sources,
  onOpenFinding,
}: SentenceResultProps) {
  const { text, language } = translator;
  return (
    <div class="sentence-result">
      {quote && (
        <p class="result-quote">
          <q>{quote}</q>
        </p>
      )}
      {sourcesDisagree(matches, findings) && <p class="result-heading">{text('card.sourcesDisagree')}</p>}
      <ul class="result-list">
        {matches.map((match) => {
          const finding = findings.get(match.finding);
          if (!finding) return null;
          const label = stanceSentence(match.stance, leadName(finding, sources, language), translator);
          return (
            <li key={match.finding}>
              <button type="button" class="row" onClick={() => onOpenFinding(finding.id)}>
                <StanceChip stance={match.stance} label={label} />{' '}
                <span class="row-text">{finding.statement[language]}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
