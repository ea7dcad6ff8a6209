/**
 * `npm test`: everything that can fail, in the order in which a mistake is cheapest to find. All steps run even
 * when one fails; the last line is a line of totals.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserNotFoundError, findChromium, findFirefox } from './find-browser.ts';

const results = mkdtempSync(join(tmpdir(), 'fotnote-test-'));
const started = Date.now();

/** Runs a command; what it prints is shown as it comes, or all at once at its end where another one runs beside it. */
function run(command: string, args: readonly string[], isBeside = false): Promise<boolean> {
  const title = `\n> ${command} ${args.join(' ')}`;
  if (!isBeside) console.log(title);
  const child = spawn(command, args, {
    stdio: isBeside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(false);
    });
    child.on('close', (code) => {
      if (isBeside) console.log(`${title}\n${Buffer.concat(printed)}`);
      resolve(code === 0);
    });
  });
}

interface Outcome {
  readonly ok: boolean;
  readonly summary: string;
}

async function runStep(name: string, command: string, args: readonly string[]): Promise<Outcome> {
  const ok = await run(command, args);
  return { ok, summary: `${name} ${ok ? 'passed' : 'failed'}` };
}

/** Runs one Vitest project and says how many of its tests passed. */
async function runTests(project: string, isBeside = false): Promise<Outcome> {
  const file = join(results, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const ok = await run('vitest', ['run', '--project', project, ...reporters], isBeside);
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
  await runStep('lint', 'biome', ['check', '.']),
  await runStep('types', 'tsc', ['--noEmit']),
  await runTests('unit'),
];
const isBuilt = (await run('wxt', ['build'])) && (await run('wxt', ['build', '--browser', 'firefox']));
if (isBuilt) {
  process.env['FOTNOTE_BUILT'] = 'yes';
  // Tests in browsers wait for them most of their time: two browsers beside one another take little longer than one.
  const inFirefox = runTests('e2e-firefox', true);
  steps.push(await runTests('browser'), await runTests('e2e'), await inFirefox);
} else steps.push({ ok: false, summary: 'the extension could not be built' });
rmSync(results, { recursive: true, force: true });

const seconds = Math.round((Date.now() - started) / 1000);
console.log(`\nFotnote: ${steps.map(({ summary }) => summary).join('; ')} (${seconds} s)`);
process.exitCode = steps.every(({ ok }) => ok) ? 0 : 1;
