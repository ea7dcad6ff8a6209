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

/** "Stressmetoder har politiet aldri brukt": verb and subject stand between an object that comes first and its negation. */
const FRONTED_NEGATION_BACK_REACH_WORDS = 4;

/** Inside "landlords who do not …" it denies what the landlords do, not what is said of them further on. */
const RELATIVE_NEGATION_REACH_WORDS = 5;

const NEAR_RELATIVE_NEGATION_REACH_WORDS = 1;

/** "No one in the police or elsewhere denies": so many words may stand between the two. */
const DENIED_DENIAL_WORDS = 5;

const SUBJECT_PRONOUNS = new Set('it they he she we den det de dei ho han hon vi'.split(' '));

/** Open a clause of its own behind what was said. */
const SUBORDINATORS = new Set(
  'when while because since unless if who which that når mens fordi siden hvis dersom som at da medan eftersom att'.split(
    ' ',
  ),
);

/** "The much repeated claim that …": so many words may stand before it at the head of a sentence. */
const MAX_WORDS_BEFORE_CLAIM = 2;

/** Between its commas a contrast may hold a word before the one it is about: "not the women". */
const MAX_CONTRASTED_WORDS = 2;

const COMMA_COST_WORDS = 3;

/** So many words may stand between a verb of holding something and who holds it. */
const MAX_WORDS_TO_VOICE = 8;

/** "Norske Amnesty: …", "…: the Amnesty report": so many words may stand before a voice that opens or closes a headline. */
const MAX_WORDS_BEFORE_VOICE = 1;

/** "Amnesty on Norway: …", "…: Amnesty, May 2016": what the voice speaks of, where or when, takes so many words. */
const MAX_WORDS_OF_MATTER = 5;

const HEADLINE_PREPOSITIONS = new Set('on about to in om til i på'.split(' '));

/** "What does Amnesty say?" leaves open what it asks for; "why does Amnesty say so?" does not. */
const OPEN_QUESTIONS = new Set(
  'what who how hva hvem hvordan hvor kva kven korleis kor vad vem hur hvad'.split(' '),
);

/** A supposition or demand reaches this many words in either direction inside its clause. */
const MODALITY_REACH_WORDS = 14;

