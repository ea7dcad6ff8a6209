/**
 * Everything that is stored, all of it on this device: the reader's settings and which claims they hid. Nothing about
 * visited pages: sites stand here only when the reader switched them off, hidden claims only as salted hashes.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { sha256 } from './sha256.ts';
import { SETTINGS_KEY } from './site.ts';

/** What stands on pages: nothing but the badge, underlines, or underlines and footnote marks in the margin. */
export const Intensity = v.picklist(['quiet', 'normal', 'study']);
export type Intensity = v.InferOutput<typeof Intensity>;

export const Theme = v.picklist(['auto', 'light', 'dark']);
export type Theme = v.InferOutput<typeof Theme>;

export const Language = v.picklist(['auto', 'en', 'nb']);
export type Language = v.InferOutput<typeof Language>;

/** Key `settings`. A field that cannot be read takes its default; the others stand. */
export const Settings = v.object({
  /** Raised when the meaning of a field changes; a new field needs only a default. */
  version: v.fallback(v.literal(1), 1),
  automatic: v.fallback(v.boolean(), true),
  language: v.fallback(Language, 'auto'),
  theme: v.fallback(Theme, 'auto'),
  intensity: v.fallback(Intensity, 'normal'),
  /** Sites the reader switched off, as `siteOf` names them. */
  disabledSites: v.fallback(v.array(v.string()), []),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Settings of a reader who has changed nothing. */
export const DEFAULT_SETTINGS: Settings = parseSettings({});

/** Key `hiddenClaims`: "Not this claim", remembered without the text of any page. */
const HiddenClaims = v.object({ salt: v.string(), hashes: v.array(v.string()) });
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

/** The hidden claims, kept up to date until the signal aborts; `onChange` comes after every change. */
export async function openHiddenClaims(onChange: () => void, signal: AbortSignal): Promise<HiddenClaimList> {
  let current = await load();
  watch(
    HIDDEN_CLAIMS_KEY,
    (value) => {
      current = parseHiddenClaims(value);
      onChange();
    },
    signal,
  );
  const change = async (alter: (hashes: Set<string>, nameOf: NameOf) => void): Promise<void> => {
    // Another tab may have hidden something meanwhile, or made the salt: what is stored is what counts.
    const { salt, hashes } = await load();
    const set = new Set(hashes);
    alter(set, createNameOf(salt));
    await browser.storage.local.set({
      [HIDDEN_CLAIMS_KEY]: { salt, hashes: [...set].slice(-MAX_HIDDEN_CLAIMS) },
    });
  };
  return {
    has: (finding, quote) =>
      current.hashes.length > 0 && current.hashes.includes(createNameOf(current.salt)(finding, quote)),
    hide: (finding, quote) => change((set, nameOf) => set.add(nameOf(finding, quote))),
    show: (finding, quote) => change((set, nameOf) => set.delete(nameOf(finding, quote))),
  };
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

function parseHiddenClaims(stored: unknown): v.InferOutput<typeof HiddenClaims> {
  const read = v.safeParse(HiddenClaims, stored);
  return read.success
    ? read.output
    : { salt: crypto.getRandomValues(new Uint32Array(4)).join('-'), hashes: [] };
}

async function load(): Promise<v.InferOutput<typeof HiddenClaims>> {
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
