/**
 * Proposes findings for a sentence, with all the evidence for each: the frames that fit, and what the classifier holds
 * likely.
 */
import type { Pattern } from '../data/schema.ts';
import type { ClaimDetector } from './claim-detector.ts';
import { type Classifier, NO_FINDING } from './classifier.ts';
import type { CompiledFinding } from './compile.ts';
import { type Features, logOddsOf } from './features.ts';
import { type FrameFit, fitPattern, isInScope, isScopedBy } from './frames.ts';
import type { SentenceReading } from './reading.ts';
import { readSaid } from './said.ts';
import type { Scope } from './scope.ts';
import { FULL_STRENGTH, MIN_CONTENT_ALONE, MIN_PROBABILITY_ALONE, MIN_WORDS } from './thresholds.ts';
import { readWording } from './wording.ts';

/** A finding that may speak to a sentence. */
export interface Candidate {
  readonly finding: CompiledFinding;
  /** How its frame fits; `null` where only the classifier proposes it. */
  readonly fit: FrameFit | null;
  /** Probability that the classifier gives it. */
  readonly probability: number;
  readonly features: Features;
  /** Its share of what the classifier gives all findings whose frames fit, and none; 0 without a frame. */
  readonly amongFramed: number;
  /**
   * Probability that the words which the frame rests on, with their neighbours, make a claim about the finding rather than
   * none, as if they were all of the sentence; 0 without a frame. A long sentence says much else.
   */
  readonly nearby: () => number;
}

export interface CandidateFinder {
  /** All candidates of a sentence, in no order. */
  findCandidates(reading: SentenceReading, scope: Scope): Candidate[];
}

/** A number that a pattern asks for by value is as telling as a rare concept. */
const NUMBER_TEST_WEIGHT = 4;

/** Function words say how something is said, not what; they count, but less. */
const FUNCTION_WEIGHT = 0.35;

const HAS_LETTER = /\p{L}/u;

/** Log-odds of the claim detector that leave little doubt. */
const CLAIM_LOG_ODDS = 3;

/** A sentence of so many words or more is a long one. */
const MANY_WORDS = 40;

/** Neighbours of the words that a pattern rests on. */
const NEARBY_WORDS = 3;

/** Of two patterns of a finding that fit about as well, the one that makes a claim speaks, not the one for background. */
const CLAIM_ADVANTAGE = 1.15;