/** Reads the function words of one sentence; `text` is the sentence itself. */
export function readAssertion(
  text: string,
  tokens: readonly Token[],
  hits: readonly ConceptHit[],
): Assertion {
  const of = (concept: string) => hits.filter((hit) => hit.concept === concept);
  const hasComma = (index: number) => tokens[index]?.gap.includes(',') ?? false;
  const hasCommaWithin = (from: number, to: number) => {
    for (let index = from; index <= to; index += 1) if (hasComma(index)) return true;
    return false;
  };
  const harmless = [...of('fn-not-only'), ...of('fn-no-evidence'), ...of('fn-false')];
  const expressions = hits.filter((hit) => !hit.concept.startsWith('fn-') && hit.to > hit.from);
  const nearNegations = of('fn-neg-near');
  /** "Uten varsel": such a negation belongs to the expression it opens, and denies nothing outside it. */
  const isInExpression = (hit: ConceptHit, span: WordSpan) =>
    isAmong(hit, nearNegations) &&
    expressions.some((other) => spellsOut(other, hit) && !overlaps(other, span));
  const isAnswer = ({ from, to }: ConceptHit) =>
    from === 0 && to === 0 && /^\s*[,.!:;–—-]/.test(tokens[1]?.gap ?? '');
  const plain = withoutPairs(
    of('fn-neg').filter((hit) => !isAnswer(hit) && !harmless.some((other) => overlaps(hit, other))),
    of('fn-without'),
  );
  // "Nobody denies that" says it is so, wherever in it the claim lies.
  const deniedDenials = of('fn-deny').flatMap((denier) => {
    const negation = plain.find((hit) => overlaps(hit, denier) || isBefore(hit, denier, DENIED_DENIAL_WORDS));
    return negation ? [{ denier, negation }] : [];
  });
  const negations = plain.filter((hit) => !deniedDenials.some(({ negation }) => negation === hit));
  const farNegations = of('fn-neg-far');
  const backNegations = of('fn-neg-back');
  const noEvidence = of('fn-no-evidence');
  const rebuttals = of('fn-false').filter((hit) => !negations.some((negation) => isBefore(negation, hit, 3)));
  const deniers = of('fn-deny').filter((hit) => !deniedDenials.some(({ denier }) => denier === hit));
  /** "Contrary to what the police say, prices fell": what is denied ends with the comma. */
  const oppositions = of('fn-contrary');
  const isOpposition = (hit: ConceptHit, span: WordSpan) =>
    isAmong(hit, oppositions) && hasCommaWithin(hit.to + 1, span.to);
  const clauses = clauseNumbers(tokens, of('fn-clause'));
  const isQuestion = /\?["»”')\]]*\s*$/.test(text);

  const distance = (cue: WordSpan, span: WordSpan): number => {
    const [left, right] = cue.to < span.from ? [cue.to, span.from] : [span.to, cue.from];
    if (clauses[left] !== clauses[right]) return Number.POSITIVE_INFINITY;
    let words = right - left;
    for (let index = left + 1; index <= right; index += 1) if (hasComma(index)) words += COMMA_COST_WORDS;
    return words;
  };

  const relatives = of('fn-relative');
  const conjunctions = of('fn-and');
  const isInRelativeClause = (hit: ConceptHit) =>
    relatives.some((pronoun) => isBefore(pronoun, hit, 3) && !hasCommaWithin(pronoun.to + 1, hit.from));
  /** "the sellers, not the buyers, who …": what a comma opens a comma closes. */
  const isClosedBefore = (hit: ConceptHit, span: WordSpan) =>
    (hasCommaWithin(hit.to + 1, span.from) && (hasComma(hit.from) || isInRelativeClause(hit))) ||
    isTakenUpAgain(hit, span);
  /** "It does not stop the violence, it feeds it": the pronoun begins another statement. */
  const isTakenUpAgain = (hit: ConceptHit, span: WordSpan) =>
    tokens.some(
      ({ word }, index) =>
        hit.to < index && index <= span.from && hasComma(index) && SUBJECT_PRONOUNS.has(word),
    );
  /** What denies or doubts from before a claim does so in its own clause, or across "that". */
  const governs = (hit: ConceptHit, end: number) =>
    hit.from <= end &&
    (clauses[hit.to] === clauses[end] || of('fn-that').some(({ from }) => hit.to < from && from <= end));
  const reachAhead = (hit: ConceptHit) => {
    const isNear = isAmong(hit, nearNegations);
    // "A non-binding text", "ikke-bindende": the hyphen ties it to one word.
    if (tokens[hit.to + 1]?.gap === '-') return 1;
    if (isInRelativeClause(hit))
      return isNear ? NEAR_RELATIVE_NEGATION_REACH_WORDS : RELATIVE_NEGATION_REACH_WORDS;
    if (isNear) return NEAR_NEGATION_REACH_WORDS;
    return isAmong(hit, farNegations) ? FAR_NEGATION_REACH_WORDS : NEGATION_REACH_WORDS;
  };
  const isJoinedOn = ({ from }: ConceptHit) => conjunctions.some(({ to }) => to === from - 1);
  const reachBack = (hit: ConceptHit, span: WordSpan) => {
    // "In Oslo and not in Bergen": what "and" joins on is denied, not what stands before it.
    if (!isAmong(hit, backNegations) || isJoinedOn(hit)) return 0;
    // "Norway breaks it when it does not protect them": what the subordinate clause denies is its own.
    if (tokens.slice(span.to + 1, hit.from).some(({ word }) => SUBORDINATORS.has(word))) return 0;
    return span.from <= 1 ? FRONTED_NEGATION_BACK_REACH_WORDS : NEGATION_BACK_REACH_WORDS;
  };

  const fronted = of('fn-that').find(
    ({ from, to }) => from === 0 || (to > from && from <= MAX_WORDS_BEFORE_CLAIM),
  );
  /** "That violence rose, they did not find": the main clause comes last and judges the clause before it. */
  const isOfMainClause = (hit: ConceptHit, span: WordSpan) =>
    fronted !== undefined &&
    fronted.from < span.from &&
    hit.from > span.to &&
    !of('fn-that').some(({ from }) => from > hit.to) &&
    clauses[hit.from] === clauses[span.to] &&
    hasCommaWithin(span.to + 1, hit.from);

  /** "The owners lose it, not the women", "the owners, not the women, lose it": the claim needs the women. */
  const isContrasted = (hit: ConceptHit, span: WordSpan, own: readonly WordSpan[]) => {
    if (!hasComma(hit.from) || isAmong(hit, nearNegations)) return false;
    const first = tokens[hit.to + 1]?.word;
    // "A ban on buying, not on selling" contrasts two objects of one claim.
    if (tokens.slice(0, hit.from).some(({ word }) => word === first)) return false;
    return own.some(
      ({ from, to }) =>
        (from === hit.to + 1 && hit.from > span.to) ||
        (from > hit.to && from <= hit.to + MAX_CONTRASTED_WORDS && hasComma(to + 1)),
    );
  };

  /** "The women and not the owners who lose it": sets the words before a relative clause against others, and denies nothing. */
  const contrastBeforeRelative = (hit: ConceptHit): WordSpan | null => {
    if (!isJoinedOn(hit)) return null;
    const relative = relatives.find(
      ({ from }) => from > hit.to + 1 && from <= hit.to + 1 + MAX_CONTRASTED_WORDS,
    );
    return relative ? { from: hit.to + 1, to: relative.from - 1 } : null;
  };

  /** "Amnesty wants", "found the evaluation": a verb of holding something, with who holds it near or in its midst. */
  const voices = of('fn-voice');
  const isHeldBy = (hit: ConceptHit, voice: ConceptHit) =>
    !spellsOut(hit, voice) &&
    (contains(hit, voice) ||
      isBefore(voice, hit, MAX_WORDS_TO_VOICE) ||
      (isBefore(hit, voice, MAX_WORDS_TO_VOICE) && !hasCommaWithin(hit.to + 1, voice.from)));
  /** "Amnesty: …", "Amnesty on Norway: …", "…: Amnesty": no verb says that it is the voice's account, a colon does. */
  const colon = tokens.findIndex(({ gap }) => /^[»”"']?:\s/.test(gap));
  const isHeadline = ({ from, to }: ConceptHit) => {
    const opens = from <= MAX_WORDS_BEFORE_VOICE && to < colon;
    const closes = colon > 0 && from >= colon && from <= colon + MAX_WORDS_BEFORE_VOICE;
    if (!opens && !closes) return false;
    const end = opens ? colon : tokens.length;
    const next = to + 1;
    return (
      next === end ||
      (closes && hasComma(next)) ||
      (HEADLINE_PREPOSITIONS.has(tokens[next]?.word ?? '') && (closes || end - next <= MAX_WORDS_OF_MATTER))
    );
  };
  /** "– Loven virker": a dash opens direct speech, whose speaker may stand in another sentence. */
  const dashLed: ConceptHit[] = /^[–—]\s/.test(text)
    ? [{ concept: 'fn-report', from: 0, to: tokens.length - 1, open: [] }]
    : [];
  const unsaid = of('fn-unsaid');
  const findVoice = () =>
    isQuestion && OPEN_QUESTIONS.has(tokens[0]?.word ?? '')
      ? undefined
      : [
          ...of('fn-according'),
          ...of('fn-report'),
          ...of('fn-deny'),
          ...of('fn-holds').filter((hit) => voices.some((voice) => isHeldBy(hit, voice))),
          ...voices.filter(isHeadline),
          ...dashLed,
        ].find((hit) => !isAmong(hit, unsaid));

  const factual = of('fn-factual');
  /** "Should the law go, …", "om loven oppheves, …"; but "om volden økte, kunne de ikke si" supposes nothing. */
  const opensCondition = ({ from, to }: ConceptHit) =>
    from === 0 &&
    hasCommaWithin(to + 1, tokens.length - 1) &&
    // "Om lag halvparten, …" counts, and "if …, nobody knows" says what is not known.
    !factual.some((hit) => hit.from > to || hit.from === from);

  /** "Nobody is fined, and none is evicted", "nobody is, it is a myth": the second does not deny the first. */
  const saysAgain = (kind: Denial['kind'], hit: ConceptHit, earlier: Denial, span: WordSpan) => {
    if (kind === 'negated' && earlier.kind === 'negated')
      return conjunctions.some(({ from }) => earlier.hit.to < from && from < hit.from);
    return (
      kind === 'rebutted' && hit.from > span.to && !isOfMainClause(hit, span) && earlier.hit.to < hit.from
    );
  };

  return {
    denialsOf(span, own) {
      const isOwn = (hit: ConceptHit) => own.some((mine) => spellsOut(mine, hit));
      const negated = negations.filter((hit) => {
        if (isOwn(hit) || isInExpression(hit, span)) return false;
        // "er ikke lov": the expression leaves a gap, and the negation stands in it.
        if (overlaps(hit, span)) return span.open?.includes(hit.from) ?? false;
        if (isOfMainClause(hit, span) || isContrasted(hit, span, own)) return true;
        const contrast = contrastBeforeRelative(hit);
        if (contrast) return own.some((mine) => contains(contrast, mine));
        if (hit.to > span.from) return distance(hit, span) <= reachBack(hit, span);
        return !isClosedBefore(hit, span) && distance(hit, span) <= reachAhead(hit);
      });
      // "They deny that", "there is no evidence that" stand before what they deny, wherever in it the predicate is.
      const end = Math.max(span.to, ...own.map(({ to }) => to));
      const denials = [
        ...negated.map((hit): Denial => ({ kind: 'negated', hit })),
        ...noEvidence
          .filter((hit) => !isOwn(hit) && (governs(hit, end) || isOfMainClause(hit, span)))
          .map((hit): Denial => ({ kind: 'no-evidence', hit })),
        ...rebuttals.filter((hit) => !isOwn(hit)).map((hit): Denial => ({ kind: 'rebutted', hit })),
        ...deniers
          .filter((hit) => !isOwn(hit) && !isOpposition(hit, span))
          .filter((hit) => (hit.to < end && governs(hit, end)) || isOfMainClause(hit, span))
          .map((hit): Denial => ({ kind: 'denied', hit })),
      ];
      return denials.filter(
        ({ kind, hit }, index) =>
          !denials.slice(0, index).some((earlier) => saysAgain(kind, hit, earlier, span)),
      );
    },
    modalityOf(span) {
      if (isQuestion) return { kind: 'question', hit: null };
      const reaching = (concept: string, isPlaced: (hit: ConceptHit) => boolean = () => true) =>
        of(concept).find(
          (hit) =>
            !overlaps(hit, span) &&
            !isAmong(hit, factual) &&
            isPlaced(hit) &&
            distance(hit, span) <= MODALITY_REACH_WORDS,
        );
      // "Violence rises if …" asserts a rule; "if …, violence rises" supposes.
      const hypothetical =
        reaching('fn-if', (hit) => hit.to < span.from) ?? of('fn-if-first').find(opensCondition);
      if (hypothetical) return { kind: 'hypothetical', hit: hypothetical };
      const demand = reaching('fn-should');
      if (demand) return { kind: 'demand', hit: demand };
      const prediction = reaching('fn-future');
      return prediction ? { kind: 'prediction', hit: prediction } : null;
    },
    hedge: of('fn-hedge')[0] ?? null,
    reportedBy: findVoice() ?? null,
  };
}

/** "Cannot … without" says that one brings the other: the two negations cancel wherever the claim lies. */
function withoutPairs(negations: readonly ConceptHit[], withouts: readonly ConceptHit[]): ConceptHit[] {
  const paired = new Set<ConceptHit>();
  for (const [index, hit] of negations.entries()) {
    const before = negations[index - 1];
    if (before && isAmong(hit, withouts)) {
      paired.add(before);
      paired.add(hit);
    }
  }
  return negations.filter((hit) => !paired.has(hit));
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
