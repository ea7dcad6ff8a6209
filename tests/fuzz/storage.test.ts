import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handOver, takeOver } from '../../extension/handover.ts';
import {
  changeSettings,
  countHiddenClaims,
  DEFAULT_SETTINGS,
  findUnreadable,
  forgetEverything,
  forgetHiddenClaims,
  openHiddenClaims,
  parseSettings,
  readEverything,
  readSettings,
  replaceEverything,
  type Settings,
} from '../../extension/settings.ts';
import { readSettingsFile, writeSettingsFile } from '../../extension/settings-file.ts';
import { isCheckedAutomatically, siteOf, switchSite } from '../../extension/site.ts';
import { cases, FUZZ_PATIENCE_MS } from './cases.ts';

beforeEach(() => fakeBrowser.reset());

const FINDING = 'policing-stress-methods';
const QUOTE = 'Police in Oslo used stress methods.';

/** Anything that a browser can store. */
const storable = fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined));

const settings: fc.Arbitrary<Settings> = fc.record({
  version: fc.constant(1 as const),
  automatic: fc.boolean(),
  language: fc.constantFrom('auto' as const, 'en' as const, 'nb' as const, 'nn' as const),
  theme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
  textSize: fc.constantFrom('normal' as const, 'large' as const, 'larger' as const),
  intensity: fc.constantFrom('quiet' as const, 'normal' as const, 'study' as const),
  pageLanguages: fc.subarray(['english' as const, 'scandinavian' as const]),
  comments: fc.boolean(),
  disabledSites: fc.array(fc.domain(), { maxLength: 4 }),
  enabledSites: fc.array(fc.domain(), { maxLength: 4 }),
});

/** Settings of which fields hold something else. */
const corruptSettings: fc.Arbitrary<Settings> = fc
  .tuple(settings, fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS)), storable))
  .map(([sound, broken]) => ({ ...sound, ...broken }) as Settings);

/** Uses everything that is stored, as a reader would. */
async function useEverything(): Promise<void> {
  const controller = new AbortController();
  const hidden = await openHiddenClaims(() => {}, controller.signal);
  await hidden.hide(FINDING, QUOTE);
  expect(hidden.has(FINDING, QUOTE)).toBe(true);
  expect(hidden.has(FINDING, `${QUOTE} And more.`)).toBe(false);
  const before = await readSettings();
  expect(await changeSettings({ theme: 'dark' })).toEqual({ ...before, theme: 'dark' });
  await handOver('new-tab', FINDING);
  expect(await takeOver('new-tab')).toBe(FINDING);
  controller.abort();
}

describe('whatever a stored item holds, the extension starts and works', {
  timeout: FUZZ_PATIENCE_MS,
}, () => {
  test('settings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(storable, corruptSettings), async (stored) => {
        await fakeBrowser.storage.local.clear();
        await fakeBrowser.storage.local.set({ settings: stored });
        const read = await readSettings();
        expect(Object.keys(read)).toEqual(Object.keys(DEFAULT_SETTINGS));
        expect(parseSettings(read)).toEqual(read);
        await useEverything();
        expect(await findUnreadable()).toEqual([]);
      }),
      cases(),
    );
  });

  test('hidden claims', async () => {
    const corrupt = fc.record(
      { version: storable, salt: storable, hashes: fc.oneof(storable, fc.array(storable)) },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(storable, corrupt), async (stored) => {
        await fakeBrowser.storage.local.clear();
        await fakeBrowser.storage.local.set({ hiddenClaims: stored });
        expect(await countHiddenClaims()).toBeGreaterThanOrEqual(0);
        await useEverything();
        expect(await findUnreadable()).toEqual([]);
      }),
      cases(),
    );
  });

  test('a finding that is handed to another page', async () => {
    const corrupt = fc.record({ to: storable, finding: storable }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(fc.oneof(storable, corrupt), async (stored) => {
        await fakeBrowser.storage.session.set({ handover: stored });
        const taken = await takeOver('new-tab');
        if (taken !== undefined) expect(taken).toMatch(/^[a-z0-9-]+$/);
        await useEverything();
      }),
      cases(),
    );
  });
});

describe('what cannot be read', () => {
  test.each([
    ['settings', 'nothing of ours'],
    ['settings', 5],
    ['settings', { ...DEFAULT_SETTINGS, theme: 'purple' }],
    ['settings', { ...DEFAULT_SETTINGS, version: 2 }],
    ['settings', { ...DEFAULT_SETTINGS, disabledSites: ['a.no', 3] }],
    ['hiddenClaims', []],
    ['hiddenClaims', { salt: 'a', hashes: [QUOTE] }],
    ['hiddenClaims', { version: 2, salt: 'a', hashes: [] }],
  ])('in %s is told: %j', async (key, stored) => {
    await fakeBrowser.storage.local.set({ [key]: stored });
    expect(await findUnreadable()).toEqual([key]);
  });

  test('is nothing after a fresh installation, an older version, and any use', async () => {
    expect(await findUnreadable()).toEqual([]);
    await fakeBrowser.storage.local.set({
      settings: { version: 1, automatic: false },
      hiddenClaims: { salt: '1-2-3-4', hashes: ['0'.repeat(64)] },
    });
    expect(await findUnreadable()).toEqual([]);
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, automatic: false });
    expect(await countHiddenClaims()).toBe(1);
    await useEverything();
    expect(await findUnreadable()).toEqual([]);
  });
});

