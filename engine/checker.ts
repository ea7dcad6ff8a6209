/**
 * The pipeline: sentences → concepts → scope → candidates (frames and phrasings) → score → stance → matches.
 *
 * Each stage is a file of its own; this one only hands their results on.
 */
import type { Frame, Pattern } from '../data/schema.ts';
import { type ClassifierModel, createClassifier, NO_FINDING } from './classifier.ts';
import { type CompiledData, compileDataset, type EngineData } from './compile.ts';
import { type Features, type ScoreModel, scoreOf } from './features.ts';
import { type FrameFit, fitPattern, isInScope, type Step } from './frames.ts';
import { indexLexicon } from './lexicon-index.ts';
import trainedModel from './model.json' with { type: 'json' };
import { readSentence, readTokens, type SentenceReading } from './reading.ts';
import { createScopeReader, type Scope } from './scope.ts';
import { splitSentences } from './sentences.ts';
import { readSignature, type Signature, stanceBySignature } from './signature.ts';
import {
  classifierFeaturesOf,
  featuresOf,
  indexPhrasings,
  type Similar,
  type SimilarityIndex,
} from './similarity.ts';
import { createSpellingRepair } from './spelling.ts';
import {
  FULL_STRENGTH,
  MAX_FINDINGS_PER_SENTENCE,
  MAX_REPAIRS_PER_DOCUMENT,
  MAX_SCORE_GAP,
  MIN_CONTRADICTS_SCORE,
  MIN_PROBABILITY_ALONE,
  MIN_SCORE,
  MIN_SCORE_FOR_REPAIR,
  MIN_SIMILARITY_ALONE,
} from './thresholds.ts';
import type { Checker, DocumentInput, Match, Reason, Stance } from './types.ts';

interface EngineFinding {
  readonly id: string;
  readonly frame: Frame;
  readonly isCapped: boolean;
}

interface PhrasingLabel {
  readonly finding: EngineFinding;
  readonly stance: Stance;
  readonly signature: Signature;
}

interface PatternEntry {
  readonly finding: EngineFinding;
  readonly pattern: Pattern;
}

/** What `npm run train` learned. */
export interface EngineModel {
  readonly score: ScoreModel;
  readonly classifier: ClassifierModel;
}

const MODEL: EngineModel = trainedModel;

/** A finding that may speak to a sentence, with all the evidence for it. */
export interface Candidate {
  readonly finding: EngineFinding;
  readonly fit: FrameFit | null;
  readonly nearest: Similar<PhrasingLabel> | null;
  readonly features: Features;
}

/** Phrasings of a finding whose likeness is averaged. */
const SUPPORTING_PHRASINGS = 3;

/** Sentences read between two yields of `steps`: about a millisecond of work. */
const SENTENCES_PER_STEP = 4;

/** Builds a checker from a dataset; the index is built once, here. */
export function createChecker(data: EngineData): Checker {
  return createCompiledChecker(compileDataset(data));
}

/** Builds a checker from what `compileDataset` worked out beforehand. */
export function createCompiledChecker(data: CompiledData): Checker {
  const engine = createEngine(data);
  return {
    check(doc) {
      const steps = engine.steps(doc);
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
      }
    },
    steps: (doc) => engine.steps(doc),
  };
}

