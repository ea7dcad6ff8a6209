import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { countSources } from '../data/coverage.ts';
import { buildEvidenceMap } from '../data/evidence-map.ts';
import { dataset } from '../data/index.ts';
import { IN_FORCE, MARKET_FIGURES, PROPOSITIONS, TIMELINE } from '../data/overview.ts';
import { createTranslator, type DataLanguage } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import pageCss from './evidence-page.css?inline';
import { EvidencePage } from './evidence-page.tsx';

const map = buildEvidenceMap(PROPOSITIONS, new Map(dataset.findings.map((finding) => [finding.id, finding])));
const styles = document.createElement('style');
styles.textContent = pageCss;

beforeEach(() => document.head.append(styles));

afterEach(async () => {
  cleanup();
  styles.remove();
  delete document.documentElement.dataset.theme;
  document.documentElement.style.fontSize = '';
  await page.viewport(1280, 900);
});

function show(language: DataLanguage, theme: 'light' | 'dark' = 'light') {
  document.documentElement.dataset.theme = theme;
  return render(
    <EvidencePage
      translator={createTranslator(language)}
      datasetId="2026.11.1"
      today="2026-11-24"
      map={map}
      coverage={countSources(dataset, language)}
      events={TIMELINE}
      inForce={IN_FORCE}
      figures={MARKET_FIGURES}
      findings={new Map(dataset.findings.map((finding) => [finding.id, finding]))}
      sources={new Map(dataset.sources.map((source) => [source.id, source]))}
      findingsAddress="sidepanel.html"
    />,
  );
}

const openFigure = (language: DataLanguage) =>
  fireEvent.click(
    screen.getAllByRole('button', {
      name: createTranslator(language).text('evidencePage.figureFinding'),
    })[0] as HTMLElement,
  );
const openCell = () => fireEvent.click(screen.getAllByRole('button', { name: /^Vista/ })[0] as HTMLElement);
const cellsOf = (container: Element) => [
  ...container.querySelectorAll('.map-row:first-child td, .map-row td'),
];

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it.each([
    ['en', 1280],
    ['nb', 1280],
    ['en', 320],
    ['nb', 320],
  ] as const)(
    'has no barriers and enough contrast in %s at %i px, with a cell and a figure open',
    async (language, width) => {
      await page.viewport(width, 900);
      const { container } = show(language, theme);
      openCell();
      openFigure(language);
      expect(await findBarriers(container, { layout: true })).toEqual([]);
    },
    60_000,
  );
});

describe('the layout', () => {
  it.each([
    [1280, 16],
    [1000, 16],
    [320, 16],
    [640, 32],
    [320, 32],
  ])('does not scroll sideways at %i px with letters of %i px', async (width, letters) => {
    await page.viewport(width, 900);
    document.documentElement.style.fontSize = `${letters}px`;
    show('nb');
    openCell();
    expect(document.documentElement.scrollWidth).toBe(width);
  });

  it.each([320, 480, 700, 850, 1000, 1280])(
    'leaves words their width in every table at %i px',
    async (width) => {
      await page.viewport(width, 900);
      const { container } = show('nb');
      openFigure('nb');
      const cells = container.querySelectorAll(
        '.event-text, .coverage-read, .figure-method, .figure-details td',
      );
      const narrowest = Math.min(...[...cells].map((cell) => cell.getBoundingClientRect().width));
      expect(narrowest).toBeGreaterThanOrEqual(120);
      expect(document.documentElement.scrollWidth).toBe(width);
    },
  );

  it('is a table of signs where there is room, and names the sources in the cells where there is none', async () => {
    const { container } = show('en');
    const voice = container.querySelector('.cell-voice') as HTMLElement;
    const isShown = () => voice.getBoundingClientRect().width > 1;
    await page.viewport(1280, 900);
    expect(isShown()).toBe(false);
    expect(cellsOf(container).every((cell) => getComputedStyle(cell).display === 'table-cell')).toBe(true);
    await page.viewport(600, 900);
    expect(isShown()).toBe(true);
    expect(getComputedStyle(container.querySelector('.empty-cell') as Element).display).toBe('none');
  });

  it('keeps headings and cells of the map a table for assistive technology when it is a list', async () => {
    await page.viewport(320, 900);
    show('en');
    await expect.element(page.getByRole('table', { name: 'Evidence map' })).toBeInTheDocument();
    await expect
      .element(page.getByRole('rowheader', { name: 'The ban has reduced demand' }))
      .toBeInTheDocument();
  });

  it('draws the timeline at the reader’s text size and lets it scroll by keyboard', async () => {
    await page.viewport(320, 900);
    show('en');
    const region = screen.getByRole('region', { name: /^Timeline from/ });
    expect(region.scrollWidth).toBeGreaterThan(region.clientWidth);
    expect(region.tabIndex).toBe(0);
  });
});
