/**
 * What citations say besides the source's own words, in both languages, and how they write dates.
 */
import type { CitedDate } from './cited-source.ts';
import type { Locator } from './schema.ts';

export type CitationLanguage = 'en' | 'nb';

const WORDING = {
  en: {
    noDate: 'n.d.',
    about: 'ca.',
    page: 'p.',
    others: 'et al.',
    asReportedIn: 'As reported in',
    sectionFromContents: 'The section was located by the table of contents.',
  },
  nb: {
    noDate: 'u.å.',
    about: 'ca.',
    page: 's.',
    others: 'mfl.',
    asReportedIn: 'Gjengitt i',
    sectionFromContents: 'Stedet er funnet gjennom innholdsfortegnelsen.',
  },
} as const;

/** The words of one language. */
export function wordingOf(language: CitationLanguage) {
  return WORDING[language];
}

const NORWEGIAN_GENRES: Readonly<Record<string, string>> = {
  'Annual report': 'Årsrapport',
  'Committee report': 'Komitérapport',
  'Consultation reply': 'Høringssvar',
  'Internal circular': 'Internt rundskriv',
  Interpellation: 'Interpellasjon',
  Letter: 'Brev',
  "Master's thesis": 'Masteroppgave',
  Policy: 'Policy',
  'Press release': 'Pressemelding',
  Resolution: 'Resolusjon',
  Speech: 'Tale',
  'Summary record': 'Møtereferat',
  'Written question': 'Skriftlig spørsmål',
};

/** The kind of document ("Press release") in this language; one we have no word for stays as it is. */
export function genreIn(language: CitationLanguage, genre: string): string {
  return language === 'nb' ? (NORWEGIAN_GENRES[genre] ?? genre) : genre;
}

/** "section 2.5, p. 26" / "kapittel 2.5, s. 26". */
export function describeLocator(locator: Locator, language: CitationLanguage): string {
  const { label, page } = locator;
  return page === undefined ? label[language] : `${label[language]}, ${WORDING[language].page} ${page}`;
}

/** With an upper-case first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "2016", or "ca. 2013" where the year is an estimate. */
export function describeYear(date: CitedDate, language: CitationLanguage): string {
  return date.isApproximate ? `${WORDING[language].about} ${date.year}` : String(date.year);
}

const MONTHS = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  nb: [
    'januar',
    'februar',
    'mars',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'desember',
  ],
} as const;

/** "May" and "26" of "May 26, 2016", or "26. mai"; empty where only the year is known. */
export function describeMonthAndDay({ month, day }: CitedDate, language: CitationLanguage): string {
  const name = month === undefined ? undefined : MONTHS[language][month - 1];
  if (name === undefined) return '';
  if (day === undefined) return name;
  return language === 'en' ? `${name} ${day}` : `${day}. ${name}`;
}

/** "May 26, 2016", "26. mai 2016", "May 2016", "2016". */
export function describeDate(date: CitedDate, language: CitationLanguage): string {
  const monthAndDay = describeMonthAndDay(date, language);
  if (monthAndDay === '' || date.isApproximate) return describeYear(date, language);
  return language === 'en' && date.day !== undefined
    ? `${monthAndDay}, ${date.year}`
    : `${monthAndDay} ${date.year}`;
}

/** A day written as YYYY-MM-DD; what is written otherwise has no known month or day. */
export function parseDay(day: string): CitedDate {
  const [year = 0, month, date] = day.split('-').map(Number);
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(date === undefined ? {} : { day: date }),
    isApproximate: false,
  };
}
