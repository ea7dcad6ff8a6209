/** The card of one page, or its list of claims: at most one is open, their script is fetched when first needed. */
import type { PageClaim } from '../page/index.ts';
import { type CardRequest, type Look, type Opened, requireCard, requireList } from './card-slot.ts';
import type { Result } from './messages.ts';
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
  /** Opens a card in place of what is open. */
  open(request: Pick<CardRequest, 'sentences' | 'anchor' | 'place' | 'isAnnounced'>): Promise<void>;
  /** Opens the list of claims in place of what is open. */
  openList(claims: readonly PageClaim[], onChoose: (index: number) => void): Promise<void>;
  /** Into what is open and back; false when nothing is. */
  moveFocus(): boolean;
  close(): void;
}

export function createPageCard({ hidden, settings, onClose, onExtensionGone }: PageCardOptions): PageCard {
  let opened: Opened | undefined;
  let requests = 0;
  const close = (): void => {
    requests += 1;
    opened?.close();
    opened = undefined;
  };
  const hide = async (finding: string, quote: string) => {
    await hidden.hide(finding, quote);
    return () => hidden.show(finding, quote);
  };
  /** Fetches the opener and opens with it, unless meanwhile the reader asked for another one or the page changed. */
  const openWith = async <T>(
    required: () => Promise<Result<T>>,
    open: (opener: T, look: Look, onClosed: () => void) => Opened,
  ): Promise<void> => {
    close();
    const id = requests;
    const opener = await required();
    if (!opener.ok && opener.error === 'extension-updated') onExtensionGone();
    if (!opener.ok || id !== requests) return;
    const { language, theme, textSize } = settings();
    opened = open(opener.value, { language, theme, textSize }, () => {
      if (id !== requests) return;
      opened = undefined;
      onClose();
    });
  };
  return {
    close,
    open: (request) =>
      openWith(requireCard, (opener, look, onClosed) =>
        opener({ ...request, ...look, onNotThisClaim: hide, onClose: onClosed }),
      ),
    openList: (claims, onChoose) =>
      openWith(requireList, (opener, look, onClosed) =>
        opener({ claims, ...look, onChoose, onClose: onClosed }),
      ),
    moveFocus() {
      opened?.moveFocus();
      return opened !== undefined;
    },
  };
}
