import { useEffect, useId, useRef } from 'preact/hooks';
import type { Finding, Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { CardHeader } from './card-header.tsx';
import { type ClaimEntry, ClaimList } from './claim-list.tsx';

interface ClaimsCardProps {
  readonly claims: readonly ClaimEntry[];
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly textSize: 'normal' | 'large' | 'larger';
  readonly onChoose: (index: number) => void;
  readonly onClose: () => void;
}

/** The page's claims in the order of the page, for those who do not see the underlines. Takes the focus. */
export function ClaimsCard(props: ClaimsCardProps) {
  const { claims, translator, onClose } = props;
  const { text, count, locale } = translator;
  const dialog = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={dialog}
      class="card"
      role="dialog"
      aria-labelledby={titleId}
      lang={locale}
      data-theme={props.theme}
      data-text-size={props.textSize}
      tabIndex={-1}
    >
      <CardHeader title={text('popup.claims')} titleId={titleId} translator={translator} onClose={onClose} />
      <nav class="claims-nav" aria-label={text('popup.claims')}>
        <p class="claims-count">
          {claims.length > 0 ? count('popup.claimCount', claims.length) : text('popup.noClaims')}
        </p>
        <ClaimList
          claims={claims}
          findings={props.findings}
          sources={props.sources}
          translator={translator}
          onShowClaim={props.onChoose}
        />
      </nav>
    </div>
  );
}