/** The engine with its inner stages open, for training and for tests of single stages. */
export function createEngine(data: CompiledData, model: EngineModel = MODEL) {
  const lexicon = indexLexicon(data.lexicon);
  const scopes = createScopeReader(data.lexicon);
  const classifier = createClassifier(model.classifier);
  const findingsById = new Map(data.findings.map((finding) => [finding.id, finding]));
  const spelling = createSpellingRepair(data.lexicon);
  const similarity = indexCompiledPhrasings(data);
  const patterns = indexPatterns(data.findings, similarity);

  function findCandidates(reading: SentenceReading, scope: Scope): Candidate[] {
    const fits = new Map<EngineFinding, { fit: FrameFit; strength: number }>();
    for (const { finding, pattern } of patterns.candidatesFor(reading)) {
      if (!isInScope(finding.frame, pattern, scope, reading)) continue;
      const fit = fitPattern(pattern, reading);
      if (!fit) continue;
      const strength = strengthOf(fit, similarity);
      const known = fits.get(finding);
      if (!known || strength > known.strength) fits.set(finding, { fit, strength });
    }
    const said = featuresOf(reading);
    const similar = new Map<EngineFinding, Similar<PhrasingLabel>[]>();
    for (const near of similarity.compare(said)) {
      const known = similar.get(near.label.finding);
      if (known) known.push(near);
      else similar.set(near.label.finding, [near]);
    }
    for (const list of similar.values()) list.sort((a, b) => b.similarity - a.similarity);
    const bestOf = (finding: EngineFinding) => similar.get(finding)?.[0]?.similarity ?? 0;
    const [first, second] = [...similar.keys()].sort((a, b) => bestOf(b) - bestOf(a));
    const strongest = Math.max(0, ...[...fits.values()].map(({ strength }) => strength));
    const content = said.reduce((sum, feature) => sum + similarity.weightOf(feature), 0);
    const probabilities = classifier.classify(classifierFeaturesOf(said));
    const likely = [...probabilities].flatMap(([id, probability]) => {
      const finding = probability >= MIN_PROBABILITY_ALONE ? findingsById.get(id) : undefined;
      return finding ? [finding] : [];
    });
    const probabilityOf = (finding: EngineFinding) => probabilities.get(finding.id) ?? 0;
    const none = probabilities.get(NO_FINDING) ?? 0;
    const highest = Math.max(...data.findings.map(probabilityOf));
    const candidates: Candidate[] = [];
    for (const finding of new Set([...fits.keys(), ...similar.keys(), ...likely])) {
      const framed = fits.get(finding);
      const nearest = similar.get(finding)?.slice(0, SUPPORTING_PHRASINGS) ?? [];
      if (!framed) {
        if (bestOf(finding) < MIN_SIMILARITY_ALONE && probabilityOf(finding) < MIN_PROBABILITY_ALONE)
          continue;
        if (!isInScope(finding.frame, null, scope, reading)) continue;
      }
      const rival = finding === first ? second : first;
      candidates.push({
        finding,
        fit: framed?.fit ?? null,
        nearest: nearest[0] ?? null,
        features: {
          frame: framed ? 1 : 0,
          strength: framed ? Math.min(1, framed.strength / FULL_STRENGTH) : 0,
          coverage: framed && content > 0 ? Math.min(1, framed.strength / content) : 0,
          similarity: bestOf(finding),
          support: nearest.reduce((sum, { similarity }) => sum + similarity, 0) / SUPPORTING_PHRASINGS,
          lead: bestOf(finding) - (rival ? bestOf(rival) : 0),
          strongest: framed && framed.strength === strongest ? 1 : 0,
          classifier: probabilityOf(finding),
          favourite: probabilityOf(finding) === highest ? 1 : 0,
          none,
          placeNamed: scope.namedBy ? 1 : 0,
          topicNamed: scope.topic === 'sentence' ? 1 : 0,
        },
      });
    }
    return candidates;
  }

  function* steps(doc: DocumentInput): Generator<void, Match[]> {
    const spans = splitSentences(doc.text, doc.lang);
    const readings: SentenceReading[] = [];
    for (const [index, span] of spans.entries()) {
      readings.push(readSentence(doc.text, span, lexicon, doc.lang));
      if (index % SENTENCES_PER_STEP === 0) yield;
    }
    const blocks = blockNumbers(doc.text, readings);
    const surroundings = [doc.title, doc.context].flatMap((text) => (text ? [readHits(text, doc.lang)] : []));
    const sentenceScopes = scopes.readScopes(
      readings.map((reading, index) => ({
        hits: reading.hits,
        block: blocks[index]?.block ?? 0,
        isHeading: blocks[index]?.isHeading ?? false,
      })),
      surroundings,
    );
    const matches: Match[] = [];
    const repairs = { left: MAX_REPAIRS_PER_DOCUMENT };
    for (const [index, reading] of readings.entries()) {
      const scope = sentenceScopes[index];
      if (scope && scope.topic !== null) matches.push(...matchSentence(doc, reading, scope, repairs));
      else if (scope) matches.push(...toMatches(doc.text, reading, scope, scoreCandidates(reading, scope)));
      if (index % SENTENCES_PER_STEP === 0) yield;
    }
    return matches;
  }

  function readHits(text: string, lang: string | undefined) {
    return splitSentences(text, lang).flatMap((span) => readSentence(text, span, lexicon, lang).hits);
  }

  function scoreCandidates(reading: SentenceReading, scope: Scope): ScoredCandidate[] {
    return findCandidates(reading, scope)
      .map((candidate) => ({ candidate, score: scoreOf(candidate.features, model.score) }))
      .sort((a, b) => b.score - a.score || compareIds(a.candidate.finding.id, b.candidate.finding.id));
  }

  function matchSentence(
    doc: DocumentInput,
    reading: SentenceReading,
    scope: Scope,
    repairs: { left: number },
  ): Match[] {
    const scored = scoreCandidates(reading, scope);
    const best = scored[0]?.score ?? 0;
    if (best < MIN_SCORE && best >= MIN_SCORE_FOR_REPAIR && repairs.left > 0) {
      const repaired = repairSpelling(doc, reading, repairs);
      if (repaired) return toMatches(doc.text, repaired, scope, scoreCandidates(repaired, scope));
    }
    return toMatches(doc.text, reading, scope, scored);
  }

  /** The sentence read again with its unknown words as they were probably meant, or `null` where nothing changes. */
  function repairSpelling(
    doc: DocumentInput,
    reading: SentenceReading,
    repairs: { left: number },
  ): SentenceReading | null {
    const known = new Set(
      reading.hits.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
    );
    let changed = false;
    const tokens = reading.tokens.map((token, index) => {
      if (known.has(index) || repairs.left <= 0) return token;
      const word = spelling.repair(token.word);
      if (word === null || word === token.word) return token;
      repairs.left -= 1;
      changed = true;
      return { ...token, word };
    });
    return changed ? readTokens(doc.text, reading.span, tokens, lexicon, doc.lang) : null;
  }

  /** All candidates of a text of one sentence with the stance each would be given, before any threshold. */
  function judge(doc: DocumentInput): (Candidate & { readonly stance: Stance })[] {
    const reading = readSentence(doc.text, { start: 0, end: doc.text.length }, lexicon, doc.lang);
    const [scope] = scopes.readScopes(
      [{ hits: reading.hits, block: 0, isHeading: false }],
      doc.context ? [readHits(doc.context, doc.lang)] : [],
    );
    if (!scope) return [];
    return findCandidates(reading, scope).map((candidate) => ({
      ...candidate,
      stance: decideStance(candidate, reading, 1).stance,
    }));
  }

  return { steps, judge };
}

interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly score: number;
}

function toMatches(
  text: string,
  reading: SentenceReading,
  scope: Scope,
  scored: readonly ScoredCandidate[],
): Match[] {
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= MIN_SCORE && best - score <= MAX_SCORE_GAP)
    .slice(0, MAX_FINDINGS_PER_SENTENCE)
    .map(({ candidate, score }) => toMatch(text, reading, scope, candidate, score));
}

function indexCompiledPhrasings(data: CompiledData): SimilarityIndex<PhrasingLabel> {
  return indexPhrasings(
    data.phrasings.flatMap(({ finding: index, stance, signature, features }) => {
      const finding = data.findings[index];
      if (!finding) return [];
      return [
        {
          features: features.map((feature) => data.features[feature] ?? ''),
          label: { finding, stance, signature },
        },
      ];
    }),
  );
}

/** Patterns by the concepts that can meet their most telling group, so that a sentence meets only a few of them. */
function indexPatterns(findings: readonly EngineFinding[], similarity: SimilarityIndex<PhrasingLabel>) {
  const byConcept = new Map<string, PatternEntry[]>();
  const withNumber: PatternEntry[] = [];
  for (const finding of findings) {
    for (const pattern of finding.frame.patterns) {
      const entry = { finding, pattern };
      const telling = pattern.need
        .map((group) => ({
          group,
          weight: Math.min(...group.map((concept) => similarity.weightOf(concept))),
        }))
        .sort((a, b) => b.weight - a.weight)[0];
      for (const alternative of new Set(telling?.group ?? [])) {
        if (alternative.startsWith('#')) {
          withNumber.push(entry);
          continue;
        }
        const list = byConcept.get(alternative);
        if (list) list.push(entry);
        else byConcept.set(alternative, [entry]);
      }
    }
  }
  return {
    candidatesFor(reading: SentenceReading): Set<PatternEntry> {
      const found = new Set<PatternEntry>(reading.numbers.length > 0 ? withNumber : []);
      for (const concept of reading.hitsByConcept.keys()) {
        for (const entry of byConcept.get(concept) ?? []) found.add(entry);
      }
      return found;
    },
  };
}

/** A number that a pattern asks for by value is as telling as a rare concept. */
const NUMBER_TEST_WEIGHT = 4;

