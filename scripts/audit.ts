/**
 * `npm run audit`: asks the registry about known holes in the packages of the lock file. One in what readers or users of the
 * command line get ends it with an error; one in a tool is said. It is the only command of ours that sends anything: the
 * names and versions of packages.
 */
import { spawnSync } from 'node:child_process';
import { readAudit } from './read-audit.ts';

function ask(...options: string[]): string {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...options], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return stdout ?? '';
}

const shipped = readAudit(ask('--omit=dev'), 'what readers get');
const all = readAudit(ask(), 'all packages, tools among them');
console.log(`${shipped.sentence}\n${all.sentence}`);
process.exitCode = shipped.ok ? 0 : 1;
