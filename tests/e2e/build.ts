import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

/** Builds the extension once for the project's browser, as a reader gets it, before the first scenario. */
export default function setup(project: TestProject): void {
  const { browser } = project.config.provide as { browser: string };
  execFileSync('wxt', ['build', '--browser', browser === 'firefox' ? 'firefox' : 'chrome'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}
