/**
 * Everything that is stored, all of it on this device: the reader's settings and which claims they hid. Nothing about
 * visited pages: sites stand here only when the reader switched them off, hidden claims only as salted hashes.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isInPrivateWindow } from './private-window.ts';
import { sha256 } from './sha256.ts';
import { SETTINGS_KEY } from './site.ts';

/** What stands on pages: nothing but the badge, underlines, or underlines and footnote marks in the margin. */
export const Intensity = v.picklist(['quiet', 'normal', 'study']);
export type Intensity = v.InferOutput<typeof Intensity>;

export const Theme = v.picklist(['auto', 'light', 'dark']);
export type Theme = v.InferOutput<typeof Theme>;

export const Language = v.picklist(['auto', 'en', 'nb', 'nn']);
export type Language = v.InferOutput<typeof Language>;

/** Size of the text in the card and on our own pages. */
export const TextSize = v.picklist(['normal', 'large', 'larger']);
export type TextSize = v.InferOutput<typeof TextSize>;

/** Languages of sentences, as the engine tells them apart. */
export const PageLanguage = v.picklist(['english', 'scandinavian']);
export type PageLanguage = v.InferOutput<typeof PageLanguage>;

/** A site as `siteOf` names it: never more of an address than its host. */
const SiteName = v.pipe(v.string(), v.regex(/^[^\s/?#@]{1,253}$/));

/** A list without those of its entries that cannot be read; what is no list is an empty one. */
function listOf<T>(entry: v.GenericSchema<unknown, T>) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((list) => list.filter((item): item is T => v.is(entry, item))),
    ),
    [],
  );
}

