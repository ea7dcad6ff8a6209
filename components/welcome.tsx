import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { shownStance } from '../data/disagreement.ts';
import type { Finding, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { Card } from './card.tsx';
import { ClaimCheck, type ClaimCheckProps } from './claim-check.tsx';
import { StanceChip } from './stance-mark.tsx';

export interface WelcomeProps {
  readonly translator: Translator;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly datasetId: string;
  /** Today, for "accessed" in citations; YYYY-MM-DD. */
  readonly today: string;
  readonly check: ClaimCheckProps['check'];
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly checkPages: boolean;
  readonly onCheckPages: (checkPages: boolean) => void;
  readonly onBrowse: (finding?: string) => void;
  readonly onOpenOptions: () => void;
  /** Asks the browser for the permission to read all sites; absent where it is given. */
  readonly onAllow?: () => void;
}

const DOES: readonly MessageKey[] = ['welcome.does1', 'welcome.does2', 'welcome.does3'];
const DOES_NOT: readonly MessageKey[] = [
  'welcome.doesNot1',
  'welcome.doesNot2',
  'welcome.doesNot3',
  'welcome.doesNot4',
];
const PRIVACY: readonly MessageKey[] = ['welcome.privacy1', 'welcome.privacy2', 'welcome.privacy3'];
const LEGEND = [
  { stance: 'agrees', label: 'welcome.agreesLabel', meaning: 'welcome.agreesMeaning' },
  { stance: 'contradicts', label: 'welcome.contradictsLabel', meaning: 'welcome.contradictsMeaning' },
  { stance: 'context', label: 'welcome.contextLabel', meaning: 'welcome.contextMeaning' },
] as const;

/** The page after installation: what Fotnote does and does not do, a place to try it, and how to check its privacy. */
export function Welcome(props: WelcomeProps) {
  const { translator } = props;
  const { text } = translator;
  const tryId = useId();
  const accessId = useId();
  return (
    <main class="page welcome" lang={translator.locale}>
      <header>
        <h1>{text('welcome.title')}</h1>
        <p class="lead">{text('welcome.lead')}</p>
      </header>
      {props.onAllow && (
        <section class="page-part" aria-labelledby={accessId}>
          <h2 id={accessId}>{text('welcome.access')}</h2>
          <p>{text('welcome.accessText')}</p>
          <div class="actions">
            <button type="button" class="button" onClick={props.onAllow}>
              {text('welcome.allow')}
            </button>
          </div>
        </section>
      )}
      <div class="columns">
        <Points title={text('welcome.does')} points={DOES.map((key) => text(key))} />
        <Points title={text('welcome.doesNot')} points={DOES_NOT.map((key) => text(key))} />
      </div>
      <section class="page-part">
        <h2>{text('welcome.marks')}</h2>
        <ul class="legend">
          {LEGEND.map(({ stance, label, meaning }) => (
            <li key={stance}>
              <StanceChip stance={stance} label={text(label)} />
              <span class="legend-meaning">{text(meaning)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section class="page-part" aria-labelledby={tryId}>
        <h2 id={tryId}>{text('welcome.try')}</h2>
        <p class="hint">{text('welcome.tryHint')}</p>
        <Sample welcome={props} />
        <ClaimCheck
          translator={translator}
          findings={props.findings}
          sources={props.sources}
          check={props.check}
          onOpenFinding={props.onBrowse}
        />
      </section>
      <Question welcome={props} />
      <Points title={text('welcome.privacy')} points={PRIVACY.map((key) => text(key))} />
      <div class="actions">
        <button type="button" class="button" onClick={() => props.onBrowse()}>
          {text('welcome.browse')}
        </button>
        <button type="button" class="button" onClick={props.onOpenOptions}>
          {text('welcome.options')}
        </button>
      </div>
      <footer class="page-footer">
        <p>{text('card.dataVersion', { version: props.datasetId })}</p>
      </footer>
    </main>
  );
}

const ANSWERS = [
  { checkPages: true, label: 'welcome.automatic' },
  { checkPages: false, label: 'welcome.onlyAsked' },
] as const;

/** The one thing to decide: whether pages are checked without asking. */
function Question({ welcome }: { readonly welcome: WelcomeProps }) {
  const { translator, checkPages, onCheckPages } = welcome;
  const { text } = translator;
  const name = useId();
  return (
    <fieldset class="page-part question">
      <legend>
        <h2>{text('welcome.question')}</h2>
      </legend>
      {ANSWERS.map((answer) => (
        <label key={answer.label} class="check">
          <input
            type="radio"
            name={name}
            checked={answer.checkPages === checkPages}
            onChange={() => onCheckPages(answer.checkPages)}
          />
          <span>{text(answer.label)}</span>
        </label>
      ))}
      <p class="hint">{text('welcome.questionHint')}</p>
    </fieldset>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <section class="page-part">
      <h2>{title}</h2>
      <ul class="points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

/** A paragraph with claims, marked as a page would be, with the card a click opens. */
function Sample({ welcome }: { readonly welcome: WelcomeProps }) {
  const { translator, findings, sources, check } = welcome;
  const sample = translator.text('welcome.sample');
  const [matches, setMatches] = useState<readonly Match[]>([]);
  useEffect(() => {
    let isWanted = true;
    const checking = Promise.try(() => check(sample));
    // Without an answer the sample is plain text.
    checking.then((found) => isWanted && setMatches(found)).catch(() => {});
    return () => {
      isWanted = false;
    };
  }, [sample, check]);
  const pieces = useMemo(() => splitAtClaims(sample, matches), [sample, matches]);
  const [openAt, setOpenAt] = useState<number | null>(null);
  const opened = pieces.find(({ start, matches }) => start === openAt && matches.length > 0);
  const opener = useRef<HTMLAnchorElement | null>(null);
  const openId = useId();
  const close = () => {
    setOpenAt(null);
    opener.current?.focus();
  };
  return (
    <div class="sample">
      <p>
        {pieces.map(({ start, text, matches: ofPiece }) =>
          ofPiece.length > 0 ? (
            <a
              key={start}
              href={`#${openId}`}
              class={`claim claim-${shownStance(ofPiece, findings)}`}
              aria-expanded={start === openAt}
              onClick={(event) => {
                event.preventDefault();
                opener.current = event.currentTarget;
                setOpenAt(start === openAt ? null : start);
              }}
            >
              {text}
            </a>
          ) : (
            <span key={start}>{text}</span>
          ),
        )}
      </p>
      {opened && (
        <div id={openId}>
          <Card
            key={opened.start}
            sentences={[{ quote: opened.text, matches: opened.matches, origin: 'page' }]}
            findings={findings}
            sources={sources}
            datasetId={welcome.datasetId}
            translator={translator}
            today={welcome.today}
            onCopy={welcome.onCopy}
            onClose={close}
            onNotThisClaim={async () => async () => undefined}
          />
        </div>
      )}
    </div>
  );
}

interface Piece {
  readonly start: number;
  readonly text: string;
  readonly matches: readonly Match[];
}

/** The text in pieces, the matched sentences among them with their matches; joined, they are the text again. */
export function splitAtClaims(text: string, matches: readonly Match[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [start, ofSentence] of Map.groupBy(matches, (match) => match.start)) {
    const sentenceEnd = ofSentence[0]?.end ?? start;
    if (start < end) continue;
    if (start > end) pieces.push({ start: end, text: text.slice(end, start), matches: [] });
    pieces.push({ start, text: text.slice(start, sentenceEnd), matches: ofSentence });
    end = sentenceEnd;
  }
  if (end < text.length) pieces.push({ start: end, text: text.slice(end), matches: [] });
  return pieces;
}
