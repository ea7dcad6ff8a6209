import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callCommand } from './in-process.ts';
import { CLAIM, folderWith, PATIENCE_MS, type Run } from './run-command.ts';

/** Root may read everything, so nothing is unreadable to it. */
const isRoot = process.getuid?.() === 0;

const NOTHING = 'nothing our sources speak to';

function expectSentence({ stderr }: Run, sentence: string): void {
  expect(stderr).toBe(`${sentence}\n`);
}

describe('wrong usage ends with status 2 and one sentence', { timeout: PATIENCE_MS }, () => {
  test.each([
    [[], 'Nothing to check: name a file, a folder, an address or -; see --help.'],
    [[''], 'An empty argument names nothing to check; see --help.'],
    [['--format', 'xml', '.'], '--format is text or json, not "xml"; see --help.'],
    [['--format'], 'Option --format needs a value; see --help.'],
    [['--lang', 'sv', '.'], '--lang is en or nb, not "sv"; see --help.'],
    [['--verbose', '.'], 'Unknown option --verbose; see --help.'],
    [['-x'], 'Unknown option -x; see --help.'],
    [['--stream=yes'], 'Option --stream takes no value; see --help.'],
    [['--stream', 'a.txt'], '--stream reads standard input and takes no paths; see --help.'],
  ])('%j', async (args, sentence) => {
    const run = await callCommand(args);
    expectSentence(run, sentence);
    expect(run.stdout).toBe('');
    expect(run.status).toBe(2);
  });
});

test('--help explains itself', { timeout: PATIENCE_MS }, async () => {
  const run = await callCommand(['--help']);
  expect(run.stdout).toMatch(/^Usage: npm run --silent check -- /);
  expect(run).toMatchObject({ stderr: '', status: 0 });
});

