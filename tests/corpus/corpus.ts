/**
 * The labelled corpus: sentences and documents with the finding and the stance a careful reader would give.
 *
 * How each part was made and how to add to it: README.md beside this file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Language, Stance } from '../../data/schema.ts';

const Label = v.strictObject({ finding: v.string(), stance: Stance });
export type Label = v.InferOutput<typeof Label>;

/** A claim inside a document: the exact sentence and what should be said of it. */
const DocumentClaim = v.strictObject({
  sentence: v.string(),
  expected: Label,
  acceptable: v.optional(v.array(Label)),
});

const Item = v.strictObject({
  text: v.pipe(v.string(), v.nonEmpty()),
  title: v.optional(v.string()),
  lang: Language,
  kind: v.picklist(['phrasing', 'near-miss', 'sentence', 'document']),
  /** What makes the item hard: "negated", "reported", "foreign-law", "number" … */
  traits: v.optional(v.array(v.string())),
  category: v.optional(v.string()),
  /** The best label of a sentence; absent where nothing should match. */
  expected: v.optional(Label),
  /** Further findings that speak to the sentence as well. */
  acceptable: v.optional(v.array(Label)),
  /** The claims of a document; empty where nothing should match. */
  claims: v.optional(v.array(DocumentClaim)),
  needsContext: v.optional(v.literal(true)),
  /** Whether the sentence attributes its claim to somebody; labelled in the second blind set only. */
  attributed: v.optional(v.boolean()),
});
/** An item and the file it stands in. */
export type Item = v.InferOutput<typeof Item> & { readonly file: string };

const CORPUS_FOLDER = new URL('.', import.meta.url);

/**
 * All items of the corpus.
 *
 * @throws an error that names the file and the place when an item is malformed
 */
export function readCorpus(): Item[] {
  return readdirSync(CORPUS_FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const parsed = v.safeParse(
        v.array(Item),
        JSON.parse(readFileSync(new URL(name, CORPUS_FOLDER), 'utf8')),
      );
      if (parsed.success) return parsed.output.map((item) => ({ ...item, file: name.replace('.json', '') }));
      const issue = parsed.issues[0];
      throw new Error(`tests/corpus/${name}: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
    });
}
