import { useId, useRef, useState } from 'preact/hooks';
import type { Finding, Source } from '../data/schema.ts';
import type { Stance } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { type ClaimEntry, describeClaim } from './claim-list.tsx';
import { StanceMark } from './stance-mark.tsx';
import { layOutStrip } from './strip-layout.ts';

interface ClaimStripProps {
  readonly claims: readonly ClaimEntry[];
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly onShowClaim: (index: number) => void;
}

/** More ticks than this in one mark could not be told apart. */
const MAX_TICKS = 8;

/** From top to bottom of the 16 units of a mark: whole, in two, and short, so that they differ without colour. */
const TICKS: Readonly<Record<Stance, string>> = {
  agrees: 'v12',
  contradicts: 'v5m0 2v5',
  context: 'm0 4v4',
};

/**
 * The page from its top (left) to its end (right) with a mark for each claim: the sign of its stance over its underline.
 * Where claims stand close, one mark holds a tick for each.
 * One stop for the Tab key; arrows, Home and End move among the marks.
 */
export function ClaimStrip(props: ClaimStripProps) {
  const { claims, translator, onShowClaim } = props;
  const { text, count } = translator;
  const [current, setCurrent] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const hintId = useId();
  const marks = layOutStrip(claims.map(({ position }) => position));
  const reachable = Math.min(current, marks.length - 1);

  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: reachable - 1, ArrowRight: reachable + 1, Home: 0, End: marks.length - 1 }[
      event.key
    ];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), marks.length - 1);
    setCurrent(next);
    buttons.current[next]?.focus();
  };
  const nameOf = (claim: ClaimEntry) =>
    text('popup.mark', {
      number: claim.index + 1,
      total: claims.length,
      stance: describeClaim(claim, props.findings, props.sources, translator),
    });
  return (
    <div class="strip" role="toolbar" aria-label={text('popup.strip')} aria-describedby={hintId}>
      <p id={hintId} class="heard">
        {text('popup.stripHint')}
      </p>
      {marks.map(({ first, count: shared, place }, index) => {
        const ofMark = claims.slice(first, first + shared);
        const [claim] = ofMark;
        if (!claim) return null;
        const name =
          shared === 1 ? nameOf(claim) : count('popup.markOfMany', shared, { first: nameOf(claim) });
        return (
          <button
            key={claim.index}
            type="button"
            class={`strip-mark strip-${shared === 1 ? claim.stance : 'several'}`}
            style={{ insetInlineStart: `${(place * 100).toFixed(2)}%` }}
            ref={(element) => {
              buttons.current[index] = element;
            }}
            tabIndex={index === reachable ? 0 : -1}
            aria-label={name}
            title={name}
            onKeyDown={move}
            onFocus={() => setCurrent(index)}
            onClick={() => onShowClaim(claim.index)}
          >
            {shared === 1 && <StanceMark stance={claim.stance} />}
            {shared > 1 && shared <= MAX_TICKS && <Ticks claims={ofMark} />}
            {shared > MAX_TICKS && (
              <span class="strip-count" aria-hidden="true">
                {translator.number(shared)}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

function Ticks({ claims }: { readonly claims: readonly ClaimEntry[] }) {
  return (
    <svg class="strip-ticks" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {claims.map(({ index, stance }, at) => (
        <path
          key={index}
          class={`tick-${stance}`}
          d={`M${((16 * (at + 0.5)) / claims.length).toFixed(1)} 2${TICKS[stance]}`}
        />
      ))}
    </svg>
  );
}
