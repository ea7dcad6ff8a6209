/**
 * Reads a property of the document as the browser defines it.
 *
 * An `<img name="title">` makes `document.title` that image, for content scripts in Chromium as well; the prototype's
 * getter still tells the truth.
 */
export function builtIn<K extends keyof Document>(document: Document, property: K): Document[K] {
  return Reflect.get(Document.prototype, property, document);
}
