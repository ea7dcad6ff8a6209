import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callForJson } from './in-process.ts';
import { CLAIM, FIXTURES, folderWith, PATIENCE_MS, type PrintedDocument } from './run-command.ts';

function expectExactOffsets({ text, matches }: PrintedDocument): void {
  expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(matches.map(({ quote }) => quote));
  for (const { quote } of matches) expect(quote).toMatch(/^\S[^\n]*\S$/);
  expect(matches.map(({ start }) => start)).toEqual(
    matches.map(({ start }) => start).toSorted((a, b) => a - b),
  );
  const whole = matches.flatMap(({ reasons }) => reasons);
  for (const { start, end } of whole) expect(text.slice(start, end)).toHaveLength(end - start);
}

describe('offsets refer to the text that is handed back', { timeout: PATIENCE_MS }, () => {
  test('in the sample articles', async () => {
    const documents = await callForJson(join(FIXTURES, 'sample'));
    expect(documents.map(({ lang }) => lang)).toEqual(['en', 'nb']);
    for (const document of documents) {
      expect(document.matches.length).toBeGreaterThan(5);
      expectExactOffsets(document);
    }
  });

  test('in markup, Markdown and wrapped lines, behind characters of two code units', async () => {
    const [first, ...words] = CLAIM.split(' ');
    const folder = folderWith({
      'a.html': `<p>🦊 Før &amp; etter.<p>Å&shy;pent <em>brev</em>. ${first} <b>${words.join('</b>\n <i>&#x200B;')}</i>`,
      'b.md': `# 🦊 Heading\n\n- **${first}** ${words.join('\n  ')}\n`,
      'c.txt': `🦊🦊 Førti ord.\r\n\r\n${CLAIM.replace(/(.{50,60}) /g, '$1\r\n')}\r\n`,
    });
    const documents = await callForJson(folder);
    expect(documents).toHaveLength(3);
    for (const document of documents) {
      expect(document.matches.map(({ finding }) => finding)).toContain('rec-white-paper');
      expectExactOffsets(document);
    }
  });
});
