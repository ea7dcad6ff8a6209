/** Opens Chromium with the built extension, in a profile of its own that goes when the browser does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Worker } from 'playwright-core';
import { findChromium } from './find-browser.ts';

/** Folder of the built extension. */
export const EXTENSION_FOLDER = fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url));

export interface OpenedBrowser {
  readonly context: BrowserContext;
  /** The extension's worker as it runs now; it may be stopped and started again. */
  worker(): Promise<Worker>;
  readonly extensionId: string;
  close(): Promise<void>;
}

export interface BrowserOptions {
  readonly headless: boolean;
  /** Language of the browser, as a BCP 47 tag; without it the system's. */
  readonly locale?: string;
  /** A fixed window size; without it the page follows the window. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly args?: readonly string[];
}

/** Opens it and waits for the extension's worker. */
export async function openBrowser({
  headless,
  locale,
  viewport,
  args = [],
}: BrowserOptions): Promise<OpenedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'fotnote-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless,
    viewport: viewport ?? null,
    // Chromium takes its language from the environment on Linux and from an argument elsewhere.
    ...(locale ? { locale, env: { ...process.env, LANGUAGE: locale.replace('-', '_') } } : {}),
    // A page that is left and comes back is kept by the browser, as for a reader.
    ignoreDefaultArgs: ['--disable-back-forward-cache', '--disable-extensions'],
    args: [
      `--disable-extensions-except=${EXTENSION_FOLDER}`,
      `--load-extension=${EXTENSION_FOLDER}`,
      ...(locale ? [`--lang=${locale}`] : []),
      // Chromium's sandbox refuses to run as root, which is who runs in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  });
  const worker = async () => context.serviceWorkers().at(-1) ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL((await worker()).url()).host;
  return {
    context,
    worker,
    extensionId,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
