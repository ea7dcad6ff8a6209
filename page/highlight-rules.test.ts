import { describe, expect, it } from 'vitest';
import { highlightName, highlightRules, randomPrefix } from './highlight-rules.ts';

/** WCAG 2.2 relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const rules = highlightRules('xyz');

describe('highlightRules', () => {
  const lines = [...rules.matchAll(/text-decoration: underline (\w+) 2px (#\w{6})/g)];

  it('tells three stances apart by the style of the line', () => {
    expect(new Set(lines.map(([, style]) => style)).size).toBe(3);
  });

  it('keeps a contrast of 3:1 on white and on a dark page', () => {
    for (const [, , colour = ''] of lines) {
      expect(contrast(luminance(colour), luminance('#ffffff'))).toBeGreaterThanOrEqual(3);
      expect(contrast(luminance(colour), luminance('#1c1c1e'))).toBeGreaterThanOrEqual(3);
    }
  });

  it('applies to the screen only', () => {
    expect(rules.match(/@media/g)).toHaveLength(2);
    expect(rules.match(/@media screen/g)).toHaveLength(2);
  });

  it('uses the names of the contract', () => {
    const names = [...rules.matchAll(/::highlight\((.+?)\)/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['xyz-agrees', 'xyz-contradicts', 'xyz-context', 'xyz-current']));
    expect(highlightName('xyz', 'current')).toBe('xyz-current');
  });
});

describe('randomPrefix', () => {
  it('is a new word each time', () => {
    expect(randomPrefix()).toMatch(/^[a-z]{8}$/);
    expect(randomPrefix()).not.toBe(randomPrefix());
  });
});
