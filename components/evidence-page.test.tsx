// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { countSources } from '../data/coverage.ts';
import { buildEvidenceMap } from '../data/evidence-map.ts';
import { dataset } from '../data/index.ts';
import { IN_FORCE, MARKET_FIGURES, PROPOSITIONS, TIMELINE } from '../data/overview.ts';
import { createTranslator } from '../locales/index.ts';
import { EvidencePage } from './evidence-page.tsx';

const shown = dataset.findings.filter(({ verification }) => verification.status !== 'unverified');
const map = buildEvidenceMap(PROPOSITIONS, new Map(shown.map((finding) => [finding.id, finding])));

function show() {
  return render(
    <EvidencePage
      translator={createTranslator('en')}
      datasetId="2026.11.1"
      today="2026-11-24"
      map={map}
      coverage={countSources(dataset, 'en')}
      events={TIMELINE}
      inForce={IN_FORCE}
      figures={MARKET_FIGURES}
      findings={new Map(dataset.findings.map((finding) => [finding.id, finding]))}
      sources={new Map(dataset.sources.map((source) => [source.id, source]))}
      findingsAddress="sidepanel.html"
    />,
  );
}

const table = (name: string) => within(screen.getByRole('table', { name }));
const row = (name: string) =>
  within(table('Evidence map').getByRole('rowheader', { name }).closest('tr') as Element as HTMLElement);

afterEach(cleanup);

describe('the evidence page', () => {
  it('has its parts in order, and a way to the findings', () => {
    show();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Evidence map',
      'What the findings rest on',
      'Timeline',
      'Market figures',
    ]);
    const link = screen.getByRole('link', { name: 'Browse all findings' });
    expect(link.getAttribute('href')).toBe('sidepanel.html');
  });
});

describe('the map', () => {
  it('has a row for every proposition and a column for every voice', () => {
    show();
    expect(table('Evidence map').getAllByRole('columnheader')).toHaveLength(PROPOSITIONS.voices.length + 1);
    for (const { text } of PROPOSITIONS.propositions) row(text.en);
  });

  it('says in words how each voice stands, whatever the colours', () => {
    show();
    const { getByRole, getAllByText } = row('The ban has reduced prostitution overall');
    getByRole('button', { name: 'Vista: Supports (2 findings)' });
    getByRole('button', { name: 'Amnesty: Disputes' });
    expect(getAllByText('Not addressed').length).toBeGreaterThan(5);
  });

  it('opens the findings of a cell below it, and gives the focus back on Escape', () => {
    show();
    const button = row('The ban has reduced prostitution overall').getByRole('button', { name: /^Amnesty/ });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const heading = screen.getByRole('heading', {
      name: 'Amnesty on “The ban has reduced prostitution overall”',
    });
    expect(document.activeElement).toBe(heading);
    const opened = within(screen.getByRole('region', { name: heading.textContent ?? '' }));
    opened.getByText(/no research has shown/);
    fireEvent.keyDown(heading, { key: 'Escape' });
    expect(screen.queryByRole('heading', { name: heading.textContent ?? '' })).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('shows what was noted as other evidence as that, with its source', () => {
    show();
    fireEvent.click(
      row('People who sell sex are penalised in practice').getByRole('button', {
        name: /^Norwegian authorities/,
      }),
    );
    screen.getByText(/Norway told the UN women.s committee CEDAW/);
    screen.getByText(/^Noted as other evidence with this finding: Amnesty/);
    const opened = within(screen.getByRole('region', { name: /^Norwegian authorities on/ }));
    opened.getByRole('link', { name: 'CEDAW (2023)' });
  });

  it('says what we have not read', () => {
    show();
    fireEvent.click(row('The ban has reduced demand').getByRole('button', { name: 'Amnesty: Not read' }));
    screen.getByText(/We have read its heading, not its text/);
  });

  it('has one cell open at a time', () => {
    show();
    for (const button of screen.getAllByRole('button', { name: /^Vista/ })) fireEvent.click(button);
    expect(screen.getAllByRole('button', { expanded: true })).toHaveLength(1);
  });
});

describe('the coverage', () => {
  it('counts every shown finding once and says how unevenly they are spread', () => {
    show();
    const counts = table('What the findings rest on')
      .getAllByRole('row')
      .slice(1)
      .map((entry) => Number(within(entry).getAllByRole('cell').at(-1)?.textContent));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(shown.length);
    screen.getByText(new RegExp(`of ${shown.length} findings, Amnesty leads ${counts[0]} `));
  });
});

describe('the timeline', () => {
  it('has every event in words, with a date of the precision it has, and its sources', () => {
    show();
    const rows = table('Timeline').getAllByRole('row').slice(1);
    expect(rows).toHaveLength(TIMELINE.length);
    const inForce = within(table('Timeline').getByRole('row', { name: /comes into force/ }));
    inForce.getByText('1 January 2009');
    inForce.getByRole('link', { name: 'VG (2014)' });
    within(table('Timeline').getByRole('row', { name: /Covid-19/ })).getByText('Spring 2020');
  });

  it('draws every event with the number it has in the table', () => {
    show();
    const drawing = screen.getByRole('img', { name: /^Timeline from 2007 to 2026/ });
    const numbers = [...drawing.querySelectorAll('.event-label')].map(({ textContent }) =>
      Number(textContent),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(TIMELINE.map((_, index) => index + 1));
  });

  it('marks a source that was not read', () => {
    show();
    const event = within(table('Timeline').getByRole('row', { name: /The European Parliament backs/ }));
    event.getByText('(not read by us)');
  });
});

describe('the market figures', () => {
  it('have a table and an axis of their own for every measure', () => {
    show();
    for (const { title, figures } of MARKET_FIGURES)
      expect(table(title.en).getAllByRole('row')).toHaveLength(figures.length + 1);
  });

  it('are given as the range they are, with the account they were read in', () => {
    show();
    const figure = within(table('Street prostitution in Oslo').getByRole('row', { name: /in VG/ }));
    figure.getByText('−45 to −60%');
    figure.getByText('read in VG (2014)');
    table('Indoor prostitution').getByText('about unchanged');
  });

  it('open the finding that holds them', () => {
    show();
    const figure = table('All prostitution in Norway').getByRole('row', { name: /^Vista, 2014/ });
    const button = within(figure).getByRole('button', { name: 'Read the finding' });
    const statement = shown.find(({ id }) => id === 'market-vista-25')?.statement.en ?? 'no such finding';
    expect(screen.queryByText(statement)).toBeNull();
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-controls') ?? '')?.textContent).toContain(
      statement,
    );
    fireEvent.click(button);
    expect(screen.queryByText(statement)).toBeNull();
  });

  it('are drawn where they lie on the axis', () => {
    show();
    const drawn = table('Street prostitution in Oslo')
      .getByRole('row', { name: /in VG/ })
      .querySelector('rect');
    expect(Number(drawn?.getAttribute('x'))).toBeCloseTo(40);
    expect(Number(drawn?.getAttribute('width'))).toBeCloseTo(15);
  });
});
