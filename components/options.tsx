import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { SourceCoverage } from '../data/coverage.ts';
import type { Evidence, ReadStatus } from '../data/schema.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { Choice } from './choice.tsx';
import { IntensityChoice, type IntensitySetting } from './intensity-choice.tsx';
import { LanguageChoice, type LanguageSetting } from './language-choice.tsx';
import { MarkSample } from './mark-sample.tsx';
import { sentenceCase } from './sentence-case.ts';
import { SettingsFileTools } from './settings-file-tools.tsx';
import { type PrivateSites, SitesOff } from './sites-off.tsx';
import { Switch } from './switch.tsx';

export interface OptionsProps {
  readonly translator: Translator;
  readonly checkPages: boolean;
  readonly language: LanguageSetting;
  readonly theme: ThemeSetting;
  readonly textSize: TextSizeSetting;
  /** How much stands on the pages themselves. */
  readonly intensity: IntensitySetting;
  /** Languages in which sentences are marked. */
  readonly pageLanguages: readonly PageLanguageSetting[];
  /** Whether what readers write under an article is marked too. */
  readonly comments: boolean;
  /** Sites that the reader switched off. */
  readonly sitesOff: readonly string[];
  /** Sites that are off at first, by the reason. */
  readonly privateSites: PrivateSites;
  /** Which of them the reader switched on. */
  readonly privateSitesOn: readonly string[];
  /** How many matches the reader hid with "Not this claim". */
  readonly hiddenClaims: number;
  /** Something stored could not be read, and its default is used. */
  readonly isUnreadable: boolean;
  readonly datasetId: string;
  readonly coverage: readonly SourceCoverage[];
  readonly evidence: readonly { readonly kind: Evidence; readonly findings: number }[];
  readonly onCheckPages: (checkPages: boolean) => void;
  readonly onLanguage: (language: LanguageSetting) => void;
  readonly onTheme: (theme: ThemeSetting) => void;
  readonly onTextSize: (textSize: TextSizeSetting) => void;
  readonly onIntensity: (intensity: IntensitySetting) => void;
  readonly onPageLanguages: (languages: readonly PageLanguageSetting[]) => void;
  readonly onComments: (comments: boolean) => void;
  /** Switches off a site that the reader wrote; false where that names none. */
  readonly onAddSite: (written: string) => boolean;
  /** Switches a site on, or one of those that are off at first off again. */
  readonly onSwitchSite: (site: string, isOn: boolean) => void;
  readonly onShowHidden: () => void;
  readonly onExport: () => void;
  /** Takes over what a file says; false where it is no file of ours. */
  readonly onImport: (text: string) => Promise<boolean>;
  readonly onReset: () => void;
}

export type ThemeSetting = 'auto' | 'light' | 'dark';
export type TextSizeSetting = 'normal' | 'large' | 'larger';
export type PageLanguageSetting = 'english' | 'scandinavian';

/** All settings, and what the data rests on. Every change takes effect at once. */
export function Options(props: OptionsProps) {
  const { translator } = props;
  const { text } = translator;
  return (
    <main class="page options" lang={translator.locale}>
      <h1>{text('options.title')}</h1>
      {props.isUnreadable && <p role="status">{text('options.unreadable')}</p>}
      <Section title={text('options.checking')}>
        <CheckingSettings options={props} />
      </Section>
      <Section title={text('options.appearance')}>
        <Appearance options={props} />
      </Section>
      <Section title={text('options.sites')}>
        <SitesOff
          translator={translator}
          sitesOff={props.sitesOff}
          privateSites={props.privateSites}
          privateSitesOn={props.privateSitesOn}
          onAdd={props.onAddSite}
          onSwitch={props.onSwitchSite}
        />
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

const PAGE_LANGUAGES = [
  { value: 'english', label: 'options.english' },
  { value: 'scandinavian', label: 'options.scandinavian' },
] as const;

function CheckingSettings({ options }: PartProps) {
  const { translator, checkPages, hiddenClaims, pageLanguages, onShowHidden } = options;
  const { text, count } = translator;
  const hintId = useId();
  const commentsHintId = useId();
  const hiddenCount = useRef<HTMLParagraphElement>(null);
  return (
    <>
      <Switch
        label={text('options.checkPages')}
        checked={checkPages}
        describedBy={hintId}
        onChange={options.onCheckPages}
      />
      <p class="hint" id={hintId}>
        {text(checkPages ? 'options.checkPagesHint' : 'options.onlyAskedHint')}
      </p>
      <div class="choices">
        <IntensityChoice value={options.intensity} translator={translator} onChange={options.onIntensity} />
      </div>
      <fieldset class="page-languages">
        <legend>{text('options.pageLanguages')}</legend>
        {PAGE_LANGUAGES.map(({ value, label }) => (
          <label key={value} class="check">
            <input
              type="checkbox"
              checked={pageLanguages.includes(value)}
              onChange={({ currentTarget }) => {
                const others = pageLanguages.filter((language) => language !== value);
                options.onPageLanguages(currentTarget.checked ? [...others, value] : others);
              }}
            />
            <span>{text(label)}</span>
          </label>
        ))}
      </fieldset>
      <Switch
        label={text('options.comments')}
        checked={options.comments}
        describedBy={commentsHintId}
        onChange={options.onComments}
      />
      <p class="hint" id={commentsHintId}>
        {text('options.commentsHint')}
      </p>
      <p role="status" ref={hiddenCount} tabIndex={-1}>
        {hiddenClaims > 0 ? count('options.hidden', hiddenClaims) : text('options.noneHidden')}
      </p>
      {hiddenClaims > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => {
            // Not lost with the button.
            hiddenCount.current?.focus();
            onShowHidden();
          }}
        >
          {text('options.showAgain')}
        </button>
      )}
    </>
  );
}

function Appearance({ options }: PartProps) {
  const { translator, language, theme, textSize, intensity, onLanguage, onTheme, onTextSize } = options;
  const { text } = translator;
  return (
    <>
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
        <Choice
          label={text('options.textSize')}
          value={textSize}
          options={[
            { value: 'normal', label: text('options.textNormal') },
            { value: 'large', label: text('options.textLarge') },
            { value: 'larger', label: text('options.textLarger') },
          ]}
          onChange={onTextSize}
        />
      </div>
      <MarkSample translator={translator} intensity={intensity} />
    </>
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
      <SettingsFileTools translator={translator} onExport={options.onExport} onImport={options.onImport} />
      <h3>{text('options.evidenceKinds')}</h3>
      <dl class="kinds">
        {evidence.map(({ kind, findings }) => (
          <div key={kind}>
            <dt>{text(`evidence.${kind}`)}</dt>
            <dd>{number(findings)}</dd>
          </div>
        ))}
      </dl>
      <details class="coverage">
        <summary>{text('options.coverage')}</summary>
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
      </details>
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
  const resetButton = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // The button that was pressed is gone; focus goes on to the one that took its place.
  useEffect(() => {
    if (isAsking) cancelButton.current?.focus();
    else if (wasAsking.current) resetButton.current?.focus();
    wasAsking.current = isAsking;
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
          <button
            type="button"
            class="button"
            ref={resetButton}
            aria-describedby={hintId}
            onClick={() => setIsAsking(true)}
          >
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
