/**
 * The pipeline: sentences → concepts → scope → candidates (frames and classifier) → score → stance → matches.
 *
 * Each stage is a file of its own; this one only hands their results on.
 */
import { placeInBlocks } from './blocks.ts';
import { type Candidate, createCandidateFinder } from './candidates.ts';
import { createClaimDetector } from './claim-detector.ts';
import { createClassifier } from './classifier.ts';
import { type CompiledData, compileDataset, type EngineData } from './compile.ts';
import { scoreOf } from './features.ts';
import type { FrameFit, Step } from './frames.ts';
import { guessLanguages } from './language.ts';
import { type ConceptHit, indexLexiconInSteps, type LexiconIndex } from './lexicon-index.ts';
import type { EngineModel } from './model.ts';
import { readSentence, readTokens, type SentenceReading } from './reading.ts';
import { explain } from './reasons.ts';
import { readSaid } from './said.ts';
import { createScopeReader, type Scope } from './scope.ts';
import { readSentences } from './sentences.ts';
import { createSpellingRepair } from './spelling.ts';
import { createStanceModel, STANCES } from './stance-model.ts';
import {
  MAX_FINDINGS_PER_SENTENCE,
  MAX_OTHER_REPAIRS_PER_DOCUMENT,
  MAX_REPAIRS_PER_DOCUMENT,
  MAX_SCORE_GAP,
  MIN_CONTRADICTS_PROBABILITY,
  MIN_CONTRADICTS_SCORE,
  MIN_NEARBY,
  MIN_PROBABILITY_AGAINST_FRAME,
  MIN_SCORE,
  MIN_SCORE_BESIDE,
  MIN_SCORE_FOR_REPAIR,
  MIN_SCORE_REPAIRED,
  MIN_SCORE_TOPIC_UNKNOWN,
  MIN_SCORE_WITHOUT_FRAME,
  MIN_SHARE_BESIDE,
} from './thresholds.ts';
import type { Checker, DocumentInput, Match, OnFound, Stance } from './types.ts';

/** Builds a checker from a dataset; the index is built once, here. */
export function createChecker(data: EngineData): Checker {
  return createCompiledChecker(compileDataset(data));
}

/** Builds a checker from what `compileDataset` worked out beforehand. */
export function createCompiledChecker(data: CompiledData): Checker {
  return drain(createCompiledCheckerInSteps(data));
}

/** The same in steps of a few milliseconds at most, for a page that must not freeze. */
export function* createCompiledCheckerInSteps(data: CompiledData): Generator<void, Checker> {
  const { steps } = yield* createEngineInSteps(data, data.model);
  return { check: (doc) => drain(steps(doc)), steps };
}

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** A candidate with the stance it would be given, before any threshold. */
export interface JudgedCandidate extends Candidate {
  readonly stance: Stance;
}

/** The engine with its inner stages open, for training and for tests of single stages. */
export function createEngine(data: CompiledData, model: EngineModel = data.model) {
  return drain(createEngineInSteps(data, model));
}