function strengthOf(fit: FrameFit, similarity: SimilarityIndex<PhrasingLabel>): number {
  const concepts = [...new Set(fit.concepts)].reduce((sum, concept) => sum + similarity.weightOf(concept), 0);
  return concepts + fit.numberTests * NUMBER_TEST_WEIGHT;
}

/** A heading has few words and no full stop. */
const MAX_HEADING_WORDS = 14;

function blockNumbers(
  text: string,
  readings: readonly SentenceReading[],
): { block: number; isHeading: boolean }[] {
  let block = 0;
  let end = 0;
  const numbers = readings.map(({ span }) => {
    if (text.slice(end, span.start).includes('\n')) block += 1;
    end = span.end;
    return block;
  });
  return readings.map(({ span, tokens }, index) => {
    const own = numbers[index] ?? 0;
    const isAlone = numbers[index - 1] !== own && numbers[index + 1] !== own;
    const isHeading =
      isAlone &&
      tokens.length <= MAX_HEADING_WORDS &&
      !/[.!…:;,]["»”']?$/u.test(text.slice(span.start, span.end));
    return { block: own, isHeading };
  });
}

function toMatch(
  text: string,
  reading: SentenceReading,
  scope: Scope,
  candidate: Candidate,
  score: number,
): Match {
  const { finding, fit, nearest } = candidate;
  const decided = decideStance(candidate, reading, score);
  const { reportedBy } = reading.assertion;
  const steps: Step[] = [
    ...(fit ? [wordsStep(fit)] : []),
    ...(!fit && nearest ? [similarStep(nearest)] : []),
    scopeStep(scope),
    ...decided.steps,
    ...(reportedBy ? [{ kind: 'reported' as const, message: 'reported', span: reportedBy }] : []),
  ];
  return {
    finding: finding.id,
    stance: decided.stance,
    score,
    start: reading.span.start,
    end: reading.span.end,
    quote: text.slice(reading.span.start, reading.span.end),
    attributed: reportedBy !== null,
    reasons: steps.map((step) => toReason(text, reading, fit, step)),
  };
}

function decideStance(
  { finding, fit, nearest }: Candidate,
  reading: SentenceReading,
  score: number,
): { stance: Stance; steps: readonly Step[] } {
  const found = fit
    ? { stance: fit.stance, steps: fit.steps }
    : stanceBySignature(nearest?.label, readSignature(reading));
  if (finding.isCapped && found.stance !== 'context') {
    return {
      stance: 'context',
      steps: [...found.steps, { kind: 'polarity', message: 'capped', span: null }],
    };
  }
  if (found.stance === 'contradicts' && score < MIN_CONTRADICTS_SCORE) return { ...found, stance: 'context' };
  return found;
}

function wordsStep(fit: FrameFit): Step {
  const from = Math.min(...fit.spans.map((span) => span.from));
  const to = Math.max(...fit.spans.map((span) => span.to));
  return { kind: 'words', message: 'words', span: { from, to } };
}

function similarStep({ similarity }: Similar<PhrasingLabel>): Step {
  return {
    kind: 'similar',
    message: 'similar',
    span: null,
    values: { percent: String(Math.round(similarity * 100)) },
  };
}

function scopeStep(scope: Scope): Step {
  if (scope.namedBy) return { kind: 'scope', message: 'scopeNamed', span: scope.namedBy };
  return { kind: 'scope', message: scope.place === null ? 'scopeSelf' : 'scopeDocument', span: null };
}

/** The placeholder that a message fills with the words it rests on. */
const PLACEHOLDER: Readonly<Record<string, string>> = { scopeNamed: 'place', reported: 'who' };

function toReason(text: string, reading: SentenceReading, fit: FrameFit | null, step: Step): Reason {
  const { kind, message, span } = step;
  const wordsAt = (from: number, to: number) =>
    text.slice(
      reading.tokens[from]?.start ?? reading.span.start,
      reading.tokens[to]?.end ?? reading.span.start,
    );
  const values =
    message === 'words' && fit
      ? { words: [...new Set(fit.spans.map(({ from, to }) => wordsAt(from, to)))].join(' · ') }
      : (step.values ?? (span ? { [PLACEHOLDER[message] ?? 'word']: wordsAt(span.from, span.to) } : {}));
  const start = span ? (reading.tokens[span.from]?.start ?? reading.span.start) : reading.span.start;
  const end = span ? (reading.tokens[span.to]?.end ?? start) : start;
  return { kind, start, end, message, values };
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
