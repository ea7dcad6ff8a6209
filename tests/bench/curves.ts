/** Draws curves on logarithmic axes, one beside the other, as an SVG that reads in light and dark. */

export interface Curve {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const PANEL = { width: 260, height: 220, left: 46, right: 14, top: 34, bottom: 40 };

/** The y axis is milliseconds, the same in all panels. */
export function drawCurves(curves: readonly Curve[]): string {
  const [bottom, top] = decades(curves.flatMap(({ points }) => points.map(({ y }) => y)));
  const panels = curves.map(
    (curve, i) => `<g transform="translate(${i * PANEL.width} 0)">${panel(curve, bottom, top)}</g>`,
  );
  const title = 'Processor time of the engine against what it grows with';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${curves.length * PANEL.width} ${PANEL.height}" role="img" aria-label="${title}">
<title>${title}</title>
<style>text{font:11px sans-serif;fill:#57606a}line{stroke:#8c959f;stroke-opacity:.4}polyline{fill:none;stroke:#1f6fb2;stroke-width:2}circle{fill:#1f6fb2}</style>
${panels.join('\n')}
</svg>
`;
}

function panel({ name, points }: Curve, bottom: number, top: number): string {
  const [first, last] = decades(points.map(({ x }) => x));
  const { width, height, left, right, top: above, bottom: below } = PANEL;
  const x = (value: number) => left + ((Math.log10(value) - first) / (last - first)) * (width - left - right);
  const y = (value: number) =>
    height - below - ((Math.log10(value) - bottom) / (top - bottom)) * (height - above - below);
  const places = points.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`);
  return [
    `<text x="${left}" y="18">${name}</text>`,
    ...powers(bottom, top).map(
      (ms) =>
        `<line x1="${left}" x2="${width - right}" y1="${y(ms).toFixed(1)}" y2="${y(ms).toFixed(1)}"/><text x="${left - 4}" y="${(y(ms) + 4).toFixed(1)}" text-anchor="end">${ms} ms</text>`,
    ),
    ...powers(first, last).map(
      (value) =>
        `<text x="${x(value).toFixed(1)}" y="${height - below + 16}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    `<polyline points="${places.join(' ')}"/>`,
    ...places.map((place) => `<circle r="3" cx="${place.split(',')[0]}" cy="${place.split(',')[1]}"/>`),
  ].join('');
}

/** The powers of ten around all values. */
function decades(values: readonly number[]): [number, number] {
  return [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
}

function powers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
}
