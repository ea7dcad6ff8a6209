/** How a whole sentence is turned: "reduced", "did not reduce" and "increased" share their words. */
import type { Modality } from './assertion.ts';
import type { SentenceReading } from './reading.ts';

export interface Signature {
  /** An odd number of denials. */
  readonly isDenied: boolean;
  /** `null` where the sentence goes several ways or none. */
  readonly direction: 'up' | 'down' | 'same' | null;
  readonly modality: Modality['kind'] | null;
}

/** Reads the signature of a sentence. */
export function readSignature({ tokens, hitsByConcept, assertion }: SentenceReading): Signature {
  const last = tokens.length - 1;
  const denials = ['fn-neg', 'fn-no-evidence', 'fn-false', 'fn-deny'].reduce(
    (sum, concept) => sum + (hitsByConcept.get(concept)?.length ?? 0),
    0,
  );
  const directions = (['up', 'down', 'same'] as const).filter((name) => hitsByConcept.has(`fn-${name}`));
  return {
    isDenied: denials % 2 === 1,
    direction: directions.length === 1 ? (directions[0] ?? null) : null,
    modality: assertion.modalityOf({ from: last, to: last })?.kind ?? null,
  };
}
