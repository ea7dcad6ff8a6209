import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIREFOX_EXTENSION_FOLDER } from './e2e/firefox.ts';

const read = (path: string) => readFileSync(`${FIREFOX_EXTENSION_FOLDER}/${path}`, 'utf8');
const sizeOf = (path: string) => statSync(`${FIREFOX_EXTENSION_FOLDER}/${path}`).size;
const manifest = JSON.parse(read('manifest.json'));
const scripts = readdirSync(FIREFOX_EXTENSION_FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.js'),
);

test('asks for what it needs and nothing more', () => {
  expect(manifest.manifest_version).toBe(3);
  expect(manifest.permissions.toSorted()).toEqual(['activeTab', 'contextMenus', 'scripting', 'storage']);
  expect(manifest.host_permissions).toEqual(['<all_urls>']);
  expect(manifest.optional_permissions).toBeUndefined();
  expect(manifest.optional_host_permissions).toBeUndefined();
});

test('declares that it collects no data, and asks for a version it is tested with', () => {
  expect(manifest.browser_specific_settings).toEqual({
    gecko: {
      id: '@fotnote',
      strict_min_version: '153.0',
      data_collection_permissions: { required: ['none'] },
    },
  });
});

test('has a background page and a sidebar in place of a worker and a side panel', () => {
  expect(manifest.background).toEqual({ scripts: ['background.js'] });
  expect(manifest.side_panel).toBeUndefined();
  expect(manifest.sidebar_action).toMatchObject({ default_panel: 'sidepanel.html', open_at_install: false });
});

test('runs in private windows in the way of Firefox', () => {
  // "split" would keep it out of them.
  expect(manifest.incognito).toBeUndefined();
});

test('opens no door to pages and other extensions', () => {
  expect(manifest.web_accessible_resources).toBeUndefined();
  expect(manifest.externally_connectable).toBeUndefined();
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

test('suggests a key for each command', () => {
  expect(Object.keys(manifest.commands)).toEqual(['check-selection', 'next-claim', 'previous-claim']);
  for (const { suggested_key } of Object.values<{ suggested_key: { default: string } }>(manifest.commands)) {
    expect(suggested_key.default).toMatch(/^Alt\+Shift\+[A-Z]$/);
  }
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
  expect(sizeOf('checker.js')).toBeLessThanOrEqual(434_000);
});
