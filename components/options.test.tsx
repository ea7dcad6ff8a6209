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
    onIntensity: vi.fn(),
    onRemoveSite: vi.fn(),
    onShowHidden: vi.fn(),
    onReset: vi.fn(),
  };
  const view = render(
    <Options
      translator={createTranslator('en')}
      checkPages
      language="auto"
      theme="auto"
      intensity="normal"
      sitesOff={['example.org']}
      hiddenClaims={2}
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
  const { onCheckPages, onLanguage, onTheme, onIntensity } = show();
  fireEvent.click(screen.getByRole('switch', { name: 'Check pages automatically' }));
  expect(onCheckPages).toHaveBeenCalledWith(false);
  fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'nb' } });
  expect(onLanguage).toHaveBeenCalledWith('nb');
  fireEvent.change(screen.getByRole('combobox', { name: 'Theme' }), { target: { value: 'dark' } });
  expect(onTheme).toHaveBeenCalledWith('dark');
  fireEvent.change(screen.getByRole('combobox', { name: 'On pages' }), {
    target: { value: 'quiet' },
  });
  expect(onIntensity).toHaveBeenCalledWith('quiet');
});

it('lists the sites that are switched off and takes one off the list', () => {
  const { onRemoveSite } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Check example.org again' }));
  expect(onRemoveSite).toHaveBeenCalledWith('example.org');
});

it('says when no site is switched off and nothing is hidden', () => {
  show({ sitesOff: [], hiddenClaims: 0 });
  screen.getByText('Checking is not switched off on any site.');
  screen.getByText('No match is hidden.');
  expect(screen.queryByRole('button', { name: 'Show all again' })).toBeNull();
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
  expect(row?.textContent).toBe('The Penal Code an excerpt (100), only an account of it (1,100)1,200');
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
