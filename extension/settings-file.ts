/**
 * Settings and hidden claims as a file that the reader can keep or take to another browser. Hidden claims are salted
 * hashes there too, so the file says nothing of any page.
 */
import * as v from 'valibot';
import { type HiddenClaims, Settings } from './settings.ts';

/** More than any file of ours holds. */
export const MAX_FILE_CHARS = 1_000_000;

const SettingsFile = v.object({
  fotnote: v.literal('settings'),
  settings: Settings,
  hiddenClaims: v.object({
    salt: v.pipe(v.string(), v.maxLength(100)),
    hashes: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  }),
});
export type SettingsFile = v.InferOutput<typeof SettingsFile>;

/** The text of the file. */
export function writeSettingsFile(settings: Settings, hiddenClaims: HiddenClaims): string {
  return `${JSON.stringify({ fotnote: 'settings', settings, hiddenClaims }, null, 2)}\n`;
}

/** What stands in a file; null when it is none of ours. */
export function readSettingsFile(text: string): SettingsFile | null {
  if (text.length > MAX_FILE_CHARS) return null;
  try {
    const read = v.safeParse(SettingsFile, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
