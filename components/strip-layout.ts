/**
 * Where the marks of claims stand on a strip that is the page from its top to its end. Marks are buttons and must not
 * lie on each other: neighbours are pushed apart, and where there are more claims than room, neighbours share a mark.
 */

/** Marks that fit at 24 px each into the narrowest strip (288 px). */
export const MAX_STRIP_MARKS = 12;

export interface StripMark {
  /** Which claims it stands for: from the first, so many. */
  readonly first: number;
  readonly count: number;
  /** Where its middle is, from 0 (left edge) to 1 (right edge), never nearer than half a mark to either. */
  readonly place: number;
}

/** @param positions where the claims stand on the page, from 0 to 1, in the order of the page */
export function layOutStrip(positions: readonly number[]): readonly StripMark[] {
  const groups = positions.length <= MAX_STRIP_MARKS ? positions.map(alone) : shared(positions);
  return pushApart(groups);
}

function alone(position: number, index: number): StripMark {
  return { first: index, count: 1, place: position };
}

/** One mark for each stretch of the page that has claims. */
function shared(positions: readonly number[]): StripMark[] {
  const stretchOf = (position: number) =>
    Math.min(MAX_STRIP_MARKS - 1, Math.floor(position * MAX_STRIP_MARKS));
  const marks: StripMark[] = [];
  positions.forEach((position, index) => {
    const last = marks.at(-1);
    if (last && stretchOf(last.place) === stretchOf(position))
      marks[marks.length - 1] = { ...last, count: last.count + 1 };
    else marks.push(alone(position, index));
  });
  return marks;
}

function pushApart(marks: readonly StripMark[]): StripMark[] {
  const width = 1 / MAX_STRIP_MARKS;
  const places: number[] = [];
  for (const { place } of marks)
    places.push(Math.max(place, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + width, width / 2));
  let limit = 1 - width / 2;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - width;
  }
  return marks.map((mark, index) => ({ ...mark, place: places[index] ?? 0 }));
}
