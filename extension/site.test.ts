import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSettings } from './settings.ts';
import { isCheckedAutomatically, siteOf } from './site.ts';

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
