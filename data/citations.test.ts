import { describe, expect, test } from 'vitest';
import { CITATION_STYLES, type CitationStyle, describeChain, formatCitation } from './citations.ts';
import { dataset } from './index.ts';
import type { Attribution, Finding, Source } from './schema.ts';

const builtIn = dataset.sources;
const sources = new Map(builtIn.map((source) => [source.id, source]));

function findingFrom(...attribution: Attribution[]): Finding {
  return {
    id: 'a-finding',
    topic: 'law',
    statement: { en: 'A statement.', nb: 'Et utsagn.' },
    evidence: 'law',
    attribution,
    verification: { status: 'seed' },
    counterEvidence: [],
    noneFoundOn: '2026-11',
    limits: [],
    asOf: '2016',
    notes: [],
  };
}

function cite(attribution: Attribution, style: CitationStyle, language: 'en' | 'nb' = 'en'): string {
  return formatCitation(findingFrom(attribution), sources, { style, language, accessed: '2026-11-24' });
}

const read = (source: string): Attribution => ({ source, read: 'excerpt' });

const reported: Attribution = {
  source: 'amnesty-2016',
  read: 'none',
  via: 'norwaytoday-2016',
  locator: { label: { en: 'section 2.5', nb: 'kapittel 2.5' }, page: 26, basis: 'contents' },
};

const REPORT = 'https://docslib.org/doc/597203/criminalization-of-sex-work-in-norway';
const ACCOUNT = 'https://norwaytoday.info/news/amnesty-accuses-norway-human-rights-violations-sex-workers/';

describe('the chain in prose', () => {
  test('names the report, the place, how it was located, and the account that was read', () => {
    expect(cite(reported, 'apa')).toBe(
      'Amnesty International. (2016). The Human Cost of “Crushing” the Market: Criminalization of Sex Work in Norway ' +
        `(EUR 36/4034/2016). Amnesty International Ltd. ${REPORT} ` +
        '[Section 2.5, p. 26. The section was located by the table of contents.] As reported in: ' +
        `Amnesty accuses Norway of human rights violations against sex workers. (2016, May). Norway Today. ${ACCOUNT}`,
    );
  });

  test('does the same in Norwegian', () => {
    expect(cite(reported, 'apa', 'nb')).toBe(
      'Amnesty International. (2016). The Human Cost of «Crushing» the Market: Criminalization of Sex Work in Norway ' +
        `(EUR 36/4034/2016). Amnesty International Ltd. ${REPORT} ` +
        '[Kapittel 2.5, s. 26. Stedet er funnet gjennom innholdsfortegnelsen.] Gjengitt i: ' +
        `Amnesty accuses Norway of human rights violations against sex workers. (2016, mai). Norway Today. ${ACCOUNT}`,
    );
  });

  test('gives the place alone where the text was read', () => {
    const place = { label: { en: 'chapter 3', nb: 'kapittel 3' }, basis: 'read' } as const;
    expect(cite({ ...read('vista-2014'), locator: place }, 'vancouver')).toMatch(/ \[Chapter 3\.\]$/);
  });

  test('takes the address from the finding where it has one, also for a source without any', () => {
    const address = 'https://example.org/chapter-6';
    expect(cite({ ...read('otprp-48-2008'), address }, 'apa')).toMatch(/ https:\/\/example\.org\/chapter-6$/);
    expect(cite(read('alsalem-2024'), 'vancouver')).not.toContain('Available from');
    expect(cite({ ...read('alsalem-2024'), address }, 'vancouver')).toMatch(/Available from: https:\S+6$/);
  });

  test.each(['apa', 'chicago', 'vancouver'] as const)('says in %s that an estimated year is one', (style) => {
    expect(cite(read('scot-evidence-2017'), style)).toMatch(/\bca?\. 2017/);
  });

  test.each([
    ['apa', 'en', 'Retrieved November 24, 2026, from https'],
    ['apa', 'nb', 'Hentet 24. november 2026 fra https'],
    ['chicago', 'en', 'accessed November 24, 2026, https'],
    ['chicago', 'nb', 'lest 24. november 2026, https'],
    ['vancouver', 'en', '[cited 2026 Nov 24]'],
    ['vancouver', 'nb', '[hentet 24. november 2026]'],
  ] as const)('dates in %s (%s) the visit to a page that has no date', (style, language, words) => {
    expect(cite(read('prosentret-law'), style, language)).toContain(words);
  });

  test('names a source that nobody has rendered, plainly', () => {
    const { references: _, ...bare } = sources.get('lancet-2014') as Source;
    expect(
      formatCitation(findingFrom(read('lancet-2014')), new Map([[bare.id, bare as Source]]), {
        style: 'chicago',
        language: 'en',
        accessed: '2026-11-24',
      }),
    ).toMatch(/^Shannon, Kate; .*; et al\. \(2014\)\. Global epidemiology of .*\. The Lancet\. https:/);
  });
});

describe('Wikipedia', () => {
  test('gets a template for the source and one for the account', () => {
    const citation = cite(reported, 'wikipedia');
    expect(citation).toContain('{{cite report |author1=Amnesty International |title=The Human Cost of');
    expect(citation).toContain('|date=26 May 2016 |id=EUR 36/4034/2016 ');
    expect(citation).toContain('}} Section 2.5, p. 26. ');
    expect(citation).toContain('As reported in: {{cite news |title=Amnesty accuses Norway');
    expect(cite(reported, 'wikipedia', 'nb')).toContain(
      '{{Kilde www |forfatter=Amnesty International |tittel=',
    );
  });

  test('templates survive brackets and pipes in a title', () => {
    expect(cite(read('tv2-2012'), 'wikipedia')).toContain(
      "|title=&#91;News report on Pro Sentret's survey of violence&#93;",
    );
  });
});

