/** Draws `icon.svg` into the sizes a browser asks for: `node scripts/draw-icons.ts`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './find-browser.ts';

const SIZES = [16, 32, 48, 128];
const svg = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
    const path = fileURLToPath(new URL(`../public/icons/${size}.png`, import.meta.url));
    await page.screenshot({ path, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
