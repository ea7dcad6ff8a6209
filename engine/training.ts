/** The inner stages of the engine, for `npm run train` and for tests of single stages. */
export { chooseFindings, createEngine, type JudgedCandidate } from './checker.ts';
export {
  CLAIM_BUCKETS,
  CLAIM_STEPS,
  CLAIM_STEPS_PER_UNIT,
  type ClaimDetectorModel,
  claimFeaturesOf,
} from './claim-detector.ts';
export {
  type ClassifierModel,
  conceptValue,
  MAX_WEIGHT,
  NO_FINDING,
  normalise,
  type VectorEntry,
  writeWeight,
} from './classifier.ts';
export { compileDataset } from './compile.ts';
export { FEATURE_NAMES, type Features, type ScoreModel, scoreOf, termsOf } from './features.ts';
export type { FrameFit } from './frames.ts';
export { indexLexicon } from './lexicon-index.ts';
export type { EngineModel } from './model.ts';
export { packNumbers } from './packed-numbers.ts';
export { readSentence, type SentenceReading } from './reading.ts';
export { readSaid } from './said.ts';
export {
  STANCE_BUCKETS,
  STANCE_STEPS,
  STANCES,
  type StanceModelData,
  stanceFeaturesOf,
} from './stance-model.ts';
export { readWording, WORD_BUCKETS } from './wording.ts';
