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

/** Counted as one before what follows: "a hundred", "one in five", "en million". */
const ONE = new Set(['a', 'an', 'one', 'en', 'én', 'ein', 'éin', 'ei', 'et', 'eit', 'ett']);

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

const MULTIPLIERS: Readonly<Record<string, number>> = table(
  'hundred hundre hundra hundrede 100, thousand tusen tusind tusinde 1000,' +
    'million millions millioner millionar miljon miljoner mill mio 1000000,' +
    'milliard milliarder milliardar miljard miljarder mrd 1000000000',
);

/** The parts that "two thirds" counts. */
const PARTS: Readonly<Record<string, number>> = table(
  'thirds tredeler tredjedeler tredjedelar tredelar tredjedele 3, quarters fjerdedeler fjerdedelar fjärdedelar fjerdedele 4,' +
    'fifths femtedeler femtedelar femtedele 5, tenths tideler tidelar tiondelar tiendedele 10',
);

/** "Every fifth", "hver tredje". */
const ORDINALS: Readonly<Record<string, number>> = table(
  'second annen andre anna andra anden 2, third tredje 3, fourth fjerde fjärde 4, fifth femte 5, tenth tiende tiande tionde 10',
);

/** "A third" is a part, "the third", "third parties" and "a third country" are not. */
const ENGLISH_ORDINALS = new Set(['quarter', 'third', 'fifth']);

const COUNTED =
  /^(?:part(?:y|ies)|persons?|countr(?:y|ies)|times?|reports?|reasons?|years?|century|finding|study|woman|man)$/;

const EVERY = new Set(['every', 'hver', 'kvar', 'var']);

const FRACTIONS: Readonly<Record<string, number>> = table(
  'fifth femtedel 20, quarter fjerdedel fjärdedel kvart 25, third tredel tredjedel 33, half halvparten halve halva hälften halvdelen 50,' +
    'halved halving halvert halverte halvere halveres halveret halvera halverade halverats halvering 50, doubled doble doblet doblede dobla fordoblet fordobla fordoblede fördubblats fördubblat fördubblades 200',
);

const PERCENT = new Set([
  '%',
  'percent',
  'prosent',
  'procent',
  'pct',
  'pst',
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
    if (!mayBegin(wordAt(tokens, index))) continue;
    const reading = readNumber(tokens, index);
    if (!reading) continue;
    readings.push(reading);
    index = reading.to;
  }
  return joinRanges(tokens, readings);
}

/** Whether a number can begin with a word; most words are done with here. */
function mayBegin(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || FIRST_WORDS.has(word) || JOINED_END.test(word);
}

function readNumber(tokens: readonly Token[], index: number): NumberReading | null {
  const share = readShare(tokens, index);
  if (share) return share;
  const number = readQuantity(tokens, index);
  if (!number) return null;
  const { value, to } = number;
  const next = wordAt(tokens, to + 1);
  if (PERCENT.has(next)) return { value, unit: 'percent', from: index, to: to + 1 };
  if (next === 'per' && wordAt(tokens, to + 2) === 'cent')
    return { value, unit: 'percent', from: index, to: to + 2 };
  return { value, unit: isYear(wordAt(tokens, index), to - index) ? 'year' : 'count', from: index, to };
}

function wordAt(tokens: readonly Token[], index: number): string {
  return tokens[index]?.word ?? '';
}

function isYear(word: string, furtherWords: number): boolean {
  return furtherWords === 0 && /^(?:19|20)\d\d$/.test(word);
}

const VAGUE = new Set(
  'few several many some couple par noen nokre nogle några flere fleire flera mange många'.split(' '),
);

interface Quantity {
  readonly value: number;
  /** Index of its last word. */
  readonly to: number;
}

/** "200", "two hundred", "hundre og tjue", "1,3 millioner", "en halv million". */
function readQuantity(tokens: readonly Token[], index: number): Quantity | null {
  let quantity = readSimple(tokens, index) ?? readOneBefore(tokens, index);
  // "hundre kvinner", but not "a few hundred".
  const isBare = (MULTIPLIERS[wordAt(tokens, index)] ?? Number.POSITIVE_INFINITY) <= 1000;
  if (!quantity && isBare && !VAGUE.has(wordAt(tokens, index - 1))) quantity = { value: 1, to: index - 1 };
  if (!quantity) return null;
  let { value, to } = quantity;
  for (;;) {
    const factor = MULTIPLIERS[wordAt(tokens, to + 1)];
    if (factor === undefined) break;
    value *= factor;
    to += 1;
    const rest = readRest(tokens, to + 1, factor);
    if (!rest) continue;
    value += rest.value;
    to = rest.to;
  }
  // 1.1 million is 1100000.0000000002 in binary.
  return { value: Math.round(value * 1000) / 1000, to };
}

