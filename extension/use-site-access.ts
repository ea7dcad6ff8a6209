import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { hasSiteAccess } from './site-access.ts';

/** Whether there is leave, now and after every change; null until it is known. */
export function useSiteAccess(): boolean | null {
  const [hasAccess, setHasAccess] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () => void hasSiteAccess().then(setHasAccess);
    look();
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(look);
    onRemoved.addListener(look);
    return () => {
      onAdded.removeListener(look);
      onRemoved.removeListener(look);
    };
  }, []);
  return hasAccess;
}
