/**
 * Every string a reader sees, in English, Norwegian bokmål and Norwegian nynorsk.
 *
 * One flat JSON file per namespace and language. A name that ends in `_one` or `_other` is one form of a count.
 */
import enCard from './en/card.json' with { type: 'json' };
import enCitationStyles from './en/citation-styles.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enEvidence from './en/evidence.json' with { type: 'json' };
import enEvidenceBrowser from './en/evidence-browser.json' with { type: 'json' };
import enEvidencePage from './en/evidence-page.json' with { type: 'json' };
import enFailures from './en/failures.json' with { type: 'json' };
import enFinding from './en/finding.json' with { type: 'json' };
import enLanguages from './en/languages.json' with { type: 'json' };
import enNote from './en/note.json' with { type: 'json' };
import enOptions from './en/options.json' with { type: 'json' };
import enPopup from './en/popup.json' with { type: 'json' };
import enReasons from './en/reasons.json' with { type: 'json' };
import enReport from './en/report.json' with { type: 'json' };
import enStart from './en/start.json' with { type: 'json' };
import enTopics from './en/topics.json' with { type: 'json' };
import enWelcome from './en/welcome.json' with { type: 'json' };
import nbCard from './nb/card.json' with { type: 'json' };
import nbCitationStyles from './nb/citation-styles.json' with { type: 'json' };
import nbCli from './nb/cli.json' with { type: 'json' };
import nbEvidence from './nb/evidence.json' with { type: 'json' };
import nbEvidenceBrowser from './nb/evidence-browser.json' with { type: 'json' };
import nbEvidencePage from './nb/evidence-page.json' with { type: 'json' };
import nbFailures from './nb/failures.json' with { type: 'json' };
import nbFinding from './nb/finding.json' with { type: 'json' };
import nbLanguages from './nb/languages.json' with { type: 'json' };
import nbNote from './nb/note.json' with { type: 'json' };
import nbOptions from './nb/options.json' with { type: 'json' };
import nbPopup from './nb/popup.json' with { type: 'json' };
import nbReasons from './nb/reasons.json' with { type: 'json' };
import nbReport from './nb/report.json' with { type: 'json' };
import nbStart from './nb/start.json' with { type: 'json' };
import nbTopics from './nb/topics.json' with { type: 'json' };
import nbWelcome from './nb/welcome.json' with { type: 'json' };
import nnCard from './nn/card.json' with { type: 'json' };
import nnCitationStyles from './nn/citation-styles.json' with { type: 'json' };
import nnCli from './nn/cli.json' with { type: 'json' };
import nnEvidence from './nn/evidence.json' with { type: 'json' };
import nnEvidenceBrowser from './nn/evidence-browser.json' with { type: 'json' };
import nnEvidencePage from './nn/evidence-page.json' with { type: 'json' };
import nnFailures from './nn/failures.json' with { type: 'json' };
import nnFinding from './nn/finding.json' with { type: 'json' };
import nnLanguages from './nn/languages.json' with { type: 'json' };
import nnNote from './nn/note.json' with { type: 'json' };
import nnOptions from './nn/options.json' with { type: 'json' };
import nnPopup from './nn/popup.json' with { type: 'json' };
import nnReasons from './nn/reasons.json' with { type: 'json' };
import nnReport from './nn/report.json' with { type: 'json' };
import nnStart from './nn/start.json' with { type: 'json' };
import nnTopics from './nn/topics.json' with { type: 'json' };
import nnWelcome from './nn/welcome.json' with { type: 'json' };

const english = {
  card: enCard,
  citationStyles: enCitationStyles,
  cli: enCli,
  evidence: enEvidence,
  evidenceBrowser: enEvidenceBrowser,
  evidencePage: enEvidencePage,
  failures: enFailures,
  finding: enFinding,
  languages: enLanguages,
  note: enNote,
  options: enOptions,
  popup: enPopup,
  reasons: enReasons,
  report: enReport,
  start: enStart,
  topics: enTopics,
  welcome: enWelcome,
};

/** All messages by namespace and name; every language has the names of the English files. */
export type Messages = typeof english;

const bokmal: Messages = {
  card: nbCard,
  citationStyles: nbCitationStyles,
  cli: nbCli,
  evidence: nbEvidence,
  evidenceBrowser: nbEvidenceBrowser,
  evidencePage: nbEvidencePage,
  failures: nbFailures,
  finding: nbFinding,
  languages: nbLanguages,
  note: nbNote,
  options: nbOptions,
  popup: nbPopup,
  reasons: nbReasons,
  report: nbReport,
  start: nbStart,
  topics: nbTopics,
  welcome: nbWelcome,
};

