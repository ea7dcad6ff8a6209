/** What is put into pages: bytes of the built scripts, packed and unpacked. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { EXTENSION_FOLDER } from '../../scripts/open-browser.ts';
import type { Report } from './report.ts';

/** WXT's own empty content script, measured once with WXT 0.21.4. */
const EMPTY_SCRIPT_BYTES = 3400;

/** Bytes of what a built script holds as JSON. */
export function dataBytes(file: string, folder = EXTENSION_FOLDER): number {
  const code = readFileSync(`${folder}/${file}`, 'utf8');
  return Buffer.byteLength(/JSON\.parse\(`(\{"(?:names|patterns)".*?\})`\)/s.exec(code)?.[1] ?? '');
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
        { what: '  of it data', unit: 'bytes', floor: null, result: dataBytes('checker.js') },
        {
          what: 'pages with English sentences: english-words.js',
          unit: 'bytes',
          floor: null,
          ...sizeOf('english-words.js'),
        },
        {
          what: 'pages with Scandinavian ones: norwegian-words.js',
          unit: 'bytes',
          floor: null,
          ...sizeOf('norwegian-words.js'),
        },
        {
          what: 'pages with Swedish or Danish ones besides: neighbours-words.js',
          unit: 'bytes',
          floor: null,
          ...sizeOf('neighbours-words.js'),
        },
        { what: 'a click on a claim: card.js', unit: 'bytes', floor: null, ...sizeOf('card.js') },
      ],
    },
  ];
}
