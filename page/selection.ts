/**
 * What the reader has selected.
 */
import { builtIn } from './built-in.ts';
import { spanOf } from './offsets-to-range.ts';
import type { PageText } from './read-blocks.ts';

export interface SelectedText {
  /** White space collapsed, one block a line. */
  readonly text: string;
  readonly range: Range;
}

/** The selection, in a field or in the document; `null` when nothing is selected. Passwords are not read. */
export function selectedText(document: Document, page: PageText): SelectedText | null {
  const selected = selectedInField(document) ?? selectedInDocument(page);
  return selected === null || selected.text === '' ? null : selected;
}

function selectedInField(document: Document): SelectedText | null {
  const field = builtIn(document, 'activeElement');
  const isField =
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'password');
  if (!isField || field.selectionStart === null || field.selectionStart === field.selectionEnd) return null;
  const range = new Range();
  range.selectNode(field);
  return { text: collapse(field.value.slice(field.selectionStart, field.selectionEnd ?? undefined)), range };
}

function selectedInDocument(page: PageText): SelectedText | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const span = spanOf(page, range);
  // Editors and hidden parts are not read with the page.
  return {
    text: span === null ? collapse(selection.toString()) : page.text.slice(span.start, span.end).trim(),
    range,
  };
}

function collapse(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
