import type { ComponentChildren } from 'preact';
import type { Translator } from '../locales/index.ts';

interface CardHeaderProps {
  readonly title: string;
  readonly titleId: string;
  readonly translator: Translator;
  readonly children?: ComponentChildren;
  readonly onClose: () => void;
}

/** What stays in sight at the top of a card: what it is, and the way out. */
export function CardHeader({ title, titleId, translator, children, onClose }: CardHeaderProps) {
  return (
    <header class="card-header">
      <h2 id={titleId}>{title}</h2>
      {children}
      <button type="button" class="icon-button" aria-label={translator.text('card.close')} onClick={onClose}>
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M4 4l8 8M12 4l-8 8" />
        </svg>
      </button>
    </header>
  );
}
