import { expect, test } from 'vitest';
import { attempt, failureFrom, isNoListener } from './failures.ts';

test.each([
  ['Cannot access a chrome:// URL', 'restricted-page'],
  ['Cannot access contents of url "chrome-extension://abc/popup.html".', 'restricted-page'],
  ['The extensions gallery cannot be scripted.', 'restricted-page'],
  ['This page cannot be scripted due to an ExtensionsSettings policy.', 'restricted-page'],
  ['Frame with ID 0 is showing error page', 'restricted-page'],
  [
    'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
    'no-access',
  ],
  ['Missing host permission for the tab', 'no-access'],
  ['No tab with id: 12.', 'page-gone'],
  ['The tab was closed.', 'page-gone'],
  ['Frame with ID 0 was removed.', 'page-gone'],
  ['The message port closed before a response was received.', 'page-gone'],
  ['Extension context invalidated.', 'extension-updated'],
  ['Something nobody has seen before', 'unexpected'],
] as const)('"%s" is %s', (message, failure) => {
  expect(failureFrom(new Error(message))).toBe(failure);
});

test('a page without a script of ours is told apart from a failure', () => {
  expect(isNoListener(new Error('Could not establish connection. Receiving end does not exist.'))).toBe(true);
  expect(isNoListener(new Error('No tab with id: 12.'))).toBe(false);
});

test('work that throws answers a value', async () => {
  const failed = attempt(async () => {
    throw new Error('The tab was closed.');
  });
  expect(await failed).toEqual({ ok: false, error: 'page-gone' });
  expect(await attempt(async () => 3)).toEqual({ ok: true, value: 3 });
});
