/**
 * How matched sentences look. The style of the line tells the stances apart without colour. The colours lie between light
 * and dark: their contrast is 3:1 and more on every ground no darker than #c8ccd1 or no lighter than #002b36, so the page's
 * own colours need not be known. On strong colours between these no one colour could do better, and a line may be hard to
 * see; `docs/browsers.md` says what else was tried.
 */

/** Ends of the highlight names, after the prefix. */
export const HIGHLIGHT_NAMES = ['agrees', 'contradicts', 'context', 'current'] as const;
export type HighlightName = (typeof HIGHLIGHT_NAMES)[number];

/** The name under which sentences of a kind are registered in `CSS.highlights`. */
export function highlightName(prefix: string, name: HighlightName): string {
  return `${prefix}-${name}`;
}

/** A new prefix, so that pages cannot look for a known name. */
export function randomPrefix(): string {
  const letters = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(letters, (byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

const LINES = {
  agrees: 'underline solid 2px #0b7f72',
  contradicts: 'underline double 2px #ba520a',
  context: 'underline dotted 2px #7162c9',
} as const;

/**
 * The style sheet for a prefix. Nothing of it prints.
 *
 * In forced colours Chromium paints every highlight as it paints a selection, whatever stands here, `forced-color-adjust`
 * included: the system's colours for selected text, lines too, so sentences stay readable and lines keep their style. What is hovered or opened
 * therefore also has a line above. Other browsers leave the text as it is and take the colours from here.
 */
export function highlightRules(prefix: string): string {
  const select = (name: HighlightName) => `::highlight(${highlightName(prefix, name)})`;
  const lines = Object.entries(LINES).map(
    ([name, line]) => `${select(name as keyof typeof LINES)} { text-decoration: ${line}; }`,
  );
  return `@media screen {
  ${lines.join('\n  ')}
  ${select('current')} { background-color: rgb(128 128 128 / 0.25); }
}
@media screen and (forced-colors: active) {
  ${select('agrees')}, ${select('contradicts')}, ${select('context')} { text-decoration-color: CanvasText; }
  ${select('current')} {
    background-color: Highlight;
    color: HighlightText;
    text-decoration: overline solid 3px HighlightText;
  }
}
`;
}
