import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { callCommand } from './in-process.ts';
import { CLAIM, PATIENCE_MS } from './run-command.ts';

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function read(body: string | Uint8Array, contentType: string | undefined, path = '/page') {
  const site = await serve((_, response) => {
    response.writeHead(200, contentType === undefined ? {} : { 'content-type': contentType }).end(body);
  });
  const run = await callCommand([site + path, '--format', 'json']);
  return { ...run, address: site + path, document: JSON.parse(run.stdout)[0] };
}

const PAGE = `<!doctype html><html lang="en"><head><title>A page</title></head><body><p>It’s – “so”.</p><p>${CLAIM}</p></body></html>`;
const TEXT = `It’s – “so”.\n${CLAIM}`;

/** What windows-1252 makes of the quotation marks and dashes of the page. */
const OLD = Buffer.from(
  PAGE.replaceAll('’', '\x92').replaceAll('–', '\x96').replaceAll('“', '\x93').replaceAll('”', '\x94'),
  'latin1',
);

describe('an address is fetched and read as a file is', { timeout: PATIENCE_MS }, () => {
  test.each([
    ['HTML', PAGE, 'text/html; charset=utf-8'],
    ['XHTML', PAGE, 'application/xhtml+xml'],
    ['no type', PAGE, undefined],
    ['UTF-8 with a byte order mark', `\uFEFF${PAGE}`, 'text/html; charset=iso-8859-1'],
    ['windows-1252', OLD, 'text/html; charset=windows-1252'],
    ['ISO 8859-1 by its header in quotes', OLD, 'text/html;charset="ISO-8859-1"'],
    ['windows-1252 that says nothing', OLD, 'text/html'],
  ])('%s', async (_, body, contentType) => {
    const { document, status, stderr, address } = await read(body, contentType);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(document).toMatchObject({ path: address, title: 'A page', lang: 'en', text: TEXT });
    expect(document.matches[0]).toMatchObject({ finding: 'rec-white-paper', stance: 'agrees', quote: CLAIM });
  });

  test('plain text', async () => {
    const { document } = await read(`<b>It’s</b>\n\n${CLAIM}\n`, 'text/plain; charset=utf-8');
    expect(document).toMatchObject({ title: null, lang: null, text: `<b>It’s</b>\n${CLAIM}` });
  });

  test('Markdown that is sent as plain text', async () => {
    const { document } = await read(`# It’s\n\n*${CLAIM}*\n`, 'text/plain; charset=utf-8', '/a.md?raw=1');
    expect(document.text).toBe(`It’s\n${CLAIM}`);
  });

  test('a page that has moved', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/new') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      else response.writeHead(302, { location: '/new' }).end();
    });
    const { stdout, status } = await callCommand([`${site}/old`, '--format', 'json']);
    expect(JSON.parse(stdout)[0]).toMatchObject({ path: `${site}/old`, text: TEXT });
    expect(status).toBe(0);
  });
});

describe('an address that gives nothing to read ends with status 1 and one sentence', {
  timeout: PATIENCE_MS,
}, () => {
  test.each([
    ['another type', 200, { 'content-type': 'image/png' }, 'is not a page of text (image/png).'],
    ['a page that is not there', 404, { 'content-type': 'text/html' }, 'answered with status 404.'],
    ['binary data that is called text', 200, { 'content-type': 'text/plain' }, 'is not text.'],
  ])('%s', async (_, code, headers, sentence) => {
    const site = await serve((_request, response) => {
      response.writeHead(code, headers).end('\0\x01');
    });
    expect(await callCommand([`${site}/a`])).toEqual({
      stdout: '',
      stderr: `${site}/a ${sentence}\n`,
      status: 1,
    });
  });

  test('nobody there, and the rest goes on', async () => {
    const gone = await serve((request) => request.socket.destroy());
    expect(await callCommand([gone, '-'], { input: 'Nothing here.' })).toEqual({
      stdout: '-: nothing our sources speak to\n',
      stderr: `${gone} could not be reached.\n`,
      status: 1,
    });
  });

  test('a name that nobody has', async () => {
    expect(await callCommand(['http://nobody.invalid/a'])).toEqual({
      stdout: '',
      stderr: 'http://nobody.invalid/a could not be reached.\n',
      status: 1,
    });
  });
});
