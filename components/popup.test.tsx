// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Match } from '../engine/types.ts';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import type { ClaimEntry } from './claim-list.tsx';
import type { PageInView } from './describe-page.ts';
import { Popup, type PopupProps } from './popup.tsx';
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
): PageInView => ({
  kind: 'known',
  status,
  truncated: false,
  claims: found,
});

function createActions() {
  return {
    check: vi.fn((text: string) => [sampleMatch('evictions', 'agrees', text)]),
    search: vi.fn((query: string) => (query === '' ? [] : sampleFindingList.slice(0, 1))),
    onShowClaim: vi.fn(),
    onCheckPage: vi.fn(),
    onCheckPages: vi.fn(),
    onCheckSite: vi.fn(),
    onLanguage: vi.fn(),
    onIntensity: vi.fn(),
    onBrowse: vi.fn(),
    onOpenOptions: vi.fn(),
  };
}

function popup(more: Partial<PopupProps>, actions = createActions()) {
  return (
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
    />
  );
}

function show(more: Partial<PopupProps> = {}) {
  const actions = createActions();
  return { ...render(popup(more, actions)), ...actions };
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

  it.each<[string, PageInView, string]>([
    ['is being read', page('scanning'), 'Reading the page …'],
    ['is off topic', page('off-topic'), 'This page is not about the law'],
    ['holds nothing', page('done'), 'About the law, but nothing our sources speak to'],
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

describe('a page that is not checked by itself', () => {
  it.each<[string, Partial<PopupProps>, string]>([
    ['the reader switched the site off', { checkSite: false }, 'Switch it on below'],
    [
      'the site is off at first',
      { checkSite: false, isPrivateSite: true },
      'This site is off at first: mail',
    ],
    ['pages are checked on demand', { checkPages: false }, 'Pages are checked only when you ask'],
  ])('says so because %s, and is checked when the reader asks', (_, more, sentence) => {
    const { onCheckPage } = show({ page: page('off'), ...more });
    expect(screen.getByRole('region', { name: 'This page' }).textContent).toContain(sentence);
    fireEvent.click(screen.getByRole('button', { name: 'Check this page' }));
    expect(onCheckPage).toHaveBeenCalledOnce();
  });

  it('in a private window says nothing of a switch that cannot be used there', () => {
    const { onCheckPage } = show({ page: page('off'), checkSite: false, isPrivateWindow: true });
    const overview = screen.getByRole('region', { name: 'This page' });
    expect(overview.textContent).toContain('Checking is switched off here');
    expect(overview.textContent).not.toContain('below');
    const site = screen.getByRole<HTMLInputElement>('switch', {
      name: /^Check this site \(not to be changed/,
    });
    expect([site.disabled, site.checked]).toEqual([true, false]);
    fireEvent.click(screen.getByRole('button', { name: 'Check this page' }));
    expect(onCheckPage).toHaveBeenCalledOnce();
  });

  it('is no page that is checked', () => {
    show();
    expect(screen.queryByRole('button', { name: 'Check this page' })).toBeNull();
  });
});

describe('the strip', () => {
  const marks = () =>
    within(screen.getByRole('toolbar', { name: 'Where the claims stand on the page' })).getAllByRole(
      'button',
    );

  it('has a mark for each claim in the order of the page, with its number and stance', () => {
    show();
    expect(marks().map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Claim 1 of 2: Amnesty says the same',
      'Claim 2 of 2: Sources disagree',
    ]);
    expect(marks().map((mark) => mark.className)).toEqual([
      'strip-mark strip-agrees',
      'strip-mark strip-context',
    ]);
  });

  it('shows the claim of a mark on a click', () => {
    const { onShowClaim } = show();
    fireEvent.click(marks()[1] as HTMLElement);
    expect(onShowClaim).toHaveBeenCalledWith(1);
  });

  it('is one stop for Tab, with arrows, Home and End inside', () => {
    show();
    const reachable = () => marks().map((mark) => mark.tabIndex);
    expect(reachable()).toEqual([0, -1]);
    marks()[0]?.focus();
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    press('ArrowRight');
    expect(document.activeElement).toBe(marks()[1]);
    expect(reachable()).toEqual([-1, 0]);
    press('ArrowRight');
    expect(document.activeElement).toBe(marks()[1]);
    press('Home');
    expect(document.activeElement).toBe(marks()[0]);
    press('End');
    expect(document.activeElement).toBe(marks()[1]);
  });

  it('keeps a stop when the page has fewer claims than before', () => {
    const { rerender } = show();
    marks()[1]?.focus();
    rerender(popup({ page: page('done', claims.slice(0, 1)) }));
    expect(marks().map((mark) => mark.tabIndex)).toEqual([0]);
  });

  it('lets many claims share marks, each named by how many they are and by the first', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...(claims[0] as ClaimEntry),
      index,
      position: index / 30,
    }));
    const { onShowClaim } = show({ page: page('done', many) });
    expect(marks()).toHaveLength(12);
    expect(marks()[1]?.querySelectorAll('path')).toHaveLength(2);
    expect(marks()[1]?.getAttribute('aria-label')).toBe(
      '2 claims here, the first: Claim 4 of 30: Amnesty says the same',
    );
    fireEvent.click(marks()[1] as HTMLElement);
    expect(onShowClaim).toHaveBeenCalledWith(3);
  });
});

