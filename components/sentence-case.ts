/**
 * A name at the beginning of a sentence: "the Penal Code" becomes "The Penal Code". Names that are written with a small
 * letter, such as "newsinenglish.no", stay as they are.
 */
export function sentenceCase(text: string): string {
  return text.replace(/^\p{Ll}(?=\p{Ll}*(?:\s|$))/u, (letter) => letter.toUpperCase());
}