describe('an input that cannot be read ends with status 1 and one sentence', { timeout: PATIENCE_MS }, () => {
  const failing = (name: string, content: string | Uint8Array | null) => {
    const cwd = folderWith(content === null ? {} : { [name]: content });
    return callCommand([name], { cwd });
  };

  test.each([
    ['a path that does not exist', 'gone.txt', null, 'gone.txt does not exist.'],
    ['a picture', 'a.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'a.txt is not text.'],
    ['a PDF without a zero in it', 'a.html', '%PDF-1.7\n%âãÏÓ\n', 'a.html is not text.'],
  ])('%s', async (_, name, content, sentence) => {
    const run = await failing(name, content);
    expectSentence(run, sentence);
    expect(run).toMatchObject({ stdout: '', status: 1 });
  });

  test('a path through a file', async () => {
    const run = await callCommand(['a.txt/b.txt'], { cwd: folderWith({ 'a.txt': 'Text.' }) });
    expectSentence(run, 'a.txt/b.txt could not be read (ENOTDIR).');
    expect(run).toMatchObject({ stdout: '', status: 1 });
  });

  test.skipIf(isRoot)('a file and a folder that may not be read', async () => {
    const cwd = folderWith({ 'a.txt': 'Text.', 'inner/b.txt': 'Text.', 'c.txt': 'Text.' });
    chmodSync(join(cwd, 'a.txt'), 0);
    chmodSync(join(cwd, 'inner'), 0);
    const run = await callCommand(['.'], { cwd });
    chmodSync(join(cwd, 'inner'), 0o700);
    expect(run).toEqual({
      stderr: 'inner may not be read: permission denied.\na.txt may not be read: permission denied.\n',
      stdout: `c.txt: ${NOTHING}\n`,
      status: 1,
    });
  });

  test('a folder without anything to read', async () => {
    const cwd = folderWith({ 'empty/.hidden/a.txt': 'Text.', 'empty/b.png': 'PNG' });
    const run = await callCommand(['empty'], { cwd });
    expectSentence(run, 'empty holds no .html, .md or .txt file.');
    expect(run).toMatchObject({ stdout: '', status: 1 });
  });

  test('binary data on standard input', async () => {
    const run = await callCommand(['-'], { input: new Uint8Array(8) });
    expectSentence(run, 'Standard input is not text.');
    expect(run).toMatchObject({ stdout: '', status: 1 });
  });

  test('does not keep the others from being checked', async () => {
    const cwd = folderWith({ 'a.txt': 'Nothing here.', 'b/c.md': CLAIM, 'b/d.txt': '\0', 'e.html': '' });
    const run = await callCommand(['gone.txt', 'a.txt', 'b', 'e.html', '--format', 'json'], { cwd });
    expect(run.stderr).toBe('gone.txt does not exist.\nb/d.txt is not text.\n');
    const documents: { path: string; matches: unknown[] }[] = JSON.parse(run.stdout);
    expect(documents.map(({ path, matches }) => [path, matches.length > 0])).toEqual([
      ['a.txt', false],
      ['b/c.md', true],
      ['e.html', false],
    ]);
    expect(run.status).toBe(1);
  });

  test('is an empty array in JSON', async () => {
    const run = await callCommand(['gone.txt', '--format', 'json'], { cwd: folderWith() });
    expect(run).toEqual({ stdout: '[]\n', stderr: 'gone.txt does not exist.\n', status: 1 });
  });
});

describe('a folder', { timeout: PATIENCE_MS }, () => {
  test('is walked in alphabetical order, without hidden files and other formats', async () => {
    const cwd = folderWith({
      'b/a.HTML': '<p>Text.',
      'a.txt': 'Text.',
      'c.md': 'Text.',
      'd.json': '{}',
      '.secret/e.txt': 'Text.',
      'b/.f.txt': 'Text.',
    });
    const run = await callCommand(['.'], { cwd });
    expect(run).toEqual({
      stdout: ['a.txt', 'b/a.HTML', 'c.md'].map((path) => `${path}: ${NOTHING}\n`).join(''),
      stderr: '',
      status: 0,
    });
  });

  test('may itself be hidden, and lead to files elsewhere, but not round in circles', async () => {
    const cwd = folderWith({ '.notes/a.txt': 'Text.', 'elsewhere.txt': 'Text.' });
    symlinkSync(join(cwd, 'elsewhere.txt'), join(cwd, '.notes/b.txt'));
    symlinkSync(join(cwd, 'gone.txt'), join(cwd, '.notes/c.txt'));
    symlinkSync(cwd, join(cwd, '.notes/round.txt'));
    const run = await callCommand(['.notes'], { cwd });
    expect(run).toEqual({
      stdout: `.notes/a.txt: ${NOTHING}\n.notes/b.txt: ${NOTHING}\n`,
      stderr: '.notes/c.txt does not exist.\n',
      status: 1,
    });
  });
});

describe('a page', { timeout: PATIENCE_MS }, () => {
  const read = async (html: string) => {
    const { stdout } = await callCommand(['-', '--format', 'json'], { input: html });
    const [{ title, lang, text }] = JSON.parse(stdout);
    return { title, lang, text };
  };

  test.each([
    [
      'without html and body',
      '<!doctype html><title>T</title><p>A.<p>B.',
      { title: 'T', lang: null, text: 'A.\nB.' },
    ],
    ['that is only a piece', '<p>A.</p><p>B.</p>', { title: null, lang: null, text: 'A.\nB.' }],
    [
      'with text behind its end',
      '<html lang="nb"><head><title> Å \n og ø</title></head><body><p>A.</p></body></html><p>B.',
      { title: 'Å og ø', lang: 'nb', text: 'A.\nB.' },
    ],
    [
      'with a comment before and a drawing in it',
      '<!-- saved --><!doctype html><html lang="en"><body><svg><title>Map</title></svg>A &lt; B.</body></html>',
      { title: null, lang: 'en', text: 'A < B.' },
    ],
  ])('%s is read as a browser reads it', async (_, html, expected) => {
    expect(await read(html)).toEqual(expected);
  });

  test('without any element is read as text', async () => {
    const cwd = folderWith({ 'a.html': CLAIM });
    const run = await callCommand(['a.html', '--format', 'json'], { cwd });
    expect(JSON.parse(run.stdout)[0].text).toBe(CLAIM);
    expect(run.status).toBe(0);
  });
});
