/**
 * Turns what the command line is given (files, folders, addresses, standard input) into documents.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { parseHTML } from 'linkedom';
import MarkdownIt from 'markdown-it';
import { readBlocks } from '../page/index.ts';
import { decode } from './decode.ts';
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

/** The inputs behind an argument, and what of it cannot be read. */
export interface Expansion {
  readonly paths: readonly string[];
  readonly problems: readonly InputError[];
}

/**
 * The inputs behind one argument: a folder gives all its readable files, in alphabetical order and without hidden
 * files and folders; anything else gives itself.
 */
export async function expandArgument(argument: string): Promise<Expansion> {
  if (argument === '-' || isAddress(argument)) return { paths: [argument], problems: [] };
  try {
    if (!(await stat(argument)).isDirectory()) return { paths: [argument], problems: [] };
  } catch (error) {
    return { paths: [], problems: [new InputError(describeFileError(argument, error))] };
  }
  const { paths, problems } = await walk(argument);
  const isEmpty = paths.length === 0 && problems.length === 0;
  return {
    paths: paths.toSorted(),
    problems: isEmpty ? [new InputError(`${argument} holds no .html, .md or .txt file.`)] : problems,
  };
}

async function walk(folder: string): Promise<Expansion> {
  const paths: string[] = [];
  const problems: InputError[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    problems.push(new InputError(describeFileError(folder, error)));
    return [];
  });
  for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const inner = await walk(path);
      paths.push(...inner.paths);
      problems.push(...inner.problems);
    } else if (formatOfPath(path) !== undefined && (entry.isFile() || (await leadsToFile(path)))) {
      paths.push(path);
    }
  }
  return { paths, problems };
}

/** Links to files are followed; links to folders could lead round in circles. One that leads nowhere is reported later. */
async function leadsToFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => true,
  );
}

/**
 * Reads one input.
 *
 * @param stdin what "-" reads
 * @throws {InputError} when it cannot be read or is no text
 */
export async function readInput(path: string, stdin: Readable): Promise<InputDocument> {
  if (path === '-') return parseDocument(path, await readStandardInput(stdin), undefined);
  if (isAddress(path)) return fetchDocument(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new InputError(describeFileError(path, error));
  });
  return parseDocument(path, bytes, formatOfPath(path));
}

function formatOfPath(path: string): Format | undefined {
  return FORMAT_BY_EXTENSION[extname(path).toLowerCase()];
}

function isAddress(argument: string): boolean {
  return /^https?:\/\//i.test(argument);
}

async function readStandardInput(stdin: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
  } catch (error) {
    throw new InputError(describeFileError('-', error));
  }
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
  const format = formatOfContentType(contentType, response.url);
  if (format === null) throw new InputError(`${address} is not a page of text (${contentType}).`);
  return parseDocument(address, bytes, format, /charset=["']?([^\s;"']+)/i.exec(contentType)?.[1]);
}

/** `undefined`: not stated, so the content decides; `null`: nothing that can be read as text. */
function formatOfContentType(contentType: string, address: string): Format | undefined | null {
  if (contentType === '') return undefined;
  if (/html/i.test(contentType)) return 'html';
  if (/markdown/i.test(contentType)) return 'markdown';
  if (!/^text\//i.test(contentType)) return null;
  // Servers of repositories send every file as plain text.
  return formatOfPath(new URL(address).pathname) === 'markdown' ? 'markdown' : 'text';
}

function parseDocument(
  path: string,
  bytes: Uint8Array,
  declared: Format | undefined,
  charset?: string,
): InputDocument {
  const content = decode(bytes, charset);
  if (isBinary(content)) throw new InputError(`${nameOf(path)} is not text.`);
  const format = declared ?? (looksLikeHtml(content) ? 'html' : 'text');
  if (format === 'text') return { path, title: null, lang: null, text: joinWrappedLines(content) };
  const document = parsePage(format === 'html' ? content : markdownToHtml(content));
  const title = titleOf(document);
  return {
    path,
    title: title || null,
    lang: document.querySelector('html[lang]')?.getAttribute('lang') || null,
    text: readBlocks(document.documentElement).text,
  };
}

/**
 * A page as browsers read it: they put what stands outside `html` or without one into a body, linkedom takes the first
 * element for the whole page.
 */
function parsePage(html: string): Document {
  const { document } = parseHTML(html);
  const isWhole = document.children.length === 1 && document.documentElement.localName === 'html';
  return isWhole ? document : parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
}

/** Drawings have titles of their own. */
function titleOf(document: Document): string | undefined {
  const title = [...document.querySelectorAll('title')].find((element) => element.closest('svg') === null);
  return title?.textContent?.replace(/\s+/g, ' ').trim();
}

function isBinary(content: string): boolean {
  return content.includes('\0') || content.startsWith('%PDF-');
}

function looksLikeHtml(content: string): boolean {
  return /^<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b/i.test(afterComments(content));
}

/** What follows the comments at the beginning, such as "saved from"; by hand, for an expression would try every pairing. */
function afterComments(content: string): string {
  let rest = content.trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 2);
    if (end < 0) break;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

/** Front matter is data about the document, not text of it. */
const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/;

function markdownToHtml(content: string): string {
  const body = new MarkdownIt({ html: true }).render(content.replace(FRONT_MATTER, ''));
  return `<!doctype html><html><body>${body}</body></html>`;
}

/** What a sentence about the input calls it. */
function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path;
}

function describeFileError(path: string, error: unknown): string {
  const name = nameOf(path);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `${name} does not exist.`;
  if (code === 'EACCES' || code === 'EPERM') return `${name} may not be read: permission denied.`;
  if (code === 'EISDIR') return `${name} is a folder.`;
  return `${name} could not be read (${String(code ?? error)}).`;
}
