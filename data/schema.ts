/**
 * The shape of Fotnote's data, as schemas that `npm test` runs over every file.
 *
 * Findings live in `findings/<topic>.json`, their frames in `frames/<topic>.json`, the phrasings people
 * use for a claim in `phrasings/*.json`, sources in `sources.json`, the concept lexicon in `lexicon/`.
 * `index.ts` joins them into one `Dataset`.
 */
import * as v from 'valibot';
import { Frame } from './frame-schema.ts';
import { Lexicon } from './lexicon-schema.ts';

const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens'),
);
const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('text is missing'));

/** Day, month or year: the precision a source gives. */
const PartialDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD'),
);

/** Web address without tracking parameters. */
const Address = v.pipe(
  v.string(),
  v.regex(/^https?:\/\//, 'an address begins with http:// or https://'),
  v.check((address) => !/[?&]utm_/.test(address), 'strip tracking parameters from addresses'),
);

/** A text the reader sees, in both languages of the product. */
export const Bilingual = v.strictObject({ en: Text, nb: Text });
export type Bilingual = v.InferOutput<typeof Bilingual>;

export const Stance = v.picklist(['agrees', 'contradicts', 'context']);

export const Topic = v.picklist([
  'law',
  'report',
  'policing',
  'housing',
  'deportation',
  'violence',
  'health',
  'stigma',
  'safety',
  'exploitation',
  'trafficking',
  'market',
  'recommendations',
  'rights',
  'new-zealand',
  'debate',
]);
export type Topic = v.InferOutput<typeof Topic>;

/** What the statement rests on, from the strongest claim to generality to the weakest. */
export const Evidence = v.picklist(['law', 'statistics', 'study', 'interviews', 'organisation', 'position']);
export type Evidence = v.InferOutput<typeof Evidence>;

/** How much of a source we have read ourselves. */
export const ReadStatus = v.picklist(['full', 'excerpt', 'abstract', 'contents', 'none']);
export type ReadStatus = v.InferOutput<typeof ReadStatus>;

/** Where in a source something stands, as the reader is told. */
export const Locator = v.strictObject({
  /** "section 2.5", "chapter 6.1", "executive summary"; shown as it stands. */
  label: Bilingual,
  /** First page of that section; only pages of the verified table of contents. */
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** `contents`: the section begins there according to the table of contents, the text was not read. */
  basis: v.picklist(['read', 'contents']),
});
export type Locator = v.InferOutput<typeof Locator>;

/** One source a finding rests on, and how we know what it says. */
export const Attribution = v.strictObject({
  source: Id,
  read: ReadStatus,
  /** Id of the account that was read when the source itself was not. */
  via: v.optional(Id),
  locator: v.optional(Locator),
  /** The verified address, else the first one that is not from recall. */
  address: v.optional(Address),
});
export type Attribution = v.InferOutput<typeof Attribution>;

/** How sure we are that the sources say what the statement says. */
export const Verification = v.variant('status', [
  v.strictObject({ status: v.literal('seed') }),
  v.strictObject({ status: v.literal('verified'), address: Address, date: PartialDate }),
  v.strictObject({ status: v.literal('unverified') }),
]);

/** Counter-evidence or a limit: a sentence in both languages and the sources it comes from. */
export const Remark = v.strictObject({ text: Bilingual, sources: v.array(Id) });
export type Remark = v.InferOutput<typeof Remark>;

/** What a source found, said or decided: the unit a reader's footnote shows. */
export const Finding = v.strictObject({
  id: Id,
  topic: Topic,
  statement: Bilingual,
  evidence: Evidence,
  /** Best source first; the first one names the chip ("Amnesty says the same"). */
  attribution: v.pipe(v.array(Attribution), v.nonEmpty('a finding needs a source')),
  verification: Verification,
  /** What we read is thin or our sources conflict: no other stance than this is ever given. */
  cap: v.optional(v.literal('context')),
  counterEvidence: v.array(Remark),
  /** The day on which no counter-evidence had been found; only where `counterEvidence` is empty. */
  noneFoundOn: v.optional(PartialDate),
  limits: v.array(Remark),
  /** The date the statement describes the state of things at. */
  asOf: PartialDate,
  /** For ourselves; never shown. */
  notes: v.array(v.string()),
  /** Findings on the same question that say something else; both stand in one card. */
  disagreesWith: v.optional(v.array(Id)),
});
export type Finding = v.InferOutput<typeof Finding>;

export const Language = v.picklist(['en', 'nb', 'nn', 'sv', 'da']);
export type Language = v.InferOutput<typeof Language>;

/** A sentence someone could write about a finding, for training and indexing. */
export const Phrasing = v.strictObject({
  finding: Id,
  stance: Stance,
  lang: Language,
  text: Text,
  /** Carries no cue of its own: only matches where the page is about Norway's law. */
  needsContext: v.optional(v.literal(true)),
  /** Further findings that the same sentence speaks to. */
  also: v.optional(v.array(v.strictObject({ finding: Id, stance: Stance }))),
});
export type Phrasing = v.InferOutput<typeof Phrasing>;

/** A sentence that looks like a claim but that no finding speaks to. */
export const NearMiss = v.strictObject({ category: Id, lang: Language, text: Text });
export type NearMiss = v.InferOutput<typeof NearMiss>;

/** A CSL-JSON item (https://docs.citationstyles.org) with what Fotnote adds under `fotnote`. */
export const Source = v.looseObject({
  id: Id,
  type: v.string(),
  title: v.string(),
  fotnote: v.strictObject({
    /** Name on chips and in running text: "Amnesty", "Vista", "Pro Sentret". */
    shortName: Bilingual,
    kind: v.picklist([
      'report',
      'evaluation',
      'law',
      'preparatory-work',
      'parliament',
      'guideline',
      'judgment',
      'treaty-body',
      'article',
      'news',
      'opinion',
      'organisation',
      'encyclopedia',
      'blog',
    ]),
    read: ReadStatus,
    /** What was read and what was not, in a sentence. */
    readNote: v.optional(Bilingual),
    /** Official page that we have not opened ourselves, to be labelled as such. */
    unopenedAddress: v.optional(Address),
    /** Further copies that were read. */
    copies: v.array(Address),
    licence: v.optional(v.string()),
    /** Pages that the verified table of contents gives; the only ones a locator may name … */
    contentsPages: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1)))),
    /** … unless the very file was read: the SHA-256 of that PDF. */
    pdfSha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    notes: v.array(v.string()),
  }),
});
export type Source = v.InferOutput<typeof Source>;

/** A finding with all the engine needs to recognise claims about it. */
export type FindingWithFrame = Finding & { readonly frame: Frame; readonly phrasings: readonly Phrasing[] };

/** Everything `createChecker` needs. */
export interface Dataset {
  /** Version of the data, shown with balanced notes and reports. */
  readonly id: string;
  readonly findings: readonly FindingWithFrame[];
  readonly sources: readonly Source[];
  readonly lexicon: Lexicon;
}

export type { Pattern } from './frame-schema.ts';
export { Frame, Lexicon };
