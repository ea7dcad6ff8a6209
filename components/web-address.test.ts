import { expect, it } from 'vitest';
import { webAddress } from './web-address.ts';

it.each(['https://example.org/a?b#c', 'http://example.org'])('lets %s through as it is', (address) => {
  expect(webAddress(address)).toBe(address);
});

it.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  '//example.org',
  'no address',
  '',
  undefined,
])('gives no link for %s', (address) => {
  expect(webAddress(address)).toBeUndefined();
});
