/** The real engine over the real data, opened where the contrast pairs need it. */
import { dataset } from '../../data/index.ts';
import { createChecker, type DocumentInput, type Stance } from '../../engine/index.ts';
import { compileDataset, indexLexicon, readSentence } from '../../engine/training.ts';

const checker = createChecker(dataset);
const lexicon = indexLexicon(compileDataset(dataset).lexicon);

/** What the engine says of a finding in a text; `none` where it does not show the finding. */
export function stanceOf(
  finding: string,
  text: string,
  more: Omit<DocumentInput, 'text'> = {},
): Stance | 'none' {
  return checker.check({ text, ...more }).find((match) => match.finding === finding)?.stance ?? 'none';
}

/** All findings shown for a text with their stances, sentence by sentence. */
export function matchesOf(doc: DocumentInput) {
  return checker
    .check(doc)
    .map(({ quote, finding, stance, attributed }) => ({ quote, finding, stance, attributed }));
}

/** How a sentence holds the first word of a concept: `asserted`, or what denies or weakens it. */
export function holdOf(text: string, concept: string): string {
  const reading = readSentence(text, { start: 0, end: text.length }, lexicon);
  const pivot = reading.hitsByConcept.get(concept)?.[0];
  if (!pivot) throw new Error(`"${text}" does not hold "${concept}"`);
  const span = { from: pivot.from, to: pivot.to, open: pivot.open };
  const denials = reading.assertion.denialsOf(span, [span]);
  const modality = reading.assertion.modalityOf(span);
  const denied = denials.length % 2 === 1 ? denials.map(({ kind }) => kind) : [];
  return [...denied, ...(modality ? [modality.kind] : [])].join(' ') || 'asserted';
}

/** Concepts that a sentence holds. */
export function conceptsOf(text: string): ReadonlySet<string> {
  const reading = readSentence(text, { start: 0, end: text.length }, lexicon);
  return new Set(reading.hitsByConcept.keys());
}