const nynorsk: Messages = {
  card: nnCard,
  citationStyles: nnCitationStyles,
  cli: nnCli,
  evidence: nnEvidence,
  evidenceBrowser: nnEvidenceBrowser,
  evidencePage: nnEvidencePage,
  failures: nnFailures,
  finding: nnFinding,
  languages: nnLanguages,
  note: nnNote,
  options: nnOptions,
  popup: nnPopup,
  reasons: nnReasons,
  report: nnReport,
  start: nnStart,
  topics: nnTopics,
  welcome: nnWelcome,
};

/** The messages themselves, for the tests that compare the languages; everybody else uses a `Translator`. */
export const messages: Readonly<Record<InterfaceLanguage, Messages>> = {
  en: english,
  nb: bokmal,
  nn: nynorsk,
};

type NamesOf<Namespace extends keyof Messages> = keyof Messages[Namespace] & string;

/** `namespace.name` of a message, as in `card.close`. */
export type MessageKey = {
  [Namespace in keyof Messages]: `${Namespace}.${NamesOf<Namespace>}`;
}[keyof Messages];

type CountNames<Name extends string> = Name extends `${infer Stem}_other` ? Stem : never;

/** `namespace.name` of a message with forms for one and for several, without the `_one` or `_other`. */
export type CountKey = {
  [Namespace in keyof Messages]: `${Namespace}.${CountNames<NamesOf<Namespace>>}`;
}[keyof Messages];

/** Language of the product itself; the pages it reads may be in others. */
export type InterfaceLanguage = 'en' | 'nb' | 'nn';

/** Language of what the data says: findings, names of sources, citations. */
export type DataLanguage = 'en' | 'nb';

type Values = Readonly<Record<string, string | number>>;

/** The product's strings, numbers and dates in one language. */
export interface Translator {
  /** For the `lang` of what the messages stand in. */
  readonly locale: InterfaceLanguage;
  /** The nearest that the data has: bokmål for nynorsk. */
  readonly language: DataLanguage;
  /** The message with its `{placeholders}` filled; one without a value stays as it stands. Numbers are formatted. */
  text(key: MessageKey, values?: Values): string;
  /** The form of the message that fits the count; `{count}` is filled. */
  count(key: CountKey, count: number, values?: Values): string;
  /** A date of the precision it has: `2016`, `2016-05` or `2016-05-26`. Anything else comes back unchanged. */
  date(partialDate: string): string;
  number(value: number): string;
}

/** Chromium has no dates and numbers in nynorsk; they are those of bokmål. */
const LOCALE_TAGS = { en: ['en-GB'], nb: ['nb-NO'], nn: ['nn-NO', 'nb-NO'] } as const;

/** Strings, numbers and dates in this language. */
export function createTranslator(locale: InterfaceLanguage): Translator {
  const tags = [...LOCALE_TAGS[locale]];
  const byKey = new Map(
    Object.entries(messages[locale]).flatMap(([namespace, strings]) =>
      Object.entries(strings).map(([name, message]): [string, string] => [`${namespace}.${name}`, message]),
    ),
  );
  const numbers = new Intl.NumberFormat(tags);
  const plurals = new Intl.PluralRules(tags);

  const fill = (key: string, values: Values): string =>
    (byKey.get(key) ?? key).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      if (value === undefined) return placeholder;
      return typeof value === 'number' ? numbers.format(value) : value;
    });

  return {
    locale,
    language: locale === 'en' ? 'en' : 'nb',
    text: (key, values = {}) => fill(key, values),
    count: (key, count, values = {}) =>
      fill(`${key}_${plurals.select(count) === 'one' ? 'one' : 'other'}`, { ...values, count }),
    date: (partialDate) => formatDate(partialDate, tags),
    number: (value) => numbers.format(value),
  };
}

/** Whether a string from elsewhere, such as `Reason.message`, names a message. */
export function isMessageKey(key: string): key is MessageKey {
  const [namespace = '', name = ''] = key.split('.', 2);
  return Object.hasOwn(english, namespace) && Object.hasOwn(english[namespace as keyof Messages], name);
}

/** The language to speak: the chosen one, else the browser's first that we have, else English. */
export function chooseLanguage(
  choice: InterfaceLanguage | 'auto',
  browserLanguages: readonly string[],
): InterfaceLanguage {
  if (choice !== 'auto') return choice;
  const known = browserLanguages
    .map((tag) => tag.toLowerCase().split('-', 1)[0] ?? '')
    .map(interfaceLanguage);
  return known.find((language) => language !== undefined) ?? 'en';
}

function interfaceLanguage(primary: string): InterfaceLanguage | undefined {
  if (primary === 'en' || primary === 'nn') return primary;
  return primary === 'nb' || primary === 'no' ? 'nb' : undefined;
}

function formatDate(partialDate: string, tags: string[]): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(partialDate);
  if (!parts) return partialDate;
  const [, year = '', month, day] = parts;
  if (!month) return year;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(tags, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
  }).format(moment);
}
