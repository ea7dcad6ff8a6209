/**
 * What the engine needs of a dataset, worked out beforehand.
 *
 * Reading ten thousand entries of the lexicon takes longer than a page may be held up, so the build does it and ships
 * the result; `createChecker` does the same in one go where time does not matter. Phrasings are not among it: what
 * they teach is in the trained model.
 */
import type { FindingWithFrame, Frame, Lexicon } from '../data/schema.ts';
import { type CompiledLexicon, compileLexicon } from './compiled-lexicon.ts';
import trainedModel from './model.json' with { type: 'json' };
import type { EngineModel } from './model.ts';

/** What the engine uses of a finding; every finding of a `Dataset` fits. */
export interface EngineFinding
  extends Pick<FindingWithFrame, 'id' | 'frame'>,
    Partial<Pick<FindingWithFrame, 'cap' | 'disagreesWith'>> {
  readonly verification: { readonly status: string };
}

/** The part of a `Dataset` that the engine reads. */
export interface EngineData {
  readonly findings: readonly EngineFinding[];
  readonly lexicon: Lexicon;
}

/** A finding as the engine knows it. */
export interface CompiledFinding {
  readonly id: string;
  readonly frame: Frame;
  /** Never gives another stance than context. */
  readonly isCapped: boolean;
  /** Ids of findings that answer the same question otherwise. */
  readonly disagreesWith: readonly string[];
}

/** Plain data. */
export interface CompiledData {
  readonly findings: readonly CompiledFinding[];
  readonly lexicon: CompiledLexicon;
  readonly model: EngineModel;
}

/**
 * Compiles a dataset.
 *
 * Findings whose verification is `unverified` are left out: nothing that we have not verified is shown.
 */
export function compileDataset(data: EngineData): CompiledData {
  return {
    findings: data.findings
      .filter(({ verification }) => verification.status !== 'unverified')
      .map(({ id, frame, cap, disagreesWith }) => ({
        id,
        frame,
        isCapped: cap === 'context',
        disagreesWith: disagreesWith ?? [],
      })),
    lexicon: compileLexicon(data.lexicon),
    model: trainedModel,
  };
}
