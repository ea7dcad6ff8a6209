/**
 * The text the project began with, which is not ours to copy: the test runs where it lies beside the repository, or
 * where FOTNOTE_SEED says.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Match, Stance } from '../engine/types.ts';
import { PATIENCE_MS, type PrintedDocument, ROOT } from './cli/run-command.ts';

const BESIDE = fileURLToPath(new URL('../../shared/seed.txt', import.meta.url));
const seed = process.env['FOTNOTE_SEED'] ?? BESIDE;
const isHere = existsSync(seed);

let reading: Promise<PrintedDocument> | undefined;

/** One run of the command serves all the questions. */
function readSeed(): Promise<PrintedDocument> {
  reading ??= promisify(execFile)('npm', ['run', '--silent', 'check', '--', seed, '--format', 'json'], {
    cwd: ROOT,
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  }).then(({ stdout }) => JSON.parse(stdout)[0]);
  return reading;
}

async function stancesOn(finding: string): Promise<Stance[]> {
  const { matches } = await readSeed();
  return matches.filter((match) => match.finding === finding).map(({ stance }) => stance);
}

const title = isHere ? 'the seed text' : `the seed text (skipped: there is none at ${seed})`;

describe.skipIf(!isHere)(title, { timeout: PATIENCE_MS }, () => {
  test('makes at least ten claims', async () => {
    const { matches } = await readSeed();
    expect(Map.groupBy(matches, ({ start }: Match) => start).size).toBeGreaterThanOrEqual(10);
  });

  test.each(['rec-decriminalise', 'rec-white-paper', 'trafficking-distinguish', 'rec-stop-stress-methods'])(
    'says the same as %s',
    async (finding) => {
      expect(await stancesOn(finding)).toContain('agrees');
    },
  );

  test.each(['trafficking-safeguard', 'report-four-countries'])('speaks of %s', async (finding) => {
    expect(await stancesOn(finding)).not.toEqual([]);
    expect(await stancesOn(finding)).not.toContain('contradicts');
  });

  test('gives another year for the reform in New Zealand', async () => {
    expect(await stancesOn('nz-2003')).toEqual(['contradicts']);
  });

  test.each(['hr-seed-supporters', 'report-two-years'])('never gets a yes from %s', async (finding) => {
    const stances = await stancesOn(finding);
    expect(stances).not.toEqual([]);
    expect(stances).not.toContain('agrees');
  });

  test('quotes what stands at the offsets, in order', async () => {
    const { text, matches } = await readSeed();
    for (const { start, end, quote } of matches) expect(text.slice(start, end)).toBe(quote);
    const starts = matches.map(({ start }) => start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});
