import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOutStrip, MAX_STRIP_MARKS } from './strip-layout.ts';

const positionsOf = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 })
  .map((list) => list.toSorted((a, b) => a - b));

it('stands for every claim once, in the order of the page', () => {
  fc.assert(
    fc.property(positionsOf, (positions) => {
      const claims = layOutStrip(positions).flatMap(({ first, count }) =>
        Array.from({ length: count }, (_, offset) => first + offset),
      );
      expect(claims).toEqual(positions.map((_, index) => index));
    }),
  );
});

it('never lays a mark on another or over the edge', () => {
  const half = 0.5 / MAX_STRIP_MARKS;
  fc.assert(
    fc.property(positionsOf, (positions) => {
      const places = layOutStrip(positions).map(({ place }) => place);
      for (const [index, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(half - 1e-9);
        expect(place).toBeLessThanOrEqual(1 - half + 1e-9);
        if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(2 * half - 1e-9);
      }
    }),
  );
});

it('leaves claims that have room where they stand', () => {
  expect(layOutStrip([0.1, 0.5, 0.9]).map(({ place }) => place)).toEqual([0.1, 0.5, 0.9]);
});

it('gives each claim its own mark as long as there is room', () => {
  expect(layOutStrip(Array(MAX_STRIP_MARKS).fill(0.3))).toHaveLength(MAX_STRIP_MARKS);
  expect(layOutStrip(Array(MAX_STRIP_MARKS + 1).fill(0.3))).toEqual([
    { first: 0, count: MAX_STRIP_MARKS + 1, place: 0.3 },
  ]);
});
