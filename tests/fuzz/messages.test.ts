import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askChecker, askWorker } from '../../extension/ask.ts';
import { answerMessage, registerBackground } from '../../extension/background.ts';
import { Failure, PageState, ToChecker, ToWorker } from '../../extension/messages.ts';
import { highlightRules } from '../../page/index.ts';
import { cases, FUZZ_PATIENCE_MS } from './cases.ts';

const executeScript = vi.fn();
const insertCSS = vi.fn();
const setBadgeText = vi.fn();
const openPanel = vi.fn();
const createTab = vi.fn();
const EFFECTS = { executeScript, insertCSS, setBadgeText, openPanel, createTab };

const parts = { highlightRules, prepareEngine: () => undefined };
const listeners: ((message: unknown, sender: object, respond: (answer: unknown) => void) => unknown)[] = [];
const noEvents = { addListener: () => {} };

beforeEach(() => {
  vi.resetAllMocks();
  fakeBrowser.reset();
  listeners.length = 0;
  openPanel.mockResolvedValue(undefined);
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(createTab);
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    listeners.push(listener as (typeof listeners)[number]);
  });
  Object.assign(fakeBrowser, {
    scripting: { executeScript, insertCSS },
    sidePanel: { open: openPanel },
    action: { setBadgeText, setBadgeBackgroundColor: vi.fn(), setBadgeTextColor: vi.fn() },
    commands: { onCommand: noEvents },
    contextMenus: { onClicked: noEvents, create: () => {} },
    permissions: { onAdded: noEvents },
    i18n: { getMessage: (name: string) => name },
  });
});

function clearEffects(): void {
  for (const effect of Object.values(EFFECTS)) effect.mockClear();
}

function effectsOf(): Record<string, unknown[][]> {
  return Object.fromEntries(Object.entries(EFFECTS).map(([name, { mock }]) => [name, [...mock.calls]]));
}

function ask(message: unknown, sender: unknown) {
  return answerMessage(message, sender as Parameters<typeof answerMessage>[1], parts);
}

function filesOf(message: ToWorker): string[] {
  return message.type === 'inject-card' ? ['/card-data.js', '/card.js'] : ['/checker.js'];
}

const OUR_ID = fakeBrowser.runtime.id;
const ANSWER = v.union([
  v.strictObject({ ok: v.literal(true), value: v.null() }),
  v.strictObject({ ok: v.literal(false), error: Failure }),
]);

const toWorker: fc.Arbitrary<ToWorker> = fc.oneof(
  fc.constantFrom<ToWorker>({ type: 'inject-checker' }, { type: 'inject-card' }),
  fc.record({ type: fc.constant('claims-counted' as const), count: fc.nat() }),
  fc.record({
    type: fc.constant('insert-highlight-rules' as const),
    prefix: fc.stringMatching(/^[a-z][a-z0-9-]{3,31}$/),
  }),
  fc.record({
    type: fc.constant('open-finding' as const),
    finding: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,99}$/),
  }),
);

const toChecker: fc.Arbitrary<ToChecker> = fc.oneof(
  fc.constantFrom<ToChecker>(
    { type: 'get-page-state' },
    { type: 'check-selection' },
    { type: 'next-claim' },
    { type: 'previous-claim' },
    { type: 'move-to-card' },
    { type: 'check-page' },
  ),
  fc.record({ type: fc.constant('show-claim' as const), index: fc.nat() }),
);

const anything = fc.anything({
  withNullPrototype: true,
  withDate: true,
  withMap: true,
  withSparseArray: true,
});

/** What browsers throw: errors with any wording, and now and then a bare value. */
const thrown = fc.oneof(
  fc.string().map((message) => new Error(message)),
  fc.string(),
  fc.constantFrom(undefined, null, 0, false),
);

/** A sender that is a script of ours in a page. */
const ownScript = fc.record({
  id: fc.constant(OUR_ID),
  tab: fc.record({ id: fc.nat(), windowId: fc.nat() }),
  frameId: fc.oneof(fc.constant(0), fc.nat(9)),
  documentId: fc.option(fc.uuid(), { nil: undefined }),
});

