import type { Translator } from '../locales/index.ts';
import { Choice } from './choice.tsx';

/** A language of the product, or the browser's. */
export type LanguageSetting = 'auto' | 'en' | 'nb' | 'nn';

interface LanguageChoiceProps {
  readonly label: string;
  readonly value: LanguageSetting;
  readonly translator: Translator;
  readonly onChange: (value: LanguageSetting) => void;
}

/** The languages, each by its own name. */
export function LanguageChoice({ label, value, translator: { text }, onChange }: LanguageChoiceProps) {
  return (
    <Choice
      label={label}
      value={value}
      options={[
        { value: 'auto', label: text('languages.auto') },
        { value: 'en', label: text('languages.en'), lang: 'en' },
        { value: 'nb', label: text('languages.nb'), lang: 'nb' },
        { value: 'nn', label: text('languages.nn'), lang: 'nn' },
      ]}
      onChange={onChange}
    />
  );
}