describe('records', () => {
  test('BibTeX holds the source with its place and the account as an entry of its own', () => {
    expect(cite(reported, 'bibtex')).toBe(`@techreport{amnesty-2016,
  author = {{Amnesty International}},
  title = {{The Human Cost of 'Crushing' the Market: Criminalization of Sex Work in Norway}},
  institution = {Amnesty International Ltd},
  address = {London},
  number = {EUR 36/4034/2016},
  year = {2016},
  month = may,
  language = {en},
  note = {Section 2.5, p. 26. The section was located by the table of contents. As reported in Norway Today (2016).},
  url = {${REPORT}},
  urldate = {2026-11-24},
}

@article{norwaytoday-2016,
  title = {{Amnesty accuses Norway of human rights violations against sex workers}},
  journal = {Norway Today},
  year = {2016},
  month = may,
  language = {en},
  url = {${ACCOUNT}},
  urldate = {2026-11-24},
}`);
  });

  test('BibTeX escapes what TeX would read as a command', () => {
    const [source] = builtIn;
    const odd = {
      ...source,
      id: 'odd',
      title: '50 % & more: {a_b} #1 \\ $',
      author: [{ literal: 'R&D' }],
    } as Source;
    const citation = formatCitation(findingFrom(read('odd')), new Map([['odd', odd]]), {
      style: 'bibtex',
      language: 'en',
      accessed: '2026-11-24',
    });
    expect(citation).toContain(String.raw`title = {{50 \% \& more: \{a\_b\} \#1 \textbackslash{} \$}}`);
    expect(citation).toContain(String.raw`author = {{R\&D}}`);
  });

  test('RIS ends its lines with CR LF and every record with ER', () => {
    const lines = cite(reported, 'ris').split('\r\n');
    expect(lines.slice(0, 6)).toEqual([
      'TY  - RPRT',
      'ID  - amnesty-2016',
      'AU  - Amnesty International',
      "TI  - The Human Cost of 'Crushing' the Market: Criminalization of Sex Work in Norway",
      'PY  - 2016',
      'DA  - 2016/05/26/',
    ]);
    expect(lines.filter((line) => line === 'ER  - ')).toHaveLength(2);
    expect(lines).toContain('DA  - 2016/05//');
    expect(lines).toContain('Y2  - 2026/11/24/');
    expect(lines.at(-1)).toBe('');
  });

  test('CSL-JSON gives the items without what we add to them', () => {
    const [source, account] = JSON.parse(cite(reported, 'csl-json'));
    expect(source).toMatchObject({
      id: 'amnesty-2016',
      type: 'report',
      author: [{ literal: 'Amnesty International' }],
      issued: { 'date-parts': [[2016, 5, 26]] },
      accessed: { 'date-parts': [[2026, 11, 24]] },
      URL: REPORT,
      note: 'Section 2.5, p. 26. The section was located by the table of contents. As reported in Norway Today (2016).',
    });
    expect(source).not.toHaveProperty('fotnote');
    expect(account).toMatchObject({ id: 'norwaytoday-2016', issued: { 'date-parts': [[2016, 5]] } });
  });
});

describe.each(CITATION_STYLES)('%s of every source', (style) => {
  const cited = builtIn.flatMap((source) =>
    (['en', 'nb'] as const).map((language) => ({ source, citation: cite(read(source.id), style, language) })),
  );

  test('has its title and leaves no gap', () => {
    for (const { source, citation } of cited) {
      const title = source.title.replace(/[[\]]/g, '').slice(0, 12);
      expect(citation.toLowerCase().replaceAll('’', "'")).toContain(title.toLowerCase());
      expect(citation).not.toMatch(/undefined|null|NaN|\(\)|, ,|[^.…]\.\. |,\.|\$|[{}]\||<span/);
    }
  });

  test('never gives an address that we have not opened', () => {
    for (const { source, citation } of cited) {
      const { unopenedAddress } = source.fotnote;
      if (unopenedAddress) expect(citation).not.toContain(unopenedAddress);
    }
  });

  test('never shows a note to ourselves', () => {
    for (const { source, citation } of cited) {
      for (const note of source.fotnote.notes) expect(citation).not.toContain(note);
    }
  });
});

test('gives no citation where the source is unknown', () => {
  expect(cite(read('no-such-source'), 'apa')).toBe('');
});

describe('the chain', () => {
  test('names the source, the account, the place and what was read', () => {
    expect(describeChain(findingFrom(reported), sources, 'nb')).toEqual([
      {
        sourceId: 'amnesty-2016',
        name: 'Amnesty',
        year: '2016',
        title: "The Human Cost of 'Crushing' the Market: Criminalization of Sex Work in Norway",
        address: REPORT,
        via: {
          sourceId: 'norwaytoday-2016',
          name: 'Norway Today',
          year: '2016',
          title: 'Amnesty accuses Norway of human rights violations against sex workers',
          address: ACCOUNT,
        },
        locatorLabel: 'kapittel 2.5',
        page: 26,
        basis: 'contents',
        unopenedAddress: 'https://www.amnesty.org/en/documents/eur36/4034/2016/en/',
        read: 'none',
        readNote: 'Vi har lest forsatsen og første del av innholdsfortegnelsen, ikke selve rapporten.',
      },
    ]);
  });

  test('leaves out the year of a source without a date, and sources that are not known', () => {
    const [link, ...others] = describeChain(
      findingFrom(read('pion-law'), read('no-such-source')),
      sources,
      'en',
    );
    expect(link).toMatchObject({ name: 'PION', read: 'excerpt' });
    expect(link).not.toHaveProperty('year');
    expect(link).not.toHaveProperty('via');
    expect(others).toEqual([]);
  });
});