test('the probe and the settings page read the same out of what is stored', {
  timeout: FUZZ_PATIENCE_MS,
}, () => {
  fc.assert(
    fc.property(fc.oneof(storable, corruptSettings), fc.domain(), (stored, site) => {
      expect(isCheckedAutomatically(stored, site)).toBe(isCheckedAutomatically(parseSettings(stored), site));
    }),
    cases(),
  );
});

describe('storage holds no address and no text of a page', { timeout: FUZZ_PATIENCE_MS }, () => {
  /** Everything that may be stored, spelt out here a second time. */
  function expectNothingElse(local: Record<string, unknown>, session: Record<string, unknown>): void {
    const { settings: stored = DEFAULT_SETTINGS, hiddenClaims, ...others } = local;
    expect(others).toEqual({});
    const { disabledSites, enabledSites, pageLanguages, ...choices } = stored as Settings;
    for (const site of [...disabledSites, ...enabledSites]) expect(site).toMatch(/^[^\s/?#@]+$/);
    for (const choice of [...pageLanguages, ...Object.values(choices)])
      expect(String(choice)).toMatch(/^[a-z0-9]{1,12}$/);
    const { version = 1, salt = '', hashes = [], ...more } = (hiddenClaims ?? {}) as Record<string, unknown>;
    expect(more).toEqual({});
    expect(version).toBe(1);
    expect(salt).toMatch(/^[\d-]{0,43}$/);
    for (const hash of hashes as unknown[]) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const { handover, ...rest } = session;
    expect(rest).toEqual({});
    const { to = 'new-tab', finding = '', ...further } = (handover ?? {}) as Record<string, unknown>;
    expect(further).toEqual({});
    expect(String(to)).toMatch(/^(new-tab|\d+)$/);
    expect(finding).toMatch(/^[a-z0-9-]*$/);
  }

  const quote = fc.string({ minLength: 1 });
  const finding = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,30}$/);
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('hide' as const, 'show' as const), finding, quote }),
    fc.record({
      do: fc.constant('switch-site' as const),
      address: fc.webUrl({ withQueryParameters: true }),
      isOn: fc.boolean(),
    }),
    fc.record({
      do: fc.constant('hand-over' as const),
      to: fc.oneof(fc.nat(), fc.constant('new-tab' as const)),
      finding,
    }),
    fc.record({
      do: fc.constant('import' as const),
      settings: fc.oneof(settings, corruptSettings),
      text: fc.string({ maxLength: 90 }),
    }),
    fc.record({ do: fc.constantFrom('forget-hidden' as const, 'forget-everything' as const) }),
  );

  test('after any series of what a reader can do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        fakeBrowser.reset();
        const controller = new AbortController();
        const hidden = await openHiddenClaims(() => {}, controller.signal);
        for (const taken of steps) {
          if (taken.do === 'hide') await hidden.hide(taken.finding, taken.quote);
          else if (taken.do === 'show') await hidden.show(taken.finding, taken.quote);
          else if (taken.do === 'switch-site') {
            const lists = switchSite(await readSettings(), siteOf(taken.address), taken.isOn);
            await changeSettings({
              disabledSites: [...lists.disabledSites],
              enabledSites: [...lists.enabledSites],
            });
          } else if (taken.do === 'hand-over') await handOver(taken.to, taken.finding);
          else if (taken.do === 'forget-hidden') await forgetHiddenClaims();
          else if (taken.do === 'forget-everything') await forgetEverything();
          else if (taken.do === 'import') {
            const { hiddenClaims } = await readEverything();
            const file = JSON.parse(writeSettingsFile(taken.settings, hiddenClaims));
            const read = readSettingsFile(JSON.stringify({ ...file, text: taken.text }));
            if (read) await replaceEverything(read.settings, read.hiddenClaims);
          }
        }
        expectNothingElse(await fakeBrowser.storage.local.get(), await fakeBrowser.storage.session.get());
        controller.abort();
      }),
      cases(),
    );
  });

  test('also when a file that is imported holds some', async () => {
    const { hiddenClaims } = await readEverything();
    await replaceEverything(DEFAULT_SETTINGS, { ...hiddenClaims, salt: QUOTE, hashes: [QUOTE] });
    await replaceEverything(parseSettings({ disabledSites: ['https://a.no/an-article', QUOTE, 'a.no'] }), {
      salt: '1-2-3-4',
      hashes: [QUOTE, '0'.repeat(64)],
    });
    expectNothingElse(await fakeBrowser.storage.local.get(), {});
    expect((await readSettings()).disabledSites).toEqual(['a.no']);
    expect(await countHiddenClaims()).toBe(1);
  });
});
