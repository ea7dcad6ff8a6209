export { createChecker, type EngineData, type EngineFinding } from './checker.ts';
export { isOnTopic } from './gate.ts';
export { type SentenceSpan, splitSentences } from './sentences.ts';
export type { Checker, CreateChecker, DocumentInput, Match, Reason, Stance } from './types.ts';
