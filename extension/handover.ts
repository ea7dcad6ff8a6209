/**
 * Hands a finding over to the page that is to show it, through the browser's memory: in an address it would stand in the
 * history. What is handed over is taken once, and gone with the browser.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { FindingId } from './messages.ts';

/** Who is to take it: the next tab with all findings, or the side panel of a window. */
export type Receiver = 'new-tab' | number;

const HANDOVER_KEY = 'handover';
const Handover = v.object({
  to: v.union([v.literal('new-tab'), v.number()]),
  finding: v.optional(FindingId),
});

/** Leaves a finding for the receiver, or that it is to show the list; in place of what was left before. */
export async function handOver(to: Receiver, finding: string | undefined): Promise<void> {
  await browser.storage.session.set({
    [HANDOVER_KEY]: { to, ...(finding === undefined ? {} : { finding }) },
  });
}

/** The finding that was left for this receiver, if any. */
export async function takeOver(receiver: Receiver): Promise<string | undefined> {
  const stored = (await browser.storage.session.get(HANDOVER_KEY))[HANDOVER_KEY];
  const read = v.safeParse(Handover, stored);
  if (!read.success || read.output.to !== receiver) return undefined;
  await browser.storage.session.remove(HANDOVER_KEY);
  return read.output.finding;
}

/** Takes what was left for this receiver, now and as long as nobody stops it with the answered function. */
export function watchHandover(receiver: Receiver, onFinding: (finding: string) => void): () => void {
  const take = () =>
    void takeOver(receiver).then((finding) => {
      if (finding !== undefined) onFinding(finding);
    });
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[HANDOVER_KEY]?.newValue !== undefined) take();
  };
  browser.storage.session.onChanged.addListener(listener);
  take();
  return () => browser.storage.session.onChanged.removeListener(listener);
}
