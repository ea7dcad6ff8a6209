import type { Translator } from '../locales/index.ts';
import { CopyStatus, useCopy } from './use-copy.tsx';

interface CopyCitationProps {
  readonly citation: string;
  readonly translator: Translator;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Copies one citation and says so; where the browser refuses, shows the citation to be selected by hand. */
export function CopyCitation({ citation, translator, onCopy }: CopyCitationProps) {
  const { outcome, copy } = useCopy(onCopy);
  const { text } = translator;
  return (
    <>
      <button type="button" class="button" onClick={() => copy(citation, text('card.copied'))}>
        {text('card.copy')}
      </button>
      <CopyStatus outcome={outcome} translator={translator} />
    </>
  );
}
