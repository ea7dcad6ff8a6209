// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import type { Match } from '../engine/types.ts';
import { createTranslator, messages } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import { sampleFindings, sampleMatch, sampleSources } from './sample-evidence.ts';
import { splitAtClaims, Welcome, type WelcomeProps } from './welcome.tsx';

const SAMPLE = messages.en.welcome.sample;
const FIRST = SAMPLE.slice(0, SAMPLE.indexOf('.') + 1);

const check = (text: string): Match[] => [sampleMatch('evictions', 'agrees', text.slice(0, FIRST.length))];

function show(more: Partial<WelcomeProps> = {}) {
  const actions = {
    onCopy: vi.fn(async () => true),
    onCheckPages: vi.fn(),
    onBrowse: vi.fn(),
    onOpenOptions: vi.fn(),
  };
  const view = render(
    <Welcome
      translator={createTranslator('en')}
      findings={sampleFindings}
      sources={sampleSources}
      datasetId="2026.11.1"
      today="2026-11-24"
      check={check}
      checkPages
      {...actions}
      {...more}
    />,
  );
  return { ...view, ...actions };
}

afterEach(cleanup);

it('says what Fotnote is, what it does and what it does not do', () => {
  show();
  screen.getByRole('heading', { level: 1, name: 'Fotnote' });
  screen.getByRole('heading', { name: 'What it does' });
  screen.getByRole('heading', { name: 'What it does not do' });
});

it('marks the claims of the sample and opens the card of one, and closing gives the focus back', async () => {
  show();
  const region = screen.getByRole('region', { name: 'Try it' });
  expect(region.querySelector('.sample > p')?.textContent).toBe(SAMPLE);
  const claim = await within(region).findByRole('link', { name: FIRST });
  fireEvent.click(claim);
  const dialog = within(region).getByRole('dialog', { name: 'What the source says' });
  expect(dialog.textContent).toContain('Amnesty says the same');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(claim);
});

it('asks for the permission to read all sites only where it is missing', () => {
  const { unmount } = show();
  expect(screen.queryByRole('region', { name: 'One more step' })).toBeNull();
  unmount();
  const onAllow = vi.fn();
  show({ onAllow });
  const region = screen.getByRole('region', { name: 'One more step' });
  fireEvent.click(within(region).getByRole('button', { name: 'Allow on all sites' }));
  expect(onAllow).toHaveBeenCalledOnce();
});

it('asks one question: automatically, or only on demand', () => {
  const { onCheckPages } = show();
  const question = screen.getByRole('group', {
    name: 'Check pages automatically, or only when you ask?',
  });
  const [automatic, onlyAsked] = within(question).getAllByRole<HTMLInputElement>('radio');
  expect([automatic?.checked, onlyAsked?.checked]).toEqual([true, false]);
  fireEvent.click(onlyAsked as HTMLInputElement);
  expect(onCheckPages).toHaveBeenCalledWith(false);
});

it('checks a sentence of the reader’s own', async () => {
  const { onBrowse } = show();
  const region = screen.getByRole('region', { name: 'Try it' });
  fireEvent.input(within(region).getByRole('textbox', { name: 'Check a claim' }), {
    target: { value: 'They evict.' },
  });
  fireEvent.click(within(region).getByRole('button', { name: 'Check' }));
  fireEvent.click(await within(region).findByRole('button', { name: /^Amnesty says the same/ }));
  expect(onBrowse).toHaveBeenCalledWith('evictions');
});

it('leads on to all findings and to the settings', () => {
  const { onBrowse, onOpenOptions } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Browse all findings' }));
  expect(onBrowse).toHaveBeenCalledWith();
  fireEvent.click(screen.getByRole('button', { name: 'Open settings' }));
  expect(onOpenOptions).toHaveBeenCalledOnce();
});

it('splits a text at its claims without losing a letter', () => {
  const text = 'One. Two. Three.';
  const at = (start: number, end: number, id: string) =>
    sampleMatch(id, 'agrees', text.slice(start, end), { start, end });
  const pieces = splitAtClaims(text, [
    at(5, 9, 'evictions'),
    at(5, 9, 'market-fell'),
    at(10, 16, 'market-fell'),
  ]);
  expect(pieces.map(({ text: piece, matches }) => [piece, matches.length])).toEqual([
    ['One. ', 0],
    ['Two.', 2],
    [' ', 0],
    ['Three.', 1],
  ]);
});

it('has no barriers, with and without the card', async () => {
  const { container } = show();
  expect(await findBarriers(container, { layout: false })).toEqual([]);
  fireEvent.click(screen.getByRole('link', { name: FIRST }));
  expect(await findBarriers(container, { layout: false })).toEqual([]);
});
