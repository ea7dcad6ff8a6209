/**
 * How a sentence holds what it says: denied, rejected, asked, supposed, demanded, foretold, or reported.
 *
 * The words of each class are concepts of the lexicon (`fn-neg`, `fn-if` …), so every language is treated by the same
 * rules; what is here is how far each of them reaches.
 */
import type { ConceptHit } from './lexicon-index.ts';
import type { Token } from './tokens.ts';

/** A stretch of words, by their indices. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
  /** Words in between that do not belong to it. */
  readonly open?: readonly number[];
}

/** What turns the meaning of a stretch round. */
export interface Denial {
  readonly kind: 'negated' | 'rebutted' | 'denied' | 'no-evidence';
  readonly hit: ConceptHit;
}

/** What keeps a stretch from being asserted. */
export interface Modality {
  readonly kind: 'question' | 'hypothetical' | 'demand' | 'prediction';
  readonly hit: ConceptHit | null;
}

export interface Assertion {
  /** Everything that denies the words of `span`; an even number of them cancels out. `own` hits are no cues. */
  denialsOf(span: WordSpan, own: readonly WordSpan[]): Denial[];
  /** Why the words of `span` are not asserted, or `null`. */
  modalityOf(span: WordSpan): Modality | null;
  /** Words that say so cautiously. */
  readonly hedge: ConceptHit | null;
  /** Who or what the page attributes the claim to. */
  readonly reportedBy: ConceptHit | null;
}

/** A negation reaches this many words ahead; a comma on the way counts as three words, a new clause ends it. */
const NEGATION_REACH_WORDS = 9;

/** "Nobody", "never" and "ingen" hold for the whole clause, behind a relative clause as well. */
const FAR_NEGATION_REACH_WORDS = 20;

/** "Without" denies what it introduces, nothing further on. */
const NEAR_NEGATION_REACH_WORDS = 3;

/** Scandinavian main clauses put the negation behind the verb: "gjelder ikke". */
const NEGATION_BACK_REACH_WORDS = 2;

const COMMA_COST_WORDS = 3;

/** A supposition or demand reaches this many words in either direction inside its clause. */
const MODALITY_REACH_WORDS = 14;

/** Reads the function words of one sentence; `text` is the sentence itself. */
export function readAssertion(
  text: string,
  tokens: readonly Token[],
  hits: readonly ConceptHit[],
): Assertion {
  const of = (concept: string) => hits.filter((hit) => hit.concept === concept);
  const harmless = [...of('fn-not-only'), ...of('fn-no-evidence')];
  // "uten varsel": such a negation belongs to the expression it opens.
  const expressions = hits.filter((hit) => !hit.concept.startsWith('fn-') && hit.to > hit.from);
  const nearNegations = of('fn-neg-near');
  const negations = of('fn-neg').filter(
    (hit) =>
      !harmless.some((other) => overlaps(hit, other)) &&
      !(isAmong(hit, nearNegations) && expressions.some((other) => spellsOut(other, hit))),
  );
  const farNegations = of('fn-neg-far');
  const backNegations = of('fn-neg-back');
  const noEvidence = of('fn-no-evidence');
  const rebuttals = of('fn-false').filter((hit) => !negations.some((negation) => isBefore(negation, hit, 3)));
  const deniers = of('fn-deny');
  const clauses = clauseNumbers(tokens, of('fn-clause'));
  const isQuestion = /\?["»”')\]]*\s*$/.test(text);

  const distance = (cue: WordSpan, span: WordSpan): number => {
    const [left, right] = cue.to < span.from ? [cue.to, span.from] : [span.to, cue.from];
    if (clauses[left] !== clauses[right]) return Number.POSITIVE_INFINITY;
    let words = right - left;
    for (let index = left + 1; index <= right; index += 1) {
      if (tokens[index]?.gap.includes(',')) words += COMMA_COST_WORDS;
    }
    return words;
  };

  return {
    denialsOf(span, own) {
      const isOwn = (hit: ConceptHit) => own.some((mine) => spellsOut(mine, hit));
      const negated = negations.filter((hit) => {
        if (isOwn(hit) || overlaps(hit, span)) return false;
        const reach =
          hit.to > span.from
            ? isAmong(hit, backNegations)
              ? NEGATION_BACK_REACH_WORDS
              : 0
            : isAmong(hit, farNegations)
              ? FAR_NEGATION_REACH_WORDS
              : isAmong(hit, nearNegations)
                ? NEAR_NEGATION_REACH_WORDS
                : NEGATION_REACH_WORDS;
        return distance(hit, span) <= reach;
      });
      return [
        ...negated.map((hit): Denial => ({ kind: 'negated', hit })),
        ...noEvidence
          .filter((hit) => !isOwn(hit) && hit.from <= span.from)
          .map((hit): Denial => ({ kind: 'no-evidence', hit })),
        ...rebuttals.filter((hit) => !isOwn(hit)).map((hit): Denial => ({ kind: 'rebutted', hit })),
        ...deniers
          .filter((hit) => !isOwn(hit) && hit.to < span.to)
          .map((hit): Denial => ({ kind: 'denied', hit })),
      ];
    },
    modalityOf(span) {
      if (isQuestion) return { kind: 'question', hit: null };
      const reaching = (concept: string, isPlaced: (hit: ConceptHit) => boolean = () => true) =>
        of(concept).find(
          (hit) => !overlaps(hit, span) && isPlaced(hit) && distance(hit, span) <= MODALITY_REACH_WORDS,
        );
      // "Violence rises if …" asserts a rule; "if …, violence rises" supposes.
      const hypothetical = reaching('fn-if', (hit) => hit.to < span.from);
      if (hypothetical) return { kind: 'hypothetical', hit: hypothetical };
      const demand = reaching('fn-should');
      if (demand) return { kind: 'demand', hit: demand };
      const prediction = reaching('fn-future');
      return prediction ? { kind: 'prediction', hit: prediction } : null;
    },
    hedge: of('fn-hedge')[0] ?? null,
    reportedBy: of('fn-according')[0] ?? of('fn-report')[0] ?? of('fn-deny')[0] ?? null,
  };
}

function clauseNumbers(tokens: readonly Token[], conjunctions: readonly ConceptHit[]): number[] {
  const starts = new Set(conjunctions.map(({ from }) => from));
  let clause = 0;
  return tokens.map(({ gap }, index) => {
    if (/[;:()–—]|\s-\s/.test(gap) || starts.has(index)) clause += 1;
    return clause;
  });
}

/** Whether an expression has these words as its own, not in a gap that it leaves open. */
function spellsOut(expression: WordSpan, inner: WordSpan): boolean {
  return contains(expression, inner) && !expression.open?.includes(inner.from);
}

function isAmong(hit: WordSpan, hits: readonly WordSpan[]): boolean {
  return hits.some((other) => overlaps(hit, other));
}

function overlaps(a: WordSpan, b: WordSpan): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function contains(outer: WordSpan, inner: WordSpan): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function isBefore(a: WordSpan, b: WordSpan, words: number): boolean {
  return a.to < b.from && b.from - a.to <= words;
}
