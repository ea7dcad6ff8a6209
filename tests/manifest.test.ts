import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXTENSION_FOLDER } from '../scripts/open-browser.ts';

const read = (path: string) => readFileSync(`${EXTENSION_FOLDER}/${path}`, 'utf8');
const sizeOf = (path: string) => statSync(`${EXTENSION_FOLDER}/${path}`).size;
const manifest = JSON.parse(read('manifest.json'));
const scripts = readdirSync(EXTENSION_FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.js'),
);

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
  for (const language of ['en', 'nb', 'no']) {
    const messages = JSON.parse(read(`_locales/${language}/messages.json`));
    expect(Object.keys(messages)).toEqual(expect.arrayContaining(used));
    // The stores' limits.
    expect(messages.name.message.length).toBeLessThanOrEqual(75);
    expect(messages.description.message.length).toBeLessThanOrEqual(132);
  }
});

test('has an icon in every size', () => {
  expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '128']);
  for (const [size, path] of Object.entries<string>(manifest.icons)) {
    const png = readFileSync(`${EXTENSION_FOLDER}/${path}`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
  }
});

test('suggests a key for each command, none of them twice', () => {
  const keys = Object.values<{ suggested_key: { default: string } }>(manifest.commands).map(
    ({ suggested_key }) => suggested_key.default,
  );
  expect(Object.keys(manifest.commands)).toEqual(['check-selection', 'next-claim', 'previous-claim']);
  expect(new Set(keys).size).toBe(keys.length);
});

test('ships no way to the network and no way to run text as code', () => {
  const banned =
    /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimportScripts\(|\beval\(|new Function\b/;
  const found = scripts.flatMap((path) => {
    const [hit] = banned.exec(read(path)) ?? [];
    return hit === undefined ? [] : [`${path}: ${hit}`];
  });
  expect(found).toEqual([]);
});

test('weighs next to nothing on pages off topic, and little on the others', () => {
  expect(sizeOf('probe.js')).toBeLessThanOrEqual(10_000);
  const data = Buffer.byteLength(/JSON\.parse\(`(\{"names".*?\})`\)/s.exec(read('checker.js'))?.[1] ?? '');
  expect(data).toBeGreaterThan(100_000);
  expect(data).toBeLessThanOrEqual(325_000);
  expect(sizeOf('checker.js') - data).toBeLessThanOrEqual(109_000);
});
