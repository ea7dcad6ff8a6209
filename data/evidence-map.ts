/**
 * The map of the evidence: for every proposition and every voice, what our findings say.
 *
 * A cell never holds more than the findings do. Where nothing of a voice was found it is `not-addressed`, and where a
 * part of its documents is known but was not read, `not-read`: silence and ignorance are told apart.
 */
import type { Entry, NotRead, Position, Proposition, Propositions, Voice } from './overview-schema.ts';
import type { Finding, Remark } from './schema.ts';

export type CellState = Position | 'not-addressed' | 'not-read';

/** One thing that a voice says of a proposition. */
export interface Evidence {
  readonly finding: Finding;
  readonly says: Position;
  /** The remark among the finding's other evidence that says it; without it, its statement does. */
  readonly remark?: Remark;
}

export interface MapCell {
  readonly voice: Voice;
  readonly state: CellState;
  readonly evidence: readonly Evidence[];
  /** What was not read; also beside evidence. */
  readonly notRead: readonly NotRead[];
}

export interface MapRow {
  readonly proposition: Proposition;
  /** In the order of the voices. */
  readonly cells: readonly MapCell[];
}

/** The map; entries whose finding is not among `findings` are left out. */
export function buildEvidenceMap(
  { voices, propositions }: Propositions,
  findings: ReadonlyMap<string, Finding>,
): MapRow[] {
  return propositions.map((proposition) => ({
    proposition,
    cells: voices.map((voice) => buildCell(voice, proposition, voices, findings)),
  }));
}

/** Who says what an entry points at: the voice it names, else the one that published the leading source. */
export function voiceOf(entry: Entry, finding: Finding, voices: readonly Voice[]): string | undefined {
  if (entry.voice !== undefined) return entry.voice;
  const lead = finding.attribution[0]?.source ?? '';
  return voices.find(({ sources }) => sources.includes(lead))?.id;
}

function buildCell(
  voice: Voice,
  proposition: Proposition,
  voices: readonly Voice[],
  findings: ReadonlyMap<string, Finding>,
): MapCell {
  const evidence = proposition.entries.flatMap((entry): Evidence[] => {
    const finding = findings.get(entry.finding);
    if (!finding || voiceOf(entry, finding, voices) !== voice.id) return [];
    const remark = entry.counter === undefined ? undefined : finding.counterEvidence[entry.counter];
    return [{ finding, says: entry.says, ...(remark ? { remark } : {}) }];
  });
  const notRead = proposition.notRead.filter((gap) => gap.voice === voice.id);
  return { voice, state: stateOf(evidence, notRead), evidence, notRead };
}

function stateOf(evidence: readonly Evidence[], notRead: readonly NotRead[]): CellState {
  const [first, ...others] = new Set(evidence.map(({ says }) => says));
  if (first === undefined) return notRead.length > 0 ? 'not-read' : 'not-addressed';
  return others.length > 0 ? 'mixed' : first;
}
