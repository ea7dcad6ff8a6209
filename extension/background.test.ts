import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerMessage } from './background.ts';
import { handOver, takeOver, watchHandover } from './handover.ts';
import type { ToWorker } from './messages.ts';
import { openFindings } from './own-pages.ts';

const executeScript = vi.fn();
const insertCSS = vi.fn();
const setBadgeText = vi.fn();
const openPanel = vi.fn();
const createTab = vi.fn();

const prepareEngine = vi.fn();
const parts = {
  highlightRules: (prefix: string) => `::highlight(${prefix}-agrees) { color: red }`,
  prepareEngine,
};
const page = { id: fakeBrowser.runtime.id, tab: { id: 7, windowId: 3 }, frameId: 0, documentId: 'D' };

beforeEach(() => {
  vi.resetAllMocks();
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(createTab);
  openPanel.mockResolvedValue(undefined);
  Object.assign(fakeBrowser, {
    scripting: { executeScript, insertCSS },
    sidePanel: { open: openPanel },
    action: { setBadgeText, setBadgeBackgroundColor: vi.fn(), setBadgeTextColor: vi.fn() },
  });
});

function ask(message: unknown, sender: object = page) {
  return answerMessage(message, sender as Parameters<typeof answerMessage>[1], parts);
}

function expectNothingDone(): void {
  for (const effect of [executeScript, insertCSS, setBadgeText, openPanel, createTab])
    expect(effect).not.toHaveBeenCalled();
}

test('the checker goes into the very document that asked for it', async () => {
  expect(await ask({ type: 'inject-checker' })).toEqual({ ok: true, value: null });
  expect(executeScript).toHaveBeenCalledWith({
    target: { tabId: 7, documentIds: ['D'] },
    files: ['/checker.js'],
  });
  expect(prepareEngine).toHaveBeenCalledOnce();
});

test('a browser that does not name documents is told the frame', async () => {
  await ask({ type: 'inject-card' }, { ...page, documentId: undefined, frameId: 3 });
  expect(executeScript).toHaveBeenCalledWith({
    target: { tabId: 7, frameIds: [3] },
    files: ['/card-data.js', '/card.js'],
  });
});

test('the page chooses the names of its highlights, the worker writes the rules', async () => {
  await ask({ type: 'insert-highlight-rules', prefix: 'abcdefgh' });
  const [{ css }] = insertCSS.mock.calls[0] as [{ css: string }];
  expect(css).toContain('::highlight(abcdefgh-agrees) { color: red }');
});

test.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('%d matched sentences stand on the badge as "%s"', async (count, text) => {
  await ask({ type: 'claims-counted', count });
  expect(setBadgeText).toHaveBeenCalledWith({ tabId: 7, text });
});

test('a page that is gone is a failure with a name', async () => {
  executeScript.mockRejectedValue(new Error('No tab with id: 7.'));
  expect(await ask({ type: 'inject-checker' })).toEqual({ ok: false, error: 'page-gone' });
});

test('a finding opens in the side panel of the window, before the click is forgotten, and is handed over once', async () => {
  const answer = ask({ type: 'open-finding', finding: 'evictions' });
  expect(openPanel).toHaveBeenCalledWith({ windowId: 3 });
  expect(await answer).toEqual({ ok: true, value: null });
  expect(createTab).not.toHaveBeenCalled();
  expect(await takeOver('new-tab')).toBeUndefined();
  expect(await takeOver(4)).toBeUndefined();
  expect(await takeOver(3)).toBe('evictions');
  expect(await takeOver(3)).toBeUndefined();
});

test('where no side panel opens, a finding opens in a tab whose address does not tell it', async () => {
  openPanel.mockRejectedValue(
    new Error('`sidePanel.open()` may only be called in response to a user gesture.'),
  );
  expect(await ask({ type: 'open-finding', finding: 'evictions' })).toEqual({ ok: true, value: null });
  expect(createTab).toHaveBeenCalledWith({ url: expect.stringMatching(/\/sidepanel\.html$/) });
  expect(await takeOver(3)).toBeUndefined();
  expect(await takeOver('new-tab')).toBe('evictions');
});

test('all findings show the list, whatever was handed over before', async () => {
  await handOver('new-tab', 'evictions');
  await openFindings();
  expect(await takeOver('new-tab')).toBeUndefined();
});

test('a side panel that is open hears of what is handed over to it', async () => {
  const seen: string[] = [];
  const stop = watchHandover(3, (finding) => seen.push(finding));
  await handOver(3, 'evictions');
  await expect.poll(() => seen).toEqual(['evictions']);
  await handOver('new-tab', 'deportations');
  stop();
  await handOver(3, 'stress-methods');
  expect(await takeOver(3)).toBe('stress-methods');
  expect(seen).toEqual(['evictions']);
});

const MESSAGES: readonly ToWorker[] = [
  { type: 'inject-checker' },
  { type: 'inject-card' },
  { type: 'claims-counted', count: 2 },
  { type: 'insert-highlight-rules', prefix: 'abcdefgh' },
  { type: 'open-finding', finding: 'evictions' },
];

test.each([
  ['another extension', { ...page, id: 'another' }],
  ['no tab', { id: page.id, frameId: 0 }],
  ['no frame', { id: page.id, tab: page.tab }],
])('nothing is done for a sender with %s', async (_, sender) => {
  for (const message of MESSAGES) {
    expect(await ask(message, sender)).toEqual({ ok: false, error: 'unexpected' });
  }
  expectNothingDone();
});

test('a frame within a page neither gets a checker nor counts for the badge', async () => {
  for (const message of [{ type: 'inject-checker' }, { type: 'claims-counted', count: 2 }]) {
    expect(await ask(message, { ...page, frameId: 2 })).toEqual({ ok: false, error: 'unexpected' });
  }
  expectNothingDone();
});

test.each([
  { type: 'inject-checker', file: '/evil.js' },
  { type: 'claims-counted', count: -1 },
  { type: 'claims-counted', count: 1.5 },
  { type: 'insert-highlight-rules', prefix: 'x){}body{display:none}' },
  { type: 'insert-highlight-rules', prefix: 'abcdefgh', css: 'body {}' },
  { type: 'open-finding', finding: '../options.html' },
  { type: 'open-finding' },
])('the malformed message %j is refused', async (message) => {
  expect(await ask(message)).toEqual({ ok: false, error: 'unexpected' });
  expectNothingDone();
});

test('whatever else arrives is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.anything(), fc.record({ type: fc.string() })), async (message) => {
      expect(await ask(message)).toEqual({ ok: false, error: 'unexpected' });
    }),
  );
  expectNothingDone();
});
