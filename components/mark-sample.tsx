import { useId } from 'preact/hooks';
import type { Translator } from '../locales/index.ts';
import type { IntensitySetting } from './intensity-choice.tsx';

interface MarkSampleProps {
  readonly translator: Translator;
  readonly intensity: IntensitySetting;
}

const SAMPLES = [
  { stance: 'agrees', label: 'options.sampleAgrees' },
  { stance: 'contradicts', label: 'options.sampleContradicts' },
  { stance: 'context', label: 'options.sampleContext' },
] as const;

/** What pages look like with the chosen settings: a sentence for each stance, and the number on the toolbar. */
export function MarkSample({ translator, intensity }: MarkSampleProps) {
  const { text, number } = translator;
  const headingId = useId();
  return (
    <figure class="mark-sample" aria-labelledby={headingId}>
      <figcaption id={headingId}>
        {text('options.sample')}
        <span class="sample-badge">
          <span class="heard">{text('options.sampleBadge')} </span>
          {number(SAMPLES.length)}
        </span>
      </figcaption>
      <p class="sample-text">
        {SAMPLES.map(({ stance, label }, index) => (
          <span key={stance}>
            <span class={intensity === 'quiet' ? undefined : `claim claim-${stance}`}>{text(label)}</span>
            {intensity === 'study' && <sup class={`sample-number sample-${stance}`}>{index + 1}</sup>}{' '}
          </span>
        ))}
        {text('options.sampleUnmarked')}
      </p>
    </figure>
  );
}
