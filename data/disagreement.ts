/**
 * Whether what the sources say about one sentence conflicts, and in which order they are then shown.
 */
import { issueDate } from './cited-source.ts';
import type { Source } from './schema.ts';

type Stance = 'agrees' | 'contradicts' | 'context';

/** What is needed of a finding to tell. */
export interface Voice {
  readonly id: string;
  readonly topic: string;
  /** Best source first. */
  readonly attribution: readonly { readonly source: string }[];
  readonly disagreesWith?: readonly string[] | undefined;
}

/** What is needed of a match to tell. */
export interface StanceOfFinding {
  readonly finding: string;
  readonly stance: Stance;
}

/**
 * Whether the findings on one sentence conflict: two of them are recorded as saying different things on the same
 * question, or one source says the same as the sentence while another says otherwise on the same topic. A sentence that
 * holds two claims on different topics, one agreed with and one not, is no disagreement among the sources.
 */
export function sourcesDisagree(
  matches: readonly StanceOfFinding[],
  findings: ReadonlyMap<string, Voice>,
): boolean {
  return matches.some((match, index) =>
    matches.slice(index + 1).some((other) => {
      const [first, second] = [findings.get(match.finding), findings.get(other.finding)];
      if (!first || !second || first === second) return false;
      return sayDifferentThings(first, second) || (areOpposite(match, other) && areTwoVoices(first, second));
    }),
  );
}

/** The stance that a sentence is underlined with: context where sources disagree, else the strongest of its matches. */
export function shownStance(
  matches: readonly StanceOfFinding[],
  findings: ReadonlyMap<string, Voice>,
): Stance {
  if (sourcesDisagree(matches, findings)) return 'context';
  const stances = new Set(matches.map(({ stance }) => stance));
  if (stances.has('contradicts')) return 'contradicts';
  return stances.has('agrees') ? 'agrees' : 'context';
}

/** The matches by the date of the source that leads each finding, oldest first; undated ones last. */
export function inDateOrder<M extends StanceOfFinding>(
  matches: readonly M[],
  findings: ReadonlyMap<string, Voice>,
  sources: ReadonlyMap<string, Source>,
): M[] {
  const dateOf = ({ finding }: M): number => {
    const lead = sources.get(findings.get(finding)?.attribution[0]?.source ?? '');
    const date = lead && issueDate(lead);
    return date ? date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0) : Number.MAX_SAFE_INTEGER;
  };
  return [...matches].sort((a, b) => dateOf(a) - dateOf(b));
}

function sayDifferentThings(first: Voice, second: Voice): boolean {
  return Boolean(first.disagreesWith?.includes(second.id) || second.disagreesWith?.includes(first.id));
}

function areOpposite(first: StanceOfFinding, second: StanceOfFinding): boolean {
  const stances = [first.stance, second.stance];
  return stances.includes('agrees') && stances.includes('contradicts');
}

function areTwoVoices(first: Voice, second: Voice): boolean {
  return first.topic === second.topic && first.attribution[0]?.source !== second.attribution[0]?.source;
}
