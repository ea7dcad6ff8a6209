import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXTENSION_FOLDER } from '../scripts/open-browser.ts';
import { BUILD_ENVIRONMENT } from './e2e/build.ts';
import REVIEWED_MANIFEST from './manifests/chrome.json' with { type: 'json' };
import {
  COMMANDS,
  expectPagesOfTheirOwn,
  expectSmallScripts,
  findRestrictedCode,
  REVIEWED_CODE,
} from './shipped-code.ts';

const read = (path: string) => readFileSync(`${EXTENSION_FOLDER}/${path}`, 'utf8');
const manifest = JSON.parse(read('manifest.json'));

test('asks for what it needs and nothing more', () => {
  expect(manifest.permissions.toSorted()).toEqual([
    'activeTab',
    'contextMenus',
    'scripting',
    'sidePanel',
    'storage',
  ]);
  expect(manifest.host_permissions).toEqual(['<all_urls>']);
  expect(manifest.optional_permissions).toBeUndefined();
  expect(manifest.optional_host_permissions).toBeUndefined();
});

test('opens no door to pages and other extensions', () => {
  expect(manifest.web_accessible_resources).toBeUndefined();
  expect(manifest.externally_connectable).toBeUndefined();
  expect(manifest.sandbox).toBeUndefined();
});

test('puts the probe alone into pages, and into their main document only', () => {
  expect(manifest.content_scripts).toEqual([
    { matches: ['<all_urls>'], js: ['probe.js'], run_at: 'document_idle' },
  ]);
});

test('its own pages load nothing from elsewhere', () => {
  expect(manifest.content_security_policy).toEqual({
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  });
});

test('has the version of the package and a name in every language', () => {
  const { version } = JSON.parse(
    readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'),
  );
  expect(manifest.version).toBe(version);
  const used = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, name = '']) => name);
  for (const language of ['en', 'nb', 'nn', 'no']) {
    const messages = JSON.parse(read(`_locales/${language}/messages.json`));
    expect(Object.keys(messages)).toEqual(expect.arrayContaining(used));
    // The stores' limits.
    expect(messages.name.message.length).toBeLessThanOrEqual(75);
    expect(messages.description.message.length).toBeLessThanOrEqual(132);
  }
});

test('has an icon in every size', () => {
  expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '64', '96', '128']);
  for (const [size, path] of Object.entries<string>(manifest.icons)) {
    const png = readFileSync(`${EXTENSION_FOLDER}/${path}`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
  }
});

test('suggests a key for each command, none of them twice', () => {
  const keys = Object.values<{ suggested_key: { default: string } }>(manifest.commands).map(
    ({ suggested_key }) => suggested_key.default,
  );
  expect(Object.keys(manifest.commands)).toEqual(COMMANDS);
  expect(new Set(keys).size).toBe(keys.length);
});

test('is the manifest that was reviewed, to the letter', () => {
  // A change here is a change of what readers are asked for: `tests/manifests/chrome.json` follows it by hand.
  expect({ ...manifest, version: REVIEWED_MANIFEST.version }).toEqual(REVIEWED_MANIFEST);
});

test('ships no way to the network and no way to run text as code, beyond what was looked at', () => {
  expect(findRestrictedCode(EXTENSION_FOLDER)).toEqual(REVIEWED_CODE);
});

test('its pages run no script that stands in them, and load nothing from elsewhere', () => {
  expectPagesOfTheirOwn(EXTENSION_FOLDER);
});

test('weighs next to nothing on pages off topic, and little on the others', () => {
  expectSmallScripts(EXTENSION_FOLDER);
});

test('comes out the same, byte for byte, when it is built again elsewhere', { timeout: 120_000 }, () => {
  const before = hashesOf(EXTENSION_FOLDER);
  execFileSync('wxt', ['build', '--browser', 'chrome'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...BUILD_ENVIRONMENT, TZ: 'Pacific/Kiritimati', LANG: 'nb_NO.UTF-8' },
    shell: process.platform === 'win32',
  });
  expect(hashesOf(EXTENSION_FOLDER)).toEqual(before);
});

function hashesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const files = paths.filter((path) => statSync(`${folder}/${path}`).isFile());
  expect(files.length).toBeGreaterThan(20);
  return Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(`${folder}/${path}`))
        .digest('hex'),
    ]),
  );
}
