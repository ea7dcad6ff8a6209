import type { Ref } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { CITATION_STYLES, type CitationStyle, formatCitation } from '../data/citations.ts';
import type { Finding } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import { balancedNote } from './balanced-note.ts';
import type { CardProps, CheckedSentence } from './card-props.ts';
import { ReportForm } from './report-form.tsx';
import { CopyStatus, useCopy } from './use-copy.tsx';

interface FootnoteActionsProps {
  readonly sentence: CheckedSentence;
  readonly match: Match;
  readonly finding: Finding;
  /** What a balanced note must hold: the match alone, or all of them where sources disagree. */
  readonly noteMatches: readonly Match[];
  readonly card: CardProps;
  /** Id of the heading that says what the actions are about. */
  readonly describedBy: string;
  readonly dismissButton: Ref<HTMLButtonElement>;
  readonly onDismiss: () => void;
}

type Panel = 'formats' | 'more' | 'report';

/** What a reader can do with a footnote: a row of three, and what opens from it. */
export function FootnoteActions(props: FootnoteActionsProps) {
  const { match, finding, card, describedBy } = props;
  const { translator, sources, datasetId, pageAddress, onSaveFile } = card;
  const { text, language } = translator;
  const { outcome, copy } = useCopy(card.onCopy);
  const [panel, setPanel] = useState<Panel | null>(null);
  const panelId = useId();
  const panelBox = useRef<HTMLDivElement>(null);
  // What opens at the foot of the card would else open out of sight.
  useEffect(() => {
    if (panel !== null) panelBox.current?.scrollIntoView?.({ block: 'nearest' });
  }, [panel]);
  const toggle = (wanted: Panel) => setPanel(panel === wanted ? null : wanted);

  const copyCitation = (style: CitationStyle) => {
    const citation = formatCitation(finding, sources, { style, language, accessed: card.today });
    const isPlain = style === CITATION_STYLES[0];
    const format = text(`citationStyles.${style}`);
    return copy(citation, isPlain ? text('card.copied') : text('card.copiedAs', { format }));
  };
  return (
    <div class="footnote-actions">
      <div class="actions">
        <span class="split-button">
          <button
            type="button"
            class="button"
            aria-describedby={describedBy}
            onClick={() => copyCitation(CITATION_STYLES[0])}
          >
            {text('card.copy')}
          </button>
          <button
            type="button"
            class="button split-more"
            aria-label={text('card.formats')}
            aria-describedby={describedBy}
            aria-expanded={panel === 'formats'}
            aria-controls={panelId}
            onClick={() => toggle('formats')}
          >
            <Chevron />
          </button>
        </span>
        <span class="quiet-actions">
          <button
            type="button"
            class="button quiet"
            ref={props.dismissButton}
            aria-describedby={describedBy}
            onClick={props.onDismiss}
          >
            {text('card.notThisClaim')}
          </button>
          <button
            type="button"
            class="button quiet more-button"
            aria-describedby={describedBy}
            aria-expanded={panel === 'more' || panel === 'report'}
            aria-controls={panelId}
            onClick={() => setPanel(panel === 'more' || panel === 'report' ? null : 'more')}
          >
            {text('card.more')}
            <Chevron />
          </button>
        </span>
      </div>
      <div id={panelId} ref={panelBox} class="panel" hidden={panel === null}>
        {panel === 'formats' && (
          <fieldset class="formats">
            <legend>{text('card.copyAs')}</legend>
            {CITATION_STYLES.map((style) => (
              <button key={style} type="button" class="button" onClick={() => copyCitation(style)}>
                {text(`citationStyles.${style}`)}
              </button>
            ))}
          </fieldset>
        )}
        {(panel === 'more' || panel === 'report') && (
          <MoreActions
            {...props}
            isReporting={panel === 'report'}
            copy={copy}
            onReport={() => toggle('report')}
          />
        )}
        {panel === 'report' && onSaveFile && (
          <ReportForm
            match={match}
            finding={finding}
            sources={sources}
            datasetId={datasetId}
            translator={translator}
            {...(pageAddress === undefined ? {} : { pageAddress })}
            onSaveFile={onSaveFile}
          />
        )}
      </div>
      <CopyStatus outcome={outcome} translator={translator} />
    </div>
  );
}

interface MoreActionsProps extends FootnoteActionsProps {
  readonly isReporting: boolean;
  readonly copy: (text: string, notice: string) => Promise<void>;
  readonly onReport: () => void;
}

function MoreActions(props: MoreActionsProps) {
  const { sentence, noteMatches, card, copy, isReporting, onReport } = props;
  const { text } = card.translator;
  const { link } = sentence;
  return (
    <ul class="more-actions">
      <li>
        <button
          type="button"
          class="button quiet"
          onClick={() => copy(balancedNote(sentence, noteMatches, card), text('card.noteCopied'))}
        >
          {text('card.copyNote')}
        </button>
      </li>
      {link !== undefined && (
        <li>
          <button type="button" class="button quiet" onClick={() => copy(link, text('card.linkCopied'))}>
            {text('card.copyLink')}
          </button>
        </li>
      )}
      {card.onOpenFinding && (
        <li>
          <button type="button" class="button quiet" onClick={() => card.onOpenFinding?.(props.finding.id)}>
            {text(card.opensFindingIn === 'tab' ? 'card.openTab' : 'card.openPanel')}
          </button>
        </li>
      )}
      {card.onSaveFile && (
        <li>
          <button type="button" class="button quiet" aria-expanded={isReporting} onClick={onReport}>
            {text('card.report')}
          </button>
        </li>
      )}
    </ul>
  );
}

function Chevron() {
  return (
    <svg class="chevron" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d="M3 4.5l3 3 3-3" />
    </svg>
  );
}
