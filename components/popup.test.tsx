// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import type { ClaimEntry } from './claim-list.tsx';
import { Popup, type PopupPage, type PopupProps } from './popup.tsx';
import { sampleFindingList, sampleFindings, sampleMatch, sampleSources } from './sample-evidence.ts';

const claims: readonly ClaimEntry[] = [
  {
    index: 0,
    quote: 'Landlords evict.',
    stance: 'agrees',
    sourcesDisagree: false,
    position: 0,
    matches: [
      { finding: 'market-fell', stance: 'context' },
      { finding: 'evictions', stance: 'agrees' },
    ],
  },
  {
    index: 1,
    quote: 'The market shrank.',
    stance: 'context',
    sourcesDisagree: true,
    position: 1,
    matches: [
      { finding: 'market-fell', stance: 'agrees' },
      { finding: 'market-not-shown', stance: 'contradicts' },
    ],
  },
];

const page = (
  status: 'off-topic' | 'scanning' | 'done' | 'off',
  found: readonly ClaimEntry[] = [],
): PopupPage => ({
  kind: 'known',
  status,
  truncated: false,
  claims: found,
});

function show(more: Partial<PopupProps> = {}) {
  const actions = {
    check: vi.fn((text: string) => [sampleMatch('evictions', 'agrees', text)]),
    search: vi.fn((query: string) => (query === '' ? [] : sampleFindingList.slice(0, 1))),
    onShowClaim: vi.fn(),
    onCheckPages: vi.fn(),
    onCheckSite: vi.fn(),
    onLanguage: vi.fn(),
    onIntensity: vi.fn(),
    onBrowse: vi.fn(),
    onOpenOptions: vi.fn(),
  };
  const view = render(
    <Popup
      page={page('done', claims)}
      translator={createTranslator('en')}
      findings={sampleFindings}
      sources={sampleSources}
      checkPages
      checkSite
      language="auto"
      intensity="normal"
      {...actions}
      {...more}
    />,
  );
  return { ...view, ...actions };
}

afterEach(cleanup);

describe('this page', () => {
  it('lists every matched sentence, its name beginning with the quote, and shows it on a click', () => {
    const { onShowClaim } = show();
    const buttons = within(screen.getByRole('list', { name: 'Claims on this page' })).getAllByRole('button');
    expect(buttons.map((button) => button.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Landlords evict. Amnesty says the same and 1 more finding',
      'The market shrank. Sources disagree and 1 more finding',
    ]);
    fireEvent.click(screen.getByRole('button', { name: /^The market shrank\./ }));
    expect(onShowClaim).toHaveBeenCalledWith(1);
  });

  it.each<[string, PopupPage, string]>([
    ['is being read', page('scanning'), 'Reading the page …'],
    ['is off topic', page('off-topic'), 'This page is not about the law'],
    ['holds nothing', page('done'), 'About the law, but nothing our sources speak to'],
    ['is switched off', page('off'), 'Checking is switched off here'],
    ['cannot be read', { kind: 'failed', failure: 'restricted-page' }, 'Fotnote cannot read this page'],
    [
      'cannot be read, with the reason',
      { kind: 'failed', failure: 'no-access' },
      'no permission for this site',
    ],
    ['has claims', page('done', claims), '2 sentences our sources speak to'],
    [
      'is too long',
      { kind: 'known', status: 'done', truncated: true, claims },
      'only its first part was checked',
    ],
    ['is asked', { kind: 'asking' }, 'Reading the page …'],
  ])('says so when it %s', (_, state, sentence) => {
    show({ page: state });
    expect(screen.getByRole('region', { name: 'This page' }).textContent).toContain(sentence);
    if (state.kind !== 'known' || state.claims.length === 0) expect(screen.queryByRole('list')).toBeNull();
  });
});

