/** Calls the command line within the test: as `npm run check` does, but over one engine for all calls. */
import { Readable, Writable } from 'node:stream';
import { runCheck } from '../../cli/command.ts';
import { type LoadedEngine, loadEngine } from '../../cli/load-engine.ts';
import type { PrintedDocument, Run } from './run-command.ts';

export interface CallOptions {
  /** What is on standard input; nothing by default. */
  readonly input?: string | Uint8Array;
  /** Folder in which relative paths are looked up; the test's own by default. */
  readonly cwd?: string;
  /** What stands in for the built-in data. */
  readonly load?: () => Promise<LoadedEngine>;
}

let engine: Promise<LoadedEngine> | undefined;

/** The engine over the built-in data, built once. */
export function builtInEngine(): Promise<LoadedEngine> {
  engine ??= loadEngine();
  return engine;
}

export async function callCommand(
  args: readonly string[],
  { input = '', cwd = process.cwd(), load = builtInEngine }: CallOptions = {},
): Promise<Run> {
  const stdout = createCollector();
  const stderr = createCollector();
  const stdin = Readable.from([Buffer.from(input)]);
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const status = await runCheck(args, { stdin, stdout, stderr }, load);
    return { stdout: stdout.text(), stderr: stderr.text(), status };
  } finally {
    process.chdir(before);
  }
}

/** The documents of a call that must go without a hitch. */
export async function callForJson(...inputs: string[]): Promise<readonly PrintedDocument[]> {
  const { stdout, stderr, status } = await callCommand([...inputs, '--format', 'json']);
  if (status !== 0) throw new Error(`Exit status ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

function createCollector(): Writable & { text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString('utf8') });
}
