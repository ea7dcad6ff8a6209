/**
 * Tells English from Scandinavian and Norwegian from its neighbours, sentence by sentence: enough to know which words to
 * look up.
 */
import { type Token, tokenise } from './tokens.ts';
import type { WordLanguage } from './word-languages.ts';

/** What function words tell apart at once; Norwegian, Swedish and Danish share too many. */
export type LanguageFamily = 'english' | 'scandinavian';

const ENGLISH = listWords(
  'the of and to in is that on was with as it by are this be have has had not from or an at they their who which ' +
    'were been will would should could but its than she he her his you we what when where',
);

/** In all three; words with their letters count anyway. */
const SCANDINAVIAN = listWords('i det som en med den de har om var kan sin eller men hos ingen');

/** Bokmål and nynorsk. What two languages share stands in the lists of both. */
const NORWEGIAN = listWords(
  'og er et ett ein eit ei av til å at ikke ikkje dei hadde fra frå ble blei vart blitt når skal vil seg sine sitt noe ' +
    'noko noen nokon mot ved etter før innan mer meir enn hva kva hvem kven hvor der bare berre uten utan mellom opp mye ' +
    'mykje gjennom vært bli blir vere aldri fikk fekk også jeg noreg prosent kvinner sier mener',
);
const SWEDISH = listWords(
  'och ett av till att inte hade från blev ska skall vill sig sina sitt mot vid efter innan mer vad vem jag bara utan ' +
    'mellan upp mycket genom varit bli blir aldrig fick nej hur alla norska procent kvinnor menar',
);
const DANISH = listWords(
  'og er et af til at ikke havde fra blev blive bliver blevet når skal vil sig sine noget nogen nogle ved efter før hvad ' +
    'hvem hvor der jeg uden mellem ud ind meget gennem været aldrig nu fik nej også procent kvinder siger mener',
);

/** Spellings that hardly stand in the others. */
const NORWEGIAN_SPELLING = /kj|gj(?!or)|sjon|ei|selg/;
const SWEDISH_SPELLING = /[äö]|ution/;
const DANISH_SPELLING = /æ[^r]|køb|ej|kvind|ution/;

function listWords(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/**
 * The vocabularies whose words to look up in a sentence: those that its function words point to, else the document's, else
 * all that may have them.
 *
 * @param hint BCP 47 of the document, or nothing
 */
export function guessLanguages(tokens: readonly Token[], hint: string | undefined): readonly WordLanguage[] {
  const families = guessFamilies(tokens, hint);
  const languages: WordLanguage[] = [];
  if (families.includes('english')) languages.push('english');
  if (families.includes('scandinavian')) {
    languages.push('norwegian');
    if (!isNorwegian(tokens, hint)) languages.push('neighbours');
  }
  return languages;
}

/** The same for a text that is not cut into words yet. */
export function guessLanguagesOf(text: string, hint: string | undefined): readonly WordLanguage[] {
  return guessLanguages(tokenise(text), hint);
}

/** Whether a sentence may be in one of these languages. */
export function isInLanguages(
  sentence: string,
  families: readonly LanguageFamily[],
  hint: string | undefined,
): boolean {
  return guessFamilies(tokenise(sentence), hint).some((family) => families.includes(family));
}

function guessFamilies(tokens: readonly Token[], hint: string | undefined): readonly LanguageFamily[] {
  const primary = primaryOf(hint);
  let english = 0;
  let scandinavian = 0;
  for (const { word } of tokens) {
    // In an English document it is "I".
    if (word === 'i' && primary === 'en') continue;
    if (ENGLISH.has(word)) english += 1;
    if (isScandinavian(word)) scandinavian += 1;
  }
  if (english >= scandinavian + 2 || (english > 0 && scandinavian === 0)) return ['english'];
  if (scandinavian >= english + 2 || (scandinavian > 0 && english === 0)) return ['scandinavian'];
  if (primary === 'en') return ['english'];
  if (isNorwegianCode(primary) || ['sv', 'da'].includes(primary)) return ['scandinavian'];
  return ['english', 'scandinavian'];
}

function isScandinavian(word: string): boolean {
  return (
    SCANDINAVIAN.has(word) ||
    NORWEGIAN.has(word) ||
    SWEDISH.has(word) ||
    DANISH.has(word) ||
    /[æøåäö]/.test(word)
  );
}

/** Whether a Scandinavian sentence has more of Norwegian than of Swedish or of Danish; if neither, its document decides. */
function isNorwegian(tokens: readonly Token[], hint: string | undefined): boolean {
  let norwegian = 0;
  let swedish = 0;
  let danish = 0;
  for (const { word } of tokens) {
    if (NORWEGIAN.has(word) || NORWEGIAN_SPELLING.test(word)) norwegian += 1;
    if (SWEDISH.has(word) || SWEDISH_SPELLING.test(word)) swedish += 1;
    if (DANISH.has(word) || DANISH_SPELLING.test(word)) danish += 1;
  }
  const neighbours = Math.max(swedish, danish);
  return norwegian === neighbours ? isNorwegianCode(primaryOf(hint)) : norwegian > neighbours;
}

function isNorwegianCode(primary: string): boolean {
  return ['nb', 'nn', 'no'].includes(primary);
}

function primaryOf(hint: string | undefined): string {
  return hint?.toLowerCase().split('-')[0] ?? '';
}
