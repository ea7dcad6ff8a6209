// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSearch } from '../data/search.ts';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import type { PageInView } from './describe-page.ts';
import { FindingsBrowser, type FindingsBrowserProps } from './findings-browser.tsx';
import type { PageBeside } from './page-claims.tsx';
import { sampleFindingList, sampleSources } from './sample-evidence.ts';

const search = createSearch(sampleFindingList, [...sampleSources.values()]);

function show(more: Partial<FindingsBrowserProps> = {}) {
  const onCopy = vi.fn(async (_text: string) => true);
  const view = render(
    <FindingsBrowser
      findings={sampleFindingList}
      sources={sampleSources}
      translator={createTranslator('en')}
      datasetId="2026.11.1"
      today="2026-11-24"
      search={search}
      onCopy={onCopy}
      {...more}
    />,
  );
  return { ...view, onCopy };
}

const listed = () => within(screen.getByRole('list', { name: 'Findings' })).getAllByRole('button');
const type = (value: string) =>
  fireEvent.input(screen.getByRole('searchbox', { name: 'Search the findings' }), { target: { value } });

afterEach(cleanup);

describe('the findings', () => {
  it('are all listed in the region Evidence', () => {
    show();
    screen.getByRole('region', { name: 'Evidence' });
    expect(listed()).toHaveLength(4);
    screen.getByText('4 findings');
  });

  it('are searched, with the words marked', () => {
    const { container } = show();
    type('landlords');
    expect(listed()).toHaveLength(1);
    expect(container.querySelector('mark')?.textContent).toBe('landlords');
  });

  it('are filtered by topic and by source', () => {
    show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Topic' }), { target: { value: 'market' } });
    expect(listed()).toHaveLength(2);
    fireEvent.change(screen.getByRole('combobox', { name: 'Source' }), { target: { value: 'Vista' } });
    expect(listed().map(({ textContent }) => textContent)).toEqual([
      'Vista estimated a smaller market. Vista · The market',
    ]);
  });

  it('are filtered by kind of evidence and by what was read', () => {
    show();
    const choose = (name: string, value: string) =>
      fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
    choose('Kind of evidence', 'position');
    expect(listed().map(({ textContent }) => textContent)).toEqual([
      'No research shows a smaller market. Amnesty · The market',
    ]);
    choose('Kind of evidence', '');
    choose('What was read', 'abstract');
    expect(listed().map(({ textContent }) => textContent)).toEqual([
      'Vista estimated a smaller market. Vista · The market',
    ]);
  });

  it('offer only readings that some finding has', () => {
    show();
    const choice = screen.getByRole('combobox', { name: 'What was read' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Read or not',
      'The whole text',
      'The summary',
      'The table of contents',
      'Only an account of it',
    ]);
  });

  it('lead to the page with all the evidence, where there is one', () => {
    show({ overviewAddress: 'evidence.html' });
    const link = screen.getByRole('link', { name: 'Evidence at a glance' });
    expect(link.getAttribute('href')).toBe('evidence.html');
    cleanup();
    show();
    expect(screen.queryByRole('link', { name: 'Evidence at a glance' })).toBeNull();
  });

  it('say when none fits, and all come back when search and filters are cleared', () => {
    show();
    type('zzz');
    expect(screen.queryByRole('list', { name: 'Findings' })).toBeNull();
    screen.getByText('No finding fits');
    fireEvent.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    expect(listed()).toHaveLength(4);
  });
});

