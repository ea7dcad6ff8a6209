import type { Intensity } from './settings.ts';

/** What each intensity changes of the highlights' own style sheet. */
const DECLARATIONS: Readonly<Record<Intensity, string>> = {
  subtle: 'text-decoration-thickness: 1px;',
  normal: '',
  strong: 'text-decoration-thickness: 3px; background-color: rgb(255 196 0 / 0.22);',
};

/** Style rules that follow those of the highlights; none for the normal intensity. */
export function intensityRules(prefix: string, intensity: Intensity): string {
  const declarations = DECLARATIONS[intensity];
  if (declarations === '') return '';
  const names = ['agrees', 'contradicts', 'context'].map((stance) => `::highlight(${prefix}-${stance})`);
  return `@media screen { ${names.join(', ')} { ${declarations} } }`;
}