/** A sender that is not: another extension, an own page outside tabs, something that cannot be. */
const stranger = fc.oneof(
  ownScript.map((sender) => ({ ...sender, id: 'another' })),
  ownScript.map(({ id: _, ...sender }) => sender),
  ownScript.map(({ tab: _, ...sender }) => sender),
  ownScript.map(({ frameId: _, ...sender }) => sender),
  ownScript.map((sender) => ({ ...sender, tab: {} })),
  fc.record({ id: anything, tab: fc.constant(undefined), url: fc.webUrl() }),
);

/** A message that was sound before one thing about it was changed. */
function malformed(sound: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc
    .tuple(sound, fc.string({ minLength: 1 }), anything, fc.constantFrom('add', 'replace', 'remove'))
    .map(([message, key, value, how]) => {
      const names = Object.keys(message);
      const name = names[key.length % names.length] ?? 'type';
      if (how === 'remove')
        return Object.fromEntries(Object.entries(message).filter(([other]) => other !== name));
      // Defined, as structured clones are: assigning "__proto__" would add no field.
      return Object.defineProperty({ ...message }, how === 'add' ? `${key}+` : name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    });
}

describe('the worker', { timeout: FUZZ_PATIENCE_MS }, () => {
  test('does for a message of ours what it asks for, in the document it came from and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(toWorker, ownScript, async (message, sender) => {
        clearEffects();
        const { ok } = await ask(message, sender);
        const {
          executeScript: scripts = [],
          insertCSS: rules = [],
          setBadgeText: badges = [],
          ...others
        } = effectsOf();
        const target = sender.documentId
          ? { tabId: sender.tab.id, documentIds: [sender.documentId] }
          : { tabId: sender.tab.id, frameIds: [sender.frameId] };
        const isRefused = sender.frameId !== 0 && ['inject-checker', 'claims-counted'].includes(message.type);
        expect(ok).toBe(!isRefused);
        expect(scripts).toEqual(
          isRefused || !message.type.startsWith('inject-') ? [] : [[{ target, files: filesOf(message) }]],
        );
        expect(rules).toEqual(
          message.type === 'insert-highlight-rules'
            ? [[{ target, css: highlightRules(message.prefix) }]]
            : [],
        );
        expect(badges.map(([badge]) => (badge as { tabId: number }).tabId)).toEqual(
          !isRefused && message.type === 'claims-counted' ? [sender.tab.id] : [],
        );
        expect(others['openPanel']).toEqual(
          message.type === 'open-finding' ? [[{ windowId: sender.tab.windowId }]] : [],
        );
        expect(others['createTab']).toEqual([]);
      }),
      cases(),
    );
  });

  test('does nothing for a sound message from anybody else', async () => {
    await fc.assert(
      fc.asyncProperty(toWorker, stranger, async (message, sender) => {
        expect(await ask(message, sender)).toEqual({ ok: false, error: 'unexpected' });
      }),
      cases(),
    );
    expect(Object.values(effectsOf()).flat()).toEqual([]);
  });

  test('does nothing for a message that is no longer sound', async () => {
    await fc.assert(
      fc.asyncProperty(malformed(toWorker), ownScript, async (message, sender) => {
        // A changed value may happen to be another sound one.
        fc.pre(!v.is(ToWorker, structuredClone(message)));
        expect(await ask(message, sender)).toEqual({ ok: false, error: 'unexpected' });
      }),
      cases(),
    );
    expect(Object.values(effectsOf()).flat()).toEqual([]);
  });

  test('does nothing for a message it does not know', async () => {
    const unknown = fc.oneof(anything, fc.record({ type: fc.string() }), toChecker, fc.array(toWorker));
    await fc.assert(
      fc.asyncProperty(unknown, ownScript, async (message, sender) => {
        expect(await ask(message, sender)).toEqual({ ok: false, error: 'unexpected' });
      }),
      cases(),
    );
    expect(Object.values(effectsOf()).flat()).toEqual([]);
  });

  test('answers a message that is sent again as it did before, whatever came between', async () => {
    const step = fc.tuple(
      fc.oneof({ weight: 3, arbitrary: toWorker }, malformed(toWorker), anything),
      fc.oneof({ weight: 3, arbitrary: ownScript }, stranger),
    );
    await fc.assert(
      fc.asyncProperty(step, fc.array(step, { maxLength: 8 }), async ([message, sender], between) => {
        const once = async () => {
          clearEffects();
          return { answer: await ask(message, sender), effects: effectsOf() };
        };
        const first = await once();
        for (const [other, from] of between) await ask(other, from);
        expect(await once()).toEqual(first);
      }),
      cases(),
    );
  });

  test('answers whatever is sent, once, with done or a failure that has a name', async () => {
    registerBackground(parts);
    const [listener] = listeners;
    if (!listener) throw new Error('The worker does not listen.');
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(toWorker, malformed(toWorker), anything),
        fc.oneof(ownScript, stranger),
        fc.boolean(),
        thrown,
        async (message, sender, isFailing, error) => {
          for (const effect of Object.values(EFFECTS)) {
            effect.mockReset();
            if (isFailing) effect.mockRejectedValue(error);
            else effect.mockResolvedValue(undefined);
          }
          const answers: unknown[] = [];
          expect(listener(message, sender, (answer) => answers.push(answer))).toBe(true);
          await expect.poll(() => answers.length, { interval: 1 }).toBe(1);
          expect(v.is(ANSWER, answers[0])).toBe(true);
        },
      ),
      cases(),
    );
  });
});

