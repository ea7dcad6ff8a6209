import { useId, useState } from 'preact/hooks';
import type { Translator } from '../locales/index.ts';

/** How the last copying went. */
export interface CopyOutcome {
  readonly text: string;
  readonly isCopied: boolean;
  /** What to say when it went well. */
  readonly notice: string;
}

/** Copying with its outcome, for one place that says how it went. */
export function useCopy(onCopy: (text: string) => Promise<boolean>): {
  readonly outcome: CopyOutcome | null;
  readonly copy: (text: string, notice: string) => Promise<void>;
} {
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null);
  const copy = async (text: string, notice: string): Promise<void> => {
    const isCopied = await onCopy(text).catch(() => false);
    setOutcome({ text, isCopied, notice });
  };
  return { outcome, copy };
}

interface CopyStatusProps {
  readonly outcome: CopyOutcome | null;
  readonly translator: Translator;
}

/** Says how copying went; where the browser refuses, shows the text to be selected by hand. */
export function CopyStatus({ outcome, translator }: CopyStatusProps) {
  const statusId = useId();
  return (
    <>
      <span role="status" id={statusId} class="status">
        {outcome && (outcome.isCopied ? outcome.notice : translator.text('card.copyFailed'))}
      </span>
      {outcome && !outcome.isCopied && (
        <textarea
          class="citation"
          readOnly
          rows={4}
          aria-labelledby={statusId}
          value={outcome.text}
          onFocus={selectAll}
        />
      )}
    </>
  );
}

function selectAll({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }): void {
  currentTarget.select();
}
