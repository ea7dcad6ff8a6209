/**
 * `npm run zip:verify`: builds the store packages twice, the second time in another time zone and language, and fails
 * unless each has the same SHA-256 both times. Prints the hashes, for whoever wants to compare a package with its source.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OUTPUT = fileURLToPath(new URL('../.output/', import.meta.url));
const BROWSERS = ['chrome', 'firefox'];
const SURROUNDINGS: readonly NodeJS.ProcessEnv[] = [
  { TZ: 'UTC', LANG: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'nb_NO.UTF-8' },
];

function packages(): string[] {
  return readdirSync(OUTPUT)
    .filter((name) => name.endsWith('.zip'))
    .toSorted();
}

/** Builds all packages; answers their hashes by name. */
function build(surroundings: NodeJS.ProcessEnv): Map<string, string> {
  for (const browser of BROWSERS) {
    const { status } = spawnSync('wxt', ['zip', '--browser', browser], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...surroundings },
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`The package for ${browser} could not be built.`);
  }
  return new Map(
    packages().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(OUTPUT + name))
        .digest('hex'),
    ]),
  );
}

for (const name of packages()) rmSync(OUTPUT + name);
const [first = new Map(), second = new Map()] = SURROUNDINGS.map(build);
for (const [name, hash] of first) console.log(`${hash}  ${name}`);
const different = [...first].filter(([name, hash]) => second.get(name) !== hash).map(([name]) => name);
for (const name of different) console.error(`${name} came out differently the second time.`);
process.exitCode = first.size > 0 && first.size === second.size && different.length === 0 ? 0 : 1;
