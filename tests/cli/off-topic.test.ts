import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callCommand, callForJson } from './in-process.ts';
import { FIXTURES, PATIENCE_MS } from './run-command.ts';

/** Articles that share words with the subject: other countries' laws, other markets, other bans, other work of Amnesty's. */
const FOLDER = join(FIXTURES, 'off-topic');
const articles = readdirSync(FOLDER);

test('finds nothing in articles about something else', { timeout: PATIENCE_MS }, async () => {
  const documents = await callForJson(FOLDER);
  const found = documents.flatMap(({ path, matches }) =>
    matches.map(({ finding, stance, quote }) => ({ path, finding, stance, quote })),
  );
  expect(found).toEqual([]);
  expect(documents.map(({ path }) => path)).toEqual(articles.map((name) => join(FOLDER, name)).toSorted());
  for (const { text } of documents) expect(text.length).toBeGreaterThan(1000);
});

test('says so in a line for each', { timeout: PATIENCE_MS }, async () => {
  const { stdout, stderr, status } = await callCommand([FOLDER, '--lang', 'nb']);
  const lines = articles
    .map((name) => `${join(FOLDER, name)}: ingenting kildene våre sier noe om\n`)
    .toSorted();
  expect(stdout).toBe(lines.join(''));
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
