/** What of the built scripts was looked at by hand, because it could reach the network, run text as code or be heard by a page. */
import { readdirSync, readFileSync } from 'node:fs';

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
 * - `postMessage` goes through a `MessageChannel` whose two ends are ours: a pause that is not throttled.
 */
export const REVIEWED_CODE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'card.js': { innerHTML: 2 },
  'checker.js': { postMessage: 1 },
  'chunks/own-page.js': { innerHTML: 2 },
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
