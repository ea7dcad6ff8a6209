/** docs/reliability.md counts what it claims, and every test that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const pathOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const text = readFileSync(pathOf('docs/reliability.md'), 'utf8');

/** Rows of the tables: what, points, how, tests. */
const rows = text
  .split('\n')
  .map((line) => /^\| (.*?) \| ([012]) \| (.*) \| (.*) \|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, what = '', points, , tests = '']) => ({ what, points: Number(points), tests }));

test('the check-list has 42 items, and its points are what it says', () => {
  expect(rows).toHaveLength(42);
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  expect(text).toContain(`**${points} of ${2 * rows.length}.**`);
});

test.each(rows.filter(({ points }) => points > 0))('the tests of "$what" are there', ({ tests }) => {
  const named = tests.split('<br>').map((reference) => /^`([^`]+)`: (.+)$/.exec(reference));
  expect(named.length).toBeGreaterThan(0);
  for (const reference of named) {
    const [whole, file = '', name = ''] = reference ?? [];
    expect(whole, tests).toBeDefined();
    expect(existsSync(pathOf(file)), file).toBe(true);
    expect(readFileSync(pathOf(file), 'utf8').includes(name), `${file}: ${name}`).toBe(true);
  }
});
