/**
 * Renders every source in the citation styles that are prose and writes `data/references.json`:
 * `npm run references`, whenever `data/sources.json` has changed. `npm test` says when it is out of date.
 *
 * APA and Vancouver are the CSL project's styles as Citation.js bundles them, Chicago and the Norwegian locale our own
 * (`data/csl/`), the processor citeproc-js. None of them is shipped: readers get the rendered text, in which what other
 * fields of the source say already is a gap.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import CSL from 'citeproc';
import { type CitationLanguage, genreIn } from '../data/citation-wording.ts';
import {
  curled,
  describeAccess,
  GAPS,
  PROSE_STYLES,
  type ProseStyle,
  type References,
  type RenderedReferences,
} from '../data/references.ts';
import type { Source } from '../data/schema.ts';

const LANGUAGES = ['en', 'nb'] as const;
const LOCALES = { en: 'en-US', nb: 'nb-NO' } as const;

const STORED = new URL('../data/references.json', import.meta.url);
const SOURCES = new URL('../data/sources.json', import.meta.url);

/** Stand in for what is known only when a reader copies the citation. */
const ADDRESS = 'https://address.example/';
const DAY = { year: 2222, month: 2, day: 22, isApproximate: false };

/** All sources in all prose styles. */
export function renderReferences(sources: readonly Source[]): RenderedReferences {
  const linked = renderAll(sources, ADDRESS);
  const plain = renderAll(
    sources.filter(({ URL: address }) => address === undefined),
    undefined,
  );
  return { linked, plain };
}

function renderAll(sources: readonly Source[], address: string | undefined) {
  const rendered = PROSE_STYLES.map((style) => {
    const [english = [], norwegian = []] = LANGUAGES.map((language) =>
      renderStyle(sources, style, language, address),
    );
    return sources.map((source, index) =>
      joinLanguages(
        withGaps(english[index] ?? '', source, style, 'en'),
        withGaps(norwegian[index] ?? '', source, style, 'nb'),
      ),
    );
  });
  return Object.fromEntries(
    sources.map(({ id }, index) => [
      id,
      Object.fromEntries(
        PROSE_STYLES.map((style, place) => [style, rendered[place]?.[index] ?? '']),
      ) as References,
    ]),
  );
}

/** The references of the sources in one style and language, in their order, as plain text. */
function renderStyle(
  sources: readonly Source[],
  style: ProseStyle,
  language: CitationLanguage,
  address: string | undefined,
): string[] {
  const items = new Map(sources.map((source) => [source.id, styledItem(source, style, language, address)]));
  const engine = new CSL.Engine(
    { retrieveItem: (id) => items.get(id) ?? {}, retrieveLocale: (locale) => localeFor(locale, style) },
    styleFor(style, language),
    LOCALES[language],
    true,
  );
  engine.setOutputFormat('text');
  return sources.map((source) => {
    const { id } = source;
    // One at a time, for a list would tell works of one year apart by letters.
    engine.updateItems([id]);
    const text =
      style === 'chicago'
        ? engine.previewCitationCluster(
            { citationItems: [{ id }], properties: { noteIndex: 1 } },
            [],
            [],
            'text',
          )
        : engine.makeBibliography()[1].join('');
    return mended(text.trim().replace(/^1\. /, ''), source, language);
  });
}

