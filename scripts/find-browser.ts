/**
 * Finds browsers that load unpacked extensions, or installs Debian's when that is possible.
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

/** A browser and where it may be. */
interface Wanted {
  readonly name: string;
  /** Environment variable with which the reader chooses one. */
  readonly variable: string;
  readonly commands: readonly string[];
  /** Paths and patterns of paths beside the commands. */
  readonly places: readonly string[];
  readonly debianPackage: string;
}

const CHROMIUM: Wanted = {
  name: 'Chromium',
  variable: 'FOTNOTE_CHROMIUM',
  commands: ['chromium', 'chromium-browser', 'ungoogled-chromium'],
  places: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env['LOCALAPPDATA'] ?? '', 'Chromium', 'Application', 'chrome.exe'),
    '/snap/bin/chromium',
    // Where test tools keep the builds they were told to fetch.
    join(homedir(), '.cache/ms-playwright/chromium-*/chrome-linux*/chrome'),
    join(
      homedir(),
      'Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium',
    ),
  ],
  debianPackage: 'chromium',
};

const FIREFOX: Wanted = {
  name: 'Firefox',
  variable: 'FOTNOTE_FIREFOX',
  commands: ['firefox', 'firefox-esr'],
  places: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    join(process.env['ProgramFiles'] ?? '', 'Mozilla Firefox', 'firefox.exe'),
    join(homedir(), '.cache/puppeteer/firefox/*/firefox/firefox'),
  ],
  debianPackage: 'firefox-esr',
};

/**
 * Path of a Chromium: `FOTNOTE_CHROMIUM`, else a system browser, else Debian's package, installed on the spot when
 * run as root.
 *
 * @throws {BrowserNotFoundError} when there is none
 */
export function findChromium(): string {
  return find(CHROMIUM);
}

/**
 * Path of a Firefox: `FOTNOTE_FIREFOX`, else a system browser, else Debian's package, installed on the spot when run as
 * root.
 *
 * @throws {BrowserNotFoundError} when there is none
 */
export function findFirefox(): string {
  return find(FIREFOX);
}

function find(wanted: Wanted): string {
  const { name, variable, debianPackage } = wanted;
  const chosen = process.env[variable];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new BrowserNotFoundError(`${variable} names ${chosen}, which is no program that can be run.`);
  }
  const found = findInstalled(wanted);
  if (found) return found;
  if (canInstallDebianPackage()) {
    console.error(`No ${name} found: installing Debian’s package "${debianPackage}" …`);
    installDebianPackage(wanted);
    const installed = findInstalled(wanted);
    if (installed) return installed;
  }
  throw new BrowserNotFoundError(
    `Fotnote needs ${name}: install it (on Debian: apt-get install ${debianPackage}) or set ${variable} to its path.`,
  );
}

function findInstalled({ commands, places }: Wanted): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...places.flatMap((place) => globSync(place))].find(isExecutable);
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

function installDebianPackage({ name, variable, debianPackage }: Wanted): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    throw new BrowserNotFoundError(
      `Debian’s package "${debianPackage}" could not be installed; install ${name} by hand or set ${variable} to its path.`,
    );
  }
}
