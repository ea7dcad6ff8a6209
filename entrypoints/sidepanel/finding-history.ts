/**
 * Back and forward among findings, as on any page, while the browser's history learns nothing of them: an entry holds
 * the address of the list and a number, and which finding the number stands for is known to this page alone.
 */

/** The window that is used, or what stands in for it. */
export type HistoryWindow = Pick<
  Window,
  'addEventListener' | 'removeEventListener' | 'history' | 'location' | 'performance'
>;

export interface FindingHistory {
  /** The finding that is open, if any. */
  current(): string | undefined;
  /** The reader opened a finding, or went back to the list. */
  go(finding: string | undefined): void;
  /** Tells when another finding is open, or none; the answer ends it. */
  watch(onChange: (finding: string | undefined) => void): () => void;
}

/** Begins with the list. */
export function createFindingHistory(page: HistoryWindow): FindingHistory {
  const opened: (string | undefined)[] = [undefined];
  // A reload forgets the findings, and the numbers of before must not be taken for those of after.
  const since = page.performance.timeOrigin;
  let step = 0;

  const claimEntry = () =>
    page.history.replaceState({ since, step }, '', page.location.pathname + page.location.search);
  claimEntry();

  return {
    current: () => opened[step],
    go(finding) {
      if (finding === opened[step]) return;
      if (finding === undefined && step > 0 && opened[step - 1] === undefined) return page.history.back();
      step += 1;
      opened.length = step;
      opened[step] = finding;
      page.history.pushState({ since, step }, '');
    },
    watch(onChange) {
      const move = ({ state }: PopStateEvent) => {
        const known = stepOf(state, since);
        // An entry from before a reload, or an address somebody wrote by hand: nobody knows a finding to it.
        if (known === undefined) {
          step += 1;
          opened.length = step;
          opened[step] = undefined;
          claimEntry();
        } else {
          step = known;
        }
        onChange(opened[step]);
      };
      page.addEventListener('popstate', move);
      return () => page.removeEventListener('popstate', move);
    },
  };
}

function stepOf(state: unknown, since: number): number | undefined {
  if (typeof state !== 'object' || state === null || !('step' in state && 'since' in state)) return undefined;
  return typeof state.step === 'number' && state.since === since ? state.step : undefined;
}
