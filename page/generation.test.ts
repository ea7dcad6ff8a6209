import { expect, it } from 'vitest';
import { beginGeneration } from './generation.ts';

const newDocument = () => ({}) as Document;

it('ends the generation before in the same document, and no other', () => {
  const { signal } = new AbortController();
  const document = newDocument();
  const first = beginGeneration(document, signal);
  const elsewhere = beginGeneration(newDocument(), signal);
  const second = beginGeneration(document, signal);
  expect([first.aborted, elsewhere.aborted, second.aborted]).toEqual([true, false, false]);
});

it('ends with its signal, also one that has ended', () => {
  const controller = new AbortController();
  const generation = beginGeneration(newDocument(), controller.signal);
  controller.abort();
  expect(generation.aborted).toBe(true);
  expect(beginGeneration(newDocument(), controller.signal).aborted).toBe(true);
});