describe('what a page is asked', { timeout: FUZZ_PATIENCE_MS }, () => {
  test('is understood when it is sound', () => {
    fc.assert(
      fc.property(toChecker, (message) => {
        expect(v.parse(ToChecker, message)).toEqual(message);
      }),
      cases(),
    );
  });

  test('is refused with anything more, less or other in it', () => {
    fc.assert(
      fc.property(fc.oneof(malformed(toChecker), toWorker, anything), (message) => {
        const read = v.safeParse(ToChecker, message);
        // What is let through is a message of the list, to the letter.
        if (read.success) {
          expect(Object.keys(message as object).toSorted()).toEqual(Object.keys(read.output).toSorted());
          expect(read.output.type === 'show-claim').toBe('index' in read.output);
        }
      }),
      cases(),
    );
  });
});

describe('what comes back', { timeout: FUZZ_PATIENCE_MS }, () => {
  const result = v.union([
    v.strictObject({ ok: v.literal(true), value: v.unknown() }),
    v.strictObject({ ok: v.literal(false), error: Failure }),
  ]);
  const answer = fc.oneof(
    anything,
    fc.record({
      ok: fc.oneof(fc.boolean(), anything),
      value: anything,
      error: fc.oneof(fc.string(), anything),
    }),
  );

  test('is a result, whatever the other side answers', async () => {
    await fc.assert(
      fc.asyncProperty(answer, async (given) => {
        vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(given as never);
        vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(given as never);
        for (const got of [
          await askWorker({ type: 'inject-card' }),
          await askChecker(1, { type: 'next-claim' }),
        ]) {
          expect(v.is(result, got)).toBe(true);
        }
      }),
      cases(),
    );
  });

  test('is a result or nobody there, whatever the browser throws', async () => {
    await fc.assert(
      fc.asyncProperty(thrown, async (error) => {
        vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(error);
        vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValue(error);
        expect(v.is(result, await askWorker({ type: 'inject-card' }))).toBe(true);
        expect(v.is(v.nullable(result), await askChecker(1, { type: 'next-claim' }))).toBe(true);
      }),
      cases(),
    );
  });

  test('is a page state only with every field as it should be', () => {
    const claim = fc.record({
      index: fc.nat(),
      quote: fc.string(),
      stance: fc.constantFrom('agrees', 'contradicts', 'context'),
      sourcesDisagree: fc.boolean(),
      position: fc.double({ min: 0, max: 1, noNaN: true }),
      matches: fc.constant([]),
    });
    const state = fc.record({
      status: fc.constantFrom('off-topic', 'scanning', 'done', 'off'),
      truncated: fc.boolean(),
      claims: fc.array(claim, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(malformed(state), (changed) => {
        const read = v.safeParse(PageState, changed);
        if (!read.success) return;
        expect(Object.keys(changed).toSorted()).toEqual(['claims', 'status', 'truncated']);
        expect(['off-topic', 'scanning', 'done', 'off']).toContain(read.output.status);
      }),
      cases(),
    );
  });
});
