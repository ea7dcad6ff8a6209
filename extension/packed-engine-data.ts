/**
 * The engine's data as it is shipped: the worker loads it each time it is started, so it is written as short as a reader of
 * a few milliseconds allows.
 *
 * Names (concepts, findings, tests of numbers) stand once in one list, the most used first, and everything else is lists of
 * numbers (`engine/packed-numbers.ts`) that point into it. Words of the lexicon are in alphabetical order and leave out
 * the beginning they share with the word before. Nothing is compressed: undoing it costs more time than reading
 * the longer text (docs/performance.md).
 */
import type { Frame, Lexicon, Pattern } from '../data/schema.ts';
import {
  ANY_WORD,
  type CompiledData,
  type CompiledLexicon,
  type CompiledVocabulary,
  FIRST_PATTERN,
  GAP,
  HEADER,
  packNumbers,
  perVocabulary,
  unpackNumbers,
  type WordLanguage,
} from '../engine/packing.ts';

type Finding = CompiledData['findings'][number];

/** What a pattern says besides its concepts. */
type Traits = Omit<Pattern, 'need' | 'not'>;

export interface PackedVocabulary {
  /** Patterns, each behind a mark that says how much of the one before it begins with; signs stand for `syllables`. */
  readonly patterns: string;
  /** What each of `SIGNS` stands for, parted by spaces. */
  readonly syllables: string;
  readonly single: string;
  readonly groups: string;
  readonly sequences: string;
}

/** Plain data, ready to be written as JSON. */
export interface PackedEngineData {
  /** All names, parted by spaces. */
  readonly names: string;
  readonly findings: string;
  readonly scopes: readonly Frame['scope'][];
  readonly traits: readonly Traits[];
  /** Alternatives that patterns ask for. */
  readonly groups: string;
  readonly lexicon: {
    readonly concepts: string;
    readonly roles: string;
  };
  readonly model: {
    readonly score: CompiledData['model']['score'];
    readonly scale: number;
    readonly classes: string;
    readonly features: string;
    readonly idf: string;
    /** Biases are hundredths and may be negative: plus this much. */
    readonly biasOffset: number;
    readonly biases: string;
    readonly weights: string;
    readonly wordWeights: string;
    readonly claims: CompiledData['model']['claims'];
    readonly stance: CompiledData['model']['stance'];
  };
}

/** The words of each group of languages; those that a text needs are unpacked. */
export type PackedVocabularies = Readonly<Record<WordLanguage, PackedVocabulary>>;

/** Packs; `unpackEngineData` gives the same back. */
export function packEngineData({ findings, lexicon, model }: CompiledData): PackedEngineData {
  const traits = new Numbering();
  const groups = new Numbering();
  const scopes = [...new Set(findings.map(({ frame }) => frame.scope))];
  const names = rankNames({ findings, lexicon, model });
  const nameNumbers = new Map(names.map((name, number) => [name, number]));
  const numberOf = (name: string) => nameNumbers.get(name) ?? 0;
  const listOf = (list: readonly string[]) => [list.length, ...list.map(numberOf)];
  const groupOf = (words: readonly string[]) => groups.numberOf(JSON.stringify(words.map(numberOf)));
  const packPattern = ({ need, not, ...rest }: Pattern) => [
    traits.numberOf(JSON.stringify(sortKeys(rest))),
    need.length,
    ...need.map(groupOf),
    not ? groupOf(not) + 1 : 0,
  ];
  const packedFindings = findings.flatMap(({ id, frame, isCapped, disagreesWith }) => [
    numberOf(id),
    isCapped ? 1 : 0,
    ...listOf(disagreesWith),
    scopes.indexOf(frame.scope),
    ...packOptional(frame.scopedBy, listOf),
    ...packOptional(frame.alsoAbout, listOf),
    frame.patterns.length,
    ...frame.patterns.flatMap(packPattern),
  ]);
  const biasOffset = -Math.min(0, ...model.classifier.biases);
  return {
    names: names.join(' '),
    findings: packNumbers(packedFindings),
    scopes,
    traits: traits.list().map((written) => JSON.parse(written) as Traits),
    groups: packNumbers(
      groups.list().flatMap((written) => {
        const members = JSON.parse(written) as number[];
        return [members.length, ...members];
      }),
    ),
    lexicon: {
      concepts: packNumbers(lexicon.concepts.map(numberOf)),
      roles: packNumbers(
        lexicon.roles.flatMap(({ concept, place, topic }) => [
          numberOf(concept),
          (place ? PLACES.indexOf(place) + 1 : 0) * TOPIC_TRAITS + (topic ? TOPICS.indexOf(topic) + 1 : 0),
        ]),
      ),
    },
    model: {
      score: model.score,
      scale: model.classifier.scale,
      classes: packNumbers(model.classifier.classes.map(numberOf)),
      features: packNumbers(model.classifier.features.map(numberOf)),
      idf: packNumbers(model.classifier.idf),
      biasOffset,
      biases: packNumbers(model.classifier.biases.map((bias) => bias + biasOffset)),
      weights: model.classifier.weights,
      wordWeights: model.classifier.wordWeights,
      claims: model.claims,
      stance: model.stance,
    },
  };
}

