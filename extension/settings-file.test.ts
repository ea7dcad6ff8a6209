import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  changeSettings,
  DEFAULT_SETTINGS,
  openHiddenClaims,
  readEverything,
  readSettings,
  replaceEverything,
} from './settings.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';

beforeEach(() => fakeBrowser.reset());

const write = async () => {
  const { settings, hiddenClaims } = await readEverything();
  return writeSettingsFile(settings, hiddenClaims);
};

test('a file brings settings and hidden claims back into an empty browser', async () => {
  await changeSettings({ theme: 'dark', disabledSites: ['a.no'] });
  const { signal } = new AbortController();
  const before = await openHiddenClaims(() => {}, signal);
  await before.hide('evictions', 'A sentence.');
  const text = await write();
  expect(text).not.toContain('A sentence.');

  await fakeBrowser.storage.local.clear();
  const file = readSettingsFile(text);
  if (!file) throw new Error('The file cannot be read.');
  await replaceEverything(file.settings, file.hiddenClaims);
  expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', disabledSites: ['a.no'] });
  const after = await openHiddenClaims(() => {}, signal);
  expect(after.has('evictions', 'A sentence.')).toBe(true);
  expect(after.has('evictions', 'Another one.')).toBe(false);
});

test.each(['', 'null', '{}', '{"settings": {}}', 'not JSON', '{"fotnote":"settings","settings":{}}'])(
  'a file with %j is none of ours',
  (text) => expect(readSettingsFile(text)).toBeNull(),
);

test('a file whose hidden claims are no hashes is none of ours', async () => {
  const text = (await write()).replace('"hashes": []', '"hashes": ["Landlords evict women."]');
  expect(readSettingsFile(text)).toBeNull();
});

test('whatever a file holds, reading it throws nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readSettingsFile(text)).toBeNull();
    }),
  );
});
