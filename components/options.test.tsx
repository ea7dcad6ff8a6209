// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import { Options, type OptionsProps } from './options.tsx';

function show(more: Partial<OptionsProps> = {}) {
  const actions = {
    onCheckPages: vi.fn(),
    onLanguage: vi.fn(),
    onTheme: vi.fn(),
    onTextSize: vi.fn(),
    onIntensity: vi.fn(),
    onPageLanguages: vi.fn(),
    onComments: vi.fn(),
    onAddSite: vi.fn((written: string) => written.includes('.')),
    onSwitchSite: vi.fn(),
    onShowHidden: vi.fn(),
    onExport: vi.fn(),
    onImport: vi.fn(async (text: string) => text === 'ours'),
    onReset: vi.fn(),
  };
  const view = render(
    <Options
      translator={createTranslator('en')}
      checkPages
      language="auto"
      theme="auto"
      textSize="normal"
      intensity="normal"
      pageLanguages={['english', 'scandinavian']}
      comments={false}
      sitesOff={['example.org']}
      privateSites={{ mail: ['mail.example'], health: ['health.example'], support: ['support.example'] }}
      privateSitesOn={['health.example']}
      hiddenClaims={2}
      isUnreadable={false}
      datasetId="2026.11.1"
      coverage={[{ name: 'the Penal Code', findings: 1200, read: { none: 1100, excerpt: 100 } }]}
      evidence={[
        { kind: 'law', findings: 1200 },
        { kind: 'study', findings: 3 },
      ]}
      {...actions}
      {...more}
    />,
  );
  return { ...view, ...actions };
}

afterEach(cleanup);

it('has its four parts', () => {
  show();
  for (const name of ['Checking', 'Appearance', 'Sites', 'Data'])
    screen.getByRole('heading', { level: 2, name });
});

it('tells every change at once', () => {
  const { onCheckPages, onLanguage, onTheme, onTextSize, onIntensity, onPageLanguages, onComments } = show();
  fireEvent.click(screen.getByRole('switch', { name: 'Check pages automatically' }));
  expect(onCheckPages).toHaveBeenCalledWith(false);
  fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'nb' } });
  expect(onLanguage).toHaveBeenCalledWith('nb');
  fireEvent.change(screen.getByRole('combobox', { name: 'Theme' }), { target: { value: 'dark' } });
  expect(onTheme).toHaveBeenCalledWith('dark');
  fireEvent.change(screen.getByRole('combobox', { name: 'Text size' }), { target: { value: 'large' } });
  expect(onTextSize).toHaveBeenCalledWith('large');
  fireEvent.click(screen.getByRole('checkbox', { name: 'English' }));
  expect(onPageLanguages).toHaveBeenCalledWith(['scandinavian']);
  fireEvent.click(screen.getByRole('switch', { name: 'Check readers’ comments too' }));
  expect(onComments).toHaveBeenCalledWith(true);
  fireEvent.change(screen.getByRole('combobox', { name: 'On pages' }), {
    target: { value: 'quiet' },
  });
  expect(onIntensity).toHaveBeenCalledWith('quiet');
});

it('lists the sites that are switched off and takes one off the list', () => {
  const { onSwitchSite } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Check example.org again' }));
  expect(onSwitchSite).toHaveBeenCalledWith('example.org', true);
});

it('switches off a site that the reader writes, and says so where that is none', () => {
  const { onAddSite } = show();
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Switch a site off' });
  const add = (written: string) => {
    fireEvent.input(field, { target: { value: written } });
    fireEvent.click(screen.getByRole('button', { name: 'Switch off' }));
  };
  add('nonsense');
  screen.getByText('That is not the name or address of a site.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(field.value).toBe('nonsense');
  add('news.example');
  expect(onAddSite).toHaveBeenLastCalledWith('news.example');
  screen.getByText('The site is switched off.');
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
});

it('lists the sites that are off at first by their reason, and switches each on and off', () => {
  const { onSwitchSite } = show();
  screen.getByText(/people who look for help are not to find underlines/);
  const support = screen.getByRole('group', { name: 'Support for people who sell sex' });
  const off = within(support).getByRole<HTMLInputElement>('switch', { name: 'Check support.example' });
  expect(off.checked).toBe(false);
  fireEvent.click(off);
  expect(onSwitchSite).toHaveBeenLastCalledWith('support.example', true);
  const on = screen.getByRole<HTMLInputElement>('switch', { name: 'Check health.example' });
  expect(on.checked).toBe(true);
  fireEvent.click(on);
  expect(onSwitchSite).toHaveBeenLastCalledWith('health.example', false);
});

it.each([
  ['quiet', 0, 0],
  ['normal', 3, 0],
  ['study', 3, 3],
] as const)('shows what pages look like when they are %s', (intensity, underlined, numbers) => {
  show({ intensity });
  const sample = screen.getByRole('figure', { name: /^How pages look/ });
  expect(sample.querySelectorAll('.claim')).toHaveLength(underlined);
  expect(sample.querySelectorAll('sup')).toHaveLength(numbers);
  expect(sample.textContent).toContain('On the toolbar: 3');
});

it('says what happens when pages are checked only on demand', () => {
  show({ checkPages: false });
  screen.getByText(/^Fotnote looks at a page only when you ask/);
});

it('hands out the settings as a file and takes one back, or says that it is none', async () => {
  const { onExport, onImport, container } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(onExport).toHaveBeenCalledOnce();
  const picker = container.querySelector<HTMLInputElement>('input[type="file"]');
  const choose = (text: string) =>
    fireEvent.change(picker as HTMLInputElement, { target: { files: [new File([text], 'settings.json')] } });
  choose('not ours');
  await screen.findByText(/Nothing was changed\.$/);
  choose('ours');
  await screen.findByText('The settings of the file are in force.');
  expect(onImport.mock.calls).toEqual([['not ours'], ['ours']]);
});

it('says when no site is switched off and nothing is hidden', () => {
  show({ sitesOff: [], hiddenClaims: 0 });
  screen.getByText('Checking is not switched off on any site.');
  screen.getByText('No match is hidden.');
  expect(screen.queryByRole('button', { name: 'Show all again' })).toBeNull();
});

it('says that stored settings could not be read', () => {
  show({ isUnreadable: true });
  screen.getByText('Some stored settings could not be read. The defaults are used for them.');
});

it('shows hidden matches again', () => {
  const { onShowHidden } = show();
  screen.getByText(/^2 matches are hidden/);
  fireEvent.click(screen.getByRole('button', { name: 'Show all again' }));
  expect(onShowHidden).toHaveBeenCalledOnce();
});

it('publishes what the data rests on', () => {
  const { container } = show();
  expect(container.textContent).toContain('Data version: 2026.11.1 · 1,203 findings');
  const row = within(screen.getByRole('table')).getAllByRole('row')[1];
  expect(row?.textContent).toBe(
    'The Penal Code an excerpt\u00a0(100), only an account of it\u00a0(1,100)1,200',
  );
});

it('asks once more before it resets, and can be called off', () => {
  const { onReset } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Reset all settings' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onReset).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Reset all settings' }));
  fireEvent.click(screen.getByRole('button', { name: 'Yes, reset' }));
  expect(onReset).toHaveBeenCalledOnce();
  screen.getByText('All settings are reset.');
});

it('has no barriers', async () => {
  expect(await findBarriers(show().container, { layout: false })).toEqual([]);
});
