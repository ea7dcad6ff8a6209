/** On which side of a sentence the card stands. */
export type CardPlacement = 'bottom-start' | 'top-start' | 'right' | 'left';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Less height than this is no reading, in pixels. */
export const MIN_CARD_HEIGHT = 240;
/** With this much room below there is no need to look further. */
const COMFORTABLE_HEIGHT = 360;

/**
 * Below the sentence where a card can be read there, else above or below, whichever has more room; beside it only where
 * neither will do and the window is wide enough.
 */
export function chooseCardPlacement(
  sentence: Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>,
  window: Size,
  cardWidth: number,
): CardPlacement {
  const below = window.height - sentence.bottom;
  const above = sentence.top;
  const vertical = below >= above || below >= COMFORTABLE_HEIGHT ? 'bottom-start' : 'top-start';
  if (Math.max(below, above) >= MIN_CARD_HEIGHT) return vertical;
  if (window.width - sentence.right >= cardWidth) return 'right';
  return sentence.left >= cardWidth ? 'left' : vertical;
}
