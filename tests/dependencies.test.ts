/** What comes with `npm ci`, and what of it reaches readers. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nodesOf, readSources, type SourceFile } from './sources.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Locked extends Package {
  readonly version: string;
  readonly integrity?: string;
  /** An address; npm leaves it out where it is the registry's. */
  readonly resolved?: string;
  /** A folder in the place of a package. */
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  /** What its authors say when they have given it up. */
  readonly deprecated?: string;
  readonly hasInstallScript?: boolean;
}

const own: Package = JSON.parse(read('package.json'));
const lock: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'));
const direct = { ...own.dependencies, ...own.devDependencies };
const { '': root, ...locked } = lock.packages;

test('every dependency is of one version, the locked one', () => {
  expect({ ...root?.dependencies, ...root?.devDependencies }).toEqual(direct);
  for (const [name, version] of Object.entries(direct)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(locked[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test('every package is the very one that was locked', () => {
  expect(Object.keys(locked).length).toBeGreaterThan(100);
  const unhashed = Object.entries(locked).filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(unhashed.map(([path]) => path)).toEqual([]);
});

test('every package comes from the registry, by its name and version', () => {
  const isElsewhere = ({ version, resolved, link }: Locked) =>
    resolved !== undefined || link === true || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
  const elsewhere = Object.entries(locked).filter(([, entry]) => isElsewhere(entry));
  expect(elsewhere.map(([path]) => path)).toEqual([]);
  const wanted = Object.values(lock.packages).flatMap(({ dependencies, optionalDependencies }) =>
    Object.entries({ ...dependencies, ...optionalDependencies }),
  );
  // No address, folder or repository: those have a colon or a slash.
  expect(wanted.filter(([, range]) => /[:/]/.test(range))).toEqual([]);
  expect(read('.npmrc')).not.toMatch(/registry=|registry =/);
});

test('what is installed is what was locked', () => {
  const installed: typeof lock = JSON.parse(read('node_modules/.package-lock.json'));
  for (const [path, { version, integrity }] of Object.entries(installed.packages)) {
    expect([version, integrity], path).toEqual([locked[path]?.version, locked[path]?.integrity]);
    expect(JSON.parse(read(`${path}/package.json`)).version, path).toBe(version);
  }
  const missing = Object.entries(locked).filter(
    ([path, { optional }]) => !optional && !(path in installed.packages),
  );
  expect(missing.map(([path]) => path)).toEqual([]);
});

test('no package is one that its authors have given up', () => {
  const givenUp = Object.entries(locked).filter(([, { deprecated }]) => deprecated !== undefined);
  expect(givenUp.map(([path]) => path)).toEqual([]);
});

test('one package alone runs a script when it is installed', () => {
  const running = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript === true);
  // It fetches the Node version that the tools need.
  expect(running.map(([path]) => path)).toEqual(['node_modules/node']);
});

test('every dependency has its reason in the documents', () => {
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const named = new Set(
    rows.flatMap(
      (row) =>
        row
          .split('|')[1]
          ?.split(',')
          .map((name) => name.trim()) ?? [],
    ),
  );
  expect(Object.keys(direct).filter((name) => !named.has(name))).toEqual([]);
});

test('readers get four packages, and what those need', () => {
  const sources = new Map(readSources().map((source) => [source.file, source]));
  const reached = new Set([...sources.keys()].filter((file) => file.startsWith('entrypoints/')));
  const packages = new Set<string>();
  for (const file of reached) {
    const source = sources.get(file);
    for (const name of source ? importsOf(source) : []) {
      if (name.startsWith('.')) reached.add(join(dirname(file), name.replace(/\?\w+$/, '')));
      else packages.add(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    }
  }
  expect(reached.size).toBeGreaterThan(100);
  packages.delete('virtual:fotnote');
  // WXT's parts are a name for `chrome` or `browser`, and the wrappers of entry points.
  expect([...packages].toSorted()).toEqual(['@floating-ui/dom', 'fuse.js', 'preact', 'valibot', 'wxt']);
});

/** What a file imports other than types. */
function importsOf(source: SourceFile): string[] {
  return nodesOf(source).flatMap(({ type, source: from, importKind, exportKind }) => {
    const name = (from as { value?: unknown } | null | undefined)?.value;
    const isModule = /^(Import|ExportNamed|ExportAll)Declaration$|^ImportExpression$/.test(type);
    return isModule && typeof name === 'string' && importKind !== 'type' && exportKind !== 'type'
      ? [name]
      : [];
  });
}
