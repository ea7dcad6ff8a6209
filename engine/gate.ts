/**
 * The gate: is a page about the subject at all?
 *
 * Runs on every page, so it is one pass of two compiled expressions and nothing else: a word for prostitution or the
 * purchase of sex, and a word that ties it to Norway, to Amnesty or to the model that Norway's law belongs to. Words that only
 * Norway's debate has ("sexkjøpsloven") are enough alone.
 */

const SUBJECT = new RegExp(
  [
    'prostitu',
    'sex[ -]?(?:work|trade|industry|buy|purchas)',
    '(?:buy|bought|sell|sold|pay|paid|purchase|sale)(?:s|ing)? (?:of |for )?sex(?:ual services)?\\b',
    'sexual services',
    'sex(?:kj[øo]p|köp|køb|sal|sel|sälj|sælg|arbei|arbet|arbej)',
    '(?:kj[øo]p|köp|køb|s[eaä]lj?[gd]?|sæl?g)(?:e|er|a|ar|t|te)? (?:av |af )?sex\\b',
    'sek?suelle (?:tj[eä]nest|ydels)|sexuella tjänster',
    'hallik|horekund|koppler|rufferi|\\bpimp(?:s|ing)?\\b|brothel|bordell',
    '(?:de|av|af)kriminali[sz]|kj[øo]psforbud|köpförbud',
    'menneskehandel|människohandel|human trafficking',
  ].join('|'),
  'i',
);

const PLACE =
  /\bnorw(?:ay|egian)|\bnorge|\bnoreg|\bnorsk|\boslo|nordmenn|norrmän|nordic model|nordisk[ae] modell|amnesty|new zealand|ny-zealand|nya zeeland/i;

const NORWEGIAN =
  /sexkj[øo]ps(?:lov|forbud|paragraf)|hallikparagraf|kvinnefronten|straffelovråd|pro ?sentret/i;

/**
 * Whether a text may hold claims that the data speaks to. Says yes too often rather than too seldom: what follows is
 * exact, and a page that is let through for nothing shows nothing.
 */
export function isOnTopic(text: string): boolean {
  return (SUBJECT.test(text) && PLACE.test(text)) || NORWEGIAN.test(text);
}
