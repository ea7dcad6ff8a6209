import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { MessageKey } from '../locales/index.ts';
import type { CardProps, CheckedSentence } from './card-props.ts';
import { FindingDetails } from './finding-details.tsx';
import { FootnoteActions } from './footnote-actions.tsx';
import { ReasonList } from './reason-list.tsx';
import { leadName, StanceChip, stanceSentence } from './stance-mark.tsx';

interface FootnoteProps {
  readonly sentence: CheckedSentence;
  readonly match: Match;
  readonly finding: Finding;
  readonly card: CardProps;
  /** What a balanced note on it must hold: the match alone, or all of them where sources disagree. */
  readonly noteMatches: readonly Match[];
  /** Its number under the sentence; none when it stands alone. */
  readonly number?: number;
  /** Level of its heading in the outline. */
  readonly headingLevel: 3 | 4;
}

/** What one source says about one sentence. */
export function Footnote(props: FootnoteProps) {
  const { match, finding, card, number, headingLevel } = props;
  const { sources, translator } = card;
  const [undo, setUndo] = useState<(() => Promise<void>) | null>(null);
  const [notice, setNotice] = useState<MessageKey | null>(null);
  const dismissButton = useRef<HTMLButtonElement>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const headingId = useId();
  const { text, language } = translator;

  const dismiss = async () => {
    const undoDismissal = await card.onNotThisClaim(match.finding, match.quote).catch(() => null);
    setUndo(() => undoDismissal);
    setNotice(undoDismissal ? 'card.hidden' : 'card.unsaved');
  };
  const restore = async () => {
    const isRestored = await undo?.().then(
      () => true,
      () => false,
    );
    if (isRestored) setUndo(null);
    setNotice(isRestored ? 'card.undone' : 'card.unsaved');
  };
  // The button that was pressed is gone; focus goes on to the one that took its place.
  useLayoutEffect(() => {
    if (notice === 'card.hidden') undoButton.current?.focus();
    if (notice === 'card.undone') dismissButton.current?.focus();
  }, [notice]);

  const Heading: 'h3' | 'h4' = `h${headingLevel}`;
  const source = leadName(finding, sources, language);
  const account = accountNote(match, finding, sources);
  return (
    <article class="footnote" aria-labelledby={headingId}>
      <div class="verdict">
        <Heading id={headingId}>
          {number !== undefined && <sup class="number">{number}</sup>}
          <StanceChip stance={match.stance} label={stanceSentence(match.stance, source, translator)} />
        </Heading>
        {account && !undo && <p class="account">{text(account, { source })}</p>}
      </div>
      {!undo && (
        <>
          <p class="statement" lang={language}>
            {finding.statement[language]}
          </p>
          <FindingDetails finding={finding} sources={sources} translator={translator} />
          <ReasonList reasons={match.reasons} translator={translator} />
        </>
      )}
      <div class="actions notice">
        <span role="status" class="status">
          {notice && text(notice)}
        </span>
        {undo && (
          <button
            type="button"
            class="button"
            ref={undoButton}
            aria-describedby={headingId}
            onClick={restore}
          >
            {text('card.undo')}
          </button>
        )}
      </div>
      {!undo && (
        <FootnoteActions
          sentence={props.sentence}
          match={match}
          finding={finding}
          noteMatches={props.noteMatches}
          card={card}
          describedBy={headingId}
          dismissButton={dismissButton}
          onDismiss={dismiss}
        />
      )}
    </article>
  );
}

/** Kinds of source that are published by the organisation whose account they give. */
const OWN_ACCOUNTS: ReadonlySet<string | undefined> = new Set([
  'report',
  'organisation',
  'guideline',
  'treaty-body',
]);

/**
 * Whether the page hands on what the source says as the source's, or as fact. Said only where a source gives its own
 * account and the page says the same.
 */
function accountNote(
  { stance, attributed }: Match,
  { evidence, attribution }: Finding,
  sources: ReadonlyMap<string, Source>,
): MessageKey | undefined {
  if (stance !== 'agrees' || !['organisation', 'interviews', 'position'].includes(evidence)) return undefined;
  if (attributed) return 'card.reportsAsSource';
  if (evidence === 'position') return 'card.statesPositionAsFact';
  const lead = sources.get(attribution[0]?.source ?? '');
  return OWN_ACCOUNTS.has(lead?.fotnote.kind) ? 'card.statesAsFact' : 'card.statesAccountAsFact';
}
