import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readBlocks, readBlocksInSteps } from './read-blocks.ts';

function rootOf(body: string): Element {
  return parseHTML(`<!doctype html><html><head><title>Title</title></head><body>${body}</body></html>`)
    .document.documentElement;
}

const linesOf = (body: string) => readBlocks(rootOf(body)).text.split('\n');

describe('blocks', () => {
  it.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', ['One.', 'Two.']],
    ['text around a block', 'before<div>inside</div>after', ['before', 'inside', 'after']],
    ['table cells', '<table><tr><td>a</td><td>b</td></tr></table>', ['a', 'b']],
    ['list items', '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', ['a', 'b', 'c']],
    ['captions and headings', '<h2>h</h2><figure>f<figcaption>c</figcaption></figure>', ['h', 'f', 'c']],
    ['terms and definitions', '<dl><dt>t</dt><dd>d</dd></dl>', ['t', 'd']],
    ['a block in a link', '<a href="/"><div>a</div>b</a>', ['a', 'b']],
    ['a ruler', 'a<hr>b', ['a', 'b']],
  ])('are ended by %s', (_, body, lines) => {
    expect(linesOf(body)).toEqual(lines);
  });

  it.each([
    ['links and emphasis', 'The <a href="/">la<b>w</b></a> was <em>passed</em>.', 'The law was passed.'],
    [
      'what a translator inserts',
      '<font><font>The law</font></font> was <span>passed.</span>',
      'The law was passed.',
    ],
    ['buttons', 'The <button>law</button> was passed.', 'The law was passed.'],
    ['comments', 'The law<!-- no --> was passed.', 'The law was passed.'],
    ['a custom element within text', 'The <x-term>law</x-term> was passed.', 'The law was passed.'],
    ['one line break', 'The law<br>was passed.', 'The law was passed.'],
    [
      'scripts and styles',
      'The <script>x()</script>law<style>p{}</style> was passed.',
      'The law was passed.',
    ],
    [
      'pronunciation aids',
      '<ruby>The law<rp>(</rp><rt>lo</rt><rp>)</rp></ruby> was passed.',
      'The law was passed.',
    ],
    [
      'references to notes',
      'The law was passed.<sup><a href="#n1">[1]</a></sup> Then',
      'The law was passed. Then',
    ],
  ])('run on across %s', (_, body, line) => {
    expect(linesOf(`<p>${body}</p>`)).toEqual([line]);
  });

  it('keep a superscript that is no reference', () => {
    expect(linesOf('<p>10 m<sup>2</sup></p>')).toEqual(['10 m2']);
  });

  it('are ended by two line breaks, by one in an address, and by a blank line in preformatted text', () => {
    expect(linesOf('<p>a<br> <br/>b</p>')).toEqual(['a', 'b']);
    expect(linesOf('<address>Street 1<br>Oslo</address><p>a<br>b</p>')).toEqual(['Street 1', 'Oslo', 'a b']);
    expect(linesOf('<pre>one\ntwo\n \nthree</pre><p>a\n\nb</p>')).toEqual(['one two', 'three', 'a b']);
  });

  it('are what a custom element without text beside it holds', () => {
    expect(linesOf('<x-p>a</x-p><x-p>b</x-p>')).toEqual(['a', 'b']);
  });

  it('name their nearest block-level element', () => {
    const { blocks } = readBlocks(rootOf('<div><p id="p"><b>a</b></p><i>b</i></div>'));
    expect(blocks.map(({ element }) => element.localName)).toEqual(['p', 'div']);
  });
});

describe('what is not read', () => {
  it.each([
    ['noscript', '<noscript>x</noscript>'],
    ['a template', '<template>x</template>'],
    ['a hidden element', '<div hidden>x</div>'],
    ['an element hidden until found', '<div hidden="until-found">x</div>'],
    ['a closed dialog', '<dialog>x</dialog>'],
    ['a text field', '<textarea>x</textarea>'],
    ['a choice', '<select><option>x</option></select>'],
    ['an editor', '<div contenteditable>x</div>'],
    ['an editor by role', '<div role="textbox">x</div>'],
    ['a code editor', '<div class="wide CodeMirror">x</div>'],
    ['a drawing', '<svg><text>x</text></svg>'],
  ])('%s', (_, body) => {
    expect(linesOf(`<p>a</p>${body}<p>b</p>`)).toEqual(['a', 'b']);
  });

  it('lets no passage run across a field', () => {
    expect(linesOf('<p>The law <textarea>x</textarea> was passed.</p>')).toEqual(['The law', 'was passed.']);
  });

  it('is not what assistive technology alone is kept from, or what is open or not editable', () => {
    const body = '<main aria-hidden="true">a</main><dialog open>b</dialog><p contenteditable="false">c</p>';
    expect(linesOf(body)).toEqual(['a', 'b', 'c']);
  });
});

