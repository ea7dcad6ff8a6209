/**
 * What the probe needs of the settings, without a schema library: it runs on every page and must stay small.
 */

/** Key under which `storage.local` holds the settings; see `settings.ts`. */
export const SETTINGS_KEY = 'settings';

/** Name under which the reader switches a site off: its host without "www.", or "file" for local files. */
export function siteOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return protocol === 'file:' ? 'file' : hostname.replace(/^www\./, '');
}

/** Whether pages of this site are checked by themselves; anything unreadable counts as the default, which is yes. */
export function isCheckedAutomatically(settings: unknown, site: string): boolean {
  if (typeof settings !== 'object' || settings === null) return true;
  const { automatic, disabledSites } = settings as { automatic?: unknown; disabledSites?: unknown };
  return automatic !== false && !(Array.isArray(disabledSites) && disabledSites.includes(site));
}
