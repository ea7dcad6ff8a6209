/** The extension and the command line are two doors into the same engine: one page, one answer. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { serveFiles } from '../../scripts/serve-files.ts';
import { checkAsJson, FIXTURES, PATIENCE_MS } from '../cli/run-command.ts';
import type { Tab } from './browser.ts';
import { useReader } from './reader.ts';

const reader = useReader();

const SEED =
  process.env['FOTNOTE_SEED'] ?? fileURLToPath(new URL('../../../shared/seed.txt', import.meta.url));

/** What a door answers about a page, as far as both tell it. */
interface Answer {
  readonly quote: string;
  readonly finding: string;
  readonly stance: string;
  readonly attributed: boolean;
}

async function answersOfBrowser(tab: Tab): Promise<readonly Answer[]> {
  const state = await reader.checkedPage(tab);
  expect(state.truncated).toBe(false);
  return state.claims.flatMap(({ quote, matches }) =>
    matches.map(({ finding, stance, attributed }) => ({ quote, finding, stance, attributed })),
  );
}

async function answersOfCommandLine(path: string): Promise<readonly Answer[]> {
  const [document] = await checkAsJson(path);
  return (document?.matches ?? []).map(({ quote, finding, stance, attributed }) => ({
    quote,
    finding,
    stance,
    attributed,
  }));
}

test.each(['sample/article.en.html', 'sample/article.nb.html'])(
  'gives the same answer on %s in the browser and on the command line',
  { timeout: PATIENCE_MS },
  async (path) => {
    const expected = await answersOfCommandLine(join(FIXTURES, path));
    expect(expected.length).toBeGreaterThan(5);
    // The command line reads everything; pages leave readers' comments out unless the reader wants them.
    await reader.browser.inExtension(() => chrome.storage.local.set({ settings: { comments: true } }));
    const tab = await reader.open(`/${path}`);
    expect(await answersOfBrowser(tab)).toEqual(expected);
  },
);

test.skipIf(!existsSync(SEED))(
  'gives the same answer on the seed text as a page',
  { timeout: PATIENCE_MS },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fotnote-page-'));
    const site = await serveFiles(folder);
    onTestFinished(() => {
      site.close();
      rmSync(folder, { recursive: true, force: true });
    });
    writeFileSync(join(folder, 'seed.html'), asPage(readFileSync(SEED, 'utf8')));
    const expected = await answersOfCommandLine(join(folder, 'seed.html'));
    expect(expected.length).toBeGreaterThanOrEqual(10);
    const tab = await reader.open(`${site.address}/seed.html`);
    expect(await answersOfBrowser(tab)).toEqual(expected);
  },
);

/** Its lines as paragraphs. */
function asPage(text: string): string {
  const [title = '', ...lines] = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(escapeMarkup);
  const paragraphs = lines.map((line) => `<p>${line}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${paragraphs}</body></html>`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
