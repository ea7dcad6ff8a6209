import { describe, expect, test } from 'vitest';
import { CITATION_STYLES, type CitationStyle, describeChain, formatCitation } from './citations.ts';
import type { Attribution, Finding, Source } from './schema.ts';
import sourceList from './sources.json' with { type: 'json' };

const builtIn = sourceList as unknown as readonly Source[];
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

describe('APA', () => {
  test('names the report, the place, how it was located, and the account that was read', () => {
    expect(cite(reported, 'apa')).toBe(
      "Amnesty International. (2016). The Human Cost of 'Crushing' the Market: Criminalization of Sex Work in Norway " +
        `(EUR 36/4034/2016; section 2.5, p. 26). Retrieved November 24, 2026, from ${REPORT} ` +
        '[The section was located by the table of contents.] As reported in: ' +
        'Amnesty accuses Norway of human rights violations against sex workers. (2016, May). Norway Today. ' +
        `Retrieved November 24, 2026, from ${ACCOUNT}`,
    );
  });

  test('does the same in Norwegian', () => {
    expect(cite(reported, 'apa', 'nb')).toBe(
      "Amnesty International. (2016). The Human Cost of 'Crushing' the Market: Criminalization of Sex Work in Norway " +
        `(EUR 36/4034/2016; kapittel 2.5, s. 26). Hentet 24. november 2026 fra ${REPORT} ` +
        '[Stedet er funnet gjennom innholdsfortegnelsen.] Gjengitt i: ' +
        'Amnesty accuses Norway of human rights violations against sex workers. (2016, mai). Norway Today. ' +
        `Hentet 24. november 2026 fra ${ACCOUNT}`,
    );
  });

  test.each([
    [
      'vista-2014',
      'Rasmussen, I., Strøm, S., Sverdrup, S., & Hansen, V. W. (2014). Evaluering av forbudet mot kjøp av seksuelle tjenester (Rapport 2014/30). Vista Analyse. Retrieved November 24, 2026, from https://doczz.net/doc/630479/',
    ],
    [
      'jahnsen-skilbrei-2018',
      'Jahnsen, S., & Skilbrei, M.-L. (2018). Leaving No Stone Unturned: The Borders and Orders of Transnational Prostitution. British Journal of Criminology, 58, 255–272. https://doi.org/10.1093/bjc/azx028',
    ],
    [
      'vg-2014-vista',
      'Ny rapport: Prostitusjonen i Norge redusert etter sexkjøpsloven. (2014, August 11). VG. Retrieved November 24, 2026, from https://www.vg.no/nyheter/innenriks/i/Ovj6b/ny-rapport-prostitusjonen-i-norge-redusert-etter-sexkjoepsloven',
    ],
    [
      'prosentret-law',
      'Pro Sentret. (n.d.). Lover og regler om prostitusjon. prosentret.no. Retrieved November 24, 2026, from https://www.prosentret.no/lover-og-regler-i-norge/lover-og-regler-om-prostitusjon/',
    ],
    [
      'prop-66l-2020',
      'Justis- og beredskapsdepartementet. (2020). Endringer i straffeloven mv. (Prop. 66 L [2019–2020]). regjeringen.no. Retrieved November 24, 2026, from https://www.regjeringen.no/no/dokumenter/prop.-66-l-20192020/id2696290/?ch=6',
    ],
    [
      'swahn-2009',
      "Swahn, R. S. (2009). Politiets håndhevelse av sexkjøpsloven [Master's thesis]. Retrieved November 24, 2026, from https://doczz.net/doc/7270787/politiets-h%C3%A5ndhevelse-av-sexkj%C3%B8psloven",
    ],
    [
      'wiki-nordic-model',
      'Nordic model approach to prostitution. (n.d.). In Wikipedia. Retrieved November 24, 2026, from https://wikizero.net/wiki/en/Nordic_model_approach_to_prostitution',
    ],
    [
      'lancet-2014',
      'Shannon, K., Strathdee, S. A., Goldenberg, S. M., et al. (2014). Global epidemiology of HIV among female sex workers: influence of structural determinants. The Lancet. Retrieved November 24, 2026, from https://d.docksci.com/global-epidemiology-of-hiv-among-female-sex-workers-influence-of-structural-dete_5ac81a0cd64ab27d7dc8e91d.html',
    ],
    [
      'penal-code-316',
      'Lov om straff (straffeloven) § 316: Kjøp av seksuelle tjenester fra voksne. (2005). Lovdata.',
    ],
  ])('writes %s', (id, expected) => {
    expect(cite(read(id), 'apa')).toBe(expected);
  });

  test('says that an estimated year is one', () => {
    expect(cite(read('kilden-jahnsen'), 'apa')).toContain('Kilden. (ca. 2013). ');
  });
});

describe('other styles', () => {
  test('Chicago puts the comma inside English quotation marks only', () => {
    expect(cite(read('nrk-2021-xl'), 'chicago')).toBe(
      '“Sendt ut for sexsalg,” NRK, January 28, 2021, https://www.nrk.no/norge/xl/sendt-ut-for-sexsalg-1.15349773, accessed November 24, 2026.',
    );
    expect(cite(read('nrk-2021-xl'), 'chicago', 'nb')).toBe(
      '«Sendt ut for sexsalg», NRK, 28. januar 2021, https://www.nrk.no/norge/xl/sendt-ut-for-sexsalg-1.15349773, lest 24. november 2026.',
    );
  });

  test('Vancouver writes initials without stops and dates from the year down', () => {
    expect(cite(read('vista-2014'), 'vancouver')).toBe(
      'Rasmussen I, Strøm S, Sverdrup S, Hansen VW. Evaluering av forbudet mot kjøp av seksuelle tjenester. Vista Analyse; 2014 Jul 17 [cited 2026 Nov 24]. Rapport 2014/30. Available from: https://doczz.net/doc/630479/',
    );
  });

  test('Wikipedia gets a template for the source and one for the account', () => {
    const citation = cite(reported, 'wikipedia');
    expect(citation).toContain('{{cite report |author1=Amnesty International |title=The Human Cost of');
    expect(citation).toContain('|date=26 May 2016 |id=EUR 36/4034/2016 ');
    expect(citation).toContain('}} Section 2.5, p. 26. ');
    expect(citation).toContain('As reported in: {{cite news |title=Amnesty accuses Norway');
    expect(cite(reported, 'wikipedia', 'nb')).toContain(
      '{{Kilde www |forfatter=Amnesty International |tittel=',
    );
  });

  test('Wikipedia templates survive brackets and pipes in a title', () => {
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
      expect(citation).toContain(source.title.slice(1, 12).replace(/[[\]]/g, ''));
      expect(citation).not.toMatch(/undefined|null|NaN|\(\)|, ,|\.\. |,\./);
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

test('prefers the address of the finding to that of the source', () => {
  const address = 'https://example.org/chapter-6';
  const citation = formatCitation(findingFrom({ ...read('otprp-48-2008'), address }), sources, {
    style: 'apa',
    language: 'en',
    accessed: '2026-11-24',
  });
  expect(citation).toMatch(/from https:\/\/example\.org\/chapter-6$/);
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
