/**
 * Finds a Chromium that loads unpacked extensions, or installs Debian's when that is possible.
 *
 * Branded Google Chrome is passed over: it ignores `--load-extension` since version 137.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** No browser, and none can be installed; the message says what to do. */
export class BrowserNotFoundError extends Error {
  override readonly name = 'BrowserNotFoundError';
}

const COMMANDS = ['chromium', 'chromium-browser', 'ungoogled-chromium'];

const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env['LOCALAPPDATA'] ?? '', 'Chromium', 'Application', 'chrome.exe'),
  '/snap/bin/chromium',
];

/** Where test tools keep the Chromium builds they were told to fetch. */
const TOOL_CACHES = [
  join(homedir(), '.cache/ms-playwright/chromium-*/chrome-linux*/chrome'),
  join(homedir(), 'Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium'),
];

/**
 * Path of a Chromium: `FOTNOTE_CHROMIUM`, else a system browser, else Debian's package, installed on the spot when
 * run as root.
 *
 * @throws {BrowserNotFoundError} when there is none
 */
export function findChromium(): string {
  const chosen = process.env['FOTNOTE_CHROMIUM'];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new BrowserNotFoundError(`FOTNOTE_CHROMIUM names ${chosen}, which is no program that can be run.`);
  }
  const found = findInstalled();
  if (found) return found;
  if (canInstallDebianPackage()) {
    console.error('No Chromium found: installing Debian’s package "chromium" …');
    installDebianPackage('chromium');
    const installed = findInstalled();
    if (installed) return installed;
  }
  throw new BrowserNotFoundError(
    'Fotnote needs Chromium: install it (on Debian and Ubuntu: apt-get install chromium) or set FOTNOTE_CHROMIUM to its path.',
  );
}

function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...APPLICATIONS, ...TOOL_CACHES.flatMap((pattern) => globSync(pattern))].find(
    isExecutable,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstallDebianPackage(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

function installDebianPackage(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    throw new BrowserNotFoundError(
      `Debian’s package "${name}" could not be installed; install Chromium by hand or set FOTNOTE_CHROMIUM to its path.`,
    );
  }
}
