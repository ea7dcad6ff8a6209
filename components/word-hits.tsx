interface WordHitsProps {
  readonly text: string;
  readonly query: string;
}

/** A text with the words marked that begin like those of a query, whatever their case and diacritics. */
export function WordHits({ text, query }: WordHitsProps) {
  return (
    <>
      {splitAtHits(text, query).map(({ part, isHit, start }) =>
        isHit ? <mark key={start}>{part}</mark> : part,
      )}
    </>
  );
}

interface Part {
  readonly part: string;
  readonly isHit: boolean;
  readonly start: number;
}

/** The text in pieces; joined, they are the text again. */
export function splitAtHits(text: string, query: string): Part[] {
  const words = [...fold(query).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
  const folded = fold(text);
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!words.some((sought) => word.startsWith(sought))) continue;
    if (index > end) parts.push({ part: text.slice(end, index), isHit: false, start: end });
    end = index + word.length;
    parts.push({ part: text.slice(index, end), isHit: true, start: index });
  }
  if (end < text.length) parts.push({ part: text.slice(end), isHit: false, start: end });
  return parts;
}

/** Lower case without diacritics, code unit by code unit, so that offsets stay. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charAt(index);
    const plain = unit.normalize('NFD').charAt(0).toLowerCase();
    return plain.length === 1 ? plain : unit;
  }).join('');
}
