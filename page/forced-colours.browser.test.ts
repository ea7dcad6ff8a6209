import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { highlightRules } from './highlight-rules.ts';
import { createPainter } from './painter.ts';

let ending: AbortController;

beforeEach(() => {
  ending = new AbortController();
  document.body.innerHTML =
    '<p style="width: max-content; margin: 0; padding: 8px; font: 20px monospace; color: #246; background: #fee">nnn nnn nnn</p>';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(highlightRules('test'));
  document.adoptedStyleSheets = [sheet];
});

afterEach(() => {
  ending.abort();
  document.adoptedStyleSheets = [];
});

afterAll(() => emulate({}));

interface Media {
  readonly media?: 'print';
  readonly forced?: 'light' | 'dark';
}

function emulate({ media = undefined, forced = undefined }: Media): Promise<unknown> {
  const features = forced
    ? [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: forced },
      ]
    : [];
  return cdp().send('Emulation.setEmulatedMedia', { media: media ?? '', features });
}

const paragraph = () => document.querySelector('p') as HTMLElement;

function paint(stance: 'agrees' | 'contradicts' | 'context', isCurrent = false): void {
  const range = new Range();
  range.selectNodeContents(paragraph());
  const painter = createPainter({ prefix: 'test', signal: ending.signal });
  painter.paint([{ range, stance }]);
  if (isCurrent) painter.mark([range]);
}

/** Colours of the pixels of the sentence, row by row. */
type Picture = readonly (readonly string[])[];

async function takePicture(): Promise<Picture> {
  const base64 = await page.screenshot({ base64: true, save: false, element: paragraph() });
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.drawImage(bitmap, 0, 0);
  // Without the padding, which is not of the sentence.
  const width = bitmap.width - 16;
  const height = bitmap.height - 16;
  const { data } = context.getImageData(8, 8, width, height);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => {
      const at = 4 * (row * width + column);
      return `${data[at]},${data[at + 1]},${data[at + 2]}`;
    }),
  );
}

/** How many pixels differ, row by row. */
function difference(a: Picture, b: Picture): number[] {
  return a.map((row, at) => row.filter((colour, column) => colour !== b[at]?.[column]).length);
}

/** Contrast of the two colours that make up most of the sentence: its ground and its letters. */
function contrastIn(picture: Picture): number {
  const counts = [...Map.groupBy(picture.flat(), (colour) => colour)].sort(
    ([, x], [, y]) => y.length - x.length,
  );
  const [ground, letters] = counts.map(([colour]) => colour.split(',').map(Number));
  return contrast(ground ?? [], letters ?? []);
}

/** WCAG 2.2. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const luminance = (colour: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('in forced colours on a %s ground', (forced) => {
  beforeEach(() => emulate({ forced }));

  it('a sentence stays readable, and each stance has a line of its own under it', async () => {
    const sheets = [...document.adoptedStyleSheets];
    document.adoptedStyleSheets = [];
    paint('agrees');
    const withoutLine = await takePicture();
    document.adoptedStyleSheets = sheets;
    const lines: string[] = [];
    for (const stance of ['agrees', 'contradicts', 'context'] as const) {
      ending.abort();
      ending = new AbortController();
      paint(stance);
      const picture = await takePicture();
      expect(contrastIn(picture), stance).toBeGreaterThanOrEqual(4.5);
      const line = difference(picture, withoutLine);
      expect(Math.max(...line.slice(line.length / 2)), stance).toBeGreaterThan(20);
      lines.push(String(line));
    }
    expect(new Set(lines).size).toBe(3);
  });

  it('a sentence that is hovered or opened has a line above as well', async () => {
    paint('agrees');
    const before = await takePicture();
    paint('agrees', true);
    const picture = await takePicture();
    expect(contrastIn(picture)).toBeGreaterThanOrEqual(4.5);
    const line = difference(picture, before);
    expect(Math.max(...line.slice(0, line.length / 2))).toBeGreaterThan(20);
  });
});

it('nothing is underlined in print', async () => {
  await emulate({});
  paint('contradicts', true);
  const lineOf = (name: string) =>
    getComputedStyle(paragraph(), `::highlight(test-${name})`).textDecorationLine;
  expect(lineOf('contradicts')).toBe('underline');
  await emulate({ media: 'print' });
  expect(lineOf('contradicts')).toBe('none');
  expect(getComputedStyle(paragraph(), '::highlight(test-current)').backgroundColor).toBe('rgba(0, 0, 0, 0)');
});
