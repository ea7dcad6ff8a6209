/**
 * The stance of a sentence towards a finding.
 *
 * A linear model over what the finding's frame says of the sentence, the way the sentence is turned (denied, up or down,
 * asked, reported), its concepts and its words, trained by `npm run train` on the phrasings. The frame's own stance is by
 * far its strongest evidence; where no frame fits, or where the words around it say otherwise, the rest decides.
 */
import type { FrameFit } from './frames.ts';
import { bucketOf } from './hashing.ts';
import { unpackNumbers } from './packed-numbers.ts';
import type { SentenceReading } from './reading.ts';
import { readSignature } from './signature.ts';
import type { Stance } from './types.ts';

export const STANCES = ['agrees', 'contradicts', 'context'] as const satisfies readonly Stance[];

/** Weights as trained; plain data. */
export interface StanceModelData {
  /**
   * For each bucket with a weight, as `packNumbers` writes them: how many buckets without one stand before it, and how much
   * it speaks for "agrees" and for "contradicts" rather than for "context", each in tenths plus `STANCE_STEPS`.
   */
  readonly weights: string;
  /** What every sentence begins with, for "agrees" and for "contradicts", in tenths. */
  readonly biases: readonly number[];
}

export interface StanceModel {
  /** The probability of each stance; they add up to 1. */
  predict(evidence: StanceEvidence): Readonly<Record<Stance, number>>;
}

/** What the model looks at. */
export interface StanceEvidence {
  readonly finding: string;
  readonly reading: SentenceReading;
  /** The sentence's concepts and numbers, as `readSaid` gives them. */
  readonly said: readonly string[];
  /** How the finding's frame fits; `null` where it does not, `undefined` where that says nothing (in training). */
  readonly fit: FrameFit | null | undefined;
}

/** How many buckets the model's features share. */
export const STANCE_BUCKETS = 16_384;

/** Weights run from -3 to 3. */
export const STANCE_STEPS = 30;

/** Unpacks the weights once. */
export function createStanceModel({ weights: packed, biases }: StanceModelData): StanceModel {
  const weights = unpackStanceWeights(packed);
  return {
    predict(evidence) {
      const scores = [(biases[0] ?? 0) / 10, (biases[1] ?? 0) / 10, 0];
      for (const bucket of stanceFeaturesOf(evidence)) {
        for (let c = 0; c < 2; c += 1) scores[c] = (scores[c] ?? 0) + (weights[bucket * 2 + c] ?? 0) / 10;
      }
      const highest = Math.max(...scores);
      const exponentials = scores.map((score) => Math.exp(score - highest));
      const sum = exponentials.reduce((total, value) => total + value, 0);
      const [agrees, contradicts, context] = exponentials.map((value) => value / sum);
      return { agrees: agrees ?? 0, contradicts: contradicts ?? 0, context: context ?? 0 };
    },
  };
}

function unpackStanceWeights(packed: string): Int8Array {
  const weights = new Int8Array(STANCE_BUCKETS * 2);
  const numbers = unpackNumbers(packed);
  let bucket = -1;
  for (let at = 0; at + 2 < numbers.length; at += 3) {
    bucket += 1 + (numbers[at] ?? 0);
    weights[bucket * 2] = (numbers[at + 1] ?? STANCE_STEPS) - STANCE_STEPS;
    weights[bucket * 2 + 1] = (numbers[at + 2] ?? STANCE_STEPS) - STANCE_STEPS;
  }
  return weights;
}

/** Letters that stand for a word and its inflected forms, and the shortest word that is looked at. */
const BEGINNING = 5;
const MIN_LENGTH = 3;

const HAS_LETTER = /\p{L}/u;

/** Sentences of so many words share a feature, up to the longest. */
const WORDS_PER_LENGTH = 5;
const MAX_LENGTH = 6;

/** The features of a sentence towards a finding, each once, as numbers of buckets. */
export function stanceFeaturesOf({ finding, reading, said, fit }: StanceEvidence): number[] {
  const { isDenied, direction, modality } = readSignature(reading);
  const frame = fit?.stance ?? 'none';
  const steps = fit?.steps.map(({ message }) => message) ?? [];
  const features = [
    `finding ${finding}`,
    `denied ${isDenied}`,
    `direction ${direction}`,
    `modality ${modality}`,
    `reported ${reading.assertion.reportedBy !== null}`,
    `length ${Math.min(MAX_LENGTH, Math.floor(reading.tokens.length / WORDS_PER_LENGTH))}`,
    `ends ${reading.ending}`,
    `quotes ${reading.hasQuotation}`,
    ...(fit === undefined ? [] : [`frame ${frame}`, `${finding} frame ${frame}`]),
    `${finding} denied ${isDenied}`,
    `${finding} direction ${direction}`,
    ...steps.flatMap((step) => [`step ${step}`, `step ${step} ${frame}`]),
    ...said.flatMap((concept) => [`says ${concept}`, `${finding} says ${concept}`]),
    ...reading.tokens
      .filter(({ word }) => word.length >= MIN_LENGTH && HAS_LETTER.test(word))
      .map(({ word }) => `word ${word.slice(0, BEGINNING)}`),
  ];
  return [...new Set(features.map((feature) => bucketOf(feature, STANCE_BUCKETS)))];
}
