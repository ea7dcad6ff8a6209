/**
 * The concept lexicon: what words of five languages mean for this one subject.
 *
 * A concept has surface entries per language. An entry is one or more token patterns separated by spaces:
 *
 * | pattern | matches |
 * |---|---|
 * | `ban` | the word itself |
 * | `prostitu*` | words that begin so |
 * | `*forbud` | words that end so, the whole word included: how Scandinavian compounds carry their meaning |
 * | `*sexkjøp*` | words that contain it |
 * | `buy\|buys\|buying` | any one of these patterns |
 * | `_` | exactly one word |
 * | `~` | up to three words, or none |
 *
 * Entries are lower case. Text is compared after NFKC and lower-casing, split at everything but letters and digits;
 * `§` and `%` are words of their own, a hyphen separates words, an apostrophe inside a word is dropped with what
 * follows it ("Amnesty's" is `amnesty`, "can't" is `can not`).
 */
import * as v from 'valibot';

const Entry = v.pipe(
  v.string(),
  v.nonEmpty('an entry is empty'),
  v.regex(/^[\p{Ll}\p{Lo}\p{N}§%*_~| ]+$/u, 'an entry is lower-case words and the signs * | _ ~'),
  v.check((entry) => entry.split(' ').every(isTokenPattern), 'a * stands at the beginning or end of a word'),
);

function isTokenPattern(token: string): boolean {
  return (
    token === '_' || token === '~' || token.split('|').every((word) => /^\*?[\p{L}\p{N}§%]+\*?$/u.test(word))
  );
}

const Entries = v.array(Entry);

/** Surface entries of one concept. */
export const Concept = v.strictObject({
  /** What the concept covers and what it does not, for whoever adds an entry. */
  gloss: v.pipe(v.string(), v.nonEmpty()),
  /**
   * The place a sentence is about when it names this: `norwegian` for words that only Norway's debate uses
   * ("sexkjøpsloven"), which give way to a country that is named; `elsewhere` for every other country.
   */
  place: v.optional(v.picklist(['norway', 'norwegian', 'new-zealand', 'elsewhere'])),
  /**
   * Naming it makes a sentence one about the subject: prostitution, the sale or purchase of sex, trafficking. `likely` words
   * ("the street", "the sale") do so only in a document that names the subject elsewhere for certain, or alone.
   */
  topic: v.optional(v.picklist(['certain', 'likely'])),
  en: v.optional(Entries),
  nb: v.optional(Entries),
  nn: v.optional(Entries),
  sv: v.optional(Entries),
  da: v.optional(Entries),
});
export type Concept = v.InferOutput<typeof Concept>;

/** All concepts by id. */
export const Lexicon = v.record(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)), Concept);
export type Lexicon = v.InferOutput<typeof Lexicon>;
