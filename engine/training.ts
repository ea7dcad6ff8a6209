/** The inner stages of the engine, for `npm run train` and for tests of single stages. */
export { type Candidate, createEngine } from './checker.ts';
export { compileDataset } from './compile.ts';
export { FEATURE_NAMES, type Features, type ScoreModel, scoreOf } from './features.ts';
