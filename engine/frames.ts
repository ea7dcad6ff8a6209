/**
 * Holds a sentence against the frames of the findings: is everything said that a claim about the finding must say, and
 * does the sentence say it, deny it, or only touch on it?
 */
import type { Frame, Pattern } from '../data/schema.ts';
import type { Denial, Modality, WordSpan } from './assertion.ts';
import type { ConceptHit } from './lexicon-index.ts';
import type { SentenceReading } from './reading.ts';
import type { Scope } from './scope.ts';
import type { Stance } from './types.ts';

/** A step of a decision, with the words it rests on; becomes a `Reason`. */
export interface Step {
  readonly kind: 'words' | 'scope' | 'polarity' | 'value' | 'reported' | 'similar';
  readonly message: string;
  readonly span: WordSpan | null;
  /** Values of the message's placeholders; `word` is filled with the words of `span` where it is left out. */
  readonly values?: Readonly<Record<string, string>>;
}

/** A pattern that a sentence fits. */
export interface FrameFit {
  readonly stance: Stance;
  readonly spans: readonly WordSpan[];
  /** Concepts that met the groups; number tests count by themselves. */
  readonly concepts: readonly string[];
  readonly numberTests: number;
  /** The frame says of the claim and of its denial alike that they are background, so nothing else is to judge them. */
  readonly isSettled: boolean;
  readonly steps: readonly Step[];
}

/** Whether a sentence is about the place and the subject of a frame. */
export function isInScope(
  frame: Frame,
  pattern: Pattern | null,
  scope: Scope,
  reading: SentenceReading,
): boolean {
  if (scope.isInOtherDocument) return false;
  if (frame.scope !== 'norway') {
    if (pattern?.distinct) return true;
    if (scope.topic === null) return false;
    return frame.scope === 'any' || scope.place === 'new-zealand' || mentions(reading, 'new-zealand');
  }
  if (scope.place === 'norway') {
    // A sentence that names Norway itself needs no word of the subject: the score weighs what it says.
    if (scope.topic !== null || scope.namedBy !== null) return true;
  } else if (scope.place !== null) {
    const belongs = scope.namedBy !== null && isAlsoAbout(frame, scope.namedBy);
    return scope.documentPlace === 'norway' && belongs;
  }
  return pattern?.distinct === true || isScopedBy(frame, reading);
}

/** Whether a sentence names something that belongs to the subject of a frame alone, as Pro Sentret does. */
export function isScopedBy({ scopedBy }: Frame, reading: SentenceReading): boolean {
  return scopedBy?.some((concept) => mentions(reading, concept)) ?? false;
}

function isAlsoAbout(frame: Frame, hit: ConceptHit): boolean {
  return frame.alsoAbout?.includes(hit.concept) ?? false;
}

function mentions(reading: SentenceReading, concept: string): boolean {
  return reading.hitsByConcept.has(concept);
}

/** How a sentence fits one pattern, or `null`. */
export function fitPattern(pattern: Pattern, reading: SentenceReading): FrameFit | null {
  if (pattern.not?.some((concept) => reading.hitsByConcept.has(concept))) return null;
  const met: Met[] = [];
  for (const group of pattern.need) {
    const found = meetGroup(group, reading, met);
    if (!found) return null;
    met.push(found);
  }
  const spans = met.map(({ span }) => span);
  const pivot = spans[pattern.pivot ?? spans.length - 1] ?? spans[0];
  if (!pivot) return null;
  const judged = judge(pattern, pivot, spans, reading);
  if (!judged) return null;
  return {
    stance: judged.stance,
    spans,
    concepts: met.flatMap(({ concept }) => (concept === null ? [] : [concept])),
    numberTests: met.filter(({ concept }) => concept === null).length,
    isSettled: pattern.stance === 'context' && pattern.denied === 'context',
    steps: judged.steps,
  };
}

/** What meets a group of alternatives: the words of a concept, or of a number. */
interface Met {
  readonly span: WordSpan;
  readonly concept: string | null;
}

function meetGroup(group: readonly string[], reading: SentenceReading, taken: readonly Met[]): Met | null {
  let fallback: Met | null = null;
  for (const alternative of group) {
    if (alternative.startsWith('#')) {
      if (reading.numbers.length === 0) continue;
      const number = reading.numbers.find(({ value, unit }) => passesNumberTest(alternative, value, unit));
      if (number) return { span: number, concept: null };
      continue;
    }
    for (const hit of reading.hitsByConcept.get(alternative) ?? []) {
      const met = { span: { from: hit.from, to: hit.to, open: hit.open }, concept: alternative };
      if (!taken.some(({ span }) => span.from === hit.from && span.to === hit.to)) return met;
      fallback ??= met;
    }
  }
  return fallback;
}

const NUMBER_TEST = /^#([\d.]+)(?:-([\d.]+))?(%)?$/;

function passesNumberTest(test: string, value: number, unit: string): boolean {
  const match = NUMBER_TEST.exec(test);
  if (!match) return false;
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : Number(match[2]);
  return (match[3] === '%') === (unit === 'percent') && value >= min && value <= max;
}

