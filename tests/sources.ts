/** Our own sources, as trees, for the tests that look at all of them. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Whatever is shipped to readers, and the command line. */
const FOLDERS = ['cli', 'components', 'data', 'engine', 'entrypoints', 'extension', 'locales', 'page'];

/** A file of ours. */
export interface SourceFile {
  /** Path from the repository's root. */
  readonly file: string;
  readonly text: string;
}

/** A node of a syntax tree (ESTree). */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** All sources without their tests. */
export function readSources(): SourceFile[] {
  const paths = globSync(`{${FOLDERS.join(',')}}/**/*.{ts,tsx}`, { cwd: ROOT });
  return paths
    .filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(ROOT + file, 'utf8') }));
}

const trees = new Map<string, readonly SyntaxNode[]>();

/** All nodes of a file's tree, each before those within it. */
export function nodesOf({ file, text }: SourceFile): readonly SyntaxNode[] {
  const known = trees.get(text);
  if (known) return known;
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const nodes = [...walk(program)];
  trees.set(text, nodes);
  return nodes;
}

function* walk(value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'type' in value && typeof value.type === 'string') yield value as SyntaxNode;
  for (const inner of Object.values(value)) yield* walk(inner);
}
