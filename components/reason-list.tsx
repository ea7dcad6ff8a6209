import type { Reason } from '../engine/types.ts';
import { isMessageKey, type Translator } from '../locales/index.ts';

interface ReasonListProps {
  readonly reasons: readonly Reason[];
  readonly translator: Translator;
}

/** "Why this match?", closed until asked for. */
export function ReasonList({ reasons, translator }: ReasonListProps) {
  const sentences = reasonSentences(reasons, translator);
  if (sentences.length === 0) return null;
  return (
    <details class="reasons">
      <summary>{translator.text('finding.why')}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

/** The reasons as sentences, each once; a reason without a message of its own is left out. */
export function reasonSentences(reasons: readonly Reason[], translator: Translator): readonly string[] {
  const sentences = reasons.flatMap(({ message, values }) => {
    const key = message.includes('.') ? message : `reasons.${message}`;
    if (!isMessageKey(key)) return [];
    // The dots between words stay at the end of a line.
    const { words } = values;
    const shown = words === undefined ? values : { ...values, words: words.replaceAll(' · ', '\u00a0· ') };
    return [translator.text(key, withLocalDecimals(shown, translator))];
  });
  return [...new Set(sentences)];
}

/** Figures come with a decimal point; Norwegian writes a comma. */
function withLocalDecimals(values: Reason['values'], { language }: Translator): Reason['values'] {
  if (language === 'en') return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === 'value' || name === 'expected' ? value.replace(/(?<=\d)\.(?=\d)/g, ',') : value,
    ]),
  );
}
