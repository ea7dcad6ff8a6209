/**
 * The engine's data as it is shipped: frames in half the bytes, for every page on the topic loads them. Their concepts
 * are named by their place in one list, numbers to the base 36.
 */
import type { Frame, Pattern } from '../data/schema.ts';
import type { CompiledData } from '../engine/index.ts';

type Finding = CompiledData['findings'][number];

interface PackedPattern extends Omit<Pattern, 'need' | 'not'> {
  /** Groups parted by "|", words by a space. */
  readonly need: string;
  readonly not?: string;
}

interface PackedFinding extends Omit<Finding, 'frame'> {
  readonly frame: Omit<Frame, 'patterns'> & { readonly patterns: readonly PackedPattern[] };
}

/** Plain data, ready to be written as JSON. */
export interface PackedEngineData extends Omit<CompiledData, 'findings'> {
  readonly findings: readonly PackedFinding[];
  /** Words of the frames: ids of concepts and tests of numbers. */
  readonly words: readonly string[];
}

/** Packs; `unpackEngineData` gives the same back. */
export function packEngineData(data: CompiledData): PackedEngineData {
  const { findings, ...rest } = data;
  const numbers = new Map<string, number>();
  const pack = (words: readonly string[]): string =>
    words
      .map((word) => {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        return number.toString(36);
      })
      .join(' ');
  const packPattern = ({ need, not, ...pattern }: Pattern): PackedPattern => ({
    ...pattern,
    need: need.map(pack).join('|'),
    ...(not ? { not: pack(not) } : {}),
  });
  const packed = findings.map(({ frame: { patterns, ...frame }, ...finding }) => ({
    ...finding,
    frame: { ...frame, patterns: patterns.map(packPattern) },
  }));
  return { ...rest, findings: packed, words: [...numbers.keys()] };
}

/** What was packed. */
export function unpackEngineData(packed: PackedEngineData): CompiledData {
  const { findings, words, ...rest } = packed;
  const unpack = (text: string): string[] =>
    text === '' ? [] : text.split(' ').flatMap((number) => words[Number.parseInt(number, 36)] ?? []);
  return {
    ...rest,
    findings: findings.map(({ frame, ...finding }) => ({
      ...finding,
      frame: {
        ...frame,
        patterns: frame.patterns.map(({ need, not, ...pattern }) => ({
          ...pattern,
          need: need.split('|').map(unpack) as Pattern['need'],
          ...(not === undefined ? {} : { not: unpack(not) }),
        })) as Frame['patterns'],
      },
    })),
  };
}