/** One word, or a ten and a unit ("twenty-one"). */
function readSimple(tokens: readonly Token[], index: number): Quantity | null {
  const word = wordAt(tokens, index);
  if (DIGITS.test(word)) return { value: parseDigits(word), to: index };
  const tens = TENS[word];
  if (tens !== undefined) {
    const next = wordAt(tokens, index + 1);
    // "Thirty sex workers" are thirty.
    const unit = AMBIGUOUS.has(next) ? undefined : (UNITS[next] ?? (next === 'one' ? 1 : undefined));
    return unit !== undefined && unit < 10
      ? { value: tens + unit, to: index + 1 }
      : { value: tens, to: index };
  }
  if (AMBIGUOUS.has(word) && !isCounting(tokens, index)) return null;
  const value = UNITS[word] ?? COMPOUNDS[word] ?? readJoined(word);
  return value === undefined ? null : { value, to: index };
}

const JOINED = /^(\p{L}+?)(hundre|hundra|hundrede|tusen|tusind)$/u;
const JOINED_END = /(?:hundre|hundra|hundrede|tusen|tusind)$/;

/** "tohundre", "tvåhundra", "femtusen". */
function readJoined(word: string): number | undefined {
  const match = JOINED.exec(word);
  const count = match ? (UNITS[match[1] ?? ''] ?? TENS[match[1] ?? '']) : undefined;
  const factor = MULTIPLIERS[match?.[2] ?? ''];
  return count === undefined || factor === undefined ? undefined : count * factor;
}

/** "a hundred", "half a million", "en halv million": one, or half of one, of what follows. */
function readOneBefore(tokens: readonly Token[], index: number): Quantity | null {
  const words = [wordAt(tokens, index), wordAt(tokens, index + 1), wordAt(tokens, index + 2)];
  const articles = words.findIndex((word) => !ONE.has(word) && !HALF.has(word));
  const isMultiplied = articles > 0 && MULTIPLIERS[words[articles] ?? ''] !== undefined;
  if (!isMultiplied) return null;
  return {
    value: words.slice(0, articles).some((word) => HALF.has(word)) ? 0.5 : 1,
    to: index + articles - 1,
  };
}

const HALF = new Set(['half', 'halv', 'halve', 'halva', 'halvt']);

/** What is added to a hundred or thousand: "and twenty-one", "og tjue". */
function readRest(tokens: readonly Token[], index: number, below: number): Quantity | null {
  const start = ADDED.has(wordAt(tokens, index)) ? index + 1 : index;
  const word = wordAt(tokens, start);
  if (below > 1000 || DIGITS.test(word) || (AMBIGUOUS.has(word) && start === index)) return null;
  const rest = readSimple(tokens, start);
  return rest && rest.value < below ? rest : null;
}

const ADDED = new Set(['and', 'og', 'och']);

/** An ambiguous number word counts before "per cent", "hundred", "of three", and at the lower end of a range. */
function isCounting(tokens: readonly Token[], index: number): boolean {
  const next = wordAt(tokens, index + 1);
  if (PERCENT.has(next) || MULTIPLIERS[next] !== undefined || PARTS[next] !== undefined) return true;
  if (!RANGE_WORDS.has(next)) return false;
  const end = wordAt(tokens, index + 2);
  if (AMBIGUOUS.has(end)) return PERCENT.has(wordAt(tokens, index + 3));
  return TENS[end] !== undefined || UNITS[end] !== undefined || DIGITS.test(end);
}

