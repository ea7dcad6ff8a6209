import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  changeSettings,
  countHiddenClaims,
  DEFAULT_SETTINGS,
  forgetHiddenClaims,
  openHiddenClaims,
  parseSettings,
  readSettings,
  watchSettings,
} from './settings.ts';

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.extension, { inIncognitoContext: false });
});

const forever = new AbortController().signal;

test('a reader who has changed nothing has every page checked', async () => {
  expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  expect(DEFAULT_SETTINGS).toMatchObject({
    automatic: true,
    language: 'auto',
    theme: 'auto',
    disabledSites: [],
  });
});

test('whatever is stored, settings can be read', () => {
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      expect(Object.keys(parseSettings(stored)).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
    }),
  );
});

test('a broken field takes its default and leaves the others', () => {
  const stored = {
    version: 7,
    automatic: false,
    theme: 'purple',
    language: 'nb',
    disabledSites: ['a.no', 3, 'https://b.no/an-article', null],
  };
  expect(parseSettings(stored)).toEqual({
    ...DEFAULT_SETTINGS,
    automatic: false,
    language: 'nb',
    disabledSites: ['a.no'],
  });
});

test('a change leaves the other settings and reaches those who watch, until they stop', async () => {
  const controller = new AbortController();
  const onChange = vi.fn();
  watchSettings(onChange, controller.signal);
  await changeSettings({ theme: 'dark' });
  await changeSettings({ disabledSites: ['a.no'] });
  expect(onChange).toHaveBeenLastCalledWith({ ...DEFAULT_SETTINGS, theme: 'dark', disabledSites: ['a.no'] });
  controller.abort();
  await changeSettings({ theme: 'light' });
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('a hidden claim is hidden for that finding and sentence alone, and can be shown again', async () => {
  const hidden = await openHiddenClaims(() => {}, forever);
  await hidden.hide('stress-methods', 'Police in Oslo used\n stress methods.');
  expect(hidden.has('stress-methods', 'Police in Oslo used stress methods.')).toBe(true);
  expect(hidden.has('evictions', 'Police in Oslo used stress methods.')).toBe(false);
  expect(hidden.has('stress-methods', 'Another sentence.')).toBe(false);
  await hidden.show('stress-methods', 'Police in Oslo used stress methods.');
  expect(hidden.has('stress-methods', 'Police in Oslo used stress methods.')).toBe(false);
});

test('a claim that is hidden in a private window is hidden in that page alone, and stored nowhere', async () => {
  const kept = await openHiddenClaims(() => {}, forever);
  await kept.hide('evictions', 'Landlords evict.');
  const before = await fakeBrowser.storage.local.get();

  Object.assign(fakeBrowser.extension, { inIncognitoContext: true });
  const onChange = vi.fn();
  const hidden = await openHiddenClaims(onChange, forever);
  await hidden.hide('stress-methods', 'Police in Oslo used\n stress methods.');
  expect(onChange).toHaveBeenCalledOnce();
  expect(hidden.has('stress-methods', 'Police in Oslo used stress methods.')).toBe(true);
  expect(hidden.has('stress-methods', 'Another sentence.')).toBe(false);
  expect(hidden.has('evictions', 'Landlords evict.')).toBe(true);
  const otherPage = await openHiddenClaims(() => {}, forever);
  expect(otherPage.has('stress-methods', 'Police in Oslo used stress methods.')).toBe(false);
  await hidden.show('stress-methods', 'Police in Oslo used stress methods.');
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(hidden.has('stress-methods', 'Police in Oslo used stress methods.')).toBe(false);
  expect(await fakeBrowser.storage.local.get()).toEqual(before);
});

test('what is stored of a hidden claim holds neither its sentence nor its finding', async () => {
  const hidden = await openHiddenClaims(() => {}, forever);
  await hidden.hide('stress-methods', 'Police in Oslo used stress methods.');
  const stored = JSON.stringify(await fakeBrowser.storage.local.get());
  expect(stored).not.toMatch(/stress|police|oslo/i);
});

test('a page hears of claims that are hidden or shown again elsewhere', async () => {
  const onChange = vi.fn();
  const here = await openHiddenClaims(onChange, forever);
  const elsewhere = await openHiddenClaims(() => {}, forever);
  await elsewhere.hide('stress-methods', 'A sentence.');
  expect(here.has('stress-methods', 'A sentence.')).toBe(true);
  expect(await countHiddenClaims()).toBe(1);
  await forgetHiddenClaims();
  expect(here.has('stress-methods', 'A sentence.')).toBe(false);
  expect(onChange).toHaveBeenCalledTimes(2);
});