/** Packs the words; `unpackVocabulary` gives the same back. */
export function packVocabularies({ vocabularies }: CompiledLexicon): PackedVocabularies {
  return perVocabulary((language) => packVocabulary(vocabularies[language]));
}

/** What was packed, with all vocabularies. */
export function unpackEngineData(
  packed: PackedEngineData,
  packedVocabularies: PackedVocabularies,
): CompiledData {
  const vocabularies = perVocabulary((language) =>
    drain(unpackVocabularyInSteps(packedVocabularies[language])),
  );
  return drain(unpackEngineDataInSteps(packed, vocabularies));
}

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same in steps of a millisecond or two, for a page that must not freeze. */
export function* unpackEngineDataInSteps(
  packed: PackedEngineData,
  vocabularies: CompiledLexicon['vocabularies'],
): Generator<void, CompiledData> {
  const names = packed.names.split(' ');
  yield;
  const namesOf = (numbers: string) => Array.from(unpackNumbers(numbers), (number) => names[number] ?? '');
  const { lexicon, model } = packed;
  const findings = yield* unpackFindings(packed, names);
  const concepts = namesOf(lexicon.concepts);
  return {
    findings,
    lexicon: { concepts, roles: unpackRoles(lexicon.roles, names), vocabularies },
    model: {
      score: model.score,
      classifier: {
        classes: namesOf(model.classes),
        features: namesOf(model.features),
        idf: [...unpackNumbers(model.idf)],
        weights: model.weights,
        wordWeights: model.wordWeights,
        scale: model.scale,
        biases: Array.from(unpackNumbers(model.biases), (bias) => bias - model.biasOffset),
      },
      claims: model.claims,
      stance: model.stance,
    },
  };
}

type PlaceOfConcept = NonNullable<Lexicon[string]['place']>;

const PLACES: readonly PlaceOfConcept[] = ['norway', 'norwegian', 'new-zealand', 'elsewhere'];
const TOPICS = ['certain', 'likely'] as const;
/** A concept's place and topic are packed into one number; a topic takes one of so many values. */
const TOPIC_TRAITS = TOPICS.length + 1;

function unpackRoles(packed: string, names: readonly string[]): CompiledLexicon['roles'] {
  const numbers = unpackNumbers(packed);
  return Array.from({ length: numbers.length / 2 }, (_, i) => {
    const traits = numbers[2 * i + 1] ?? 0;
    const place = PLACES[Math.floor(traits / TOPIC_TRAITS) - 1];
    const topic = TOPICS[(traits % TOPIC_TRAITS) - 1];
    return {
      concept: names[numbers[2 * i] ?? 0] ?? '',
      ...(place ? { place } : {}),
      ...(topic ? { topic } : {}),
    };
  });
}

