import { expect, it } from 'vitest';
import { createTranslator } from './index.ts';

it('writes dates and numbers in nynorsk as in bokmål where the browser has none of its own', () => {
  const { date, number } = createTranslator('nn');
  expect(date('2024-05')).toBe('mai 2024');
  expect(date('2016-05-26')).toBe('26. mai 2016');
  expect(number(2.5)).toBe('2,5');
});
