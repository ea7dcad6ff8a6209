/**
 * Numbers a sentence names: digits, number words and fractions of five languages, as counts, years or per cent.
 */
import type { Token } from './tokens.ts';

/** A number and what it counts. */
export interface NumberReading {
  readonly value: number;
  readonly unit: 'percent' | 'year' | 'count';
  /** Indices of its first and last word. */
  readonly from: number;
  readonly to: number;
}

const UNITS: Readonly<Record<string, number>> = table(
  'two to två to 2, three tre 3, four fire fyra 4, five fem 5, six seks sex 6, seven sju syv 7, eight åtte åtta otte 8,' +
    'nine ni nio 9, ten ti tio 10, eleven elleve elva 11, twelve tolv 12, thirteen tretten tretton 13,' +
    'fourteen fjorten fjorton 14, fifteen femten femton 15, sixteen seksten sexton 16, seventeen sytten sjutton 17,' +
    'eighteen atten arton 18, nineteen nitten nitton 19',
);

/** "sex", "to" and "ti" are words of other languages as often as numbers; they count only before a noun that is counted. */
const AMBIGUOUS = new Set(['to', 'sex', 'ti', 'fire', 'ni', 'sju', 'tre']);

const TENS: Readonly<Record<string, number>> = table(
  'twenty tjue tyve tjugo 20, thirty tretti tredve trettio tredive 30, forty førti fyrtio fyrre 40,' +
    'fifty femti femtio halvtreds 50, sixty seksti sextio tres 60, seventy sytti sjuttio halvfjerds 70,' +
    'eighty åtti åttio firs 80, ninety nitti nittio halvfems 90',
);

const COMPOUNDS: Readonly<Record<string, number>> = compounds();

const FRACTIONS: Readonly<Record<string, number>> = table(
  'quarter fjerdedel fjärdedel kvart 25, third tredel tredjedel tredjedel 33, half halvparten halve halva hälften halvdelen 50,' +
    'halved halving halvert halverte halvere halveres halveret halvera halverade halverats halvering 50, doubled doble doblet 200',
);

const PERCENT = new Set([
  '%',
  'percent',
  'prosent',
  'procent',
  'pct',
  'prosents',
  'prosentene',
  'procenten',
  'procentene',
]);

const DIGITS = /^\d{1,3}(?:[.,\u0020\u00A0\u202F]\d{3})+$|^\d+(?:[.,]\d+)?$/;
const RANGE = /^\s*[-–—−]\s*$/;
const RANGE_WORDS = new Set(['to', 'til', 'till', 'and', 'og', 'och']);

/** All numbers of a sentence, in order. Both ends of a range ("20-25 prosent") carry its unit. */
export function readNumbers(tokens: readonly Token[]): NumberReading[] {
  const readings: NumberReading[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const reading = readNumber(tokens, index);
    if (!reading) continue;
    readings.push(reading);
    index = reading.to;
  }
  return joinRanges(tokens, readings);
}

function readNumber(tokens: readonly Token[], index: number): NumberReading | null {
  const word = tokens[index]?.word ?? '';
  const outOfTen = readOutOf(tokens, index);
  if (outOfTen) return outOfTen;
  const fraction = FRACTIONS[word];
  if (fraction !== undefined) return { value: fraction, unit: 'percent', from: index, to: index };
  let value: number | undefined;
  let to = index;
  if (DIGITS.test(word)) value = parseDigits(word);
  else if (TENS[word] !== undefined) {
    const unit = UNITS[tokens[index + 1]?.word ?? ''];
    value = TENS[word] + (unit !== undefined && unit < 10 ? unit : 0);
    if (unit !== undefined && unit < 10) to += 1;
  } else if (!AMBIGUOUS.has(word) || isCounting(tokens, index)) value = UNITS[word] ?? COMPOUNDS[word];
  if (value === undefined) return null;
  const next = tokens[to + 1]?.word ?? '';
  if (PERCENT.has(next)) return { value, unit: 'percent', from: index, to: to + 1 };
  if (next === 'per' && tokens[to + 2]?.word === 'cent')
    return { value, unit: 'percent', from: index, to: to + 2 };
  const isYear = /^(?:19|20)\d\d$/.test(word);
  return { value, unit: isYear ? 'year' : 'count', from: index, to };
}

/** An ambiguous number word counts before "per cent" and at the lower end of a range ("ti til tjue prosent"). */
function isCounting(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.word ?? '';
  const afterNext = tokens[index + 2]?.word ?? '';
  if (PERCENT.has(next)) return true;
  return (
    RANGE_WORDS.has(next) &&
    (TENS[afterNext] !== undefined || UNITS[afterNext] !== undefined || DIGITS.test(afterNext))
  );
}

/** "nine out of ten", "six in ten", "ni av ti": per cent. */
function readOutOf(tokens: readonly Token[], index: number): NumberReading | null {
  const part = UNITS[tokens[index]?.word ?? ''];
  if (part === undefined || part > 9) return null;
  const words = tokens.slice(index + 1, index + 4).map(({ word }) => word);
  const skip =
    words[0] === 'out' && words[1] === 'of'
      ? 2
      : words[0] === 'in' || words[0] === 'av' || words[0] === 'af'
        ? 1
        : 0;
  return skip > 0 && UNITS[words[skip] ?? ''] === 10
    ? { value: part * 10, unit: 'percent', from: index, to: index + 1 + skip }
    : null;
}

function parseDigits(word: string): number {
  const grouped = /^\d{1,3}(?:[.,\s\u00A0\u202F]\d{3})+$/.test(word);
  return Number(grouped ? word.replace(/\D/g, '') : word.replace(',', '.'));
}

function joinRanges(tokens: readonly Token[], readings: readonly NumberReading[]): NumberReading[] {
  return readings.map((reading, index) => {
    const next = readings[index + 1];
    if (!next || reading.unit !== 'count' || next.unit !== 'percent') return reading;
    const between = next.from - reading.to;
    const isRange =
      (between === 1 && RANGE.test(tokens[next.from]?.gap ?? '')) ||
      (between === 2 && RANGE_WORDS.has(tokens[reading.to + 1]?.word ?? ''));
    return isRange ? { ...reading, unit: 'percent' } : reading;
  });
}

function table(rows: string): Record<string, number> {
  const entries = rows.split(',').flatMap((row) => {
    const words = row.trim().split(/\s+/);
    const value = Number(words.pop());
    return words.map((word): [string, number] => [word, value]);
  });
  return Object.fromEntries(entries);
}

/** Scandinavian number words are one word: "femtifire", "femtiofyra", "fireoghalvtreds". */
function compounds(): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [ten, tens] of Object.entries(TENS)) {
    for (const [unit, units] of Object.entries({ ...UNITS, en: 1, ett: 1, én: 1 })) {
      if (units > 9) continue;
      result[`${ten}${unit}`] = tens + units;
      result[`${unit}og${ten}`] = tens + units;
    }
  }
  return result;
}