describe('checking a claim', () => {
  it('answers what the sources say, and opens a finding', () => {
    const { check, onBrowse } = show();
    fireEvent.input(screen.getByRole('textbox', { name: 'Check a claim' }), {
      target: { value: 'They evict.' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(check).toHaveBeenCalledWith('They evict.');
    fireEvent.click(screen.getByRole('button', { name: /^Amnesty says the same/ }));
    expect(onBrowse).toHaveBeenCalledWith('evictions');
  });

  it('checks on Enter and begins a new line on Shift and Enter', () => {
    const { check } = show();
    const box = screen.getByRole('textbox', { name: 'Check a claim' });
    fireEvent.input(box, { target: { value: 'They evict.' } });
    fireEvent.keyDown(box, { key: 'Enter', shiftKey: true });
    expect(check).not.toHaveBeenCalled();
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(check).toHaveBeenCalledOnce();
  });

  it('says honestly that nothing matches', () => {
    show({ check: () => [] });
    fireEvent.input(screen.getByRole('textbox', { name: 'Check a claim' }), {
      target: { value: 'It rained.' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    screen.getByText('None of our sources speaks to this.');
  });

  it('keeps sentences apart: what disagrees must disagree on one of them', () => {
    const at = (start: number, id: string, stance: 'agrees' | 'contradicts') =>
      sampleMatch(id, stance, 'A sentence.', { start });
    const answers = [
      [at(0, 'market-fell', 'agrees'), at(12, 'market-not-shown', 'contradicts')],
      [at(0, 'market-fell', 'agrees'), at(0, 'market-not-shown', 'contradicts')],
    ];
    show({ check: () => answers.shift() ?? [], page: page('done') });
    fireEvent.input(screen.getByRole('textbox', { name: 'Check a claim' }), { target: { value: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    screen.getByText('2 findings speak to this');
    expect(screen.getAllByText('A sentence.')).toHaveLength(2);
    expect(screen.queryByText('Sources disagree')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(screen.queryByText('A sentence.')).toBeNull();
    screen.getByText('Sources disagree');
  });

  it('does not check nothing', () => {
    const { check } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(check).not.toHaveBeenCalled();
  });
});

describe('searching', () => {
  it('shows findings with the words marked, and opens one', () => {
    const { onBrowse, container } = show();
    fireEvent.input(screen.getByRole('searchbox', { name: 'Search the findings' }), {
      target: { value: 'landlord' },
    });
    expect(container.querySelector('mark')?.textContent).toBe('landlords');
    fireEvent.click(screen.getByRole('button', { name: /landlords evict/ }));
    expect(onBrowse).toHaveBeenCalledWith('evictions');
  });

  it('says when nothing fits', () => {
    show({ search: () => [] });
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
    screen.getByText('No finding fits');
  });
});

describe('the switches', () => {
  it('tell what the reader wants', () => {
    const { onCheckPages, onCheckSite } = show();
    fireEvent.click(screen.getByRole('switch', { name: 'Check pages automatically' }));
    expect(onCheckPages).toHaveBeenCalledWith(false);
    fireEvent.click(screen.getByRole('switch', { name: 'Check this site' }));
    expect(onCheckSite).toHaveBeenCalledWith(false);
  });

  it('leave alone a page that is on no site', () => {
    show({ checkSite: undefined });
    expect(screen.getByRole<HTMLInputElement>('switch', { name: 'Check this site' }).disabled).toBe(true);
  });

  it('offer the languages by their own names', () => {
    const { onLanguage } = show();
    const choice = screen.getByRole('combobox', { name: 'Language' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Follow the browser', 'English', 'Norsk']);
    fireEvent.change(choice, { target: { value: 'nb' } });
    expect(onLanguage).toHaveBeenCalledWith('nb');
  });

  it('say how much stands on the pages', () => {
    const { onIntensity } = show();
    const choice = screen.getByRole('combobox', { name: 'On pages' });
    fireEvent.change(choice, { target: { value: 'study' } });
    expect(onIntensity).toHaveBeenCalledWith('study');
  });

  it('stand with the ways to all findings and the settings', () => {
    const { onBrowse, onOpenOptions } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Browse all findings' }));
    expect(onBrowse).toHaveBeenCalledWith();
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    expect(onOpenOptions).toHaveBeenCalledOnce();
  });
});

it.each<[string, PopupPage]>([
  ['claims', page('done', claims)],
  ['none', page('done')],
  ['a failure', { kind: 'failed', failure: 'unexpected' }],
])('has no barriers with %s', async (_, state) => {
  expect(await findBarriers(show({ page: state }).container, { layout: false })).toEqual([]);
});
