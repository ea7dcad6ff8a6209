/** What no source of ours may do: reach the network, run text as code, take text for markup, store behind our back. */
import { describe, expect, test } from 'vitest';
import { nodesOf, readSources, type SourceFile, type SyntaxNode } from './sources.ts';

const sources = readSources();

/** Names that may not stand anywhere, not even behind `globalThis.`; the command line alone fetches addresses. */
const BANNED_NAMES: ReadonlySet<string> = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'eval',
  'Function',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'srcdoc',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'cookie',
  'cookieStore',
  'onMessageExternal',
  'onConnectExternal',
]);

const ALLOWED: readonly string[] = ['cli/read-input.ts: fetch'];

/** A type says nothing and does nothing. */
function isType({ type }: SyntaxNode): boolean {
  return type.startsWith('TS');
}

function namesIn(source: SourceFile): string[] {
  const types = nodesOf(source)
    .filter(isType)
    .map(({ start, end }) => [start, Number(end)] as const);
  return nodesOf(source).flatMap((node) => {
    const name = node.type === 'Literal' ? node['value'] : node['name'];
    if (typeof name !== 'string' || !/^(Literal|Identifier|JSXIdentifier)$/.test(node.type)) return [];
    return types.some(([from, to]) => from <= node.start && node.start < to) ? [] : [name];
  });
}

/** Calls of the form `object.method(…)`. */
function callsOf(source: SourceFile, object: string, method: string): SyntaxNode[] {
  return nodesOf(source).filter(({ type, callee }) => {
    if (type !== 'CallExpression') return false;
    const { object: on, property } = callee as { object?: { name?: string }; property?: { name?: string } };
    return on?.name === object && property?.name === method;
  });
}

describe('our sources', () => {
  test('are all looked at', () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['entrypoints/probe.ts', 'engine/checker.ts', 'cli/read-input.ts']),
    );
  });

  test('are seen through', () => {
    const text =
      "type A = { cookie: string }; globalThis['fetch'](a.innerHTML, <p dangerouslySetInnerHTML={b} />);";
    const names = namesIn({ file: 'a.tsx', text }).filter((name) => BANNED_NAMES.has(name));
    expect(names).toEqual(['fetch', 'innerHTML', 'dangerouslySetInnerHTML']);
  });

  test('name nothing that reaches the network, runs text as code, takes it for markup or stores it elsewhere', () => {
    const found = sources.flatMap((source) =>
      namesIn(source)
        .filter((name) => BANNED_NAMES.has(name))
        .map((name) => `${source.file}: ${name}`),
    );
    expect([...new Set(found)].toSorted()).toEqual(ALLOWED);
  });

  test('write no markup into a document and give timers no text', () => {
    const written = sources.flatMap((source) => [
      ...callsOf(source, 'document', 'write'),
      ...callsOf(source, 'document', 'writeln'),
    ]);
    const timers = sources.flatMap((source) =>
      nodesOf(source).filter(({ type, callee, arguments: given }) => {
        const { name = '' } = (callee ?? {}) as { name?: string };
        const [first] = Array.isArray(given) ? given : [];
        return (
          type === 'CallExpression' &&
          /^set(Timeout|Interval)$/.test(name) &&
          /Literal$/.test(first?.type ?? '')
        );
      }),
    );
    expect([...written, ...timers]).toEqual([]);
  });

  test('listen to no message of a page', () => {
    const listeners = sources.flatMap((source) =>
      nodesOf(source).flatMap((node) => {
        if (node.type !== 'CallExpression') return [];
        const { name, property } = node['callee'] as { name?: string; property?: { name?: string } };
        const [first] = node['arguments'] as { value?: unknown }[];
        const isListener = (name ?? property?.name) === 'addEventListener';
        return isListener && ['message', 'messageerror'].includes(String(first?.value)) ? [source.file] : [];
      }),
    );
    expect(listeners).toEqual([]);
  });

  test('load nothing but what is in the package', () => {
    const loaded = sources.flatMap((source) =>
      nodesOf(source).flatMap(({ type, source: from }) =>
        type === 'ImportExpression' ? [`${source.file}: ${String((from as { value?: unknown }).value)}`] : [],
      ),
    );
    // The command line, to name what is broken in its data.
    expect(loaded).toEqual(['cli/load-engine.ts: ../data/index.ts']);
  });

  test('put what is stored into the extension’s own storage, in two files', () => {
    const stored = sources.filter(({ text }) =>
      /\bstorage\s*\.\s*(local|session|sync|managed)\s*\.\s*set\b/.test(text),
    );
    expect(stored.map(({ file }) => file)).toEqual(['extension/handover.ts', 'extension/settings.ts']);
    expect(sources.filter(({ text }) => /\bstorage\s*\??\.\s*(sync|managed)\b/.test(text))).toEqual([]);
  });
});
