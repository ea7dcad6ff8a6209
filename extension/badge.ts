import { askWorker } from './ask.ts';

/** The number on the toolbar button, as a page tells it. */
export interface Badge {
  /** Shows the number; 0 empties the badge. The worker hears of changes only. */
  show(count: number): void;
  /** Shows the same number again, where the browser has forgotten it. */
  showAgain(): void;
}

/** A badge that shows nothing yet. */
export function createBadge(): Badge {
  let shown = 0;
  const send = () => void askWorker({ type: 'claims-counted', count: shown });
  return {
    show(count) {
      if (count === shown) return;
      shown = count;
      send();
    },
    showAgain() {
      if (shown > 0) send();
    },
  };
}
