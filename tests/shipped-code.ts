/** What of the built scripts was looked at by hand, because it could reach the network, run text as code or be heard by a page. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect } from 'vitest';
import { dataBytes } from './bench/bytes.ts';

/** Each is searched for as it stands, in code and in texts alike. */
const RESTRICTED = [
  'fetch(',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'eval(',
  'new Function',
  'Function(',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'document.write',
  'createContextualFragment',
  'srcdoc',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'postMessage',
  'dispatchEvent',
  'onMessageExternal',
];

/**
 * How often each stands in which script, without the hash in its name.
 *
 * - Preact sets `innerHTML` for its property `dangerouslySetInnerHTML`, which no source of ours names (a test holds that).
 * - Vite's loader of late modules tells its own page, the toolbar window, when one is missing.
 * - `postMessage` goes through a `MessageChannel` whose two ends are ours: a pause that is not throttled.
 */
export const REVIEWED_CODE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'card.js': { innerHTML: 2 },
  'checker.js': { postMessage: 1 },
  'chunks/own-page.js': { innerHTML: 2 },
  'chunks/popup.js': { dispatchEvent: 1 },
  'probe.js': { postMessage: 1 },
};

/** What stands in the scripts of a built extension. */
export function findRestrictedCode(folder: string): Record<string, Record<string, number>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.m?js$/.test(path),
  );
  const found: Record<string, Record<string, number>> = {};
  for (const path of paths.toSorted()) {
    const code = readFileSync(`${folder}/${path}`, 'utf8');
    const counts = RESTRICTED.flatMap((name) => {
      const count = code.split(name).length - 1;
      return count > 0 ? [[name, count] as const] : [];
    });
    if (counts.length > 0)
      found[path.replaceAll('\\', '/').replace(/-[\w-]{8}\.js$/, '.js')] = Object.fromEntries(counts);
  }
  return found;
}

/** What the browser asks for in the way of keys: one for each command. */
export const COMMANDS = ['check-selection', 'next-claim', 'previous-claim', 'move-to-card'];

/** Expects that the extension's own pages run no script that stands in them and load nothing from elsewhere. */
export function expectPagesOfTheirOwn(folder: string): void {
  const pages = readdirSync(folder).filter((path) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages) {
    const html = readFileSync(`${folder}/${page}`, 'utf8');
    expect(html).not.toMatch(/<script(?![^>]* src="\/)|\son\w+=|\sstyle=|<base|<iframe|https?:/i);
  }
}

/** Expects that pages get no more bytes than they may. */
export function expectSmallScripts(folder: string): void {
  const sizeOf = (path: string) => statSync(`${folder}/${path}`).size;
  const data = dataBytes('checker.js', folder);
  expect(sizeOf('probe.js')).toBeLessThanOrEqual(6_000);
  expect(data).toBeGreaterThan(50_000);
  expect(data).toBeLessThanOrEqual(145_000);
  expect(sizeOf('checker.js') - data).toBeLessThanOrEqual(112_000);
  // A page pays for the words of the languages that its sentences are in.
  expect(sizeOf('english-words.js')).toBeLessThanOrEqual(75_000);
  expect(sizeOf('norwegian-words.js')).toBeLessThanOrEqual(100_000);
  expect(sizeOf('neighbours-words.js')).toBeLessThanOrEqual(80_000);
  // The data of a whole Norwegian page.
  expect(data + dataBytes('norwegian-words.js', folder)).toBeLessThanOrEqual(250_000);
}