function* createEngineInSteps(data: CompiledData, model: EngineModel) {
  const lexicon: LexiconIndex = yield* indexLexiconInSteps(data.lexicon);
  const scopes = createScopeReader(
    data.lexicon,
    new Set(data.findings.flatMap(({ frame }) => frame.scopedBy ?? [])),
  );
  const spelling = createSpellingRepair(data.lexicon);
  const classifier = createClassifier(model.classifier);
  yield;
  const stances = createStanceModel(model.stance);
  yield;
  const { findCandidates } = yield* createCandidateFinder(
    data.findings,
    classifier,
    createClaimDetector(model.claims),
  );

  function* readHits(text: string, lang: string | undefined): Generator<void, ConceptHit[]> {
    const hits: ConceptHit[] = [];
    for (const span of readSentences(text, lang)) {
      hits.push(...readSentence(text, span, lexicon, lang).hits);
      yield;
    }
    return hits;
  }

  function* steps(doc: DocumentInput, onFound?: OnFound): Generator<void, Match[]> {
    const readings: SentenceReading[] = [];
    for (const span of readSentences(doc.text, doc.lang)) {
      readings.push(readSentence(doc.text, span, lexicon, doc.lang));
      yield;
    }
    const around: ConceptHit[][] = [];
    for (const text of [doc.title, doc.context]) if (text) around.push(yield* readHits(text, doc.lang));
    const places = placeInBlocks(doc.text, readings);
    const sentenceScopes = scopes.readScopes(
      readings.map(({ hits }, index) => ({ hits, ...(places[index] ?? { block: 0, isHeading: false }) })),
      around,
    );
    const matches: Match[] = [];
    const repairs: Repairs = {
      promising: { left: MAX_REPAIRS_PER_DOCUMENT },
      others: { left: MAX_OTHER_REPAIRS_PER_DOCUMENT },
    };
    for (const [index, reading] of readings.entries()) {
      const scope = sentenceScopes[index];
      const found = scope ? matchSentence(doc, reading, scope, repairs) : [];
      matches.push(...found);
      if (found.length > 0) onFound?.(matches);
      yield;
    }
    return matches;
  }

  function matchSentence(
    doc: DocumentInput,
    reading: SentenceReading,
    scope: Scope,
    repairs: Repairs,
  ): Match[] {
    const scored = scoreCandidates(reading, scope);
    const matches = toMatches(doc.text, reading, scope, scored);
    const isPromising = (scored[0]?.score ?? 0) >= MIN_SCORE_FOR_REPAIR;
    const budget = isPromising ? repairs.promising : repairs.others;
    const repaired = matches.length === 0 && budget.left > 0 ? repairSpelling(doc, reading, budget) : null;
    if (!repaired) return matches;
    const scopeAgain = scopes.readAgain(scope, repaired.hits);
    const again = scoreCandidates(repaired, scopeAgain).filter(({ score }) => score >= MIN_SCORE_REPAIRED);
    return toMatches(doc.text, repaired, scopeAgain, again);
  }

  function scoreCandidates(reading: SentenceReading, scope: Scope): ScoredCandidate[] {
    return findCandidates(reading, scope)
      .map((candidate) => ({ candidate, score: scoreOf(candidate.features, model.score) }))
      .sort((a, b) => b.score - a.score || compareIds(a.candidate.finding.id, b.candidate.finding.id));
  }

  /** The sentence with its unknown words as they were probably meant, read again; `null` where nothing changes. */
  function repairSpelling(
    doc: DocumentInput,
    reading: SentenceReading,
    repairs: { left: number },
  ): SentenceReading | null {
    const languages = guessLanguages(reading.tokens, doc.lang);
    const isKnown = (index: number) =>
      reading.hits.some(({ from, to, open }) => from <= index && index <= to && !open?.includes(index));
    let changed = false;
    const tokens = reading.tokens.map((token, index) => {
      if (isKnown(index) || repairs.left <= 0) return token;
      const word = spelling.repair(token.word, languages);
      if (word === null || word === token.word) return token;
      repairs.left -= 1;
      changed = true;
      return { ...token, word };
    });
    return changed ? readTokens(doc.text, reading.span, tokens, lexicon, doc.lang) : null;
  }

  function toMatches(
    text: string,
    reading: SentenceReading,
    scope: Scope,
    scored: readonly ScoredCandidate[],
  ): Match[] {
    return chooseFindings(scored).map(({ candidate, score }): Match => {
      const { stance, steps } = decideStance(candidate, reading, score);
      const { start, end } = reading.span;
      return {
        finding: candidate.finding.id,
        stance,
        score,
        start,
        end,
        quote: text.slice(start, end),
        attributed: reading.assertion.reportedBy !== null,
        reasons: explain(text, reading, scope, candidate, steps),
      };
    });
  }

  function decideStance(
    { finding, fit }: Candidate,
    reading: SentenceReading,
    score: number,
  ): { readonly stance: Stance; readonly steps: readonly Step[] } {
    const found = judgeStance(finding.id, fit, reading);
    if (finding.isCapped && found.stance !== 'context') {
      return {
        stance: 'context',
        steps: [...found.steps, { kind: 'polarity', message: 'capped', span: null }],
      };
    }
    const isDoubtful = found.stance === 'contradicts' && score < MIN_CONTRADICTS_SCORE;
    return { stance: isDoubtful ? 'context' : found.stance, steps: found.steps };
  }

  /**
   * A question makes no claim. For all else the stance that the model holds likeliest is taken, which knows what the frame
   * says; where it is in doubt the frame's word stands.
   */
  function judgeStance(
    finding: string,
    fit: FrameFit | null,
    reading: SentenceReading,
  ): { readonly stance: Stance; readonly steps: readonly Step[] } {
    if (fit?.isSettled || fit?.steps.some(({ message }) => message === 'question')) return fit;
    const probabilities = stances.predict({ finding, reading, said: readSaid(reading), fit });
    const likeliest = STANCES.reduce((best, other) =>
      probabilities[other] > probabilities[best] ? other : best,
    );
    const probability = probabilities[likeliest];
    // The figure of a source is no contradiction of it.
    if (likeliest === 'contradicts' && fit?.steps.some(({ message }) => message === 'valueAgrees'))
      return fit;
    if (fit && (likeliest === fit.stance || probability < neededAgainst(fit))) return fit;
    const needed = MIN_CONTRADICTS_PROBABILITY[fit ? 'againstFrame' : 'withoutFrame'];
    const stance = likeliest === 'contradicts' && probability < needed ? 'context' : likeliest;
    if (!fit) return { stance, steps: [] };
    const values = { percent: String(Math.round(probability * 100)) };
    return { stance, steps: [...fit.steps, { kind: 'similar', message: 'similar', span: null, values }] };
  }

  /** All candidates of a text of one sentence. */
  function judge(doc: DocumentInput): JudgedCandidate[] {
    const reading = readSentence(doc.text, { start: 0, end: doc.text.length }, lexicon, doc.lang);
    const [scope] = scopes.readScopes(
      [{ hits: reading.hits, block: 0, isHeading: false }],
      doc.context ? [drain(readHits(doc.context, doc.lang))] : [],
    );
    if (!scope) return [];
    return findCandidates(reading, scope).map((candidate) => ({
      ...candidate,
      stance: decideStance(candidate, reading, 1).stance,
    }));
  }

  return { steps, judge };
}