describe('a finding', () => {
  it('opens in full, takes the focus, and gives it back', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: /landlords evict/ }));
    const heading = screen.getByRole('heading', { name: 'Amnesty reported that landlords evict.' });
    expect(document.activeElement).toBe(heading);
    screen.getByRole('link', { name: 'Open the source' });
    fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /landlords evict/ }));
  });

  it('keeps search and filters for the way back', () => {
    show();
    type('landlords');
    fireEvent.click(screen.getByRole('button', { name: /landlords evict/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(listed()).toHaveLength(1);
  });

  it('can be opened from outside, also a second time', () => {
    const { rerender } = show({ opened: 'evictions' });
    screen.getByRole('heading', { name: /landlords evict/ });
    rerender(
      <FindingsBrowser
        findings={sampleFindingList}
        sources={sampleSources}
        translator={createTranslator('en')}
        datasetId="2026.11.1"
        today="2026-11-24"
        opened="market-fell"
        search={search}
        onCopy={async () => true}
      />,
    );
    screen.getByRole('heading', { name: /smaller market/ });
  });

  it('is told of when it opens and when it closes', () => {
    const onOpened = vi.fn();
    show({ onOpened });
    fireEvent.click(screen.getByRole('button', { name: /landlords evict/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(onOpened.mock.calls).toEqual([['evictions'], [undefined]]);
  });

  it('is listed with the others when what is asked for is not there', () => {
    show({ opened: 'gone' });
    expect(listed()).toHaveLength(4);
  });

  it('is cited in the style the reader chooses', async () => {
    const { onCopy } = show({ opened: 'evictions' });
    fireEvent.change(screen.getByRole('combobox', { name: 'Citation style' }), {
      target: { value: 'bibtex' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Copy citation' }));
    await screen.findByText('Citation copied');
    expect(onCopy.mock.calls[0]?.[0]).toMatch(/^@/);
  });

  it('shows markup as text', () => {
    const { container } = show({ opened: 'hostile' });
    expect(container.querySelector('img, b')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('beside a page', () => {
  const beside = (page: PageInView): PageBeside => ({
    page,
    checkPages: true,
    isPrivateSite: false,
    onShowClaim: vi.fn(),
    onCheckPage: vi.fn(),
  });
  const withClaims = () =>
    beside({
      kind: 'known',
      status: 'done',
      truncated: false,
      claims: [
        {
          index: 0,
          quote: 'The market shrank.',
          stance: 'context',
          sourcesDisagree: true,
          position: 0.5,
          matches: [
            { finding: 'market-fell', stance: 'agrees' },
            { finding: 'market-not-shown', stance: 'contradicts' },
          ],
        },
      ],
    });

  it('stand the claims of the page with every finding on each, before all findings', () => {
    const page = withClaims();
    show({ beside: page });
    const region = screen.getByRole('region', { name: 'This page' });
    expect(within(region).getByRole('list', { name: 'Claims on this page' }).textContent).toBe(
      'The market shrank.Sources disagreeVista says the same Vista estimated a smaller market.' +
        'Amnesty says otherwise No research shows a smaller market.',
    );
    fireEvent.click(within(region).getByRole('button', { name: 'The market shrank.' }));
    expect(page.onShowClaim).toHaveBeenCalledWith(0);
    expect(listed()).toHaveLength(4);
  });

  it('a finding takes the place of both lists, until the reader goes back', () => {
    show({ beside: withClaims() });
    fireEvent.click(screen.getByRole('button', { name: /^Vista says the same/ }));
    screen.getByRole('heading', { name: 'Vista estimated a smaller market.' });
    expect(screen.queryByRole('region', { name: 'This page' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    screen.getByRole('region', { name: 'This page' });
  });

  it.each<[string, PageInView, string]>([
    [
      'is off topic',
      { kind: 'known', status: 'off-topic', truncated: false, claims: [] },
      'not about the law',
    ],
    ['cannot be read', { kind: 'failed', failure: 'not-a-text-page' }, 'This is not a page of text.'],
  ])('it says so when the page %s', (_, page, sentence) => {
    show({ beside: beside(page) });
    expect(screen.getByRole('region', { name: 'This page' }).textContent).toContain(sentence);
  });

  it('a page that is not checked by itself is checked when the reader asks', () => {
    const page = beside({ kind: 'known', status: 'off', truncated: false, claims: [] });
    show({ beside: page });
    fireEvent.click(screen.getByRole('button', { name: 'Check this page' }));
    expect(page.onCheckPage).toHaveBeenCalledOnce();
  });

  it('there are no barriers', async () => {
    const { container } = show({ beside: withClaims() });
    expect(await findBarriers(container, { layout: false })).toEqual([]);
  });
});

it.each([
  ['the list', undefined],
  ['a finding', 'evictions'],
])('has no barriers with %s', async (_, opened) => {
  const { container } = show(opened ? { opened } : {});
  expect(await findBarriers(container, { layout: false })).toEqual([]);
});