interface Judgement {
  readonly stance: Stance;
  readonly steps: readonly Step[];
}

const OPPOSITE = { agrees: 'contradicts', contradicts: 'agrees', context: 'context' } as const;

function judge(
  pattern: Pattern,
  pivot: WordSpan,
  spans: readonly WordSpan[],
  reading: SentenceReading,
): Judgement | null {
  const steps: Step[] = [];
  const direction = pattern.direction ? nearestDirection(pivot, reading) : null;
  if (pattern.direction && !direction) return null;
  const denials = denialsOf(pattern, direction?.hit ?? pivot, spans, reading);
  for (const { kind, hit } of denials)
    steps.push({ kind: 'polarity', message: MESSAGE_OF_DENIAL[kind], span: hit });
  const isDenied = denials.length % 2 === 1;

  let stance: Stance;
  if (pattern.direction && direction) {
    stance = stanceOfDirection(pattern, direction.direction, isDenied);
    const message =
      direction.direction === 'same'
        ? 'direction'
        : direction.direction === pattern.direction
          ? 'sameDirection'
          : 'oppositeDirection';
    steps.push({ kind: 'polarity', message, span: direction.hit });
  } else if (isDenied) {
    const denied = pattern.denied ?? OPPOSITE[pattern.stance];
    if (denied === 'none') return null;
    stance = denied;
  } else stance = pattern.stance;

  if (pattern.value && stance === 'agrees') {
    const { unit, min, max } = pattern.value;
    const named = reading.numbers.filter((number) => number.unit === unit);
    const fitting = named.find(({ value }) => value >= min && value <= max);
    const first = named[0];
    if (fitting) {
      steps.push({
        kind: 'value',
        message: 'valueAgrees',
        span: fitting,
        values: { value: String(fitting.value) },
      });
    } else if (first) {
      stance = 'contradicts';
      const expected = min === max ? String(min) : `${min}–${max}`;
      const values = { value: String(first.value), expected };
      steps.push({ kind: 'value', message: 'valueDiffers', span: first, values });
    }
  }

  const modality = stance === 'context' ? null : weakening(pattern, reading.assertion.modalityOf(pivot));
  if (modality) {
    stance = 'context';
    steps.push({ kind: 'polarity', message: modality.kind, span: modality.hit });
  }
  return { stance, steps };
}

const MESSAGE_OF_DENIAL = {
  negated: 'negated',
  'no-evidence': 'negated',
  rebutted: 'rebutted',
  denied: 'denied',
} as const satisfies Record<Denial['kind'], string>;

function denialsOf(
  pattern: Pattern,
  pivot: WordSpan,
  spans: readonly WordSpan[],
  reading: SentenceReading,
): readonly Denial[] {
  const denials = reading.assertion.denialsOf(pivot, spans);
  return pattern.fixed ? denials.filter(({ kind }) => kind === 'rebutted' || kind === 'denied') : denials;
}

function stanceOfDirection(pattern: Pattern, found: 'up' | 'down' | 'same', isDenied: boolean): Stance {
  const { stance, direction } = pattern;
  if (stance === 'context') return 'context';
  const opposite = OPPOSITE[stance];
  if (found === direction) return isDenied ? opposite : stance;
  // "Did not fall" says nothing of a rise; and who denies a rise has not said that there was a fall.
  return isDenied || (stance === 'contradicts' && found !== 'same') ? 'context' : opposite;
}

/** "Fewer on the street and more indoors": what stands behind an "and" or a comma belongs to what stands there. */
const JOINT_COST_WORDS = 3;

const DIRECTIONS = { 'fn-up': 'up', 'fn-down': 'down', 'fn-same': 'same' } as const;

function nearestDirection(
  pivot: WordSpan,
  reading: SentenceReading,
): { readonly direction: 'up' | 'down' | 'same'; readonly hit: ConceptHit } | null {
  const candidates = Object.entries(DIRECTIONS).flatMap(([concept, direction]) =>
    (reading.hitsByConcept.get(concept) ?? []).map((hit) => ({ direction, hit })),
  );
  const joints = [
    ...(reading.hitsByConcept.get('fn-and') ?? []),
    ...(reading.hitsByConcept.get('fn-clause') ?? []),
  ];
  const distance = (hit: ConceptHit) => {
    const [left, right] = hit.to < pivot.from ? [hit.to, pivot.from] : [pivot.to, hit.from];
    const between = joints.filter(({ from }) => left < from && from < right).length;
    const commas = reading.tokens.filter(
      ({ gap }, index) => left < index && index <= right && gap.includes(','),
    );
    return Math.max(right - left, 0) + (between + commas.length) * JOINT_COST_WORDS;
  };
  return candidates.sort((a, b) => distance(a.hit) - distance(b.hit) || a.hit.from - b.hit.from)[0] ?? null;
}

function weakening(pattern: Pattern, modality: Modality | null): Modality | null {
  return modality?.kind === 'demand' && pattern.demand ? null : modality;
}