function neededAgainst({ stance, steps }: FrameFit): number {
  const isSupposed = steps.some(({ message }) => SUPPOSED.has(message));
  return MIN_PROBABILITY_AGAINST_FRAME[isSupposed ? 'supposed' : stance];
}

/** Steps that make any claim background, if the sentence as a whole does not say otherwise. */
const SUPPOSED: ReadonlySet<string> = new Set(['hypothetical', 'demand', 'prediction']);

/** Words that may still be looked up: in sentences that nearly make a claim, and in all others. */
interface Repairs {
  readonly promising: { left: number };
  readonly others: { left: number };
}

interface ScoredCandidate<T extends Candidate = Candidate> {
  readonly candidate: T;
  readonly score: number;
}

/**
 * The findings to show, best first: those that are likely enough, and beside each one those that disagree with it and
 * speak to the same sentence, so that no side stands alone.
 */
export function chooseFindings<T extends Candidate>(
  all: readonly ScoredCandidate<T>[],
): ScoredCandidate<T>[] {
  const scored = all.filter(({ candidate: { fit, features }, score }) => {
    if (features.topicUnknown === 1) return score >= MIN_SCORE_TOPIC_UNKNOWN;
    if (fit !== null) return true;
    const { topicNamed, topicAround } = MIN_SCORE_WITHOUT_FRAME;
    return score >= (features.topicNamed === 1 ? topicNamed : topicAround);
  });
  const best = scored[0]?.score ?? 0;
  if (best < MIN_SCORE) return [];
  const chosen = scored
    .filter(
      ({ score, candidate }) =>
        score >= Math.max(MIN_SCORE, best - MAX_SCORE_GAP) || isClaimBeside(candidate, score),
    )
    .slice(0, MAX_FINDINGS_PER_SENTENCE);
  const disputed = new Set(chosen.flatMap(({ candidate }) => candidate.finding.disagreesWith));
  const others = scored.filter(
    (other) => !chosen.includes(other) && other.candidate.fit && disputed.has(other.candidate.finding.id),
  );
  return [...chosen, ...others];
}

/** A sentence of several claims leaves each of them little of the classifier's probability; and one may be two findings' own. */
function isClaimBeside({ features, amongFramed, nearby }: Candidate, score: number): boolean {
  if (score < MIN_SCORE_BESIDE) return false;
  return amongFramed >= MIN_SHARE_BESIDE || (features.strongest === 1 && nearby() >= MIN_NEARBY);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
