/** A place in a tree that moves one step at a time, over elements and texts only. */
export interface NodeCursor {
  readonly currentNode: Node;
  /** Each moves and answers the new node, or stays and answers `null`. */
  firstChild(): Node | null;
  nextSibling(): Node | null;
  parentNode(): Node | null;
}

const ELEMENTS_AND_TEXTS = 1 | 4;

/**
 * A cursor on `root`. In a browser it is a TreeWalker without a filter callback: a callback is ten times slower, and
 * walking by `node.firstChild` could be led astray by a form whose field has that name.
 */
export function createCursor(root: Node): NodeCursor {
  if (typeof TreeWalker === 'function' && typeof Document === 'function') {
    const document = Reflect.get(Node.prototype, 'ownerDocument', root);
    // A document of another implementation, such as linkedom's, is not an instance of the global one.
    if (document instanceof Document) {
      return Document.prototype.createTreeWalker.call(document, root, ELEMENTS_AND_TEXTS);
    }
  }
  return new PropertyCursor(root);
}

/** For documents without a complete TreeWalker; they have no named properties on forms either. */
class PropertyCursor implements NodeCursor {
  currentNode: Node;
  readonly #root: Node;

  constructor(root: Node) {
    this.#root = root;
    this.currentNode = root;
  }

  firstChild(): Node | null {
    return this.#moveTo(skipOthers(this.currentNode.firstChild));
  }

  nextSibling(): Node | null {
    return this.currentNode === this.#root ? null : this.#moveTo(skipOthers(this.currentNode.nextSibling));
  }

  parentNode(): Node | null {
    return this.currentNode === this.#root ? null : this.#moveTo(this.currentNode.parentNode);
  }

  #moveTo(node: Node | null): Node | null {
    if (node !== null) this.currentNode = node;
    return node;
  }
}

function skipOthers(from: Node | null): Node | null {
  let node = from;
  while (node !== null && node.nodeType !== 1 && node.nodeType !== 3) node = node.nextSibling;
  return node;
}
