import type { Translator } from '../locales/index.ts';
import { Choice } from './choice.tsx';

/**
 * How much stands on the pages themselves: nothing but the badge on the toolbar, underlines, or footnote marks in the
 * margin as well.
 */
export type IntensitySetting = 'quiet' | 'normal' | 'study';

interface IntensityChoiceProps {
  readonly value: IntensitySetting;
  readonly translator: Translator;
  readonly onChange: (intensity: IntensitySetting) => void;
}

export function IntensityChoice({ value, translator: { text }, onChange }: IntensityChoiceProps) {
  return (
    <Choice
      label={text('options.intensity')}
      value={value}
      options={[
        { value: 'quiet', label: text('options.intensityQuiet') },
        { value: 'normal', label: text('options.intensityNormal') },
        { value: 'study', label: text('options.intensityStudy') },
      ]}
      onChange={onChange}
    />
  );
}
