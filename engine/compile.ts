/**
 * What the engine needs of a dataset, worked out beforehand.
 *
 * Reading thousands of phrasings takes longer than a page may be held up, so the build does it and ships the result;
 * `createChecker` does the same in one go where time does not matter.
 */
import type { FindingWithFrame, Frame, Lexicon } from '../data/schema.ts';
import { type CompiledLexicon, compileLexicon } from './compiled-lexicon.ts';
import { indexLexicon } from './lexicon-index.ts';
import { readSentence } from './reading.ts';
import { readSignature, type Signature } from './signature.ts';
import { featuresOf } from './similarity.ts';
import type { Stance } from './types.ts';

/** What the engine uses of a finding; every finding of a `Dataset` fits. */
export interface EngineFinding
  extends Pick<FindingWithFrame, 'id' | 'frame' | 'phrasings'>,
    Partial<Pick<FindingWithFrame, 'cap'>> {
  readonly verification: { readonly status: string };
}

/** The part of a `Dataset` that the engine reads. */
export interface EngineData {
  readonly findings: readonly EngineFinding[];
  readonly lexicon: Lexicon;
}

/** One phrasing, read. */
export interface CompiledPhrasing {
  /** Index of its finding. */
  readonly finding: number;
  readonly stance: Stance;
  readonly signature: Signature;
  /** Indices into `features`. */
  readonly features: readonly number[];
}

/** Plain data, ready to be written as JSON. */
export interface CompiledData {
  readonly findings: readonly { readonly id: string; readonly frame: Frame; readonly isCapped: boolean }[];
  readonly phrasings: readonly CompiledPhrasing[];
  readonly features: readonly string[];
  readonly lexicon: CompiledLexicon;
}

/**
 * Compiles a dataset.
 *
 * Findings whose verification is `unverified` are left out, with their frames and phrasings: nothing that we have not
 * verified is shown. The lexicon's glosses are for people and left out too.
 */
export function compileDataset(data: EngineData): CompiledData {
  const lexicon = compileLexicon(data.lexicon);
  const index = indexLexicon(lexicon);
  const shown = data.findings.filter(({ verification }) => verification.status !== 'unverified');
  const numbers = new Map<string, number>();
  const numberOf = (feature: string): number => {
    const known = numbers.get(feature);
    if (known !== undefined) return known;
    numbers.set(feature, numbers.size);
    return numbers.size - 1;
  };
  const phrasings = shown.flatMap((finding, findingIndex) =>
    finding.phrasings.map(({ text, lang, stance }): CompiledPhrasing => {
      const reading = readSentence(text, { start: 0, end: text.length }, index, lang);
      return {
        finding: findingIndex,
        stance,
        signature: readSignature(reading),
        features: featuresOf(reading).map(numberOf),
      };
    }),
  );
  return {
    findings: shown.map(({ id, frame, cap }) => ({ id, frame, isCapped: cap === 'context' })),
    phrasings,
    features: [...numbers.keys()],
    lexicon,
  };
}
