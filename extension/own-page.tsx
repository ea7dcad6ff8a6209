/** What the extension's own pages have in common: settings, language and theme, before anything is shown. */
import { type ComponentType, render } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { chooseLanguage, createTranslator, type Translator } from '../locales/index.ts';
import type { Settings } from './settings.ts';
import { useSettings } from './use-settings.ts';

export interface OwnPageProps {
  readonly settings: Settings;
  readonly translator: Translator;
}

/** Shows the content in the page and shows it anew whenever a setting changes. */
export function renderOwnPage(Content: ComponentType<OwnPageProps>): void {
  const root = document.getElementById('root');
  if (root) render(<OwnPage Content={Content} />, root);
}

function OwnPage({ Content }: { readonly Content: ComponentType<OwnPageProps> }) {
  const settings = useSettings();
  const language = settings && chooseLanguage(settings.language, [browser.i18n.getUILanguage()]);
  const translator = useMemo(() => language && createTranslator(language), [language]);
  useLayoutEffect(() => {
    if (language) document.documentElement.lang = language;
    if (!settings) return;
    document.documentElement.dataset.theme = settings.theme;
    document.documentElement.dataset.textSize = settings.textSize;
  }, [language, settings?.theme, settings?.textSize]);
  return settings && translator ? <Content settings={settings} translator={translator} /> : null;
}
