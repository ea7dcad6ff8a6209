/** Keeps what the engine learns from and what it is measured on apart. */

/** Two sentences this alike (shared words of all their words) are one sentence for the purpose. */
const NEAR_DUPLICATE = 0.8;

/** A pair of sentences, one on each side, that are the same or nearly so. */
export interface Overlap {
  readonly learned: string;
  readonly evaluated: string;
  readonly similarity: number;
}

/** Every evaluation sentence that also stands, or nearly stands, among the sentences learned from. */
export function findOverlaps(learned: readonly string[], evaluated: readonly string[]): Overlap[] {
  const words = learned.map(wordSet);
  const byWord = new Map<string, number[]>();
  words.forEach((set, index) => {
    for (const word of set) byWord.set(word, [...(byWord.get(word) ?? []), index]);
  });
  return evaluated.flatMap((text) => {
    const set = wordSet(text);
    const shared = new Map<number, number>();
    for (const word of set)
      for (const index of byWord.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return [...shared].flatMap(([index, count]) => {
      const other = words[index];
      const sentence = learned[index];
      if (!other || sentence === undefined) return [];
      const similarity = count / (set.size + other.size - count);
      return similarity >= NEAR_DUPLICATE ? [{ learned: sentence, evaluated: text, similarity }] : [];
    });
  });
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
