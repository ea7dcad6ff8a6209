// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import type { ClaimEntry } from './claim-list.tsx';
import { ClaimsCard } from './claims-card.tsx';
import { sampleFindings, sampleSources } from './sample-evidence.ts';

const claims: readonly ClaimEntry[] = (['agrees', 'context'] as const).map((stance, index) => ({
  index,
  quote: ['Landlords evict.', 'The market shrank.'][index] ?? '',
  stance,
  sourcesDisagree: false,
  position: index,
  matches: [{ finding: 'evictions', stance }],
}));

function show(shown = claims) {
  const actions = { onChoose: vi.fn(), onClose: vi.fn() };
  const view = render(
    <ClaimsCard
      claims={shown}
      findings={sampleFindings}
      sources={sampleSources}
      translator={createTranslator('en')}
      theme="auto"
      textSize="normal"
      {...actions}
    />,
  );
  return { ...view, ...actions };
}

afterEach(cleanup);

it('is a landmark with the claims in the order of the page, and takes the focus', () => {
  const { onChoose } = show();
  expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Claims on this page' }));
  const landmark = screen.getByRole('navigation', { name: 'Claims on this page' });
  const buttons = within(landmark).getAllByRole('button');
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Landlords evict. Amnesty says the same ',
    'The market shrank. Background from Amnesty ',
  ]);
  fireEvent.click(buttons[1] as HTMLElement);
  expect(onChoose).toHaveBeenCalledWith(1);
});

it('says so when the page has none, and closes', () => {
  const { onClose } = show([]);
  screen.getByText('About the law, but nothing our sources speak to');
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledOnce();
});

it('has no barriers', async () => {
  expect(await findBarriers(show().container, { layout: false })).toEqual([]);
});
