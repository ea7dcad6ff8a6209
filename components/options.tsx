import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { SourceCoverage } from '../data/coverage.ts';
import type { Evidence, ReadStatus } from '../data/schema.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { Choice } from './choice.tsx';
import { IntensityChoice, type IntensitySetting } from './intensity-choice.tsx';
import { LanguageChoice, type LanguageSetting } from './language-choice.tsx';
import { sentenceCase } from './sentence-case.ts';
import { Switch } from './switch.tsx';

export interface OptionsProps {
  readonly translator: Translator;
  readonly checkPages: boolean;
  readonly language: LanguageSetting;
  readonly theme: ThemeSetting;
  /** How much stands on the pages themselves. */
  readonly intensity: IntensitySetting;
  /** Sites where checking is switched off. */
  readonly sitesOff: readonly string[];
  /** How many matches the reader hid with "Not this claim". */
  readonly hiddenClaims: number;
  readonly datasetId: string;
  readonly coverage: readonly SourceCoverage[];
  readonly evidence: readonly { readonly kind: Evidence; readonly findings: number }[];
  readonly onCheckPages: (checkPages: boolean) => void;
  readonly onLanguage: (language: LanguageSetting) => void;
  readonly onTheme: (theme: ThemeSetting) => void;
  readonly onIntensity: (intensity: IntensitySetting) => void;
  readonly onRemoveSite: (site: string) => void;
  readonly onShowHidden: () => void;
  readonly onReset: () => void;
}

export type ThemeSetting = 'auto' | 'light' | 'dark';

/** All settings, and what the data rests on. Every change takes effect at once. */
export function Options(props: OptionsProps) {
  const { translator } = props;
  const { text } = translator;
  return (
    <main class="page options" lang={translator.language}>
      <h1>{text('options.title')}</h1>
      <Section title={text('options.checking')}>
        <CheckingSettings options={props} />
      </Section>
      <Section title={text('options.appearance')}>
        <Appearance options={props} />
      </Section>
      <Section title={text('options.sites')}>
        <Sites options={props} />
      </Section>
      <Section title={text('options.data')}>
        <Data options={props} />
      </Section>
      <Reset translator={translator} onReset={props.onReset} />
    </main>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="page-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface PartProps {
  readonly options: OptionsProps;
}

function CheckingSettings({ options }: PartProps) {
  const { translator, checkPages, hiddenClaims, onCheckPages, onShowHidden } = options;
  const { text, count } = translator;
  const hintId = useId();
  return (
    <>
      <Switch
        label={text('options.checkPages')}
        checked={checkPages}
        describedBy={hintId}
        onChange={onCheckPages}
      />
      <p class="hint" id={hintId}>
        {text('options.checkPagesHint')}
      </p>
      <p role="status">
        {hiddenClaims > 0 ? count('options.hidden', hiddenClaims) : text('options.noneHidden')}
      </p>
      {hiddenClaims > 0 && (
        <button type="button" class="button" onClick={onShowHidden}>
          {text('options.showAgain')}
        </button>
      )}
    </>
  );
}

function Appearance({ options }: PartProps) {
  const { translator, language, theme, intensity, onLanguage, onTheme, onIntensity } = options;
  const { text } = translator;
  return (
    <div class="choices">
      <LanguageChoice
        label={text('options.language')}
        value={language}
        translator={translator}
        onChange={onLanguage}
      />
      <Choice
        label={text('options.theme')}
        value={theme}
        options={[
          { value: 'auto', label: text('options.themeAuto') },
          { value: 'light', label: text('options.themeLight') },
          { value: 'dark', label: text('options.themeDark') },
        ]}
        onChange={onTheme}
      />
      <IntensityChoice value={intensity} translator={translator} onChange={onIntensity} />
    </div>
  );
}

function Sites({ options }: PartProps) {
  const { translator, sitesOff, onRemoveSite } = options;
  const { text } = translator;
  if (sitesOff.length === 0) return <p>{text('options.noSitesOff')}</p>;
  return (
    <ul class="sites" aria-label={text('options.sitesOff')}>
      {sitesOff.map((site) => (
        <li key={site}>
          <span>{site}</span>
          <button type="button" class="button" onClick={() => onRemoveSite(site)}>
            {text('options.removeSite', { site })}
          </button>
        </li>
      ))}
    </ul>
  );
}

const READ_LABELS: Readonly<Record<ReadStatus, MessageKey>> = {
  full: 'options.readFull',
  excerpt: 'options.readExcerpt',
  abstract: 'options.readAbstract',
  contents: 'options.readContents',
  none: 'options.readNone',
};
const READ_ORDER = ['full', 'excerpt', 'abstract', 'contents', 'none'] as const;

function Data({ options }: PartProps) {
  const { translator, datasetId, coverage, evidence } = options;
  const { text, count, number } = translator;
  const total = evidence.reduce((sum, { findings }) => sum + findings, 0);
  const hintId = useId();
  const describeRead = ({ read }: SourceCoverage) =>
    READ_ORDER.flatMap((status) => {
      const findings = read[status];
      return findings
        ? [text('options.readCount', { what: text(READ_LABELS[status]), count: findings })]
        : [];
    }).join(', ');
  return (
    <>
      <p>
        {text('options.version')}: <strong>{datasetId}</strong> · {count('options.findingCount', total)}
      </p>
      <h3>{text('options.evidenceKinds')}</h3>
      <dl class="kinds">
        {evidence.map(({ kind, findings }) => (
          <div key={kind}>
            <dt>{text(`evidence.${kind}`)}</dt>
            <dd>{number(findings)}</dd>
          </div>
        ))}
      </dl>
      <h3>{text('options.coverage')}</h3>
      <p class="hint" id={hintId}>
        {text('options.coverageHint')}
      </p>
      <table aria-describedby={hintId}>
        <thead>
          <tr>
            <th scope="col">{text('options.leadSource')}</th>
            <th scope="col" class="figure">
              {text('options.findingsColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {coverage.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {sentenceCase(row.name)} <span class="what-read">{describeRead(row)}</span>
              </th>
              <td class="figure">{number(row.findings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{text('card.independence')}</p>
    </>
  );
}

interface ResetProps {
  readonly translator: Translator;
  readonly onReset: () => void;
}

/** Asks once more before it forgets everything. */
function Reset({ translator: { text }, onReset }: ResetProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const hintId = useId();
  const cancelButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) cancelButton.current?.focus();
  }, [isAsking]);
  return (
    <section class="page-part reset">
      <div class="actions">
        {isAsking ? (
          <>
            <button
              type="button"
              class="button"
              onClick={() => {
                onReset();
                setIsAsking(false);
                setIsDone(true);
              }}
            >
              {text('options.resetConfirm')}
            </button>
            <button type="button" class="button quiet" ref={cancelButton} onClick={() => setIsAsking(false)}>
              {text('options.resetCancel')}
            </button>
          </>
        ) : (
          <button type="button" class="button" aria-describedby={hintId} onClick={() => setIsAsking(true)}>
            {text('options.reset')}
          </button>
        )}
        <span role="status" class="status">
          {isDone && !isAsking && text('options.resetDone')}
        </span>
      </div>
      <p class="hint" id={hintId}>
        {text('options.resetHint')}
      </p>
    </section>
  );
}