/** Key `settings`. A field that cannot be read takes its default; the others stand. */
export const Settings = v.object({
  /** Raised when the meaning of a field changes; a new field needs only a default. */
  version: v.fallback(v.literal(1), 1),
  automatic: v.fallback(v.boolean(), true),
  language: v.fallback(Language, 'auto'),
  theme: v.fallback(Theme, 'auto'),
  textSize: v.fallback(TextSize, 'normal'),
  intensity: v.fallback(Intensity, 'normal'),
  /** Languages in which sentences are marked by themselves. */
  pageLanguages: v.fallback(v.array(PageLanguage), [...PageLanguage.options]),
  /** Whether what readers write under an article is marked too. */
  comments: v.fallback(v.boolean(), false),
  /** Sites the reader switched off, as `siteOf` names them. */
  disabledSites: listOf(SiteName),
  /** Of the sites that are off at first (`private-sites.ts`) those the reader switched on. */
  enabledSites: listOf(SiteName),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Settings of a reader who has changed nothing. */
export const DEFAULT_SETTINGS: Settings = parseSettings({});

/** Key `hiddenClaims`: "Not this claim", remembered without the text of any page. */
export const HiddenClaims = v.object({
  salt: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
  /** SHA-256 in hexadecimal digits; anything else could be text of a page and is dropped. */
  hashes: listOf(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});
export type HiddenClaims = v.InferOutput<typeof HiddenClaims>;

/** As stored; items from before they had a version are of the first. */
const StoredHiddenClaims = v.object({ version: v.optional(v.literal(1), 1), ...HiddenClaims.entries });
const HIDDEN_CLAIMS_KEY = 'hiddenClaims';
/** Oldest hidden claims are forgotten beyond this: storage must not grow for ever. */
const MAX_HIDDEN_CLAIMS = 2000;

/** Settings out of whatever is stored. */
export function parseSettings(stored: unknown): Settings {
  return v.parse(Settings, typeof stored === 'object' && stored !== null ? stored : {});
}

export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

/** Changes some settings and leaves the others; answers all of them. */
export async function changeSettings(change: Partial<Omit<Settings, 'version'>>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await browser.storage.local.set({ [SETTINGS_KEY]: settings });
  return settings;
}

/** Calls back at every change, from wherever it comes, until the signal aborts. */
export function watchSettings(onChange: (settings: Settings) => void, signal: AbortSignal): void {
  watch(SETTINGS_KEY, (value) => onChange(parseSettings(value)), signal);
}

/** Claims the reader said are not this finding's. */
export interface HiddenClaimList {
  /** Whether this finding is hidden for this sentence, wherever it stands. */
  has(finding: string, quote: string): boolean;
  hide(finding: string, quote: string): Promise<void>;
  show(finding: string, quote: string): Promise<void>;
}

/**
 * The hidden claims, kept up to date until the signal aborts; `onChange` comes after every change. What is hidden in a
 * private window is forgotten with the page.
 */
export async function openHiddenClaims(onChange: () => void, signal: AbortSignal): Promise<HiddenClaimList> {
  let current = await load();
  const unkept = new Set<string>();
  const nameUnkept = createNameOf('');
  watch(
    HIDDEN_CLAIMS_KEY,
    (value) => {
      current = parseHiddenClaims(value);
      onChange();
    },
    signal,
  );
  const change = async (alter: (hashes: Set<string>, nameOf: NameOf) => void): Promise<void> => {
    if (isInPrivateWindow()) {
      alter(unkept, nameUnkept);
      onChange();
      return;
    }
    // Another tab may have hidden something meanwhile, or made the salt: what is stored is what counts.
    const { salt, hashes } = await load();
    const set = new Set(hashes);
    alter(set, createNameOf(salt));
    await browser.storage.local.set({ [HIDDEN_CLAIMS_KEY]: toStored({ salt, hashes: [...set] }) });
  };
  return {
    has: (finding, quote) =>
      (current.hashes.length > 0 && current.hashes.includes(createNameOf(current.salt)(finding, quote))) ||
      (unkept.size > 0 && unkept.has(nameUnkept(finding, quote))),
    hide: (finding, quote) => change((set, nameOf) => set.add(nameOf(finding, quote))),
    show: (finding, quote) => change((set, nameOf) => set.delete(nameOf(finding, quote))),
  };
}

/** What the reader may take to another browser. */
export async function readEverything(): Promise<{ settings: Settings; hiddenClaims: HiddenClaims }> {
  return { settings: await readSettings(), hiddenClaims: await load() };
}

/** Puts what was taken from elsewhere in the place of what is here. */
export async function replaceEverything(settings: Settings, hiddenClaims: HiddenClaims): Promise<void> {
  await browser.storage.local.set({
    [SETTINGS_KEY]: settings,
    [HIDDEN_CLAIMS_KEY]: toStored(parseHiddenClaims(hiddenClaims)),
  });
}

/** A stored item by its key. */
export type StoredItem = 'settings' | 'hiddenClaims';

/** The stored items that hold something unreadable, which counts as the default; the reader is told on the settings page. */
export async function findUnreadable(): Promise<readonly StoredItem[]> {
  const stored = await browser.storage.local.get([SETTINGS_KEY, HIDDEN_CLAIMS_KEY]);
  const settings = stored[SETTINGS_KEY];
  const hidden = stored[HIDDEN_CLAIMS_KEY];
  const isReadAsItIs = (value: unknown, read: object) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(read).every(
      ([name, field]) =>
        !(name in value) || JSON.stringify(value[name as keyof object]) === JSON.stringify(field),
    );
  return [
    ...(settings === undefined || isReadAsItIs(settings, parseSettings(settings))
      ? []
      : ['settings' as const]),
    ...(hidden === undefined ||
    (v.is(StoredHiddenClaims, hidden) && isReadAsItIs(hidden, parseHiddenClaims(hidden)))
      ? []
      : ['hiddenClaims' as const]),
  ];
}

/** How many claims are hidden. */
export async function countHiddenClaims(): Promise<number> {
  return (await load()).hashes.length;
}

/** Shows all hidden claims again. */
export async function forgetHiddenClaims(): Promise<void> {
  await browser.storage.local.remove(HIDDEN_CLAIMS_KEY);
}

/** Back to a fresh installation. */
export async function forgetEverything(): Promise<void> {
  await browser.storage.local.clear();
}

type NameOf = (finding: string, quote: string) => string;

function createNameOf(salt: string): NameOf {
  return (finding, quote) => sha256(`${salt}\n${finding}\n${quote.replace(/\s+/g, ' ').trim()}`);
}

function parseHiddenClaims(stored: unknown): HiddenClaims {
  const read = v.safeParse(StoredHiddenClaims, stored);
  if (!read.success) return { salt: crypto.getRandomValues(new Uint32Array(4)).join('-'), hashes: [] };
  const { salt, hashes } = read.output;
  return { salt, hashes };
}

function toStored({ salt, hashes }: HiddenClaims): v.InferOutput<typeof StoredHiddenClaims> {
  return { version: 1, salt, hashes: hashes.slice(-MAX_HIDDEN_CLAIMS) };
}

async function load(): Promise<HiddenClaims> {
  return parseHiddenClaims((await browser.storage.local.get(HIDDEN_CLAIMS_KEY))[HIDDEN_CLAIMS_KEY]);
}

function watch(key: string, onChange: (value: unknown) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>): void => {
    const change = changes[key];
    if (change) onChange(change.newValue);
  };
  browser.storage.local.onChanged.addListener(listener);
  // After an update of the extension there is nothing left to remove it from.
  signal.addEventListener('abort', () => browser.storage?.local.onChanged.removeListener(listener), {
    once: true,
  });
}
