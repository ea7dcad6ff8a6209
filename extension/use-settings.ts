import { useEffect, useState } from 'preact/hooks';
import { DEFAULT_SETTINGS, readSettings, type Settings, watchSettings } from './settings.ts';

/** The settings as they are now, from wherever they are changed; null until they are read. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    watchSettings(setSettings, controller.signal);
    readSettings().then(setSettings, () => setSettings(DEFAULT_SETTINGS));
    return () => controller.abort();
  }, []);
  return settings;
}
