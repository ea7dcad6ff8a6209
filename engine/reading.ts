/** Everything that is read off one sentence before any finding is looked at. */
import { type Assertion, readAssertion } from './assertion.ts';
import { guessLanguages } from './language.ts';
import type { ConceptHit, LexiconIndex } from './lexicon-index.ts';
import { type NumberReading, readNumbers } from './numbers.ts';
import type { SentenceSpan } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

export interface SentenceReading {
  readonly span: SentenceSpan;
  readonly tokens: readonly Token[];
  readonly hits: readonly ConceptHit[];
  readonly hitsByConcept: ReadonlyMap<string, readonly ConceptHit[]>;
  readonly numbers: readonly NumberReading[];
  readonly assertion: Assertion;
  /** The mark it ends with, `''` for none. */
  readonly ending: '.' | '?' | '!' | '…' | '';
  readonly hasQuotation: boolean;
}

/** The last mark, perhaps inside quotation marks or brackets. */
const ENDING = /([.?!…])[\s"'”’»)\]]*$/;

const QUOTATION_MARK = /["“”«»]/;

/** Longer "sentences" are no sentences (tables without structure, code); only their beginning is read. */
const MAX_SENTENCE_WORDS = 150;

/** Reads one sentence; `hint` is the document's language, if it says one. */
export function readSentence(
  text: string,
  span: SentenceSpan,
  lexicon: LexiconIndex,
  hint?: string,
): SentenceReading {
  return readTokens(
    text,
    span,
    tokenise(text, span.start, span.end).slice(0, MAX_SENTENCE_WORDS),
    lexicon,
    hint,
  );
}

/** Reads a sentence whose words are known, perhaps with their spelling repaired. */
export function readTokens(
  text: string,
  span: SentenceSpan,
  tokens: readonly Token[],
  lexicon: LexiconIndex,
  hint?: string,
): SentenceReading {
  const hits = lexicon.findConcepts(tokens, guessLanguages(tokens, hint));
  const hitsByConcept = new Map<string, ConceptHit[]>();
  for (const hit of hits) {
    const group = hitsByConcept.get(hit.concept);
    if (group) group.push(hit);
    else hitsByConcept.set(hit.concept, [hit]);
  }
  const sentence = text.slice(span.start, span.end);
  return {
    span,
    tokens,
    hits,
    hitsByConcept,
    numbers: readNumbers(tokens),
    assertion: readAssertion(sentence, tokens, hits),
    ending: (ENDING.exec(sentence)?.[1] ?? '') as SentenceReading['ending'],
    hasQuotation: QUOTATION_MARK.test(sentence),
  };
}
