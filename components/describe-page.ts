/** What a surface says of the page in the tab. */
import type { Messages, Translator } from '../locales/index.ts';
import type { ClaimEntry } from './claim-list.tsx';

/** Why a page cannot be read; each name has a sentence in the locales. */
export type FailureName = keyof Messages['failures'];

/** What is known of the page in the tab. */
export type PageInView =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: FailureName }
  | {
      readonly kind: 'known';
      readonly status: 'off-topic' | 'scanning' | 'done' | 'off';
      readonly truncated: boolean;
      readonly claims: readonly ClaimEntry[];
    };

interface PageSentences {
  readonly title: string;
  readonly hint?: string;
}

interface PageFacts {
  readonly translator: Translator;
  readonly checkPages: boolean;
  /** The site is one of those that are off at first. */
  readonly isPrivateSite?: boolean;
  /** The page is in a private window, where the site cannot be switched on. */
  readonly isPrivateWindow?: boolean;
}

/** What is known of a page, in a sentence and, where it helps, a second one. */
export function describePage(
  page: PageInView,
  { translator: { text, count }, checkPages, isPrivateSite, isPrivateWindow }: PageFacts,
): PageSentences {
  if (page.kind === 'asking') return { title: text('popup.scanning') };
  if (page.kind === 'failed') {
    return { title: text('popup.cannotRead'), hint: text(`failures.${page.failure}`) };
  }
  if (page.status === 'off' && !checkPages) {
    return { title: text('popup.onlyAsked'), hint: text('popup.onlyAskedHint') };
  }
  if (page.status === 'off' && isPrivateWindow) return { title: text('popup.off') };
  if (page.status === 'off') {
    return { title: text('popup.off'), hint: text(isPrivateSite ? 'popup.offPrivate' : 'popup.offHint') };
  }
  const truncated = page.truncated ? { hint: text('popup.truncated') } : {};
  if (page.claims.length > 0) return { title: count('popup.claimCount', page.claims.length), ...truncated };
  if (page.status === 'scanning') return { title: text('popup.scanning') };
  if (page.status === 'off-topic') return { title: text('popup.offTopic'), hint: text('popup.offTopicHint') };
  return { title: text('popup.noClaims'), hint: text('popup.noClaimsHint'), ...truncated };
}
