import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { inDateOrder, sourcesDisagree } from '../data/disagreement.ts';
import type { Match } from '../engine/types.ts';
import { CardHeader } from './card-header.tsx';
import type { CardProps, CheckedSentence } from './card-props.ts';
import { describeStance } from './describe-stance.ts';
import { Footnote } from './footnote.tsx';

/** The footnotes to one sentence of a page, or to what the reader selected. Takes the focus when it appears. */
export function Card(props: CardProps) {
  const { sentences, translator, theme = 'auto', textSize = 'normal', datasetId, place, onClose } = props;
  const { text } = translator;
  const dialog = useRef<HTMLDivElement>(null);
  const titleId = useId();
  // Without scrolling: the card is placed after this, and the page must not jump.
  useEffect(() => dialog.current?.focus({ preventScroll: true }), []);

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div
      ref={dialog}
      class="card"
      role="dialog"
      aria-labelledby={titleId}
      lang={translator.locale}
      data-theme={theme}
      data-text-size={textSize}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
    >
      <CardHeader title={text('card.title')} titleId={titleId} translator={translator} onClose={onClose}>
        {place && (
          <span class="place">{text('card.place', { number: place.index + 1, total: place.total })}</span>
        )}
      </CardHeader>
      {sentences.map((sentence) => (
        <Sentence key={sentence.quote} sentence={sentence} card={props} />
      ))}
      {props.isAnnounced && <Announcement card={props} />}
      <footer class="card-footer">
        <p>{text('card.independence')}</p>
        <p>{text('card.dataVersion', { version: datasetId })}</p>
      </footer>
    </div>
  );
}

/** A live region is heard only when it was there before what it says. */
const BEFORE_ANNOUNCEMENT_MS = 150;

/** Tells which claim was come to: "Claim 2 of 5: Amnesty says otherwise". */
function Announcement({ card }: { readonly card: CardProps }) {
  const { sentences, place, translator } = card;
  const [isSaid, setIsSaid] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSaid(true), BEFORE_ANNOUNCEMENT_MS);
    return () => clearTimeout(timer);
  }, []);
  const [sentence] = sentences;
  if (!place || !sentence) return null;
  const stance = describeStance(sentence.matches, card);
  return (
    <p class="heard" role="status">
      {isSaid &&
        translator.text('card.announcement', { number: place.index + 1, total: place.total, stance })}
    </p>
  );
}

function Sentence({ sentence, card }: { readonly sentence: CheckedSentence; readonly card: CardProps }) {
  const { findings, sources, translator } = card;
  const { text } = translator;
  const matches = sentence.matches.filter(({ finding }) => findings.has(finding));
  const disagree = sourcesDisagree(matches, findings);
  const shown = disagree ? inDateOrder(matches, findings, sources) : matches;
  return (
    <section class="sentence">
      <div class="page-says">
        <p>
          <span class="label">{text(sentence.origin === 'page' ? 'card.pageSays' : 'card.youChecked')}</span>{' '}
          <q>{sentence.quote}</q>
        </p>
      </div>
      {disagree && (
        <div class="disagreement">
          <h3>{text('card.sourcesDisagree')}</h3>
          <p>{text('card.dateOrder')}</p>
        </div>
      )}
      {shown.map((match, index) => (
        <FootnoteOf
          key={match.finding}
          sentence={sentence}
          match={match}
          noteMatches={disagree ? shown : [match]}
          index={index}
          total={shown.length}
          disagree={disagree}
          card={card}
        />
      ))}
      {shown.length === 0 && (
        <div class="nothing">
          <h3>{text('card.nothing')}</h3>
          <p>{text('card.nothingHint')}</p>
        </div>
      )}
    </section>
  );
}

interface FootnoteOfProps {
  readonly sentence: CheckedSentence;
  readonly noteMatches: readonly Match[];
  readonly match: Match;
  readonly index: number;
  readonly total: number;
  readonly disagree: boolean;
  readonly card: CardProps;
}

function FootnoteOf({ sentence, match, noteMatches, index, total, disagree, card }: FootnoteOfProps) {
  const finding = card.findings.get(match.finding);
  if (!finding) return null;
  return (
    <Footnote
      sentence={sentence}
      match={match}
      finding={finding}
      card={card}
      noteMatches={noteMatches}
      headingLevel={disagree ? 4 : 3}
      {...(total > 1 ? { number: index + 1 } : {})}
    />
  );
}
