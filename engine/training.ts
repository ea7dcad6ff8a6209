/** The inner stages of the engine, for `npm run train` and for tests of single stages. */
export { type Candidate, createEngine, type EngineModel } from './checker.ts';
export { compileDataset } from './compile.ts';
export { FEATURE_NAMES, type Features, type ScoreModel, scoreOf } from './features.ts';
export { indexLexicon } from './lexicon-index.ts';
export { readSentence } from './reading.ts';
export { classifierFeaturesOf, featuresOf } from './similarity.ts';
