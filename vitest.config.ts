import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { dataModules } from './scripts/data-modules.ts';
import { findChromium } from './scripts/find-browser.ts';

const BROWSER_TESTS = '**/*.browser.test.{ts,tsx}';
/** What looks at the built extension. */
const BUILD_TESTS = ['tests/e2e/**/*.test.ts', 'tests/*manifest.test.ts'];
/** The reader's stories: the same files for each browser. */
const STORIES = {
  globalSetup: ['tests/e2e/build.ts'],
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
};
const OUTPUT = ['**/node_modules/**', '.output/**', '.wxt/**'];

/** Chromium's sandbox refuses to run as root, which is who runs in most containers. */
const launchArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact(), dataModules()],
        test: {
          name: 'unit',
          // A third of the time went into loading the same modules for each file; none keeps anything from test to test.
          isolate: false,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...OUTPUT, BROWSER_TESTS, ...BUILD_TESTS],
          setupFiles: ['tests/fake-browser.ts'],
        },
      },
      {
        plugins: [preact(), dataModules()],
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          exclude: OUTPUT,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: findChromium(), args: launchArgs } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          ...STORIES,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/manifest.test.ts'],
          provide: { browser: 'chromium' },
        },
      },
      {
        test: {
          ...STORIES,
          name: 'e2e-firefox',
          include: ['tests/e2e/**/*.test.ts', 'tests/firefox-manifest.test.ts'],
          provide: { browser: 'firefox' },
        },
      },
    ],
  },
});
