/**
 * What an element means for reading: by its name and attributes alone, since reading must not wait for layout and the
 * command line has none.
 */

/**
 * - `block`: its text is a passage of its own;
 * - `inline`: its text runs on in the passage around it;
 * - `break`: a line break;
 * - `unread`: as if it were not there; the passage around it runs on;
 * - `barrier`: not read, and no passage runs across it.
 */
export type ElementRole = 'block' | 'inline' | 'break' | 'unread' | 'barrier';

/** `display: block`, `list-item` and table parts in the HTML standard's style sheet, with figures, media captions and rulers. */
const BLOCK_NAMES = /* @__PURE__ */ names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p plaintext pre ' +
    'search section summary table tbody td tfoot th thead tr ul xmp',
);

/** Never shown as text, or not part of the sentence: drawings, formulas, pronunciation aids. */
const UNREAD_NAMES = /* @__PURE__ */ names(
  'datalist head link math meta noembed noframes noscript rp rt script style svg template title',
);

/** Fields and embedded documents. */
const BARRIER_NAMES = /* @__PURE__ */ names(
  'audio canvas embed frameset iframe input object select textarea video',
);

/** Editors that are not always `contenteditable` themselves. */
const EDITOR_CLASS =
  /(?:^|\s)(?:CodeMirror|cm-editor|monaco-editor|ace_editor|ProseMirror|ql-editor)(?:\s|$)/;

const FIELD_ROLE = /^\s*(?:textbox|searchbox|combobox|spinbutton)\b/i;

/** The role of an element; see `ElementRole`. */
export function roleOf(element: Element): ElementRole {
  const name = nameOf(element);
  if (name === 'br') return 'break';
  if (UNREAD_NAMES.has(name)) return 'unread';
  const hasAttributes = mayHaveAttributes(element);
  if (BARRIER_NAMES.has(name) || (hasAttributes && isEditable(element))) return 'barrier';
  const isHidden = hasAttributes && attributeOf(element, 'hidden') !== null;
  if (isHidden || isNoteReference(element, name)) return 'unread';
  if (name === 'dialog' && attributeOf(element, 'open') === null) return 'unread';
  if (BLOCK_NAMES.has(name)) return 'block';
  return name.includes('-') && !standsInText(element) ? 'block' : 'inline';
}

/**
 * The element's name in lower case. A form whose field is called `localName` answers with that field instead
 * (content scripts in Chromium see the page's named properties), and only forms do.
 */
export function nameOf(element: Element): string {
  const name: unknown = element.localName;
  return typeof name === 'string' ? name : 'form';
}

/** Whether the reader may be writing in this element: its text is theirs, not the page's. */
export function isEditable(element: Element): boolean {
  const editable = attributeOf(element, 'contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  const role = attributeOf(element, 'role');
  if (role !== null && FIELD_ROLE.test(role)) return true;
  return EDITOR_CLASS.test(attributeOf(element, 'class') ?? '');
}

/** False saves asking for one attribute after the other; true also where a form's field is called `hasAttributes`. */
export function mayHaveAttributes(element: Element): boolean {
  const has: unknown = element.hasAttributes;
  return typeof has !== 'function' || element.hasAttributes();
}

/** The value of an attribute; `null` also where a form's field is called `getAttribute`. */
export function attributeOf(element: Element, name: string): string | null {
  const read: unknown = element.getAttribute;
  return typeof read === 'function' ? element.getAttribute(name) : null;
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** "[1]" between two sentences would join them. */
function isNoteReference(element: Element, name: string): boolean {
  return name === 'sup' && element.querySelector('a[href*="#"]') !== null;
}

/** A custom element has no default style; one with text beside it is taken as part of that text. */
function standsInText(element: Element): boolean {
  return isText(element.previousSibling) || isText(element.nextSibling);
}

function isText(node: Node | null): boolean {
  return node !== null && node.nodeType === 3 && /\S/.test(node.nodeValue ?? '');
}
