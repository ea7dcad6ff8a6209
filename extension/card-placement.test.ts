import { expect, test } from 'vitest';
import { chooseCardPlacement } from './card-placement.ts';

const WINDOW = { width: 1200, height: 800 };

test.each([
  ['at the top of the window', { top: 10, bottom: 40, left: 300, right: 900 }, 'bottom-start'],
  ['in the middle, with room enough below', { top: 400, bottom: 430, left: 300, right: 900 }, 'bottom-start'],
  ['at the foot of the window', { top: 700, bottom: 730, left: 300, right: 900 }, 'top-start'],
  ['that fills a column', { top: 20, bottom: 780, left: 300, right: 700 }, 'right'],
  ['that fills a column on the right', { top: 20, bottom: 780, left: 500, right: 1100 }, 'left'],
  ['that fills the window', { top: 20, bottom: 790, left: 20, right: 1180 }, 'top-start'],
])('places the card of a sentence %s', (_, sentence, placement) => {
  expect(chooseCardPlacement(sentence, WINDOW, 436)).toBe(placement);
});
