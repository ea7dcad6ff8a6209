import { useId } from 'preact/hooks';
import type { Finding, Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import type { ClaimEntry } from './claim-list.tsx';
import { ClaimStrip } from './claim-strip.tsx';
import { describePage, type PageInView } from './describe-page.ts';
import { leadName, StanceChip, stanceSentence } from './stance-mark.tsx';

/** The page beside which all this is shown. */
export interface PageBeside {
  readonly page: PageInView;
  readonly checkPages: boolean;
  readonly isPrivateSite: boolean;
  readonly onShowClaim: (index: number) => void;
  /** Checks the page, which is not checked by itself. */
  readonly onCheckPage: () => void;
}

interface PageClaimsProps {
  readonly beside: PageBeside;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
  readonly onOpenFinding: (finding: string) => void;
}

/** The claims of the page in its order, each with every finding that speaks to it. */
export function PageClaims(props: PageClaimsProps) {
  const { beside, findings, sources, translator } = props;
  const { page, onShowClaim, onCheckPage } = beside;
  const { text } = translator;
  const headingId = useId();
  const { title, hint } = describePage(page, { ...beside, translator });
  const claims = page.kind === 'known' ? page.claims : [];
  return (
    <section class="page-claims" aria-labelledby={headingId}>
      <h2 id={headingId}>{text('popup.thisPage')}</h2>
      <div role="status">
        <p>{title}</p>
        {hint && <p class="hint">{hint}</p>}
      </div>
      {page.kind === 'known' && page.status === 'off' && (
        <button type="button" class="button" onClick={onCheckPage}>
          {text('popup.checkPage')}
        </button>
      )}
      {claims.length > 0 && (
        <>
          <ClaimStrip
            claims={claims}
            findings={findings}
            sources={sources}
            translator={translator}
            onShowClaim={onShowClaim}
          />
          <ol class="claims" aria-label={text('popup.claims')}>
            {claims.map((claim) => (
              <li key={claim.index}>
                <button type="button" class="row" onClick={() => onShowClaim(claim.index)}>
                  <span class="row-text quote">{claim.quote}</span>
                </button>
                {claim.sourcesDisagree && <p class="result-heading">{text('card.sourcesDisagree')}</p>}
                <FindingsOfClaim claim={claim} {...props} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function FindingsOfClaim(props: PageClaimsProps & { readonly claim: ClaimEntry }) {
  const { claim, findings, sources, translator, onOpenFinding } = props;
  return (
    <ul class="claim-findings">
      {claim.matches.map(({ finding: id, stance }) => {
        const finding = findings.get(id);
        if (!finding) return null;
        const label = stanceSentence(stance, leadName(finding, sources, translator.language), translator);
        return (
          <li key={id}>
            <button type="button" class="row" onClick={() => onOpenFinding(id)}>
              <StanceChip stance={stance} label={label} />{' '}
              <span class="row-text" lang={translator.language}>
                {finding.statement[translator.language]}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
