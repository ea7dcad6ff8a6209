import { builtIn } from './built-in.ts';

/** What the markup says of the whole document. */
export function documentFacts(document: Document): { title?: string; lang?: string } {
  const title = builtIn(document, 'title');
  const lang = builtIn(document, 'documentElement').getAttribute('lang');
  return { ...(title === '' ? {} : { title }), ...(lang ? { lang } : {}) };
}