/** What the styles have no form for: authors who are not named, the case of a number, in Vancouver an estimated year. */
function mended(reference: string, { number, issued }: Source, language: CitationLanguage): string {
  const others = language === 'en' ? ', et al.' : ', mfl.';
  const isEstimate = issued instanceof Object && 'circa' in issued;
  return [
    (text: string) => text.replace(/, (?:(?:&|and|og) )?others\b\.?/, others),
    (text: string) => (typeof number === 'string' ? withCaseOf(number, text) : text),
    (text: string) =>
      isEstimate ? text.replace(/(?<!ca\. )\b\d{4}(?= \[(?:cited|hentet) )/, 'ca. $&') : text,
  ].reduce((text, mend) => mend(text), reference);
}

/** "Fafo-rapport 2013:29", not "Fafo-Rapport". */
function withCaseOf(number: string, reference: string): string {
  const at = reference.toLowerCase().indexOf(number.toLowerCase());
  return at === -1 ? reference : reference.slice(0, at) + number + reference.slice(at + number.length);
}

/** Stands in a list of authors for those who are not named; CSL has no word for it. */
const OTHERS = 'others';

const config = plugins.config.get('@csl');

function localeFor(locale: string, style: ProseStyle): string {
  const xml =
    locale === LOCALES.nb
      ? readFileSync(new URL('../data/csl/locale-nb-NO.xml', import.meta.url), 'utf8')
      : config.locales.get(LOCALES.en);
  // Vancouver puts the word before every number; ours say themselves what they number ("Fafo-rapport 2013:29").
  return style === 'vancouver' ? xml.replace(/(<term name="report">)[^<]*/, '$1') : xml;
}

function styleFor(style: ProseStyle, language: CitationLanguage): string {
  const xml =
    style === 'chicago'
      ? readFileSync(new URL('../data/csl/chicago-notes.csl', import.meta.url), 'utf8')
      : config.styles.get(style);
  return language === 'nb' ? NORWEGIAN[style].reduce(replaced, xml) : xml;
}

const NO_COMMA_BEFORE_LAST = ['delimiter-precedes-last="always"', 'delimiter-precedes-last="never"'] as const;

/**
 * What a locale cannot say: in Norwegian no comma before the last author, the day before the month, no comma after the day
 * of retrieval.
 */
const NORWEGIAN: Readonly<Record<ProseStyle, readonly (readonly [string, string])[]>> = {
  apa: [
    NO_COMMA_BEFORE_LAST,
    [
      '<date-part name="month"/><date-part name="day" prefix=" "/></date>',
      '<date-part name="day" form="ordinal" suffix=" "/><date-part name="month"/></date>',
    ],
    [
      '<group delimiter=", "><date form="text" variable="accessed"/><text term="from"/></group>',
      '<group delimiter=" "><date form="text" variable="accessed"/><text term="from"/></group>',
    ],
  ],
  chicago: [NO_COMMA_BEFORE_LAST],
  vancouver: [],
};

function replaced(xml: string, [from, to]: readonly [string, string]): string {
  if (!xml.includes(from)) throw new Error(`A citation style no longer holds ${from}`);
  return xml.replaceAll(from, to);
}

/** The item as the styles need it to write a sensible reference. */
function styledItem(
  source: Source,
  style: ProseStyle,
  language: CitationLanguage,
  address: string | undefined,
): object {
  const { fotnote: _, URL: __, title, type, ...fields } = source;
  const { genre, number, authority, 'container-title': container } = fields;
  // Where there was no title, "[News report on …]" describes the document, which CSL keeps in the genre.
  const described = /^\[(.*)\]$/.exec(title)?.[1];
  const kind = typeof genre === 'string' ? genreIn(language, genre) : undefined;
  return {
    ...fields,
    type: styledType(type, style),
    ...(described === undefined ? { title } : {}),
    ...((described ?? kind) ? { genre: described === undefined ? kind : noCase(described) } : {}),
    ...(authority && style === 'vancouver' ? { publisher: authority } : {}),
    ...(typeof container === 'string' ? { 'container-title': keepCase(container) } : {}),
    ...(typeof number === 'string' && style === 'apa' ? { number: number.replace(/[()]/g, bracketFor) } : {}),
    ...(address === undefined
      ? {}
      : { URL: address, accessed: { 'date-parts': [[DAY.year, DAY.month, DAY.day]] } }),
  };
}

/**
 * The styles' own forms for bills, hearings and judgments are those of the United States and leave out author, number or
 * court: APA writes bills and hearings as reports, Vancouver all three as bills, which it dates to the day.
 */
function styledType(type: string, style: ProseStyle): string {
  const isProceeding = type === 'bill' || type === 'hearing';
  if (style === 'apa' && isProceeding) return 'report';
  return style === 'vancouver' && (isProceeding || type === 'legal_case') ? 'bill' : type;
}

/** Names of sites are no titles: "amnesty.org", not "Amnesty.Org". */
function keepCase(container: string): string {
  return container.replace(/\S+\.\w+$/, noCase);
}

/** Left as it is where a style changes the letters. */
function noCase(text: string): string {
  return `<span class="nocase">${text}</span>`;
}

function bracketFor(parenthesis: string): string {
  return parenthesis === '(' ? '[' : ']';
}

/** What the source's other fields say already, and what is not known yet, as gaps. */
function withGaps(reference: string, source: Source, style: ProseStyle, language: CitationLanguage): string {
  if (/[${|}]/.test(reference)) throw new Error(`${source.id}: a sign that marks gaps is in “${reference}”`);
  const [author] = Array.isArray(source.author) ? source.author : [];
  const values: [string, unknown][] = [
    ['D', describeAccess(DAY, style, language)],
    ['U', ADDRESS],
    ...Object.entries(GAPS).map(([letter, field]): [string, unknown] => [letter, source[field]]),
    ['t', curled(source.title)],
    ['A', author?.literal === OTHERS ? undefined : author?.literal],
  ];
  // Longest first, so that a name within a title is not cut out of it.
  return values
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .toSorted(([, a], [, b]) => b.length - a.length)
    .reduce(
      (text, [letter, value]) =>
        text
          .split(/(\$\w)/)
          .map((part) => (part.startsWith('$') ? part : part.replaceAll(value, `$$${letter}`)))
          .join(''),
      reference,
    );
}

/** One text for both languages: what they share once, what differs as `{English|Norwegian}`. */
export function joinLanguages(english: string, norwegian: string): string {
  const [a, b] = [words(english), words(norwegian)];
  const shared = commonWords(a, b);
  let text = '';
  let [from, to] = [0, 0];
  for (const [i, j] of [...shared, [a.length, b.length] as const]) {
    if (i > from || j > to) text += `{${a.slice(from, i).join('')}|${b.slice(to, j).join('')}}`;
    text += a[i] ?? '';
    [from, to] = [i + 1, j + 1];
  }
  // "{Available from|Tilgjengelig fra}", not "{Available|Tilgjengelig} {from|fra}".
  return text.replaceAll(/\{[^}]*\}(?: \{[^}]*\})+/g, (run) => {
    const pairs = run
      .slice(1, -1)
      .split('} {')
      .map((pair) => pair.split('|'));
    return `{${pairs.map(([first]) => first).join(' ')}|${pairs.map(([, second]) => second).join(' ')}}`;
  });
}

function words(text: string): string[] {
  return text.match(/\$\w|[\p{L}\p{N}]+|[^\p{L}\p{N}$]/gu) ?? [];
}

/** Places of the longest common sequence of words. */
function commonWords(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const references = renderReferences(JSON.parse(readFileSync(SOURCES, 'utf8')));
  writeFileSync(STORED, `${JSON.stringify(references, null, 2)}\n`);
}
