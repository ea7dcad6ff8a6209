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
 * - `postMessage` goes through a `MessageChannel` whose two ends are ours, a pause that is not throttled; or through a port
 *   between a page's checker, or a page of ours, and the worker: the text to check and its matches.
 */
export const REVIEWED_CODE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'background.js': { postMessage: 2 },
  'card.js': { innerHTML: 2 },
  'checker.js': { postMessage: 2 },
  'chunks/own-page.js': { innerHTML: 2 },
  'chunks/remote-checker.js': { postMessage: 1 },
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
  expect(sizeOf('probe.js')).toBeLessThanOrEqual(6_000);
  expect(sizeOf('checker.js')).toBeLessThanOrEqual(66_000);
  // What the engine knows stays in the worker, which reads it each time it is started.
  expect(dataBytes('checker.js', folder)).toBe(0);
  const data = dataBytes('background.js', folder);
  expect(data).toBeGreaterThan(300_000);
  expect(data).toBeLessThanOrEqual(600_000);
  expect(sizeOf('background.js') - data).toBeLessThanOrEqual(82_000);
}
