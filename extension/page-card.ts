/** The card of one page: at most one is open, its script is fetched when first needed. */
import { type CardRequest, requireCard } from './card-slot.ts';
import type { HiddenClaimList, Settings } from './settings.ts';

export interface PageCardOptions {
  readonly hidden: HiddenClaimList;
  readonly settings: () => Settings;
  /** After a card has closed, whoever closed it. */
  readonly onClose: () => void;
  /** No card can be opened any more, because the extension was updated under the page. */
  readonly onExtensionGone: () => void;
}

export interface PageCard {
  /** Opens a card in place of the one that is open. */
  open(request: Pick<CardRequest, 'sentences' | 'anchor' | 'place' | 'isAnnounced'>): Promise<void>;
  close(): void;
}

export function createPageCard({ hidden, settings, onClose, onExtensionGone }: PageCardOptions): PageCard {
  let closeOpen: (() => void) | undefined;
  let requests = 0;
  const close = (): void => {
    requests += 1;
    closeOpen?.();
    closeOpen = undefined;
  };
  const hide = async (finding: string, quote: string) => {
    await hidden.hide(finding, quote);
    return () => hidden.show(finding, quote);
  };
  return {
    close,
    async open(request) {
      close();
      const id = requests;
      const opener = await requireCard();
      if (!opener.ok && opener.error === 'extension-updated') onExtensionGone();
      // Meanwhile the reader may have asked for another one, or the page have changed.
      if (!opener.ok || id !== requests) return;
      const { language, theme } = settings();
      closeOpen = opener.value({
        ...request,
        language,
        theme,
        onNotThisClaim: hide,
        onClose: () => {
          if (id === requests) onClose();
        },
      });
    },
  };
}