describe('checking a claim', () => {
  it('answers what the sources say, and opens a finding', async () => {
    const { check, onBrowse } = show();
    const box = screen.getByRole('textbox', { name: 'Check a claim' });
    fireEvent.input(box, { target: { value: 'They evict.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(check).toHaveBeenCalledWith('They evict.');
    fireEvent.click(await screen.findByRole('button', { name: /^Amnesty says the same/ }));
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

  it('says honestly that nothing matches', async () => {
    show({ check: () => [] });
    fireEvent.input(screen.getByRole('textbox', { name: 'Check a claim' }), {
      target: { value: 'It rained.' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByText('None of our sources speaks to this.');
  });

  it('keeps sentences apart: what disagrees must disagree on one of them', async () => {
    const at = (start: number, id: string, stance: 'agrees' | 'contradicts') =>
      sampleMatch(id, stance, 'A sentence.', { start });
    const answers = [
      [at(0, 'market-fell', 'agrees'), at(12, 'market-not-shown', 'contradicts')],
      [at(0, 'market-fell', 'agrees'), at(0, 'market-not-shown', 'contradicts')],
    ];
    show({ check: () => answers.shift() ?? [], page: page('done') });
    fireEvent.input(screen.getByRole('textbox', { name: 'Check a claim' }), { target: { value: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByText('2 findings speak to this');
    expect(screen.getAllByText('A sentence.')).toHaveLength(2);
    expect(screen.queryByText('Sources disagree')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByText('Sources disagree');
    expect(screen.queryByText('A sentence.')).toBeNull();
  });

  it('shows the answer to what was asked last, however long another one takes', async () => {
    const slow = Promise.withResolvers<readonly Match[]>();
    show({
      check: (claim) => (claim === 'slow' ? slow.promise : [sampleMatch('evictions', 'agrees', claim)]),
    });
    const box = screen.getByRole('textbox', { name: 'Check a claim' });
    fireEvent.input(box, { target: { value: 'slow' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    fireEvent.input(box, { target: { value: 'fast' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByRole('button', { name: /^Amnesty says the same/ });
    slow.resolve([]);
    await slow.promise;
    screen.getByRole('button', { name: /^Amnesty says the same/ });
  });

  it('says so when a claim could not be checked, and checks the next one', async () => {
    const answers = [Promise.reject(new Error('stopped')), Promise.resolve([])];
    show({ check: () => answers.shift() ?? [] });
    fireEvent.input(screen.getByRole('textbox', { name: 'Check a claim' }), { target: { value: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByText(/^Something unexpected went wrong/);
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByText('None of our sources speaks to this.');
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
    ).toEqual(['Follow the browser', 'English', 'Norsk bokmål', 'Norsk nynorsk']);
    fireEvent.change(choice, { target: { value: 'nb' } });
    expect(onLanguage).toHaveBeenCalledWith('nb');
  });

  it('say how much stands on the pages', () => {
    const { onIntensity } = show();
    const choice = screen.getByRole('combobox', { name: 'On pages' });
    fireEvent.change(choice, { target: { value: 'study' } });
    expect(onIntensity).toHaveBeenCalledWith('study');
  });

  it('stand with the ways to all findings, the side panel and the settings', () => {
    const onOpenPanel = vi.fn();
    const { onBrowse, onOpenOptions } = show({ onOpenPanel });
    fireEvent.click(screen.getByRole('button', { name: 'Open the side panel' }));
    expect(onOpenPanel).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Browse all findings' }));
    expect(onBrowse).toHaveBeenCalledWith();
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    expect(onOpenOptions).toHaveBeenCalledOnce();
  });
});

it.each<[string, PageInView]>([
  ['claims', page('done', claims)],
  ['none', page('done')],
  ['a page that is off', page('off')],
  ['a failure', { kind: 'failed', failure: 'unexpected' }],
])('has no barriers with %s', async (_, state) => {
  expect(await findBarriers(show({ page: state }).container, { layout: false })).toEqual([]);
});
