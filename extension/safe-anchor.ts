/**
 * Where a card stands beside text in a form whose fields have the names of properties: `<input name="parentNode">` makes
 * `form.parentNode` that input, for content scripts in Chromium as well.
 */
import type { CardAnchor } from './card-slot.ts';

/** What Floating UI reads of the elements around an anchor. */
const READ_PROPERTIES = [
  'addEventListener',
  'assignedSlot',
  'clientHeight',
  'clientLeft',
  'clientTop',
  'clientWidth',
  'getBoundingClientRect',
  'getClientRects',
  'host',
  'matches',
  'nodeName',
  'nodeType',
  'offsetHeight',
  'offsetParent',
  'offsetWidth',
  'ownerDocument',
  'parentElement',
  'parentNode',
  'scrollHeight',
  'scrollLeft',
  'scrollTop',
  'scrollWidth',
];

/** What Floating UI is given to stand beside. */
export type SafeAnchor = Pick<CardAnchor, 'getBoundingClientRect' | 'getClientRects'> & {
  readonly contextElement?: Element;
};

/** An anchor without elements that would lead astray: it can be placed, though its scroll containers are not known. */
export function safeAnchor(anchor: CardAnchor): SafeAnchor {
  if (!isInClobberedForm(anchor.contextElement)) return anchor;
  return {
    getBoundingClientRect: () => anchor.getBoundingClientRect(),
    getClientRects: () => anchor.getClientRects(),
  };
}

function isInClobberedForm(element: Element): boolean {
  for (let node: Node | null = element; node !== null; node = parentOf(node)) {
    if (node instanceof HTMLFormElement && isClobbered(node)) return true;
  }
  return false;
}

function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return Reflect.get(Node.prototype, 'parentNode', node);
}

function isClobbered(form: HTMLFormElement): boolean {
  return READ_PROPERTIES.some(
    (name) => Reflect.get(form, name) !== Reflect.get(HTMLFormElement.prototype, name, form),
  );
}
