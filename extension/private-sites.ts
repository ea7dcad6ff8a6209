/**
 * Sites that are not checked until the reader wants it: what stands on them is private, and people who look for help are
 * not to find underlines there. Part of the probe, so kept short.
 */

/** Why a site is on the list. */
export type PrivateKind = 'mail' | 'health' | 'support';

/** By their names as `siteOf` gives them; what stands under a name ("x.nhs.uk") belongs to it. */
export const PRIVATE_SITES: Readonly<Record<PrivateKind, readonly string[]>> = {
  mail: [
    'mail.google.com',
    'outlook.live.com',
    'outlook.office.com',
    'outlook.office365.com',
    'mail.yahoo.com',
    'mail.proton.me',
    'app.fastmail.com',
    'icloud.com',
  ],
  health: ['helsenorge.no', 'nhs.uk'],
  support: ['prosentret.no', 'pion-norge.no'],
};

/** The name on the list to which a site belongs, if any. */
export function privateSiteOf(site: string): string | undefined {
  return Object.values(PRIVATE_SITES)
    .flat()
    .find((name) => site === name || site.endsWith(`.${name}`));
}