describe('white space', () => {
  it('is collapsed and trimmed', () => {
    expect(linesOf('<p>\n  a \t<b> b</b> <i> </i>\n c\u00a0d\r\n</p>')).toEqual(['a b c d']);
  });

  it('leaves no empty blocks', () => {
    expect(readBlocks(rootOf('<p> </p><p>\u200b</p><div>\n</div>'))).toMatchObject({ text: '', blocks: [] });
  });

  it('does not count soft hyphens, zero-width characters and bidirectional controls as text', () => {
    expect(linesOf('<p>sex\u00adkjøps\u200blov\u200fen \ufeff \u2066x\u2069</p>')).toEqual([
      'sexkjøpsloven x',
    ]);
  });
});

describe('hostile documents', () => {
  it('reads deeper nesting than a call stack allows', () => {
    const depth = 30_000;
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    let inner: Node = document.createTextNode('deep');
    for (let level = 0; level < depth; level += 1) {
      const element = document.createElement(level % 2 === 0 ? 'div' : 'span');
      element.appendChild(inner);
      inner = element;
    }
    expect(readBlocks(inner as Element).text).toBe('deep');
  });

  it('reads a text of a million characters that is one node, and stops there', () => {
    const { text, truncated, blocks } = readBlocks(rootOf(`<p>${'ord '.repeat(300_000)}</p><p>more</p>`));
    expect(text).toHaveLength(1_000_000);
    expect(truncated).toBe(true);
    expect(blocks).toHaveLength(1);
  });

  it('says nothing of truncation when all was read', () => {
    expect(readBlocks(rootOf('<p>abc</p>'), { maxChars: 3 })).toMatchObject({
      text: 'abc',
      truncated: false,
    });
    expect(readBlocks(rootOf('<p>abcd</p>'), { maxChars: 3 })).toMatchObject({
      text: 'abc',
      truncated: true,
    });
  });

  it('takes time in proportion to a run of white space', () => {
    const start = performance.now();
    expect(linesOf(`<p>a${' \u200b'.repeat(400_000)}b</p>`)).toEqual(['a b']);
    expect(performance.now() - start).toBeLessThan(5_000);
  }, 20_000);
});

const html = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.stringMatching(/^[ab .\n\u00ad\u00a0]{0,6}$/),
    fc.constantFrom('<br>', '<hr>', '<script>s</script>', '<textarea>t</textarea>'),
    fc
      .tuple(
        fc.constantFrom('p', 'div', 'b', 'a', 'li', 'pre', 'x-y', 'address'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
  ),
})).node;

describe('any document', () => {
  it('gives the same in steps as in one go', () => {
    fc.assert(
      fc.property(fc.array(html), (nodes) => {
        const root = rootOf(nodes.join(''));
        const steps = readBlocksInSteps(root);
        let step = steps.next();
        while (!step.done) step = steps.next();
        expect(step.value).toEqual(readBlocks(root));
      }),
      { numRuns: 50 },
    );
  });

  it('gives one trimmed block a line, and every segment is where it says', () => {
    fc.assert(
      fc.property(fc.array(html), (nodes) => {
        const { text, blocks, segments } = readBlocks(rootOf(nodes.join('')));
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
        for (const { start, end } of blocks) {
          expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/);
          expect(text.slice(start, end)).not.toMatch(/\s\s|[\u00ad\u00a0\t]/);
        }
        for (const [index, start] of segments.starts.entries()) {
          const from = segments.nodeStarts[index] ?? 0;
          const length = segments.lengths[index] ?? 0;
          const source = segments.nodes[index]?.data.slice(from, from + length);
          expect(source?.replace(/\s/g, ' ')).toBe(text.slice(start, start + length));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what readers write under an article', () => {
  const article = `<article><h1>Title</h1><p>${'The law was passed. '.repeat(60)}</p></article>`;
  const read = (body: string) => readBlocks(rootOf(body), { skipsComments: true }).text;

  it.each([
    '<section id="comments"><h2>Comments</h2><p>Written below.</p></section>',
    '<div class="block Comment-List"><ol><li>Written below.</li></ol></div>',
    '<div id="disqus_thread"><p>Written below.</p></div>',
    '<div itemscope itemtype="https://schema.org/Comment"><p>Written below.</p></div>',
    '<div class="kommentarfelt"><p>Written below.</p></div>',
    '<form class="comments"><input name="getAttribute"><p>Written below.</p></form>',
  ])('is left out: %s', (comments) => {
    const text = read(`${article}${comments}<footer>The end.</footer>`);
    expect(text).not.toContain('Written below.');
    expect(text).toMatch(/The law was passed\.\nThe end\.$/);
    expect(readBlocks(rootOf(article + comments)).text).toContain('Written below.');
  });

  it.each([
    [
      'a column, which Norwegian newspapers call "kommentar"',
      '<div class="kommentar"><p>Written below.</p></div>',
    ],
    ['an article about comments', '<div class="no-comments-yet"><p>Written below.</p></div>'],
    [
      'a page that is called so as a whole',
      '<div class="comments"><h1>Title</h1><p>Written below.</p></div>',
    ],
  ])('is read: %s', (_, body) => {
    expect(read(article + body)).toContain('Written below.');
  });

  it('is read where there is no article above it', () => {
    expect(read('<h1>A question</h1><div class="comments"><p>Written below.</p></div>')).toContain(
      'Written below.',
    );
  });
});
