/** Tells English from Scandinavian, sentence by sentence: enough to know which words to look up. */
import type { WordLanguage } from './lexicon-index.ts';
import { type Token, tokenise } from './tokens.ts';

const ENGLISH = new Set(
  (
    'the of and to in is that for on was with as it by are this be have has had not from or an at they their who which ' +
    'were been will would should could but its than she he her his you we what when where'
  ).split(' '),
);

const SCANDINAVIAN = new Set(
  (
    'og i er det som på en av til å at ikke med den et de har om var fra ein eit ikkje ei dei frå vart blei ble ' +
    'och att är som inte ett på av från var blev jag af ikke også når skal kan må vil sig sin sine sitt noe noko noen ' +
    'eller men mot ved hos etter efter før innan mer enn än når hva vad kva hvem hvor där der'
  ).split(' '),
);

/**
 * The languages whose words to look up in a sentence: the one its function words point to, else the document's, else
 * both.
 *
 * @param hint BCP 47 of the document, or nothing
 */
export function guessLanguages(tokens: readonly Token[], hint: string | undefined): readonly WordLanguage[] {
  const primary = hint?.toLowerCase().split('-')[0] ?? '';
  let english = 0;
  let scandinavian = 0;
  for (const { word } of tokens) {
    // In an English document it is "I".
    if (word === 'i' && primary === 'en') continue;
    if (ENGLISH.has(word)) english += 1;
    if (SCANDINAVIAN.has(word) || /[æøåäö]/.test(word)) scandinavian += 1;
  }
  if (english >= scandinavian + 2 || (english > 0 && scandinavian === 0)) return ['english'];
  if (scandinavian >= english + 2 || (scandinavian > 0 && english === 0)) return ['scandinavian'];
  if (primary === 'en') return ['english'];
  if (['nb', 'nn', 'no', 'sv', 'da'].includes(primary)) return ['scandinavian'];
  return ['english', 'scandinavian'];
}

/** Whether a sentence may be in one of these languages. */
export function isInLanguages(
  sentence: string,
  languages: readonly WordLanguage[],
  hint: string | undefined,
): boolean {
  return guessLanguages(tokenise(sentence), hint).some((language) => languages.includes(language));
}
