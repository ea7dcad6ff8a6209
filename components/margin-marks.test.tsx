// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import { MarginMarks, type PlacedMark } from './margin-marks.tsx';
import { sampleFindings, sampleMatch, sampleSources } from './sample-evidence.ts';

const QUOTE = 'Landlords evict.';

const places: readonly PlacedMark[] = [
  {
    claim: { index: 0, stance: 'agrees', matches: [sampleMatch('evictions', 'agrees', QUOTE)] },
    left: 700.4,
    top: 120,
    size: 24,
  },
  {
    claim: {
      index: 4,
      stance: 'context',
      matches: [
        sampleMatch('market-fell', 'agrees', QUOTE),
        sampleMatch('market-not-shown', 'context', QUOTE),
      ],
    },
    left: 700,
    top: 300,
    size: 24,
  },
];

function show() {
  const onOpen = vi.fn();
  const view = render(
    <MarginMarks
      places={places}
      findings={sampleFindings}
      sources={sampleSources}
      translator={createTranslator('en')}
      theme="auto"
      onOpen={onOpen}
    />,
  );
  return { ...view, onOpen };
}

afterEach(cleanup);

it('are buttons that say which footnote they are and what stands there, and open it', () => {
  const { onOpen } = show();
  const buttons = screen.getAllByRole('button');
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
    'Footnote 1: Amnesty says the same',
    'Footnote 5: Sources disagree',
  ]);
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['1', '5']);
  fireEvent.click(screen.getByRole('button', { name: /^Footnote 5/ }));
  expect(onOpen).toHaveBeenCalledWith(4);
});

it('stand where they are told to', () => {
  show();
  const { left, top } = screen.getByRole('button', { name: /^Footnote 1/ }).style;
  expect([left, top]).toEqual(['700px', '120px']);
});

it('have no barriers', async () => {
  expect(await findBarriers(show().container, { layout: false })).toEqual([]);
});
