/**
 * What the probe needs of the settings, without a schema library: it runs on every page and must stay small.
 */
import { privateSiteOf } from './private-sites.ts';

/** Key under which `storage.local` holds the settings; see `settings.ts`. */
export const SETTINGS_KEY = 'settings';

/** Name under which the reader switches a site off: its host without "www.", or "file" for local files. */
export function siteOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return protocol === 'file:' ? 'file' : hostname.replace(/^www\./, '');
}

/** The site of a page in a tab; undefined for the browser's own pages. */
export function webSiteOf(address: string | undefined): string | undefined {
  return address && /^(https?|file):/.test(address) ? siteOf(address) : undefined;
}

/** Whether pages of this site are checked by themselves; anything unreadable counts as the default. */
export function isCheckedAutomatically(settings: unknown, site: string): boolean {
  const { automatic } = fieldsOf(settings);
  return automatic !== false && isSiteOn(settings, site);
}

/** Whether the site itself is on: not switched off by the reader, and not one of those that are off at first. */
export function isSiteOn(settings: unknown, site: string): boolean {
  const { disabledSites, enabledSites } = fieldsOf(settings);
  const privateSite = privateSiteOf(site);
  return !includes(disabledSites, site) && (privateSite === undefined || includes(enabledSites, privateSite));
}

interface SiteLists {
  readonly disabledSites: string[];
  readonly enabledSites: string[];
}

/** The lists of sites after one was switched on or off. */
export function switchSite(
  { disabledSites, enabledSites }: SiteLists,
  site: string,
  isOn: boolean,
): SiteLists {
  const privateSite = privateSiteOf(site);
  const without = (list: readonly string[], name: string) => list.filter((other) => other !== name);
  const disabled = without(disabledSites, site);
  if (privateSite === undefined) {
    return { disabledSites: isOn ? disabled : [...disabled, site], enabledSites };
  }
  const enabled = without(enabledSites, privateSite);
  return { disabledSites: disabled, enabledSites: isOn ? [...enabled, privateSite] : enabled };
}

/** The name of a site out of what a reader writes or pastes; undefined where it is none. */
export function readSite(written: string): string | undefined {
  const text = written.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  const isSite = parsed && /^https?:$/.test(parsed.protocol) && /^(localhost|.+\..+)$/.test(parsed.hostname);
  return isSite ? siteOf(address) : undefined;
}

function fieldsOf(settings: unknown): {
  automatic?: unknown;
  disabledSites?: unknown;
  enabledSites?: unknown;
} {
  return typeof settings === 'object' && settings !== null ? settings : {};
}

function includes(list: unknown, site: string): boolean {
  return Array.isArray(list) && list.includes(site);
}
