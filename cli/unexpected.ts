/** The first line of an error that nobody expected, as the end of a sentence. */
export function describeUnexpected(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `${(reason.split('\n', 1)[0] ?? '').replace(/\.$/, '')}.`;
}
