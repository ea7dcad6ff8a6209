import { expect, test } from 'vitest';
import { joinWrappedLines } from './plain-text.ts';

test('joins the lines of a hard-wrapped paragraph', () => {
  const mail = [
    'The ban was introduced with a penalty of a fine or up to six months in',
    'prison. Later sources differ on the maximum, and the text now in force',
    'was not seen by us.',
    '',
    'A second paragraph.',
  ].join('\n');
  expect(joinWrappedLines(mail)).toBe(
    'The ban was introduced with a penalty of a fine or up to six months in prison. Later sources differ on the maximum, and the text now in force was not seen by us.\nA second paragraph.',
  );
});

test('keeps lines that run to the end of the paragraph apart', () => {
  const long = 'word '.repeat(60).trim();
  expect(joinWrappedLines(`${long}\n${long}`)).toBe(`${long}\n${long}`);
});

test('keeps headings and list items apart', () => {
  const text = [
    'What the report asks for',
    'Amnesty International asks the authorities for three things, which are',
    'listed here in the order of the report:',
    '- a legal reform that takes the rights of people who sell sex as its very',
    '  starting point',
    '- a white paper',
    '2. research',
  ].join('\r\n');
  expect(joinWrappedLines(text).split('\n')).toEqual([
    'What the report asks for',
    'Amnesty International asks the authorities for three things, which are listed here in the order of the report:',
    '- a legal reform that takes the rights of people who sell sex as its very starting point',
    '- a white paper',
    '2. research',
  ]);
});

test.each(['', '\n\n', '   \n\t\n'])('gives no block for a text without words (%j)', (text) => {
  expect(joinWrappedLines(text)).toBe('');
});
