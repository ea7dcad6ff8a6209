/** What is put into pages, and what stays in the worker: bytes of the built scripts, packed and unpacked. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { EXTENSION_FOLDER } from '../../scripts/open-browser.ts';
import type { Report } from './report.ts';

/** WXT's own empty content script, measured once with WXT 0.21.4. */
const EMPTY_SCRIPT_BYTES = 3400;

/** Bytes of what a built script holds of the engine's data. */
export function dataBytes(file: string, folder = EXTENSION_FOLDER): number {
  const code = readFileSync(`${folder}/${file}`, 'utf8');
  const parts = code.matchAll(/JSON\.parse\(`(\{"(?:names|patterns)".*?\})`\)/gs);
  return [...parts].reduce((sum, [, json]) => sum + Buffer.byteLength(json ?? ''), 0);
}

/** Bytes of the scripts that pages get. */
export async function measureBytes(): Promise<Report[]> {
  if (!existsSync(`${EXTENSION_FOLDER}/checker.js`)) {
    throw new Error(
      `There is no build in ${fileURLToPath(new URL('../../.output', import.meta.url))}: npm run build.`,
    );
  }
  const sizeOf = (file: string) => {
    const bytes = readFileSync(`${EXTENSION_FOLDER}/${file}`);
    return { result: bytes.length, note: `gzip ${gzipSync(bytes).length.toLocaleString('en')}` };
  };
  return [
    {
      question: 'How much is put into pages?',
      lines: [
        { what: 'every page: probe.js', unit: 'bytes', floor: EMPTY_SCRIPT_BYTES, ...sizeOf('probe.js') },
        { what: 'pages on topic: checker.js', unit: 'bytes', floor: null, ...sizeOf('checker.js') },
        { what: 'a click on a claim: card.js', unit: 'bytes', floor: null, ...sizeOf('card.js') },
        { what: '  and card-data.js', unit: 'bytes', floor: null, ...sizeOf('card-data.js') },
        { what: 'the worker: background.js', unit: 'bytes', floor: null, ...sizeOf('background.js') },
        { what: '  of it the engine’s data', unit: 'bytes', floor: null, result: dataBytes('background.js') },
      ],
    },
  ];
}
