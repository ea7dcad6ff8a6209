/**
 * Draws the icons of `scripts/icons/` into the sizes that browsers ask for: `node scripts/draw-icons.ts`.
 *
 * `light-…` and `dark-…` are for toolbars with light and with dark text, of which Firefox takes the one that fits its theme
 * (`theme_icons`). Chromium has no such choice: there the icon has a ground and a rim that stand out from both.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './find-browser.ts';

interface Drawing {
  readonly svg: 'large' | 'small' | 'toolbar';
  /** Beginning of the files' names. */
  readonly prefix: string;
  readonly sizes: readonly number[];
  /** Colours for a drawing that has none of its own. */
  readonly style?: string;
}

const TOOLBAR_SIZES = [16, 32, 64];

const DRAWINGS: readonly Drawing[] = [
  { svg: 'small', prefix: '', sizes: [16, 32] },
  { svg: 'large', prefix: '', sizes: [48, 64, 96, 128] },
  { svg: 'toolbar', prefix: 'light-', sizes: TOOLBAR_SIZES, style: 'color: #fbfbfe; --mark: #f2c14e' },
  { svg: 'toolbar', prefix: 'dark-', sizes: TOOLBAR_SIZES, style: 'color: #1f3d5c; --mark: #9a5b00' },
];

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  for (const { svg, prefix, sizes, style = '' } of DRAWINGS) {
    const drawing = readFileSync(new URL(`icons/${svg}.svg`, import.meta.url), 'utf8');
    for (const size of sizes) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>* { margin: 0 } svg { display: block; width: ${size}px; ${style} }</style>${drawing}`,
      );
      const path = fileURLToPath(new URL(`../public/icons/${prefix}${size}.png`, import.meta.url));
      await page.screenshot({ path, omitBackground: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
}
