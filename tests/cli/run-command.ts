/** Runs the command line as `npm run check` does, in a process of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Match } from '../../engine/types.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const FIXTURES = join(ROOT, 'tests/fixtures');

/** Each run loads the data and the engine, on a machine that may be busy. */
export const PATIENCE_MS = 120_000;

/** A sentence that a source speaks to, wherever it stands. */
export const CLAIM =
  'Amnesty asked the government of Norway to write a white paper on a legal framework that respects the rights of people who sell sex.';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status; `null` where a signal ended it. */
  readonly status: number | null;
}

/** An object of the array that `--format json` prints. */
export interface PrintedDocument {
  readonly path: string;
  readonly title: string | null;
  readonly lang: string | null;
  readonly text: string;
  readonly matches: readonly Match[];
}

export interface RunOptions {
  /** What is on standard input; nothing by default. */
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  /** A copy of the repository to run in place of this one. */
  readonly root?: string;
  /** Options for Node itself. */
  readonly node?: readonly string[];
}

export function startCommand(
  args: readonly string[],
  { cwd, root = ROOT, node = [] }: RunOptions = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...node, join(root, 'cli/main.ts'), ...args], { cwd: cwd ?? root });
}

export function runCommand(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = startCommand(args, options);
  // A command that stops on wrong usage has not read its input.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return resultOf(child);
}

export function resultOf(child: ChildProcessWithoutNullStreams): Promise<Run> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ stdout, stderr, status }));
  });
}

/** The documents of a run that must go without a hitch. */
export async function checkAsJson(...inputs: string[]): Promise<readonly PrintedDocument[]> {
  const { stdout, stderr, status } = await runCommand([...inputs, '--format', 'json']);
  if (status !== 0) throw new Error(`Exit status ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** A folder with these files that is gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'fotnote-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A copy of what the command line consists of, to break something in. */
export function copyOfRepository(): string {
  const copy = folderWith();
  for (const part of ['cli', 'data', 'engine', 'locales', 'page', 'package.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}
