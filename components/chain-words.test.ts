import { expect, test } from 'vitest';
import { describeChain } from '../data/citations.ts';
import { dataset } from '../data/index.ts';
import { createTranslator, type InterfaceLanguage } from '../locales/index.ts';
import { chainWords } from './chain-words.ts';

const sources = new Map(dataset.sources.map((source) => [source.id, source]));

function namesOf(language: InterfaceLanguage): string[] {
  const translator = createTranslator(language);
  return dataset.findings.flatMap((finding) => {
    const chain = describeChain(finding, sources, translator.language);
    return chain.map((link) => chainWords(link, chain, sources, translator).name);
  });
}

test.each<InterfaceLanguage>(['en', 'nb', 'nn'])(
  'no source is said to be reported by itself: %s',
  (language) => {
    const names = namesOf(language);
    expect(names.length).toBeGreaterThan(dataset.findings.length);
    const itself = names.filter((name) => {
      const [source, account] = name.split(/, (?:as reported by|gjengitt av|attgjeve av) /);
      return source?.toLowerCase() === account?.toLowerCase();
    });
    expect(itself).toEqual([]);
  },
);

test('an account by the same hand from the same year is told by its title', () => {
  expect(namesOf('en').some((name) => /^Vista \(2014\), as reported in “/.test(name))).toBe(true);
});
