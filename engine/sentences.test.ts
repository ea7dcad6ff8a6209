import { expect, test } from 'vitest';
import { splitSentences } from './sentences.ts';

function split(text: string, lang?: string): string[] {
  return splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));
}

test.each([
  [
    'abbreviations',
    'Møtet er kl. 14 i dag. Det varer ca. 3 timer.',
    ['Møtet er kl. 14 i dag.', 'Det varer ca. 3 timer.'],
  ],
  ['initials', 'Kari J. Hansen svarte. Hun var enig.', ['Kari J. Hansen svarte.', 'Hun var enig.']],
  [
    'dates',
    'Loven kom 1. januar 2009. Den gjelder ennå.',
    ['Loven kom 1. januar 2009.', 'Den gjelder ennå.'],
  ],
  [
    'section numbers',
    'Se § 316 nr. 2 i loven. Straffen er bot.',
    ['Se § 316 nr. 2 i loven.', 'Straffen er bot.'],
  ],
  [
    'dialogue dashes',
    'Hun sa det til NTB. – Vi ser at det virker. – Ja.',
    ['Hun sa det til NTB.', '– Vi ser at det virker.', '– Ja.'],
  ],
  [
    'quotations that go on',
    '«Er det sant?» spurte han. Ingen svarte.',
    ['«Er det sant?» spurte han.', 'Ingen svarte.'],
  ],
  [
    'English abbreviations',
    'Dr. Smith of St. Olav said no. He left.',
    ['Dr. Smith of St. Olav said no.', 'He left.'],
  ],
  [
    'a possessive at the end',
    "They oppose laws like Norway's. The debate goes on.",
    ["They oppose laws like Norway's.", 'The debate goes on.'],
  ],
  ['several marks', 'Really?! Yes. No!', ['Really?!', 'Yes.', 'No!']],
  [
    'bl.a. and f.eks.',
    'De nevner f.eks. Økokrim og bl.a. Oslo. Slutt.',
    ['De nevner f.eks. Økokrim og bl.a. Oslo.', 'Slutt.'],
  ],
])('knows %s', (_, text, expected) => {
  expect(split(text, 'nb')).toEqual(expected);
});

test('a line feed ends a sentence', () => {
  expect(split('A headline without a full stop\nThe first sentence.')).toEqual([
    'A headline without a full stop',
    'The first sentence.',
  ]);
});

test.each(['', '   ', '\n\n\n', '\u200b', '…', '.\n.'])('loses no word and does not throw on %j', (text) => {
  expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});

test('an unknown language tag is no reason to fail', () => {
  expect(split('One. Two.', 'x-nonsense-!!')).toEqual(['One.', 'Two.']);
});

test('a line of a megabyte is split in pieces and stays whole', () => {
  const text = 'word '.repeat(200_000).trim();
  expect(split(text).join(' ').length).toBe(text.length);
});
