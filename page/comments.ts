/**
 * What readers write under an article, told by markup alone. Only under a text of some length: where a page is a
 * discussion and nothing else, what its readers write is what there is to read.
 */
import { attributeOf, mayHaveAttributes } from './element-role.ts';

/** A shorter text above is a question or a heading of a discussion. */
export const MIN_ARTICLE_CHARS = 1_000;

/**
 * Whole names of elements and classes, and the type that search engines are told. Not "kommentar", which is also what
 * Norwegian newspapers call a column.
 */
const SECTION_NAME =
  /(?:^|\s)(?:(?:user-?|fb-)?comments|comments?-(?:area|container|list|section|thread|wrapper)|commentlist|(?:disqus|coral)_thread|(?:leser)?kommentarer|kommentarfelt(?:et)?|https?:\/\/schema\.org\/(?:user)?comments?)(?:\s|$)/i;

/** Whether everything in the element is comments. */
export function isCommentSection(element: Element): boolean {
  if (!mayHaveAttributes(element)) return false;
  const names = ['id', 'class', 'itemtype'].map((name) => attributeOf(element, name)).join(' ');
  // A page that calls all of itself so, to style it, has its title in there too.
  return SECTION_NAME.test(names) && !hasTitle(element);
}

function hasTitle(element: Element): boolean {
  const find: unknown = element.querySelector;
  return typeof find === 'function' && element.querySelector('h1') !== null;
}