const FINDINGS_PER_STEP = 12;
const GROUPS_PER_STEP = 500;

function* unpackFindings(
  { findings: packed, scopes, traits, groups: packedGroups }: PackedEngineData,
  names: readonly string[],
): Generator<void, Finding[]> {
  const nameOf = (number: number) => names[number] ?? '';
  const groups: string[][] = [];
  const groupReader = new Reader(unpackNumbers(packedGroups));
  while (!groupReader.isAtEnd) {
    groups.push(groupReader.list(nameOf));
    if (groups.length % GROUPS_PER_STEP === 0) yield;
  }
  yield;
  const findings: Finding[] = [];
  const reader = new Reader(unpackNumbers(packed));
  const readOptional = () => (reader.next() === 0 ? undefined : reader.list(nameOf));
  const readPattern = (): Pattern => {
    const rest = traits[reader.next()];
    const need = reader.list((number) => groups[number] ?? []);
    const not = reader.next();
    return { ...rest, need, ...(not === 0 ? {} : { not: groups[not - 1] }) } as Pattern;
  };
  while (!reader.isAtEnd) {
    const id = nameOf(reader.next());
    const isCapped = reader.next() === 1;
    const disagreesWith = reader.list(nameOf);
    const scope = scopes[reader.next()] ?? 'norway';
    const scopedBy = readOptional();
    const alsoAbout = readOptional();
    const patterns = reader.list(readPattern, true) as Frame['patterns'];
    findings.push({
      id,
      frame: { scope, ...(scopedBy ? { scopedBy } : {}), ...(alsoAbout ? { alsoAbout } : {}), patterns },
      isCapped,
      disagreesWith,
    });
    if (findings.length % FINDINGS_PER_STEP === 0) yield;
  }
  return findings;
}

function sortKeys(traits: Traits): Traits {
  return Object.fromEntries(Object.entries(traits).sort(([a], [b]) => (a < b ? -1 : 1))) as Traits;
}

function packOptional<T>(value: T | undefined, pack: (value: T) => number[]): number[] {
  return value === undefined ? [0] : [1, ...pack(value)];
}

/** Marks before patterns: twice as many as letters that can be shared, none of them part of a pattern. */
const FIRST_MARK = ':'.charCodeAt(0);
const MAX_SHARED = 15;
/** Added to the mark of a pattern that stands for the same concepts as the one before. */
const SAME = MAX_SHARED + 1;
const LAST_MARK = FIRST_MARK + SAME + MAX_SHARED;

const NEXT_GROUP = 2;
const KNOWN_GROUP = 3;
const FIRST_PACKED_PATTERN = 4;

function packVocabulary({ patterns, single, groups, sequences }: CompiledVocabulary): PackedVocabulary {
  const concepts: number[][] = patterns.map(() => []);
  for (let at = 0; at < single.length; at += 2) concepts[single[at] ?? 0]?.push(single[at + 1] ?? 0);
  const packedSingle: number[] = [];
  let text = '';
  for (const [number, pattern] of patterns.entries()) {
    const before = patterns[number - 1] ?? '';
    const shared = sharedLength(before, pattern);
    const isSame = number > 0 && String(concepts[number]) === String(concepts[number - 1]);
    text += String.fromCharCode(FIRST_MARK + shared + (isSame ? SAME : 0)) + pattern.slice(shared);
    const [only] = concepts[number] ?? [];
    // One concept is the rule: two more than it; none is 0, several are 1 and a list.
    if (!isSame) {
      const list = concepts[number] ?? [];
      if (list.length === 1 && only !== undefined) packedSingle.push(only + 2);
      else packedSingle.push(...(list.length === 0 ? [0] : [1, list.length, ...list]));
    }
  }
  return {
    ...shortenEndings(text),
    single: packNumbers(packedSingle),
    groups: packNumbers(packGroups(groups)),
    sequences: packNumbers(packSequences(sequences, patterns.length)),
  };
}

/** Plain characters that no pattern and no mark is made of. */
const SIGNS = "!#$&'()+,-./Z[]^_{|}~";

