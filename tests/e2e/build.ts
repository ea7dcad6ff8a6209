import { execFileSync } from 'node:child_process';

/** Builds the extension once, as a reader gets it, before the first scenario. */
export default function setup(): void {
  execFileSync('wxt', ['build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}
