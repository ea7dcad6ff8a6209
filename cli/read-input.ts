/**
 * Turns what the command line is given (files, folders, addresses, standard input) into documents.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import htmlEncodingSniffer from 'html-encoding-sniffer';
import { parseHTML } from 'linkedom';
import MarkdownIt from 'markdown-it';
import { readBlocks } from '../page/index.ts';
import { joinWrappedLines } from './plain-text.ts';

/** A text ready for the engine and where it came from. */
export interface InputDocument {
  /** Path or address as given; "-" for standard input. */
  readonly path: string;
  readonly title: string | null;
  /** BCP 47, as the document declares it. */
  readonly lang: string | null;
  readonly text: string;
}

/** An input that cannot be read; its message is one plain sentence for the reader. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

type Format = 'html' | 'markdown' | 'text';

const FORMAT_BY_EXTENSION: Readonly<Record<string, Format>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
};

/** An address that has not answered after this time is reported as unreachable. */
const FETCH_TIMEOUT_MS = 30_000;

/**
 * The inputs behind one argument: a folder gives all its readable files, in alphabetical order and without
 * hidden folders; anything else gives itself.
 *
 * @throws {InputError} when the path does not exist or may not be read
 */
export async function expandArgument(argument: string): Promise<string[]> {
  if (argument === '-' || isAddress(argument)) return [argument];
  const info = await stat(argument).catch((error: unknown) => {
    throw new InputError(describeFileError(argument, error));
  });
  if (!info.isDirectory()) return [argument];
  const entries = await readdir(argument, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      throw new InputError(describeFileError(argument, error));
    },
  );
  return entries
    .filter((entry) => entry.isFile() && FORMAT_BY_EXTENSION[extname(entry.name).toLowerCase()] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) => !path.split(/[/\\]/).some((part) => part !== '.' && part !== '..' && part.startsWith('.')),
    )
    .sort();
}

/**
 * Reads one input.
 *
 * @throws {InputError} when it cannot be read or is no text
 */
export async function readInput(path: string): Promise<InputDocument> {
  if (path === '-') return parseDocument(path, await readStandardInput(), undefined);
  if (isAddress(path)) return fetchDocument(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new InputError(describeFileError(path, error));
  });
  return parseDocument(path, bytes, FORMAT_BY_EXTENSION[extname(path).toLowerCase()]);
}

function isAddress(argument: string): boolean {
  return /^https?:\/\//i.test(argument);
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function fetchDocument(address: string): Promise<InputDocument> {
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new InputError(`${address} could not be reached.`);
  }
  if (!response.ok) throw new InputError(`${address} answered with status ${response.status}.`);
  const contentType = response.headers.get('content-type') ?? '';
  const format = formatOfContentType(contentType);
  if (format === null) throw new InputError(`${address} is not a page of text (${contentType}).`);
  return parseDocument(address, bytes, format, /charset=["']?([^\s;"']+)/i.exec(contentType)?.[1]);
}

/** `undefined`: not stated, so the content decides; `null`: nothing that can be read as text. */
function formatOfContentType(contentType: string): Format | undefined | null {
  if (contentType === '') return undefined;
  if (/html/i.test(contentType)) return 'html';
  if (/markdown/i.test(contentType)) return 'markdown';
  return /^text\//i.test(contentType) ? 'text' : null;
}

function parseDocument(
  path: string,
  bytes: Uint8Array,
  declared: Format | undefined,
  charset?: string,
): InputDocument {
  const content = decode(path, bytes, charset);
  const format = declared ?? (looksLikeHtml(content) ? 'html' : 'text');
  if (format === 'text') return { path, title: null, lang: null, text: joinWrappedLines(content) };
  const html = format === 'html' ? content : markdownToHtml(content);
  const { document } = parseHTML(html);
  const title = document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim();
  return {
    path,
    title: title || null,
    lang: document.documentElement?.getAttribute('lang') || null,
    text: readBlocks(document.documentElement).text,
  };
}

function looksLikeHtml(content: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b/i.test(
    content,
  );
}

/** Front matter is data about the document, not text of it. */
const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/;

function markdownToHtml(content: string): string {
  const body = new MarkdownIt({ html: true }).render(content.replace(FRONT_MATTER, ''));
  return `<!doctype html><html><body>${body}</body></html>`;
}

function decode(path: string, bytes: Uint8Array, charset: string | undefined): string {
  const encoding = htmlEncodingSniffer(bytes, {
    defaultEncoding: 'UTF-8',
    ...(charset === undefined ? {} : { transportLayerEncodingLabel: charset }),
  });
  const text = decodeAs(bytes, encoding);
  // Files from before UTF-8 seldom say so; bytes that are not UTF-8 are read as the encoding of that time.
  const decoded = text.includes('\uFFFD') && encoding === 'UTF-8' ? decodeAs(bytes, 'windows-1252') : text;
  if (decoded.includes('\0')) throw new InputError(`${path} is not a text file.`);
  return decoded;
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function describeFileError(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `${path} does not exist.`;
  if (code === 'EACCES' || code === 'EPERM') return `${path} may not be read: permission denied.`;
  if (code === 'EISDIR') return `${path} is a folder.`;
  return `${path} could not be read (${String(code ?? error)}).`;
}