/** Puts signs for the groups of letters that save most. */
function shortenEndings(text: string): Pick<PackedVocabulary, 'patterns' | 'syllables'> {
  let patterns = text;
  const syllables: string[] = [];
  for (const sign of SIGNS) {
    const counts = new Map<string, number>();
    for (const piece of patterns.split(NOT_LETTERS)) {
      for (let length = 2; length <= 6; length += 1) {
        for (let at = 0; at + length <= piece.length; at += 1) {
          const part = piece.slice(at, at + length);
          counts.set(part, (counts.get(part) ?? 0) + 1);
        }
      }
    }
    const saving = ([part, count]: readonly [string, number]) => count * (part.length - 1);
    const [best] = [...counts].reduce((a, b) => (saving(b) > saving(a) ? b : a), ['', 0]);
    syllables.push(best);
    if (best !== '') patterns = patterns.replaceAll(best, () => sign);
  }
  return { patterns, syllables: syllables.join(' ') };
}

const NOT_LETTERS = /[^\p{Ll}]+/u;

function spellOut({ patterns, syllables }: PackedVocabulary): string {
  const bySign = new Map(syllables.split(' ').map((syllable, i) => [SIGNS[i], syllable]));
  return patterns.replace(/[^\p{Ll}\p{N}:-Y*§%]/gu, (sign) => bySign.get(sign) ?? sign);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < MAX_SHARED && length < a.length && length < b.length && a[length] === b[length])
    length += 1;
  return length;
}

/** Members are in rising order: each as the distance from the one before. */
function packGroups(groups: ArrayLike<number>): number[] {
  const packed: number[] = [];
  for (let at = 0; at < groups.length; ) {
    const count = groups[at] ?? 0;
    packed.push(count);
    for (let i = 1; i <= count; i += 1)
      packed.push((groups[at + i] ?? 0) - (i === 1 ? 0 : (groups[at + i - 1] ?? 0)));
    at += 1 + count;
  }
  return packed;
}

function unpackGroups(packed: Int32Array): Uint16Array {
  const groups = Uint16Array.from(packed);
  for (let at = 0; at < groups.length; at += 1 + (groups[at] ?? 0)) {
    for (let i = 2; i <= (groups[at] ?? 0); i += 1)
      groups[at + i] = (groups[at + i] ?? 0) + (groups[at + i - 1] ?? 0);
  }
  return groups;
}

/** Concepts come in rising order; a group is nearly always the next new one. */
function packSequences(sequences: ArrayLike<number>, patternCount: number): number[] {
  const packed: number[] = [];
  let concept = 0;
  let newGroup = 0;
  for (let at = 0; at < sequences.length; at += HEADER + (sequences[at + 1] ?? 0)) {
    const count = sequences[at + 1] ?? 0;
    // The number of steps says also whether the concept is a new one.
    const advance = (sequences[at] ?? 0) - concept;
    packed.push(count * 2 + (advance > 0 ? 1 : 0), ...(advance > 0 ? [advance] : []));
    concept += advance;
    for (let i = 0; i < count; i += 1) {
      const step = sequences[at + HEADER + i] ?? 0;
      const group = step - FIRST_PATTERN - patternCount;
      if (step === ANY_WORD || step === GAP) packed.push(step);
      else if (group < 0) packed.push(step - FIRST_PATTERN + FIRST_PACKED_PATTERN);
      else if (group === newGroup) {
        packed.push(NEXT_GROUP);
        newGroup += 1;
      } else packed.push(KNOWN_GROUP, group);
    }
  }
  return packed;
}

