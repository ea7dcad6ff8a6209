import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIREFOX_EXTENSION_FOLDER } from './e2e/firefox.ts';
import REVIEWED_MANIFEST from './manifests/firefox.json' with { type: 'json' };
import {
  COMMANDS,
  expectPagesOfTheirOwn,
  expectSmallScripts,
  findRestrictedCode,
  REVIEWED_CODE,
} from './shipped-code.ts';

const read = (path: string) => readFileSync(`${FIREFOX_EXTENSION_FOLDER}/${path}`, 'utf8');
const manifest = JSON.parse(read('manifest.json'));

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

test('has a toolbar icon for themes with light and with dark text', () => {
  expect(manifest.action.theme_icons).toEqual(
    [16, 32, 64].map((size) => ({
      light: `icons/light-${size}.png`,
      dark: `icons/dark-${size}.png`,
      size,
    })),
  );
  for (const { light, dark, size } of manifest.action.theme_icons) {
    for (const path of [light, dark]) {
      const png = readFileSync(`${FIREFOX_EXTENSION_FOLDER}/${path}`);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
  }
});

test('suggests a key for each command', () => {
  expect(Object.keys(manifest.commands)).toEqual(COMMANDS);
  for (const { suggested_key } of Object.values<{ suggested_key: { default: string } }>(manifest.commands)) {
    expect(suggested_key.default).toMatch(/^Alt\+Shift\+[A-Z]$/);
  }
});

test('is the manifest that was reviewed, to the letter', () => {
  // A change here is a change of what readers are asked for: `tests/manifests/firefox.json` follows it by hand.
  expect({ ...manifest, version: REVIEWED_MANIFEST.version }).toEqual(REVIEWED_MANIFEST);
});

test('ships no way to the network and no way to run text as code, beyond what was looked at', () => {
  expect(findRestrictedCode(FIREFOX_EXTENSION_FOLDER)).toEqual(REVIEWED_CODE);
});

test('its pages run no script that stands in them, and load nothing from elsewhere', () => {
  expectPagesOfTheirOwn(FIREFOX_EXTENSION_FOLDER);
});

test('weighs next to nothing on pages off topic, and little on the others', () => {
  expectSmallScripts(FIREFOX_EXTENSION_FOLDER);
});
