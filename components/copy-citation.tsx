import { useId, useState } from 'preact/hooks';
import type { Translator } from '../locales/index.ts';

interface CopyCitationProps {
  readonly citation: string;
  readonly translator: Translator;
  /** Id of the element that says what is cited, for screen readers. */
  readonly describedBy?: string;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Copies a citation and says so; where the browser refuses, shows the citation to be selected by hand. */
export function CopyCitation({ citation, translator, describedBy, onCopy }: CopyCitationProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const statusId = useId();
  const copy = async () => {
    const isCopied = await onCopy(citation).catch(() => false);
    setOutcome(isCopied ? 'copied' : 'failed');
  };
  return (
    <>
      <button type="button" class="button" aria-describedby={describedBy} onClick={copy}>
        {translator.text('card.copy')}
      </button>
      <span role="status" id={statusId} class="status">
        {outcome === 'copied' && translator.text('card.copied')}
        {outcome === 'failed' && translator.text('card.copyFailed')}
      </span>
      {outcome === 'failed' && (
        <textarea
          class="citation"
          readOnly
          rows={4}
          aria-labelledby={statusId}
          value={citation}
          onFocus={selectAll}
        />
      )}
    </>
  );
}

function selectAll({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }): void {
  currentTarget.select();
}
