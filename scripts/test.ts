/**
 * `npm test`: everything that can fail, in the order in which a mistake is cheapest to find. All steps run even
 * when one fails; the last line is a line of totals.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserNotFoundError, findChromium, findFirefox } from './find-browser.ts';

const results = mkdtempSync(join(tmpdir(), 'fotnote-test-'));
const started = Date.now();

function run(command: string, args: readonly string[]): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

/** Runs one Vitest project and says how many of its tests passed. */
function runTests(project: string): { ok: boolean; summary: string } {
  const file = join(results, `${project}.json`);
  const ok = run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    return { ok, summary: `${project} ${numPassedTests} passed, ${numFailedTests} failed${skipped}` };
  } catch {
    return { ok: false, summary: `${project} did not run` };
  }
}

try {
  findChromium();
  findFirefox();
} catch (error) {
  if (!(error instanceof BrowserNotFoundError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const steps = [
  { ok: run('biome', ['check', '.']), name: 'lint' },
  { ok: run('tsc', ['--noEmit']), name: 'types' },
].map(({ ok, name }) => ({ ok, summary: `${name} ${ok ? 'passed' : 'failed'}` }));
steps.push(runTests('unit'), runTests('browser'), runTests('e2e'), runTests('e2e-firefox'));
rmSync(results, { recursive: true, force: true });

const seconds = Math.round((Date.now() - started) / 1000);
console.log(`\nFotnote: ${steps.map(({ summary }) => summary).join('; ')} (${seconds} s)`);
process.exitCode = steps.every(({ ok }) => ok) ? 0 : 1;
