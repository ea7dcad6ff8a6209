/** What `npm audit --json` answered, in a sentence. */
import * as v from 'valibot';

/** What is read of the answer of npm 7 and later; the rest may change. */
const Answer = v.object({
  vulnerabilities: v.record(v.string(), v.object({ severity: v.string(), isDirect: v.boolean() })),
});

export interface Audit {
  /** False where a known hole was found. */
  readonly ok: boolean;
  readonly sentence: string;
}

/**
 * Reads an answer of `npm audit --json`. A service that cannot be asked is no reason to stop, but it is said.
 *
 * @param subject what was asked about, as the sentence names it: "what readers get"
 */
export function readAudit(answer: string, subject: string): Audit {
  const found = v.safeParse(Answer, parse(answer));
  if (!found.success)
    return { ok: true, sentence: `The registry could not be asked about holes in ${subject}.` };
  const holes = Object.entries(found.output.vulnerabilities);
  if (holes.length === 0) return { ok: true, sentence: `No hole is known in ${subject}.` };
  const list = holes.map(([name, { severity }]) => `${name} (${severity})`).sort();
  return { ok: false, sentence: `Known holes in ${subject}: ${list.join(', ')}.` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
