import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

/** Tests must not build what is meant for tests. */
export const BUILD_ENVIRONMENT = { ...process.env, NODE_ENV: 'production' };

/**
 * Builds the extension once for the project's browser, as a reader gets it, before the first scenario. `npm test` has done so
 * already: two builds at a time would get in each other's way.
 */
export default function setup(project: TestProject): void {
  if (process.env['FOTNOTE_BUILT'] !== undefined) return;
  const { browser } = project.config.provide as { browser: string };
  execFileSync('wxt', ['build', '--browser', browser === 'firefox' ? 'firefox' : 'chrome'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: BUILD_ENVIRONMENT,
    shell: process.platform === 'win32',
  });
}
