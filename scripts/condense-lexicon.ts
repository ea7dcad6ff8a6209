/**
 * The lexicon in as few entries as say the same: what ships to browsers.
 *
 * The authors of the entries wrote language by language and did not look whether a broader entry was there already. Of
 * each concept and each group of languages that is looked up together, this leaves out entries that another one covers
 * ("buy sex" beside "buy|buys ~ sex"), alternatives that another entry covers, and joins entries that differ in one
 * word ("selge sex", "selja sex"). Swedish and Danish entries that a Norwegian one covers are left out too: those are
 * looked up beside them. Every sentence keeps its concepts, at the same words.
 */
import type { Lexicon } from '../data/schema.ts';
import { VOCABULARY_LANGUAGES, WORD_LANGUAGES, type WordLanguage } from '../engine/packing.ts';

type Step = '_' | '~' | readonly string[];
type Entry = readonly Step[];

/** The entries of a concept, cut up. */
interface Entries {
  readonly words: readonly string[];
  readonly expressions: readonly Entry[];
}

const NONE: Entries = { words: [], expressions: [] };

/** The same lexicon with fewer entries; those of nn stand under nb, those of da under sv. */
export function condenseLexicon(lexicon: Lexicon): Lexicon {
  return Object.fromEntries(
    Object.entries(lexicon).map(([id, concept]) => {
      const { en: _en, nb: _nb, nn: _nn, sv: _sv, da: _da, ...rest } = concept;
      const condense = (name: WordLanguage, beside: Entries) =>
        condenseEntries(
          VOCABULARY_LANGUAGES[name].flatMap((language) => concept[language] ?? []),
          beside,
        );
      const norwegian = condense('norwegian', NONE);
      const condensed = {
        english: condense('english', NONE),
        norwegian,
        neighbours: condense('neighbours', norwegian),
      };
      const written = WORD_LANGUAGES.flatMap((name) => {
        const { words, expressions } = condensed[name];
        const entries = [...words, ...expressions.map(writeEntry).sort()];
        return entries.length > 0 ? [[VOCABULARY_LANGUAGES[name][0], entries]] : [];
      });
      return [id, { ...rest, ...Object.fromEntries(written) }];
    }),
  );
}

/** `beside`: what is looked up wherever these are. */
function condenseEntries(entries: readonly string[], beside: Entries): Entries {
  const isWord = (entry: string) => !entry.includes(' ');
  const words = leaveOutCovered(entries.filter(isWord).flatMap((entry) => entry.split('|'))).filter(
    (word) => !beside.words.some((other) => covers(other, word)),
  );
  let expressions = entries
    .filter((entry) => !isWord(entry))
    .map((entry): Entry => entry.split(' ').map((token) => readStep(token)));
  for (let before = ''; before !== JSON.stringify(expressions); ) {
    before = JSON.stringify(expressions);
    expressions = joinAlike(narrow(withoutCovered(expressions, beside.expressions), beside.expressions));
  }
  return { words, expressions };
}

function readStep(token: string): Step {
  return token === '_' || token === '~' ? token : leaveOutCovered(token.split('|'));
}

function writeEntry(entry: Entry): string {
  return entry.map((step) => (typeof step === 'string' ? step : step.join('|'))).join(' ');
}

/** The patterns, in order, without those whose words another one fits too. */
function leaveOutCovered(patterns: readonly string[]): string[] {
  const distinct = [...new Set(patterns)].sort();
  return distinct.filter((pattern) => !distinct.some((other) => other !== pattern && covers(other, pattern)));
}

/** Whether every word that fits `tight` fits `wide`. */
function covers(wide: string, tight: string): boolean {
  const core = wide.replace(/^\*|\*$/g, '');
  const part = tight.replace(/^\*|\*$/g, '');
  if (wide.startsWith('*') && wide.endsWith('*')) return part.includes(core);
  if (wide.endsWith('*')) return !tight.startsWith('*') && part.startsWith(core);
  if (wide.startsWith('*')) return !tight.endsWith('*') && part.endsWith(core);
  return wide === tight;
}

function stepCovers(wide: Step, tight: Step): boolean {
  if (typeof wide === 'string' || typeof tight === 'string') return wide === tight;
  return tight.every((pattern) => wide.some((other) => covers(other, pattern)));
}

/**
 * Whether `wide` fits wherever `tight` fits, at the same words, leaving the same ones open. A gap may hold nothing; behind
 * a gap that both have, their steps must be the same, for a gap ends at the first word that fits.
 */
function entryCovers(wide: Entry, tight: Entry): boolean {
  let at = 0;
  let isBehindGap = false;
  for (const step of tight) {
    if (wide[at] === '~' && step !== '~') at += 1;
    const other = wide[at];
    if (other === undefined || !stepCovers(other, step)) return false;
    if (isBehindGap && !stepCovers(step, other)) return false;
    if (step === '~') isBehindGap = true;
    at += 1;
  }
  return at === wide.length;
}

function withoutCovered(entries: readonly Entry[], beside: readonly Entry[]): Entry[] {
  const kept = [...entries];
  for (let i = kept.length - 1; i >= 0; i -= 1) {
    const entry = kept[i];
    if (entry && [...beside, ...kept.toSpliced(i, 1)].some((other) => entryCovers(other, entry)))
      kept.splice(i, 1);
  }
  return kept;
}

/** Leaves out alternatives for which another entry stands in. */
function narrow(entries: readonly Entry[], beside: readonly Entry[]): Entry[] {
  const narrowed = [...entries];
  for (let i = 0; i < narrowed.length; i += 1) {
    for (let s = 0; s < (narrowed[i]?.length ?? 0); s += 1) {
      const step = narrowed[i]?.[s];
      if (step === undefined || typeof step === 'string') continue;
      for (const alternative of step) {
        const entry = narrowed[i] ?? [];
        const left = entry[s];
        if (left === undefined || typeof left === 'string' || left.length < 2) break;
        const alone = entry.map((other, k) => (k === s ? [alternative] : other));
        if ([...beside, ...narrowed.toSpliced(i, 1)].some((other) => entryCovers(other, alone))) {
          const rest = left.filter((pattern) => pattern !== alternative);
          narrowed[i] = entry.map((other, k) => (k === s ? rest : other));
        }
      }
    }
  }
  return narrowed;
}

/** Makes one entry of two that differ in the alternatives of one step. */
function joinAlike(entries: readonly Entry[]): Entry[] {
  const joined = [...entries];
  for (let i = 0; i < joined.length; i += 1) {
    for (let j = i + 1; j < joined.length; j += 1) {
      const both = join(joined[i] ?? [], joined[j] ?? []);
      if (!both) continue;
      joined[i] = both;
      joined.splice(j, 1);
      j -= 1;
    }
  }
  return joined;
}

function join(a: Entry, b: Entry): Entry | null {
  if (a.length !== b.length) return null;
  const differing = a.flatMap((step, s) => (String(step) === String(b[s]) ? [] : [s]));
  const [s = -1] = differing;
  const [left, right] = [a[s], b[s]];
  if (differing.length !== 1 || !Array.isArray(left) || !Array.isArray(right)) return null;
  // Behind a gap the two may end at different words.
  if (a.lastIndexOf('~', s) >= 0) return null;
  const both = leaveOutCovered([...left, ...right]);
  return a.map((step, k) => (k === s ? both : step));
}
