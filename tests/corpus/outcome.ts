/**
 * What became of each item, and the figures of the contract made from it.
 */
import type { Checker, DocumentInput, Match } from '../../engine/index.ts';
import type { Item, Label } from './corpus.ts';
import { bootstrap, type Estimate, proportion } from './statistics.ts';

/** One run of one item: items that need page context run with it and without it. */
export interface Outcome {
  readonly item: Item;
  /** Whether a match is right at all: false for near misses and for context-bound phrasings without context. */
  readonly hasClaim: boolean;
  readonly matched: boolean;
  /** An expected or acceptable finding is among the matches. */
  readonly detected: boolean;
  /** The first match is an expected or acceptable finding. */
  readonly firstIsRight: boolean;
  /** Score of the first match; 0 for none. */
  readonly score: number;
  /** Of the matches that name a finding which the document speaks to: whether each stands on the sentence that does. */
  readonly quotes: readonly boolean[];
  /** Stances of the right findings: those given, and how many of them are as labelled. */
  readonly stances: readonly { readonly given: string; readonly right: boolean }[];
  /** Whether the first right match says rightly if the sentence attributes its claim; empty where that is not labelled. */
  readonly attributions: readonly boolean[];
}

export interface Figures {
  readonly items: number;
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
  readonly finding: Estimate;
  readonly stance: Estimate;
  /** Of the matches shown as "contradicts" on right findings, the share that is labelled so. */
  readonly contradicts: Estimate;
  readonly nearMisses: Estimate;
  /** Of the matches that name a finding which the document speaks to, the share on the right sentence. */
  readonly sentence: Estimate;
  /** Of the right matches where that is labelled, the share that say rightly whether the claim is attributed. */
  readonly attributed: Estimate;
}

/** A page about the law, in few words: what a context-bound phrasing is read in. */
const PAGE_CONTEXT: Readonly<Record<Item['lang'], string>> = {
  en: "Amnesty International's 2016 report and Norway's sex purchase law",
  nb: 'Amnestys rapport fra 2016 og den norske sexkjøpsloven',
  nn: 'Rapporten frå Amnesty i 2016 og den norske sexkjøpslova',
  sv: 'Amnestys rapport från 2016 och den norska sexköpslagen',
  da: 'Amnestys rapport fra 2016 og den norske sexkøbslov',
};

/** Runs an item through the engine: once, or twice where it needs page context. */
export function runItem(checker: Checker, item: Item): Outcome[] {
  const doc: DocumentInput = {
    text: item.text,
    lang: item.lang,
    ...(item.title ? { title: item.title } : {}),
  };
  if (!item.needsContext) return [judge(item, checker.check(doc), hasClaim(item))];
  return [
    judge(item, checker.check({ ...doc, context: PAGE_CONTEXT[item.lang] }), true),
    judge(item, checker.check(doc), false),
  ];
}

function hasClaim(item: Item): boolean {
  return item.expected !== undefined || (item.claims?.length ?? 0) > 0;
}

interface Claim {
  readonly sentence: string | null;
  readonly labels: readonly Label[];
}

function claimsOf(item: Item): Claim[] {
  if (item.claims) {
    return item.claims.map((claim) => ({
      sentence: claim.sentence,
      labels: [claim.expected, ...(claim.acceptable ?? [])],
    }));
  }
  return item.expected ? [{ sentence: null, labels: [item.expected, ...(item.acceptable ?? [])] }] : [];
}

function judge(item: Item, matches: readonly Match[], expectsMatch: boolean): Outcome {
  const claims = expectsMatch ? claimsOf(item) : [];
  const right = matches.flatMap((match) => {
    const labels = claims
      .filter((claim) => claim.sentence === null || claim.sentence === match.quote)
      .flatMap((claim) => claim.labels)
      .filter(({ finding }) => finding === match.finding);
    // Where the label holds two stances of a finding, either is right.
    return labels.length > 0
      ? [{ match, isStanceRight: labels.some(({ stance }) => stance === match.stance) }]
      : [];
  });
  const first = matches[0];
  return {
    item,
    hasClaim: expectsMatch,
    matched: matches.length > 0,
    detected: right.length > 0,
    score: first?.score ?? 0,
    quotes: claims.some(({ sentence }) => sentence !== null)
      ? matches
          .filter(({ finding }) =>
            claims.some(({ labels }) => labels.some((label) => label.finding === finding)),
          )
          .map((match) => right.some((other) => other.match === match))
      : [],
    firstIsRight: first !== undefined && right.some(({ match }) => match === first),
    stances: firstOfEachSentence(right).map(({ match, isStanceRight }) => ({
      given: match.stance,
      right: isStanceRight,
    })),
    attributions:
      item.attributed === undefined
        ? []
        : right.map(({ match }) => match.attributed === item.attributed).slice(0, 1),
  };
}

/** A sentence counts once: by the best match that is right. */
function firstOfEachSentence<T extends { readonly match: Match }>(right: readonly T[]): T[] {
  const seen = new Set<number>();
  return right.filter(({ match }) => !seen.has(match.start) && seen.add(match.start));
}

/** The contract's figures over a set of outcomes. */
export function figures(outcomes: readonly Outcome[]): Figures {
  const withClaim = outcomes.filter((outcome) => outcome.hasClaim);
  const withoutClaim = outcomes.filter((outcome) => !outcome.hasClaim);
  const detected = withClaim.filter((outcome) => outcome.detected);
  const matched = outcomes.filter((outcome) => outcome.matched);
  const stances = outcomes.flatMap((outcome) => outcome.stances);
  const quotes = outcomes.flatMap((outcome) => outcome.quotes);
  const attributions = outcomes.flatMap((outcome) => outcome.attributions);
  const contradicts = stances.filter(({ given }) => given === 'contradicts');
  return {
    items: outcomes.length,
    precision: proportion(detected.length, matched.length),
    recall: proportion(detected.length, withClaim.length),
    f1: bootstrap(outcomes, f1),
    finding: proportion(detected.filter((outcome) => outcome.firstIsRight).length, detected.length),
    stance: proportion(stances.filter(({ right }) => right).length, stances.length),
    contradicts: proportion(contradicts.filter(({ right }) => right).length, contradicts.length),
    nearMisses: proportion(withoutClaim.filter((outcome) => outcome.matched).length, withoutClaim.length),
    sentence: proportion(quotes.filter((isRight) => isRight).length, quotes.length),
    attributed: proportion(attributions.filter((isRight) => isRight).length, attributions.length),
  };
}

/** F1 of the detection alone, 0 to 1. */
export function f1(outcomes: readonly Outcome[]): number {
  let detected = 0;
  let matched = 0;
  let withClaim = 0;
  for (const outcome of outcomes) {
    if (outcome.hasClaim) withClaim += 1;
    if (outcome.matched) matched += 1;
    if (outcome.hasClaim && outcome.detected) detected += 1;
  }
  return matched + withClaim === 0 ? 0 : (2 * detected) / (matched + withClaim);
}
