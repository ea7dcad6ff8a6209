import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CITATION_STYLES } from '../data/citations.ts';
import { Evidence, Topic } from '../data/schema.ts';
import { Failure } from '../extension/messages.ts';
import { chooseLanguage, createTranslator, isMessageKey, messages } from './index.ts';

const ROOT = join(import.meta.dirname, '..');

/** Folders whose source may name a message. */
const SOURCE_FOLDERS = ['cli', 'components', 'entrypoints', 'extension', 'page', 'scripts'];

/** Namespaces whose names are values of the data or the messages, so that no source spells the whole key. */
const NAMED_BY_VALUE: Readonly<Record<string, readonly string[]>> = {
  citationStyles: CITATION_STYLES,
  evidence: Evidence.options,
  failures: Failure.options,
  languages: ['auto', 'en', 'nb', 'nn'],
  topics: Topic.options,
};

const LANGUAGES = ['en', 'nb', 'nn'] as const;

const placeholders = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

const entries = (language: (typeof LANGUAGES)[number]): [string, string][] =>
  Object.entries(messages[language]).flatMap(([namespace, strings]) =>
    Object.entries(strings).map(([name, text]): [string, string] => [`${namespace}.${name}`, text]),
  );

function readSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return readSources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)
      ? [readFileSync(path, 'utf8')]
      : [];
  });
}

describe('the locale files', () => {
  it('are all loaded', () => {
    for (const language of LANGUAGES) {
      const files = readdirSync(join(ROOT, 'locales', language)).map((file) =>
        file.replace('.json', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      );
      expect(Object.keys(messages[language]).sort()).toEqual(files.sort());
    }
  });

  it.each(['nb', 'nn'] as const)(
    'have the same names and the same placeholders in %s as in English',
    (language) => {
      const shape = (of: (typeof LANGUAGES)[number]) =>
        Object.fromEntries(entries(of).map(([key, text]) => [key, placeholders(text)]));
      expect(shape(language)).toEqual(shape('en'));
    },
  );

  it('leave no string empty and glue no white space to one', () => {
    for (const language of LANGUAGES) {
      for (const [key, text] of entries(language)) expect(text.trim(), `${language} ${key}`).toBe(text);
      expect(entries(language).filter(([, text]) => text === '')).toEqual([]);
    }
  });

  it('have both forms of every count', () => {
    const names = new Set(entries('en').map(([key]) => key));
    for (const name of names) {
      if (name.endsWith('_one')) expect(names).toContain(name.replace(/_one$/, '_other'));
      if (name.endsWith('_other')) expect(names).toContain(name.replace(/_other$/, '_one'));
    }
  });

  it('name every value they must, and nothing besides', () => {
    for (const [namespace, values] of Object.entries(NAMED_BY_VALUE)) {
      const names = entries('en').flatMap(([key]) =>
        key.startsWith(`${namespace}.`) ? [key.split('.')[1]] : [],
      );
      expect(names.sort(), namespace).toEqual([...values].sort());
    }
  });

  it('hold no string that nothing uses', () => {
    const source = SOURCE_FOLDERS.flatMap((folder) => readSources(join(ROOT, folder))).join('\n');
    const engine = readSources(join(ROOT, 'engine')).join('\n');
    const isUsed = (key: string) => {
      const [namespace = '', name = ''] = key.split('.');
      if (namespace in NAMED_BY_VALUE) return true;
      if (namespace === 'reasons')
        return engine.includes(`'${name}'`) || engine.includes(`'reasons.${name}'`);
      return source.includes(`'${key.replace(/_(one|other)$/, '')}'`);
    };
    const unused = entries('en')
      .map(([key]) => key)
      .filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  });
});

describe('a translator', () => {
  it('fills placeholders and formats numbers the way of the language', () => {
    expect(createTranslator('en').text('finding.agrees', { source: 'Vista' })).toBe('Vista says the same');
    expect(createTranslator('nb').count('popup.claimCount', 1200)).toMatch(/^1\s200 setninger /);
  });

  it('picks the form of a count', () => {
    const { count } = createTranslator('en');
    expect(count('cli.matched', 1, { path: 'a.txt' })).toBe('a.txt: 1 claim');
    expect(count('cli.matched', 0, { path: 'a.txt' })).toBe('a.txt: 0 claims');
  });

  it('keeps a value with braces or dollar signs as it is', () => {
    expect(createTranslator('en').text('finding.agrees', { source: '$& {source}' })).toBe(
      '$& {source} says the same',
    );
  });

  it.each([
    ['2016', '2016', '2016'],
    ['2016-05', 'May 2016', 'mai 2016'],
    ['2016-05-26', '26 May 2016', '26. mai 2016'],
    ['spring', 'spring', 'spring'],
  ])('writes the date %s with the precision it has', (date, english, norwegian) => {
    expect(createTranslator('en').date(date)).toBe(english);
    expect(createTranslator('nb').date(date)).toBe(norwegian);
  });
});

describe('choosing a language', () => {
  it.each([
    ['nb', ['en-US'], 'nb'],
    ['nn', ['en-US'], 'nn'],
    ['auto', ['nn-NO', 'en'], 'nn'],
    ['auto', ['nb-NO', 'nn'], 'nb'],
    ['auto', ['de', 'no', 'en'], 'nb'],
    ['auto', ['de-DE', 'fr'], 'en'],
    ['auto', ['en-GB', 'nb'], 'en'],
  ] as const)('%s with a browser in %s speaks %s', (choice, browserLanguages, expected) => {
    expect(chooseLanguage(choice, browserLanguages)).toBe(expected);
  });
});

it('takes what the data says in bokmål to nynorsk, and dates in nynorsk', () => {
  const { locale, language, date } = createTranslator('nn');
  expect([locale, language]).toEqual(['nn', 'nb']);
  expect(date('2016-05-26')).toBe('26. mai 2016');
});

it('knows which strings name a message', () => {
  expect(isMessageKey('reasons.words')).toBe(true);
  expect(isMessageKey('reasons.toString')).toBe(false);
  expect(isMessageKey('constructor.name')).toBe(false);
});
