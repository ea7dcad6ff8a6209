/** How well the underlines stand out on pages of many colours, measured in what the browser paints. */
import { afterAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { highlightRules } from './highlight-rules.ts';
import { createPainter } from './painter.ts';

/** WCAG 2.2, 1.4.11: what is needed to understand, against what it stands on. */
const MIN_CONTRAST = 3;

/** Ground and letters, as pages have them, light, dark and coloured. */
const GROUNDS = [
  ['white', '#ffffff', '#1d2228'],
  ['grey letters on white', '#ffffff', '#6b6b6b'],
  ['paper', '#f4ecd8', '#433422'],
  ['salmon', '#fff1e5', '#33302e'],
  ['yellow', '#ffe14d', '#222222'],
  ['light blue', '#cfe2ff', '#0a2540'],
  ['light green', '#d1f0d6', '#12361b'],
  ['pink', '#ffd6e7', '#3d0a21'],
  ['grey', '#c8ccd1', '#202122'],
  ['dark', '#16191d', '#e6e4df'],
  ['black', '#000000', '#ffffff'],
  ['grey letters on dark', '#202124', '#9aa0a6'],
  ['solarized', '#002b36', '#93a1a1'],
  ['navy', '#0b2545', '#f5f7fa'],
] as const;

const STANCES = ['agrees', 'contradicts', 'context'] as const;
const LINE = { width: 120, height: 32 };
const ROW_WIDTH = STANCES.length * LINE.width;
const ending = new AbortController();

afterAll(() => {
  ending.abort();
  document.adoptedStyleSheets = [];
  document.body.innerHTML = '';
});

it('has 3:1 and more for each line on each ground', async () => {
  const cases = GROUNDS.flatMap(([name, ground, letters]) =>
    STANCES.map((stance) => ({ name: `${stance} on ${name}`, stance, ground, letters })),
  );
  const rows = cases.map(
    ({ ground, letters }) =>
      `<p style="margin: 0; block-size: ${LINE.height}px; font: 20px/${LINE.height}px monospace; color: ${letters}; background: ${ground}">nnnnnnnn</p>`,
  );
  document.body.innerHTML = `<div style="display: grid; grid-template-columns: repeat(${STANCES.length}, ${LINE.width}px); inline-size: ${ROW_WIDTH}px">${rows.join('')}</div>`;
  const plain = await takePicture();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(highlightRules('test'));
  document.adoptedStyleSheets = [sheet];
  const paragraphs = [...document.querySelectorAll('p')];
  createPainter({ prefix: 'test', signal: ending.signal }).paint(
    paragraphs.map((paragraph, at) => {
      const range = new Range();
      range.selectNodeContents(paragraph);
      return { range, stance: cases[at]?.stance ?? 'agrees' };
    }),
  );
  const painted = await takePicture();
  const measured = cases.map(({ name }, at) => {
    const before = cut(plain, at);
    const after = cut(painted, at);
    const line = mostFrequent(after.filter((colour, pixel) => colour !== before[pixel]));
    return { name, contrast: contrast(line, mostFrequent(before)) };
  });
  expect(measured.filter((line) => line.contrast < MIN_CONTRAST)).toEqual([]);
});

/** The pixels of one line of the picture; a row of the picture holds those of one ground. */
function cut(picture: readonly string[], at: number): string[] {
  const [row, column] = [Math.floor(at / STANCES.length), at % STANCES.length];
  return Array.from({ length: LINE.height }, (_, y) => {
    const start = (row * LINE.height + y) * ROW_WIDTH + column * LINE.width;
    return picture.slice(start, start + LINE.width);
  }).flat();
}

/** Colours of the pixels of all lines. */
async function takePicture(): Promise<readonly string[]> {
  const element = document.querySelector('div') as Element;
  const base64 = await page.screenshot({ base64: true, save: false, element });
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  expect([width, height]).toEqual([ROW_WIDTH, LINE.height * GROUNDS.length]);
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from(
    { length: width * height },
    (_, at) => `${data[4 * at]},${data[4 * at + 1]},${data[4 * at + 2]}`,
  );
}

function mostFrequent(colours: readonly string[]): string {
  const counts = [...Map.groupBy(colours, (colour) => colour)];
  const [most] = counts.sort(([, a], [, b]) => b.length - a.length);
  if (!most) throw new Error('There is no colour.');
  return most[0];
}

/** WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = colour.split(',').map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