/** A part of a whole, as per cent: "a quarter", "two thirds", "nine out of ten", "every fifth". */
function readShare(tokens: readonly Token[], index: number): NumberReading | null {
  const word = wordAt(tokens, index);
  const next = wordAt(tokens, index + 1);
  const percent = (value: number, words: number): NumberReading => ({
    value: Math.round(value),
    unit: 'percent',
    from: index,
    to: index + words - 1,
  });
  const ordinal = EVERY.has(word) ? ORDINALS[next] : undefined;
  if (ordinal !== undefined) return percent(100 / ordinal, 2);
  const count = UNITS[word] ?? (/^\d{1,2}$/.test(word) ? Number(word) : ONE.has(word) ? 1 : undefined);
  const parts = PARTS[next];
  if (count !== undefined && parts !== undefined && count < parts) return percent((100 * count) / parts, 2);
  const isOrdinal = ENGLISH_ORDINALS.has(word) && (!ONE.has(wordAt(tokens, index - 1)) || COUNTED.test(next));
  const fraction = isOrdinal ? undefined : FRACTIONS[word];
  if (fraction !== undefined) {
    const isOther = readOneBefore(tokens, index) || isHalfOfTime(tokens, index);
    return isOther ? null : percent(fraction, 1);
  }
  return count === undefined ? null : readOutOf(tokens, index, count);
}

/** "half a year", "det siste halve året": how long, not how much of something. */
function isHalfOfTime(tokens: readonly Token[], index: number): boolean {
  if (!HALF.has(wordAt(tokens, index))) return false;
  const isArticle = ONE.has(wordAt(tokens, index + 1));
  return TIME.test(wordAt(tokens, index + (isArticle ? 2 : 1)));
}

const TIME =
  /^(?:years?|decades?|centur(?:y|ies)|months?|days?|hours?|år(?:et)?|tiår(?:et)?|måned(?:en)?|månad(?:en)?|dag(?:en)?|døgn(?:et)?|time(?:n)?|timme(?:n)?)$/;

/** "nine out of ten", "six in ten", "ni av ti". "One of four reports" counts the reports, so "av" needs more. */
function readOutOf(tokens: readonly Token[], index: number, part: number): NumberReading | null {
  const [first, second] = [wordAt(tokens, index + 1), wordAt(tokens, index + 2)];
  const isOutOf = first === 'out' && second === 'of';
  const isOf = first === 'av' || first === 'af';
  if (!isOutOf && !isOf && first !== 'in') return null;
  const at = index + (isOutOf ? 3 : 2);
  const word = wordAt(tokens, at);
  const whole = UNITS[word] ?? (/^(?:\d|10|100)$/.test(word) ? Number(word) : undefined);
  if (whole === undefined || part >= whole || (isOf && part === 1 && whole < 5)) return null;
  return { value: Math.round((100 * part) / whole), unit: 'percent', from: index, to: at };
}

function parseDigits(word: string): number {
  const grouped = /^\d{1,3}(?:[.,\s\u00A0\u202F]\d{3})+$/.test(word);
  return Number(grouped ? word.replace(/\D/g, '') : word.replace(',', '.'));
}

/** Gives both ends of a range its unit: "20–25 prosent", "fra 10 prosent til 6", "2009–15". */
function joinRanges(tokens: readonly Token[], readings: readonly NumberReading[]): NumberReading[] {
  return readings.map((reading, index) => {
    const before = readings[index - 1];
    const after = readings[index + 1];
    if (reading.unit !== 'count') return reading;
    if (after?.unit === 'percent' && isRange(tokens, reading, after)) return { ...reading, unit: 'percent' };
    if (!before) return reading;
    const isFrom = FROM.has(wordAt(tokens, before.from - 1)) && TO.has(wordAt(tokens, before.to + 1));
    if (before.unit === 'percent' && isFrom && reading.from - before.to === 2)
      return { ...reading, unit: 'percent' };
    const isShortYear =
      before.unit === 'year' &&
      reading.from === before.to + 1 &&
      /^[-–—/]$/.test(tokens[reading.from]?.gap ?? '') &&
      /^\d\d$/.test(wordAt(tokens, reading.from));
    return isShortYear
      ? { ...reading, value: Math.floor(before.value / 100) * 100 + reading.value, unit: 'year' }
      : reading;
  });
}

function isRange(tokens: readonly Token[], low: NumberReading, high: NumberReading): boolean {
  const between = high.from - low.to;
  return (
    (between === 1 && RANGE.test(tokens[high.from]?.gap ?? '')) ||
    (between === 2 && RANGE_WORDS.has(wordAt(tokens, low.to + 1)))
  );
}

const FROM = new Set(['from', 'fra', 'frå', 'från']);
const TO = new Set(['to', 'til', 'till']);

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

/** All words but digits and joined ones with which `readNumber` finds something. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...EVERY,
  ...ONE,
  ...HALF,
  ...ENGLISH_ORDINALS,
  ...[UNITS, TENS, COMPOUNDS, MULTIPLIERS, FRACTIONS].flatMap((words) => Object.keys(words)),
]);
