/**
 * General text search over the phrasings, as whoever has no engine would try: the phrasing found best names finding and
 * stance of a sentence.
 *
 * A library gives scores, not answers: it is judged at the threshold at which its F1 on the very sentences it is judged on
 * is best, which flatters it.
 */
import type { Phrasing } from '../../data/schema.ts';
import type { Checker, Match } from '../../engine/index.ts';

/** The best phrasing for a sentence; a score from 0 to 1, 1 best. */
export type Search = (sentence: string) => { readonly phrasing: Phrasing; readonly score: number } | null;

/** Thresholds that are tried. */
export const THRESHOLDS = Array.from({ length: 20 }, (_, i) => i / 20);

/** What a search found for each text, in the shape of a checker, so that one scorer judges all. */
export function asChecker(found: ReadonlyMap<string, ReturnType<Search>>, threshold: number): Checker {
  const check = ({ text }: { readonly text: string }): Match[] => {
    const hit = found.get(text);
    if (!hit || hit.score < threshold) return [];
    const { finding, stance } = hit.phrasing;
    const whole = { start: 0, end: text.length, quote: text };
    return [{ finding, stance, score: hit.score, ...whole, attributed: false, reasons: [] }];
  };
  return {
    check,
    // biome-ignore lint/correctness/useYield: done in one step.
    *steps(doc) {
      return check(doc);
    },
  };
}

/** Each phrasing as its words in order, whatever signs stand between and around them. */
export async function searchByExpression(phrasings: readonly Phrasing[]): Promise<Search> {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const expressions = phrasings.map((phrasing) => ({
    phrasing,
    expression: new RegExp(` ${wordsOf(phrasing.text).join(' ')} `),
  }));
  return (sentence) => {
    const words = ` ${wordsOf(sentence).join(' ')} `;
    const hit = expressions.find(({ expression }) => expression.test(words));
    return hit ? { phrasing: hit.phrasing, score: 1 } : null;
  };
}

export async function searchByFuse(phrasings: readonly Phrasing[], options: object): Promise<Search> {
  const { default: Fuse } = await import('fuse.js');
  const fuse = new Fuse(phrasings, { keys: ['text'], includeScore: true, ...options });
  return (sentence) => {
    const [best] = fuse.search(sentence, { limit: 1 });
    return best ? { phrasing: best.item, score: 1 - (best.score ?? 1) } : null;
  };
}

export async function searchByMiniSearch(phrasings: readonly Phrasing[]): Promise<Search> {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(phrasings.map(({ text }, id) => ({ id, text })));
  const search = (query: string) => index.search(query, { fuzzy: 0.2, prefix: true })[0];
  // Scores have no upper end: a phrasing's own score, found by itself, counts as 1.
  return (sentence) => {
    const best = search(sentence);
    const phrasing = best && phrasings[best.id];
    if (!phrasing) return null;
    const own = index.search(phrasing.text, {}).find(({ id }) => id === best.id)?.score ?? best.score;
    return { phrasing, score: Math.min(1, best.score / own) };
  };
}

export async function searchByFlexSearch(phrasings: readonly Phrasing[]): Promise<Search> {
  const { Index } = await import('flexsearch');
  const index = new Index({ tokenize: 'forward' });
  for (const [id, { text }] of phrasings.entries()) index.add(id, text);
  return (sentence) => {
    const [id] = index.search(sentence, { limit: 1, suggest: true });
    const phrasing = phrasings[Number(id)];
    // It gives an order and no scores: the share of words that both have stands in.
    return phrasing ? { phrasing, score: sharedWords(sentence, phrasing.text) } : null;
  };
}

function sharedWords(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const [left, right] = [words(a), words(b)];
  return left.intersection(right).size / Math.max(1, left.union(right).size);
}
