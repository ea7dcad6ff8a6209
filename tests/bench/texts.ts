/** Texts to measure on: the sample article's and the off-topic fixtures' sentences, as long as wanted. */
import { readdirSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../fixtures/', import.meta.url);

/** One paragraph about the law among this many others: a news page with its surroundings. */
const EVERY = 4;

const onTopic = paragraphsOf('sample/article.en.html');
const offTopic = readdirSync(new URL('off-topic/', FIXTURES))
  .filter((name) => /^(oil-fund|homelessness)\.en\./.test(name))
  .flatMap((name) => paragraphsOf(`off-topic/${name}`))
  .filter((paragraph) => !/prostitut|sex|traffick|brothel/i.test(paragraph));

/** Paragraphs of at least so many words in all; on topic, one in `every` is. */
export function paragraphs(words: number, isOnTopic: boolean, every = EVERY): string[] {
  const list: string[] = [];
  for (let count = 0, i = 0; count < words; i += 1) {
    const source = isOnTopic && i % every === 0 ? onTopic : offTopic;
    const paragraph = source[Math.floor(i / (isOnTopic ? every : 1)) % source.length] ?? '';
    // No two alike, as on a page: what was read before must not make the second time free.
    list.push(`${paragraph} That was entry ${i}.`);
    count += paragraph.split(/\s+/).length + 4;
  }
  return list;
}

function paragraphsOf(path: string): string[] {
  return readFileSync(new URL(path, FIXTURES), 'utf8')
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, '')
    .replace(
      /<\/?(p|h\d|li|figcaption|blockquote|div|article|section|ul|ol|aside|header|footer)\b[^>]*>/g,
      '\n\n',
    )
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph.split(' ').length >= 12);
}
