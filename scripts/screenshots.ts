/**
 * `npm run screenshots`: a picture of every surface in every state, theme, language and layout, and all of them on one
 * contact sheet (`index.html` and `contact-sheet.png`), in `test-results/screenshots`.
 *
 * `-- --only TEXT` takes those whose surface, state or look contains the text; `-- --readme` renews the pictures of the
 * README as well.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { nameOfLook, type Picture, writeContactSheet } from './screenshots/contact-sheet.ts';
import { SCENES, type Shoot } from './screenshots/scenes.ts';
import { type Look, openStudio } from './screenshots/studio.ts';

const FOLDER = fileURLToPath(new URL('../test-results/screenshots', import.meta.url));
const README_FOLDER = fileURLToPath(new URL('../docs/images', import.meta.url));
/** For fonts and layout, and for the card's way to its place. */
const SETTLED_MS = 250;
/** The longest picture of a whole page; Chromium draws no more than 16384 pixels. */
const MAX_HEIGHT = 12_000;

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, readme: { type: 'boolean', default: false } },
});

const LOOKS: readonly Look[] = [
  ...(['wide', 'narrow', 'large'] as const).flatMap((layout) =>
    (['en', 'nb', 'nn'] as const).flatMap((language) =>
      (['light', 'dark'] as const).map((theme) => ({ layout, language, theme })),
    ),
  ),
  { layout: 'wide', language: 'en', theme: 'forced' },
];

/** What the README shows, by surface; under that name in `docs/images`. */
const README_PICTURES: Readonly<Record<string, string>> = {
  card: 'in full',
  popup: 'claims',
  evidence: 'top',
};
const README_LOOK: Look = { layout: 'wide', language: 'en', theme: 'light' };

async function save(page: Page, file: string, isWhole: boolean): Promise<void> {
  await page.bringToFront();
  await page.waitForTimeout(SETTLED_MS);
  if (!isWhole) return void (await page.screenshot({ path: file }));
  const { width, height } = await page.evaluate(() => ({
    width: innerWidth,
    height: document.documentElement.scrollHeight,
  }));
  const clip = { x: 0, y: 0, width, height: Math.min(height, MAX_HEIGHT) };
  await page.screenshot({ path: file, fullPage: true, clip });
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const pictures: Picture[] = [];
const studio = await openStudio();
try {
  for (const look of LOOKS) {
    const before = pictures.length;
    for (const { surface, play } of SCENES) {
      if (!`${surface}; ${nameOfLook(look)}`.includes(options.only)) continue;
      const shoot: Shoot = async (state, page, { whole = false } = {}) => {
        const file = `${surface} ${state} ${look.layout} ${look.language} ${look.theme}.png`.replaceAll(
          /[ ,]+/g,
          '-',
        );
        await save(page, join(FOLDER, file), whole);
        pictures.push({ surface, state, look, file });
      };
      await play(await studio.use(look), shoot);
    }
    if (pictures.length > before) console.log(`${nameOfLook(look)}: ${pictures.length - before} pictures`);
  }
} finally {
  await studio.close();
}
await writeContactSheet(FOLDER, pictures);
console.log(`${pictures.length} pictures: ${join(FOLDER, 'index.html')}`);
if (options.readme) copyForReadme();

function copyForReadme(): void {
  mkdirSync(README_FOLDER, { recursive: true });
  for (const [surface, state] of Object.entries(README_PICTURES)) {
    const found = pictures.find(
      (picture) =>
        picture.surface === surface &&
        picture.state === state &&
        nameOfLook(picture.look) === nameOfLook(README_LOOK),
    );
    if (!found) throw new Error(`There is no picture of ${surface}: ${state}.`);
    copyFileSync(join(FOLDER, found.file), join(README_FOLDER, `${surface}.png`));
  }
}