/** Prepares the patterns of all findings, in steps of a millisecond or so. */
export function* createCandidateFinder(
  findings: readonly CompiledFinding[],
  classifier: Classifier,
  claims: ClaimDetector,
): Generator<void, CandidateFinder> {
  const weightOf = (feature: string) =>
    classifier.weightOf(feature) * (feature.startsWith('fn-') ? FUNCTION_WEIGHT : 1);
  const patterns = yield* indexPatterns(findings, weightOf);
  const findingsById = new Map(findings.map((finding) => [finding.id, finding]));

  const strengthOf = ({ concepts, numberTests }: FrameFit) =>
    [...new Set(concepts)].reduce(
      (sum, concept) => sum + weightOf(concept),
      numberTests * NUMBER_TEST_WEIGHT,
    );

  function fitFrames(reading: SentenceReading, scope: Scope) {
    const fits = new Map<CompiledFinding, FramedFit>();
    for (const { finding, pattern } of patterns.candidatesFor(reading)) {
      if (!isInScope(finding.frame, pattern, scope, reading)) continue;
      const fit = fitPattern(pattern, reading);
      if (!fit) continue;
      const strength = strengthOf(fit);
      const rank = strength * (pattern.stance === 'context' ? 1 : CLAIM_ADVANTAGE);
      const known = fits.get(finding);
      if (!known || rank > known.rank) fits.set(finding, { fit, strength, rank });
    }
    return fits;
  }

  /** What the classifier makes of the words around a pattern, as if they were all of the sentence. */
  function nearbyProbability({ spans }: FrameFit, finding: string, reading: SentenceReading): number {
    const from = Math.max(0, Math.min(...spans.map((span) => span.from)) - NEARBY_WORDS);
    const to = Math.min(reading.tokens.length - 1, Math.max(...spans.map((span) => span.to)) + NEARBY_WORDS);
    const probabilities = classifier.classify(
      readSaid(reading, from, to),
      readWording(reading.tokens.slice(from, to + 1)),
    );
    const probability = probabilities.of(finding);
    return probability / (probability + probabilities.of(NO_FINDING));
  }

  return {
    findCandidates(reading, scope) {
      if (reading.tokens.filter(({ word }) => HAS_LETTER.test(word)).length < MIN_WORDS) return [];
      const fits = fitFrames(reading, scope);
      const said = readSaid(reading);
      const content = said.reduce((sum, feature) => sum + weightOf(feature), 0);
      // Most sentences of most pages.
      if (fits.size === 0 && content < MIN_CONTENT_ALONE) return [];
      const wording = readWording(reading.tokens);
      const probabilities = classifier.classify(said, wording);
      const claim = Math.tanh(claims.detect(said, wording) / CLAIM_LOG_ODDS);
      const none = probabilities.of(NO_FINDING);
      const probabilityOf = ({ id }: CompiledFinding) => probabilities.of(id);
      const likely = probabilities.atLeast(MIN_PROBABILITY_ALONE).flatMap((id) => {
        const finding = findingsById.get(id);
        return finding && !fits.has(finding) && isInScope(finding.frame, null, scope, reading)
          ? [finding]
          : [];
      });
      // From the smallest on: the order of the findings must not show in the last digit.
      const framedProbability = [...fits.keys()]
        .map(probabilityOf)
        .sort((a, b) => a - b)
        .reduce((sum, probability) => sum + probability, 0);
      let highest = 0;
      for (const finding of findings) highest = Math.max(highest, probabilityOf(finding));
      const isUnrivalled = (framed: FramedFit) =>
        ![...fits.values()].some(
          (rival) => rival.strength > framed.strength && restsOnSameWords(framed.fit, rival.fit),
        );
      return [...fits.keys(), ...(content >= MIN_CONTENT_ALONE ? likely : [])].map((finding): Candidate => {
        const framed = fits.get(finding);
        const probability = probabilityOf(finding);
        const isOnTopic = scope.topic !== null || isScopedBy(finding.frame, reading);
        const strength = framed ? Math.min(1, framed.strength / FULL_STRENGTH) : 0;
        const amongFramed = framed ? probability / (framedProbability + none) : 0;
        const strongest = framed && isUnrivalled(framed) ? 1 : 0;
        return {
          finding,
          fit: framed?.fit ?? null,
          probability,
          amongFramed,
          nearby: () => (framed ? nearbyProbability(framed.fit, finding.id, reading) : 0),
          features: {
            strength,
            coverage: framed && content > 0 ? Math.min(1, framed.strength / content) : 0,
            strongest,
            classifier: logOddsOf(probability),
            versusNone: logOddsOf(probability / (probability + none)),
            amongFramed: logOddsOf(amongFramed),
            favourite: probability === highest ? 1 : 0,
            none: logOddsOf(none),
            claim,
            placeNamed: scope.namedBy ? 1 : 0,
            topicNamed: scope.topic === 'sentence' ? 1 : 0,
            topicUnknown: isOnTopic ? 0 : 1,
            question: reading.ending === '?' ? 1 : 0,
            length: Math.min(1, reading.tokens.length / MANY_WORDS),
          },
        };
      });
    },
  };
}

interface FramedFit {
  readonly fit: FrameFit;
  readonly strength: number;
  /** Strength as it counts against other patterns of the same finding. */
  readonly rank: number;
}

/** Whether at least half of what a pattern rests on is part of what the other rests on. */
function restsOnSameWords({ spans }: FrameFit, other: FrameFit): boolean {
  const shared = spans.filter((span) =>
    other.spans.some(({ from, to }) => from <= span.to && span.from <= to),
  );
  return shared.length * 2 >= spans.length;
}

const FINDINGS_PER_STEP = 16;

interface PatternEntry {
  readonly finding: CompiledFinding;
  readonly pattern: Pattern;
  /** Its second most telling group, where that holds concepts only; most patterns that fail lack it. */
  readonly second: readonly string[] | null;
}

/** Patterns by the concepts that can meet their most telling group, so that a sentence meets only a few of them. */
function* indexPatterns(findings: readonly CompiledFinding[], weightOf: (concept: string) => number) {
  const byConcept = new Map<string, PatternEntry[]>();
  const withNumber: PatternEntry[] = [];
  for (const [number, finding] of findings.entries()) {
    if (number % FINDINGS_PER_STEP === 0) yield;
    for (const pattern of finding.frame.patterns) {
      const [telling, second] = pattern.need
        .map((group) => ({ group, weight: Math.min(...group.map(weightOf)) }))
        .sort((a, b) => b.weight - a.weight);
      const hasNumber = second?.group.some((alternative) => alternative.startsWith('#')) ?? true;
      const entry = { finding, pattern, second: hasNumber ? null : (second?.group ?? null) };
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
    candidatesFor({ hitsByConcept, numbers }: SentenceReading): Set<PatternEntry> {
      const isSaid = (concept: string) => hitsByConcept.has(concept);
      const found = new Set<PatternEntry>();
      const add = (entry: PatternEntry) => {
        if (entry.second === null || entry.second.some(isSaid)) found.add(entry);
      };
      if (numbers.length > 0) withNumber.forEach(add);
      for (const concept of hitsByConcept.keys()) byConcept.get(concept)?.forEach(add);
      return found;
    },
  };
}
