/**
 * Polarity of a whole sentence, for comparing it with a phrasing: "reduced", "did not reduce" and "increased" share
 * their words and are different claims.
 */
import type { Modality } from './assertion.ts';
import type { Step } from './frames.ts';
import type { SentenceReading } from './reading.ts';
import type { Stance } from './types.ts';

export interface Signature {
  /** An odd number of denials. */
  readonly isDenied: boolean;
  readonly direction: 'up' | 'down' | 'same' | null;
  readonly modality: Modality['kind'] | null;
}

/** Reads the signature of a sentence or phrasing. */
export function readSignature(reading: SentenceReading): Signature {
  const last = reading.tokens.length - 1;
  const whole = { from: last, to: last };
  const denials = ['fn-neg', 'fn-no-evidence', 'fn-false', 'fn-deny'].reduce(
    (sum, concept) => sum + (reading.hitsByConcept.get(concept)?.length ?? 0),
    0,
  );
  const directions = (['up', 'down', 'same'] as const).filter((name) =>
    reading.hitsByConcept.has(`fn-${name}`),
  );
  return {
    isDenied: denials % 2 === 1,
    direction: directions.length === 1 ? (directions[0] ?? null) : null,
    modality: reading.assertion.modalityOf(whole)?.kind ?? null,
  };
}

const OPPOSITE = { agrees: 'contradicts', contradicts: 'agrees', context: 'context' } as const;

/**
 * Stance of a sentence that is known only by its likeness to a phrasing: the phrasing's own where both say it the same
 * way round, the opposite where exactly one denial or direction differs, else context.
 */
export function stanceBySignature(
  phrasing: { readonly stance: Stance; readonly signature: Signature } | undefined,
  signature: Signature,
): { stance: Stance; steps: readonly Step[] } {
  if (!phrasing) return { stance: 'context', steps: [] };
  const { stance, signature: known } = phrasing;
  if (stance === 'context') return { stance, steps: [] };
  const turnsByDenial = signature.isDenied !== known.isDenied;
  const turnsByDirection =
    signature.direction !== null && known.direction !== null && signature.direction !== known.direction;
  if (signature.modality && !known.modality) {
    return {
      stance: 'context',
      steps: [{ kind: 'polarity', message: signature.modality, span: null }],
    };
  }
  if (turnsByDenial && turnsByDirection) return { stance: 'context', steps: [] };
  if (turnsByDenial || turnsByDirection) return { stance: OPPOSITE[stance], steps: [] };
  return { stance, steps: [] };
}
