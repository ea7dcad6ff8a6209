/** All pictures on one sheet: a row for each state, a column for each look. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../find-browser.ts';
import type { Look } from './studio.ts';

export interface Picture {
  readonly surface: string;
  readonly state: string;
  readonly look: Look;
  /** Name of the file in the folder of the sheet. */
  readonly file: string;
}

/** For hundreds of pictures to be decoded. */
const PATIENCE_MS = 300_000;
/** A longer picture is cut: whole, it would be a line. */
const THUMB = { width: 200, maxHeight: 330 };
const LABEL_WIDTH = 130;

const STYLE = `
body { margin: 16px; font: 13px/1.35 system-ui, sans-serif; color: #1e1c19; background: #e4e1da }
h1 { font-size: 18px }
table { border-spacing: 6px }
th { font-weight: 600; text-align: start; vertical-align: top }
thead th { position: sticky; inset-block-start: 0; background: #e4e1da }
tbody th { inline-size: ${LABEL_WIDTH}px }
td { padding: 0; vertical-align: top }
img { display: block; inline-size: ${THUMB.width}px; max-block-size: ${THUMB.maxHeight}px; object-fit: cover; object-position: top }
`;

/** Writes `index.html` and `contact-sheet.png` into the folder of the pictures. */
export async function writeContactSheet(folder: string, pictures: readonly Picture[]): Promise<void> {
  const looks = new Map(pictures.map(({ look }) => [nameOfLook(look), look]));
  const rows = Map.groupBy(pictures, ({ surface, state }) => `${surface}: ${state}`);
  const page = join(folder, 'index.html');
  writeFileSync(
    page,
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Fotnote: contact sheet</title>
<style>${STYLE}</style>
<h1>Fotnote: every surface in every state and look</h1>
<table>
<thead><tr><th></th>${[...looks.keys()].map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${[...rows].map(([name, ofRow]) => row(name, ofRow, [...looks.keys()])).join('\n')}
</tbody>
</table>
</html>
`,
  );
  await photograph(page, join(folder, 'contact-sheet.png'), looks.size);
}

/** As in "wide, nb, dark". */
export function nameOfLook({ layout, language, theme }: Look): string {
  return `${layout}, ${language}, ${theme}`;
}

function row(name: string, pictures: readonly Picture[], looks: readonly string[]): string {
  const cells = looks.map((look) => {
    const picture = pictures.find((candidate) => nameOfLook(candidate.look) === look);
    if (!picture) return '<td></td>';
    return `<td><a href="${picture.file}"><img src="${picture.file}" alt="${name}; ${look}"></a></td>`;
  });
  return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`;
}

async function photograph(page: string, file: string, columns: number): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const width = LABEL_WIDTH + columns * (THUMB.width + 8) + 60;
    const sheet = await browser.newPage({ viewport: { width, height: 1000 } });
    await sheet.goto(pathToFileURL(page).href);
    await sheet.screenshot({ path: file, fullPage: true, timeout: PATIENCE_MS });
  } finally {
    await browser.close();
  }
}
