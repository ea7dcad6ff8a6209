/**
 * How the cost grows: with the length of a page, with what it says, and with the number of findings. Prints slopes and
 * draws them into `docs/performance-scaling.svg`.
 *
 * There are no ten thousand findings, so more are made of the real ones in two ways: *other subjects* have concepts and
 * words of their own, as further topics would; *the same subject* has the groups of concepts of the real patterns put
 * together anew, so that every sentence about the law meets all of them. The classifier stays the one that was trained:
 * it knows the real findings only.
 */
import { writeFileSync } from 'node:fs';
import { dataset } from '../../data/index.ts';
import type { Lexicon, Pattern } from '../../data/schema.ts';
import { type CompiledData, compileDataset, createCompiledChecker } from '../../engine/index.ts';
import { condenseLexicon } from '../../scripts/condense-lexicon.ts';
import { type Curve, drawCurves } from './curves.ts';
import { type Line, least, type Report, timed } from './report.ts';
import { paragraphs } from './texts.ts';

const ROUNDS = 3;
const LENGTHS = [1_000, 3_000, 10_000, 30_000, 100_000];
/** One paragraph about the law in so many. */
const EVERY = [32, 16, 8, 4, 2];
const FINDINGS = [128, 1_000, 10_000];
const PLOT = new URL('../../docs/performance-scaling.svg', import.meta.url);

export async function measureScaling(): Promise<Report[]> {
  const lexicon = englishOnly(condenseLexicon(dataset.lexicon));
  const real = compileDataset({ ...dataset, lexicon });
  const checker = createCompiledChecker(real);
  const costOf = (text: string, of = checker) =>
    least(Array.from({ length: ROUNDS }, () => timed(() => of.check({ text, lang: 'en' }))));
  // What runs first would pay for the code's warming up.
  costOf(paragraphs(10_000, true).join('\n'));

  const byLength = LENGTHS.map((words) => ({ x: words, y: costOf(paragraphs(words, true).join('\n')) }));
  const byMatches = EVERY.map((every) => {
    const text = paragraphs(10_000, true, every).join('\n');
    return { x: checker.check({ text, lang: 'en' }).length, y: costOf(text) };
  });
  const page = paragraphs(10_000, true).join('\n');
  const curves = [
    { name: 'words on the page', unit: 'words', points: byLength },
    { name: 'matches in 10,000 words', unit: 'matches', points: byMatches },
  ];
  const builds: Line[] = [];
  for (const [name, more] of [
    ['other subjects', withOtherSubjects],
    ['the same subject', withSameSubject],
  ] as const) {
    const points = FINDINGS.map((count) => {
      const data = more(real, lexicon, count);
      builds.push({
        what: `building the index, ${count.toLocaleString('en')} findings, ${name}`,
        unit: 'ms',
        floor: null,
        result: timed(() => createCompiledChecker(data)),
      });
      return { x: count, y: costOf(page, createCompiledChecker(data)) };
    });
    curves.push({ name: `findings, ${name}`, unit: 'findings', points });
  }
  writeFileSync(PLOT, drawCurves(curves));
  return [
    {
      question: `How does the cost grow? (processor time, least of ${ROUNDS}; a slope of 1 is linear; drawn in docs/performance-scaling.svg)`,
      lines: [...curves.flatMap(toLines), ...builds],
    },
  ];
}

function toLines({ name, unit, points }: Curve): Line[] {
  return [
    ...points.map(({ x, y }) => ({
      what: `${name}: ${x.toLocaleString('en')}`,
      unit: 'ms',
      floor: null,
      result: y,
    })),
    { what: `${name}: slope`, unit: `power of ${unit}`, floor: null, result: slopeOf(points) },
  ];
}

/** The power of x that y grows with: the slope of the line through the points' logarithms. */
function slopeOf(points: Curve['points']): number {
  const logs = points.map(({ x, y }) => [Math.log(x), Math.log(y)] as const);
  const mean = (pick: (log: readonly [number, number]) => number) =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
  const both = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return both / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

function englishOnly(lexicon: Lexicon): Lexicon {
  return Object.fromEntries(
    Object.entries(lexicon).map(([id, { nb: _nb, nn: _nn, sv: _sv, da: _da, ...concept }]) => [id, concept]),
  );
}

/** Copies with concepts and words that no page has. */
function withOtherSubjects(real: CompiledData, lexicon: Lexicon, count: number): CompiledData {
  const copies = Math.ceil(count / real.findings.length);
  const renamed = (name: string, copy: number) =>
    copy === 0 || name.startsWith('#') ? name : `${name}-${copy}`;
  const words = (entries: readonly string[] | undefined, copy: number) =>
    entries?.map((entry) => entry.replace(/\p{L}+/gu, (letters) => `${letters}q${copy}`));
  const more = Array.from({ length: copies }, (_, copy) =>
    copy === 0
      ? lexicon
      : Object.fromEntries(
          Object.entries(lexicon).map(([id, concept]) => [
            renamed(id, copy),
            { ...concept, place: undefined, topic: undefined, en: words(concept.en, copy) },
          ]),
        ),
  );
  const findings = Array.from({ length: copies }, (_, copy) =>
    real.findings.map((finding) => ({
      ...finding,
      id: renamed(finding.id, copy),
      disagreesWith: [],
      frame: {
        ...finding.frame,
        patterns: finding.frame.patterns.map((pattern) => ({
          ...pattern,
          need: pattern.need.map((group) => group.map((name) => renamed(name, copy))),
        })) as typeof finding.frame.patterns,
      },
    })),
  ).flat();
  const merged: Lexicon = Object.assign({}, ...more);
  return {
    ...real,
    findings: findings.slice(0, count),
    lexicon: compileDataset({ findings: [], lexicon: merged }).lexicon,
  };
}

/** Patterns whose groups come from three real ones each. */
function withSameSubject(real: CompiledData, _: Lexicon, count: number): CompiledData {
  const patterns = real.findings.flatMap(({ frame }) => frame.patterns);
  const groups = patterns.flatMap(({ need }) => need);
  const perFinding = Math.round(patterns.length / real.findings.length);
  const made = Array.from({ length: Math.max(0, count - real.findings.length) }, (_, n) => {
    const frame = real.findings[n % real.findings.length]?.frame ?? { scope: 'norway', patterns: [] };
    const own = Array.from({ length: perFinding }, (_, i): Pattern => {
      const at = n * perFinding + i;
      return { stance: 'agrees', need: [1, 7, 31].map((step) => groups[(at * step) % groups.length] ?? []) };
    });
    return { id: `made-${n}`, isCapped: false, disagreesWith: [], frame: { ...frame, patterns: own } };
  });
  return { ...real, findings: [...real.findings, ...made].slice(0, count) } as CompiledData;
}
