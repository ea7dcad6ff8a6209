/**
 * The stance of a sentence towards a finding that no frame recognised in it.
 *
 * A linear model over the finding, the way the sentence is turned (denied, up or down, asked, reported) and its
 * concepts, trained by `npm run train` on the phrasings. Frames know better where they fit; this is for the rest.
 */
import { unpackNumbers } from './packed-numbers.ts';
import type { SentenceReading } from './reading.ts';
import { readSignature } from './signature.ts';
import type { Stance } from './types.ts';

export const STANCES = ['agrees', 'contradicts', 'context'] as const satisfies readonly Stance[];

/** Weights as trained; plain data. */
export interface StanceModelData {
  readonly features: readonly string[];
  /**
   * How much a feature speaks for "agrees" and for "contradicts" rather than for "context", in tenths plus
   * `STANCE_STEPS`, feature by feature, as `packNumbers` writes them.
   */
  readonly weights: string;
}

export interface StanceModel {
  /** The likeliest stance and its probability. `said`: the sentence's concepts and numbers. */
  predict(
    finding: string,
    reading: SentenceReading,
    said: readonly string[],
  ): { stance: Stance; probability: number };
}

/** Weights run from -4 to 4. */
export const STANCE_STEPS = 40;

/** Unpacks the weights once. */
export function createStanceModel({ features, weights: packed }: StanceModelData): StanceModel {
  const weights = unpackNumbers(packed);
  const indices = new Map(features.map((feature, index) => [feature, index]));
  return {
    predict(finding, reading, said) {
      const scores = STANCES.map(() => 0);
      for (const feature of stanceFeaturesOf(finding, reading, said)) {
        const index = indices.get(feature);
        if (index === undefined) continue;
        for (let c = 0; c < 2; c += 1) {
          scores[c] = (scores[c] ?? 0) + ((weights[index * 2 + c] ?? STANCE_STEPS) - STANCE_STEPS) / 10;
        }
      }
      const highest = Math.max(...scores);
      const exponentials = scores.map((score) => Math.exp(score - highest));
      const sum = exponentials.reduce((total, value) => total + value, 0);
      const best = scores.indexOf(highest);
      return { stance: STANCES[best] ?? 'context', probability: (exponentials[best] ?? 0) / sum };
    },
  };
}

/** What the model looks at. */
export function stanceFeaturesOf(
  finding: string,
  reading: SentenceReading,
  said: readonly string[],
): string[] {
  const { isDenied, direction, modality } = readSignature(reading);
  return [
    `finding ${finding}`,
    `denied ${isDenied}`,
    `direction ${direction}`,
    `modality ${modality}`,
    `reported ${reading.assertion.reportedBy !== null}`,
    `${finding} denied ${isDenied}`,
    `${finding} direction ${direction}`,
    ...said,
  ];
}
