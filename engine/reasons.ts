/** Tells the reader why a sentence was matched: the words it rests on, in the order in which the engine decided. */
import type { Candidate } from './candidates.ts';
import type { Step } from './frames.ts';
import type { SentenceReading } from './reading.ts';
import type { Scope } from './scope.ts';
import type { Reason } from './types.ts';

/** The placeholder that a message fills with the words it rests on; `word` where none is named. */
const PLACEHOLDER: Readonly<Record<string, string>> = { scopeNamed: 'place', reported: 'who' };

/** The reasons of one match. */
export function explain(
  text: string,
  reading: SentenceReading,
  scope: Scope,
  { fit, probability }: Candidate,
  decided: readonly Step[],
): Reason[] {
  const { reportedBy } = reading.assertion;
  const wordsAt = (from: number, to: number) =>
    text.slice(
      reading.tokens[from]?.start ?? reading.span.start,
      reading.tokens[to]?.end ?? reading.span.start,
    );

  const grounds: Step = fit
    ? {
        kind: 'words',
        message: 'words',
        span: {
          from: Math.min(...fit.spans.map(({ from }) => from)),
          to: Math.max(...fit.spans.map(({ to }) => to)),
        },
        values: { words: [...new Set(fit.spans.map(({ from, to }) => wordsAt(from, to)))].join(' · ') },
      }
    : {
        kind: 'similar',
        message: 'similar',
        span: null,
        values: { percent: String(Math.round(probability * 100)) },
      };

  const steps: Step[] = [
    grounds,
    scopeStep(scope),
    ...decided,
    ...(reportedBy ? [{ kind: 'reported', message: 'reported', span: reportedBy } as const] : []),
  ];
  return steps.map(({ kind, message, span, values }) => {
    const start = span ? (reading.tokens[span.from]?.start ?? reading.span.start) : reading.span.start;
    return {
      kind,
      start,
      end: span ? (reading.tokens[span.to]?.end ?? start) : start,
      message,
      values: values ?? (span ? { [PLACEHOLDER[message] ?? 'word']: wordsAt(span.from, span.to) } : {}),
    };
  });
}

function scopeStep(scope: Scope): Step {
  if (scope.namedBy) return { kind: 'scope', message: 'scopeNamed', span: scope.namedBy };
  return { kind: 'scope', message: scope.place === null ? 'scopeSelf' : 'scopeDocument', span: null };
}