function unpackSequences(packed: Int32Array, patternCount: number): Uint16Array {
  // Two numbers head each sequence where one or two did.
  const sequences = new Uint16Array(packed.length * 2);
  const reader = new Reader(packed);
  let length = 0;
  let concept = 0;
  let newGroup = 0;
  while (!reader.isAtEnd) {
    const head = reader.next();
    if (head % 2 === 1) concept += reader.next();
    const count = head >> 1;
    sequences[length] = concept;
    sequences[length + 1] = count;
    length += HEADER;
    for (let i = 0; i < count; i += 1) {
      const step = reader.next();
      if (step >= FIRST_PACKED_PATTERN) sequences[length] = step - FIRST_PACKED_PATTERN + FIRST_PATTERN;
      else if (step === NEXT_GROUP) {
        sequences[length] = FIRST_PATTERN + patternCount + newGroup;
        newGroup += 1;
      } else if (step === KNOWN_GROUP) sequences[length] = FIRST_PATTERN + patternCount + reader.next();
      else sequences[length] = step;
      length += 1;
    }
  }
  return sequences.slice(0, length);
}

const PATTERNS_PER_STEP = 1500;

/** The words of one group of languages, in steps of a millisecond or two. */
export function* unpackVocabularyInSteps(packed: PackedVocabulary): Generator<void, CompiledVocabulary> {
  const text = spellOut(packed);
  yield;
  const patterns: string[] = [];
  const concepts = new Reader(unpackNumbers(packed.single));
  const single = new Uint16Array(text.length);
  let singleLength = 0;
  let current: readonly number[] = [];
  let before = '';
  for (let at = 0; at < text.length; ) {
    const mark = text.charCodeAt(at) - FIRST_MARK;
    let end = at + 1;
    while (end < text.length && !isMark(text.charCodeAt(end))) end += 1;
    const isSame = mark >= SAME;
    if (!isSame) current = readConcepts(concepts);
    for (const concept of current) {
      single[singleLength] = patterns.length;
      single[singleLength + 1] = concept;
      singleLength += 2;
    }
    before = before.slice(0, isSame ? mark - SAME : mark) + text.slice(at + 1, end);
    patterns.push(before);
    at = end;
    if (patterns.length % PATTERNS_PER_STEP === 0) yield;
  }
  yield;
  const groups = unpackGroups(unpackNumbers(packed.groups));
  const sequences = unpackSequences(unpackNumbers(packed.sequences), patterns.length);
  yield;
  return { patterns, single: single.slice(0, singleLength), groups, sequences };
}

function isMark(code: number): boolean {
  return code >= FIRST_MARK && code <= LAST_MARK;
}

function readConcepts(reader: Reader): number[] {
  const first = reader.next();
  if (first === 0) return [];
  return first === 1 ? reader.list((concept) => concept) : [first - 2];
}

/** Reads a list of numbers from its beginning to its end. */
class Reader {
  readonly #numbers: ArrayLike<number>;
  #at = 0;

  constructor(numbers: ArrayLike<number>) {
    this.#numbers = numbers;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#numbers.length;
  }

  next(): number {
    const number = this.#numbers[this.#at] ?? 0;
    this.#at += 1;
    return number;
  }

  /** A list with its length before it. `readsOn`: each element reads on by itself. */
  list<T>(read: (number: number) => T, readsOn = false): T[] {
    const list: T[] = [];
    for (let left = this.next(); left > 0; left -= 1) list.push(read(readsOn ? 0 : this.next()));
    return list;
  }
}

/** Every name, those that are pointed at most first, for small numbers are short. */
function rankNames({ findings, lexicon, model }: CompiledData): string[] {
  const uses = new Map<string, number>();
  const count = (list: readonly string[]) => {
    for (const name of list) uses.set(name, (uses.get(name) ?? 0) + 1);
  };
  for (const { id, frame, disagreesWith } of findings) {
    count([id, ...disagreesWith, ...(frame.scopedBy ?? []), ...(frame.alsoAbout ?? [])]);
    for (const { need, not } of frame.patterns) count([...need.flat(), ...(not ?? [])]);
  }
  count(lexicon.concepts);
  count([...model.classifier.classes, ...model.classifier.features]);
  return [...uses].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

/** Gives every distinct string a number, in order of first appearance. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  list(): string[] {
    return [...this.#numbers.keys()];
  }
}
