/** The footnote marks of one page: there for readers who study it, and only while it has claims. */
import type { PlacedClaim } from '../page/index.ts';
import { type Marks, requireMarks } from './card-slot.ts';
import type { Settings } from './settings.ts';

export interface PageMarksOptions {
  readonly settings: () => Settings;
  /** The mark of that claim was pressed. */
  readonly onOpen: (index: number) => void;
}

export interface PageMarks {
  /** Marks these claims, if the reader wants marks. */
  show(claims: readonly PlacedClaim[]): void;
  /** Asks the settings again. */
  refresh(): void;
  close(): void;
}

export function createPageMarks({ settings, onOpen }: PageMarksOptions): PageMarks {
  let marks: Marks | undefined;
  let claims: readonly PlacedClaim[] = [];
  let isClosed = false;
  const isWanted = () => settings().intensity === 'study' && claims.length > 0 && !isClosed;

  const takeOff = (): void => {
    marks?.close();
    marks = undefined;
  };
  const refresh = async (): Promise<void> => {
    if (!isWanted()) return takeOff();
    if (marks === undefined) {
      const opener = await requireMarks();
      // Meanwhile the page or the reader's mind may have changed, or somebody else have opened them.
      if (!opener.ok || !isWanted()) return;
      marks ??= opener.value({ onOpen });
    }
    const { language, theme, textSize } = settings();
    marks.update(claims, { language, theme, textSize });
  };
  return {
    show(newClaims) {
      claims = newClaims;
      void refresh();
    },
    refresh: () => void refresh(),
    close() {
      isClosed = true;
      takeOff();
    },
  };
}
