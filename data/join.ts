/**
 * Joins what the files of `data/` hold about one thing in several places.
 */
import type { Finding, FindingWithFrame, Frame, Lexicon, Phrasing } from './schema.ts';

/** Stands in where a finding has no frame: it recognises no claim, and validation says that the frame is missing. */
const NO_FRAME: Frame = { scope: 'any', patterns: [] };

/**
 * Each finding with the frame of its id and the phrasings that name it. Entries that are no objects stay as they are:
 * validation names them and leaves them out.
 */
export function joinFindings(
  findings: readonly Finding[],
  frames: Readonly<Record<string, Frame>>,
  phrasings: readonly Phrasing[],
): FindingWithFrame[] {
  const phrasingsOf = Map.groupBy(phrasings.filter(isObject), ({ finding }) => finding);
  return findings.map((finding) =>
    isObject(finding)
      ? { ...finding, frame: frames[finding.id] ?? NO_FRAME, phrasings: phrasingsOf.get(finding.id) ?? [] }
      : (finding as FindingWithFrame),
  );
}

/** The files are read as the types say they are, but are not checked yet. */
function isObject<T>(entry: T): boolean {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

/**
 * One lexicon of several; a concept that stands in more than one has the entries of all, and of everything else what the
 * first says. A concept that is no object in one of them is none in the whole, for validation to name.
 */
export function joinLexicons(lexicons: readonly Lexicon[]): Lexicon {
  const joined: Lexicon = {};
  for (const [id, concept] of lexicons.flatMap((lexicon) => Object.entries(lexicon ?? {}))) {
    const known = joined[id];
    if (!(id in joined) || !isObject(concept)) joined[id] = concept;
    else if (known && isObject(known)) joined[id] = joinConcepts(known, concept);
  }
  return joined;
}

type Concept = Lexicon[string];

const LANGUAGES = ['en', 'nb', 'nn', 'sv', 'da'] as const;

function joinConcepts(first: Concept, second: Concept): Concept {
  const entries = LANGUAGES.flatMap((language) => {
    const words = new Set([...(first[language] ?? []), ...(second[language] ?? [])]);
    return words.size > 0 ? [[language, [...words]] as const] : [];
  });
  return { ...first, ...second, gloss: first.gloss, ...Object.fromEntries(entries) };
}
