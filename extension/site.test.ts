import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRIVATE_SITES } from './private-sites.ts';
import { DEFAULT_SETTINGS, parseSettings } from './settings.ts';
import { isCheckedAutomatically, isSiteOn, readSite, siteOf, switchSite } from './site.ts';

test.each([
  ['https://www.example.no/a?b#c', 'example.no'],
  ['http://news.example.no:8080/', 'news.example.no'],
  ['file:///home/reader/article.html', 'file'],
])('the site of %s is %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});

test('a site is checked unless the reader switched it or everything off', () => {
  expect(isCheckedAutomatically(undefined, 'example.no')).toBe(true);
  expect(isCheckedAutomatically({ automatic: false }, 'example.no')).toBe(false);
  expect(isCheckedAutomatically({ disabledSites: ['example.no'] }, 'example.no')).toBe(false);
  expect(isCheckedAutomatically({ disabledSites: ['example.no'] }, 'other.example.no')).toBe(true);
});

test('reads stored settings as the schema does, whatever is stored', () => {
  const stored = fc.oneof(
    fc.anything(),
    fc.record({
      automatic: fc.oneof(fc.boolean(), fc.anything()),
      disabledSites: fc.oneof(fc.array(fc.constantFrom('a.no', 'b.no')), fc.anything()),
    }),
  );
  fc.assert(
    fc.property(stored, (value) => {
      const { automatic, disabledSites } = parseSettings(value);
      expect(isCheckedAutomatically(value, 'a.no')).toBe(automatic && !disabledSites.includes('a.no'));
    }),
  );
});

test('mail, health and support services are off at first, with all that belongs to them', () => {
  for (const site of Object.values(PRIVATE_SITES).flat()) {
    expect(isCheckedAutomatically({}, site), site).toBe(false);
    expect(siteOf(`https://www.${site}/`)).toBe(site);
  }
  expect(isSiteOn({}, 'tjenester.helsenorge.no')).toBe(false);
  expect(isSiteOn({}, 'nothelsenorge.no')).toBe(true);
});

test.each(['example.no', 'helsenorge.no', 'tjenester.helsenorge.no', 'file'])(
  '%s can be switched on and off and on again',
  (site) => {
    const start = { ...DEFAULT_SETTINGS, disabledSites: ['a.no'], enabledSites: ['nhs.uk'] };
    const on = { ...start, ...switchSite(start, site, true) };
    expect(isSiteOn(on, site)).toBe(true);
    const off = { ...on, ...switchSite(on, site, false) };
    expect(isSiteOn(off, site)).toBe(false);
    expect({ ...off, ...switchSite(off, site, true) }).toEqual(on);
    expect(isSiteOn(off, 'a.no')).toBe(false);
    expect(isSiteOn(off, 'nhs.uk')).toBe(true);
  },
);

test.each([
  ['example.no', 'example.no'],
  [' WWW.Example.no/page?x ', 'example.no'],
  ['https://news.example.no:8080/a', 'news.example.no'],
  ['blåbær.no', 'xn--blbr-roah.no'],
  ['localhost', 'localhost'],
  ['', undefined],
  ['a word', undefined],
  ['word', undefined],
  ['javascript:alert(1)', undefined],
  ['file:///home/x', undefined],
])('what is written as %j names the site %j', (written, site) => {
  expect(readSite(written)).toBe(site);
});
