import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DocumentInput, Match, Stance } from '../engine/types.ts';
import { createPageChecker } from './page-checker.ts';
import type {
  AsyncChecker,
  OpenedClaim,
  PageChecker,
  PageCheckerOptions,
  PageReport,
} from './page-checker-api.ts';

/** Matches every sentence that names a stance, once for each stance it names. */
function findStances({ text }: DocumentInput): Match[] {
  return [...text.matchAll(/[^.\n]+\./g)].flatMap(({ 0: sentence, index }) => {
    const start = index + (sentence.length - sentence.trimStart().length);
    const quote = sentence.trim();
    return [...quote.matchAll(/agrees|contradicts|context/g)].map(([stance]) => ({
      finding: `finding-${stance}`,
      stance: stance as Stance,
      score: 1,
      start,
      end: start + quote.length,
      quote,
      attributed: false,
      reasons: [],
    }));
  });
}

const inputs: DocumentInput[] = [];
const checker: AsyncChecker = {
  async check(input) {
    inputs.push(input);
    return { matches: findStances(input), costMs: 0 };
  },
};

let ending: AbortController;
let reports: PageReport[];
let opened: OpenedClaim[];
const onPageLeft = vi.fn();
const address = location.href;

beforeEach(() => {
  ending = new AbortController();
  reports = [];
  opened = [];
  inputs.length = 0;
  onPageLeft.mockReset();
  window.getSelection()?.removeAllRanges();
  window.scrollTo(0, 0);
});

afterEach(() => {
  ending.abort();
  vi.restoreAllMocks();
  history.replaceState(null, '', address);
});

function start(html: string, options: Partial<PageCheckerOptions> = {}): PageChecker {
  document.body.innerHTML = html;
  return createPageChecker({
    document,
    checker,
    prefix: 'test',
    sourcesDisagree: (matches) => matches.length > 2,
    onClaimsChanged: (report) => reports.push(report),
    onOpenClaim: (claim) => opened.push(claim),
    onPageLeft,
    signal: ending.signal,
    ...options,
  });
}

async function started(html: string, options?: Partial<PageCheckerOptions>): Promise<PageChecker> {
  const pageChecker = start(html, options);
  await vi.waitFor(() => expect(pageChecker.report().status).not.toBe('scanning'));
  return pageChecker;
}

const quotes = (pageChecker: PageChecker) => pageChecker.report().claims.map(({ quote }) => quote);

function painted(): Record<string, string[]> {
  const names = [...CSS.highlights].filter(([name]) => name.startsWith('test-'));
  return Object.fromEntries(
    names.map(([name, highlight]) => [
      name.slice('test-'.length),
      [...highlight].map((range) => {
        const live = new Range();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString();
      }),
    ]),
  );
}

const find = (id: string) => document.querySelector(`#${id}`) as HTMLElement;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const ARTICLE =
  '<p>No claim here. <b>This</b> <em id="first">agrees</em>. Nothing.</p><p>This contradicts and agrees.</p>' +
  '<p>This agrees, contradicts and gives context.</p>';

describe('while a page is being checked for the first time', () => {
  it('shows what was found so far, and the rest at the end', async () => {
    const rest = Promise.withResolvers<void>();
    const slow: AsyncChecker = {
      async check(input, { onFound }) {
        const matches = findStances(input);
        onFound?.(matches.slice(0, 1));
        await rest.promise;
        return { matches, costMs: 0 };
      },
    };
    const pageChecker = start(ARTICLE, { checker: slow });
    await vi.waitFor(() => expect(painted()).toEqual({ agrees: ['This agrees.'] }));
    expect(pageChecker.report()).toMatchObject({ status: 'scanning', claims: [{ quote: 'This agrees.' }] });
    rest.resolve();
    await vi.waitFor(() => expect(pageChecker.report().status).toBe('done'));
    expect(quotes(pageChecker)).toHaveLength(3);
  });

  it('keeps what is known while the page is checked again', async () => {
    let isPartial = false;
    const forgetful: AsyncChecker = {
      async check(input, { onFound }) {
        const matches = findStances(input);
        if (isPartial) onFound?.(matches.slice(0, 1));
        return { matches, costMs: 0 };
      },
    };
    const pageChecker = await started(ARTICLE, { checker: forgetful });
    isPartial = true;
    const known = reports.length;
    const added = document.createElement('p');
    added.textContent = 'Much of this page is new, and it agrees. '.repeat(20);
    document.body.append(added);
    await vi.waitFor(() => expect(quotes(pageChecker).length).toBeGreaterThan(3), { timeout: 3_000 });
    expect(reports.slice(known).every(({ claims }) => claims.length >= 3)).toBe(true);
  });
});

describe('without underlines', () => {
  it('finds claims and leaves them plain, until they are wanted', async () => {
    const pageChecker = await started(ARTICLE, { underlined: false });
    expect(painted()).toEqual({});
    expect(quotes(pageChecker)).toHaveLength(3);
    pageChecker.setUnderlined(true);
    expect(painted()['agrees']).toEqual(['This agrees.']);
    pageChecker.setUnderlined(false);
    expect(painted()).toEqual({});
  });

  it('marks a claim that is opened, but opens none on a click', async () => {
    const pageChecker = await started(ARTICLE, { underlined: false });
    await userEvent.click(find('first'));
    await wait(50);
    expect(opened).toEqual([]);
    expect(await pageChecker.showNext()).toBe(true);
    expect(painted()).toEqual({ current: [opened[0]?.quote] });
  });
});

describe('what readers write under an article', () => {
  const WITH_COMMENTS = `${ARTICLE}<p>${'Nothing. '.repeat(150)}</p><div id="comments"><p>A reader agrees.</p></div>`;

  it('is left alone until it is wanted', async () => {
    const pageChecker = await started(WITH_COMMENTS);
    expect(quotes(pageChecker)).not.toContain('A reader agrees.');
    pageChecker.setComments(true);
    await vi.waitFor(() => expect(quotes(pageChecker)).toContain('A reader agrees.'), { timeout: 3_000 });
    pageChecker.setComments(false);
    await vi.waitFor(() => expect(quotes(pageChecker)).toHaveLength(3), { timeout: 3_000 });
  });

  it('is checked all the same when it is selected', async () => {
    const pageChecker = await started(WITH_COMMENTS);
    getSelection()?.selectAllChildren(find('comments'));
    const selection = await pageChecker.checkSelection();
    expect(selection?.sentences.map(({ quote }) => quote)).toEqual(['A reader agrees.']);
  });
});

describe('what stands beside the claims', () => {
  it('is told where they are, and opens them where they are', async () => {
    const onClaimsPlaced = vi.fn<NonNullable<PageCheckerOptions['onClaimsPlaced']>>();
    const pageChecker = await started(ARTICLE, { onClaimsPlaced });
    const placed = onClaimsPlaced.mock.lastCall?.[0] ?? [];
    expect(placed.map(({ index, stance }) => [index, stance])).toEqual([
      [0, 'agrees'],
      [1, 'contradicts'],
      [2, 'context'],
    ]);
    const tops = placed.map(({ anchor }) => anchor.getBoundingClientRect().top);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(new Set(tops).size).toBe(3);
    expect(pageChecker.openClaim(1)).toBe(true);
    expect(opened.map(({ index, total, cause }) => [index, total, cause])).toEqual([[1, 3, 'pointer']]);
    expect(pageChecker.openClaim(3)).toBe(false);
  });
});

describe('the link to a sentence', () => {
  it('holds as many of its neighbours as are needed', async () => {
    const pageChecker = await started('<p>This agrees. Also, <i>this</i> agrees. But this agrees.</p>');
    for (const index of [0, 1, 2]) pageChecker.openClaim(index);
    expect(opened.map(({ link }) => link.split('#:~:text=')[1])).toEqual([
      'This%20agrees%2E',
      'Also%2C%20this%20agrees%2E',
      'But%20this%20agrees%2E',
    ]);
  });

  it('is there for a selection in the text and not for one in a field', async () => {
    const pageChecker = await started('<p id="text">One thing. This agrees.</p><input value="It agrees.">');
    window.getSelection()?.selectAllChildren(find('text'));
    expect((await pageChecker.checkSelection())?.sentences[0]?.link).toMatch(/:~:text=This%20agrees%2E$/);
    const field = document.querySelector('input');
    field?.focus();
    field?.select();
    const [sentence] = (await pageChecker.checkSelection())?.sentences ?? [];
    expect(sentence?.quote).toBe('It agrees.');
    expect(sentence?.link).toBeUndefined();
  });
});

describe('a page', () => {
  it('is read, checked, underlined and reported', async () => {
    const pageChecker = await started(ARTICLE);
    expect(painted()).toEqual({
      agrees: ['This agrees.'],
      contradicts: ['This contradicts and agrees.'],
      context: ['This agrees, contradicts and gives context.'],
    });
    const { status, truncated, claims } = pageChecker.report();
    expect({ status, truncated }).toEqual({ status: 'done', truncated: false });
    expect(claims.map(({ index, stance, sourcesDisagree }) => [index, stance, sourcesDisagree])).toEqual([
      [0, 'agrees', false],
      [1, 'contradicts', false],
      [2, 'context', true],
    ]);
    const positions = claims.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(reports.at(-1)).toEqual(pageChecker.report());
  });

  it('keeps its elements as they were', async () => {
    document.body.innerHTML = ARTICLE;
    const before = document.documentElement.outerHTML;
    await started(ARTICLE);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('is checked with its title and language', async () => {
    document.title = 'The title';
    document.documentElement.lang = 'nb';
    await started(`<img name="title" alt="">${ARTICLE}`);
    expect(inputs[0]).toMatchObject({ title: 'The title', lang: 'nb' });
    document.documentElement.removeAttribute('lang');
  });

  it('off topic costs no check', async () => {
    const pageChecker = await started(ARTICLE, { isOnTopic: () => false });
    expect(pageChecker.report()).toEqual({ status: 'off-topic', truncated: false, claims: [] });
    expect(inputs).toEqual([]);
  });

  it('that is hidden is checked when it is shown', async () => {
    const hidden = vi.spyOn(Document.prototype, 'hidden', 'get').mockReturnValue(true);
    const pageChecker = start(ARTICLE);
    await wait(100);
    expect(pageChecker.report().status).toBe('scanning');
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(quotes(pageChecker)).toHaveLength(3));
  });

  it('has no claims where the reader sees no text, until it is shown', async () => {
    const pageChecker = await started(
      '<p>This agrees.</p><p style="display: none" id="folded">That agrees.</p>' +
        '<details><summary>More</summary>Those agrees.</details><button id="show">Show</button>',
    );
    expect(quotes(pageChecker)).toEqual(['This agrees.']);
    find('show').addEventListener('click', () => find('folded').removeAttribute('style'));
    await userEvent.click(find('show'));
    await vi.waitFor(() => expect(quotes(pageChecker)).toEqual(['This agrees.', 'That agrees.']));
  });

  it('with more claims than can be painted gets the nearest painted', async () => {
    const pageChecker = await started('<p>This agrees.</p>'.repeat(250));
    expect(pageChecker.report().claims).toHaveLength(250);
    expect(painted().agrees).toHaveLength(200);
    const ranges = [...(CSS.highlights.get('test-agrees') ?? [])];
    expect(ranges.every((range) => range instanceof StaticRange)).toBe(true);
  });

  it('shows what was found before when the engine fails', async () => {
    const onError = vi.fn();
    const broken: AsyncChecker = { check: () => Promise.reject(new Error('no')) };
    const pageChecker = await started(ARTICLE, { checker: broken, onError });
    expect(pageChecker.report()).toMatchObject({ status: 'done', claims: [] });
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe('a page that the reader comes back to', () => {
  it('is checked anew when its check had no answer yet', async () => {
    const forsaken: AsyncChecker = {
      check(input, options) {
        const checking = checker.check(input, options);
        return inputs.length === 1 ? new Promise(() => {}) : checking;
      },
    };
    const pageChecker = start(ARTICLE, { checker: forsaken });
    await vi.waitFor(() => expect(inputs).toHaveLength(1));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await vi.waitFor(() => expect(pageChecker.report().status).toBe('done'));
    expect(quotes(pageChecker)).toHaveLength(3);
  });

  it('is left as it is otherwise', async () => {
    await started(ARTICLE);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await wait(50);
    expect(inputs).toHaveLength(1);
  });
});

describe('a page that changes', () => {
  it('is kept up with, new blocks alone being checked', async () => {
    const pageChecker = await started(ARTICLE);
    document.querySelector('p')?.insertAdjacentHTML('beforebegin', '<p>New and agrees.</p>');
    await vi.waitFor(() => expect(quotes(pageChecker)[0]).toBe('New and agrees.'), { timeout: 3_000 });
    expect(inputs[1]?.text).toBe('New and agrees.');
    expect(painted().agrees).toEqual(['New and agrees.', 'This agrees.']);
  });

  it('keeps its underlines when it renders the same again', async () => {
    const pageChecker = await started(ARTICLE);
    const before = pageChecker.report();
    document.body.innerHTML = ARTICLE;
    await vi.waitFor(() => expect(painted().agrees).toEqual(['This agrees.']), { timeout: 3_000 });
    expect(pageChecker.report()).toEqual(before);
    expect(reports.filter(({ status }) => status === 'done')).toHaveLength(1);
  });

  it('starts anew when it navigates in place, and says that an open claim is gone', async () => {
    const pageChecker = await started(ARTICLE);
    await pageChecker.showClaim(0);
    history.pushState(null, '', '?next');
    await vi.waitFor(() => expect(onPageLeft).toHaveBeenCalledOnce());
    expect(pageChecker.report()).toMatchObject({ status: 'scanning', claims: [] });
    expect(painted()).toEqual({});
    document.body.innerHTML = '<p>Next agrees.</p>';
    await vi.waitFor(() => expect(quotes(pageChecker)).toEqual(['Next agrees.']), { timeout: 3_000 });
  });

  it('gets its underlines back after clearing them', async () => {
    await started(ARTICLE);
    CSS.highlights.clear();
    document.body.append('.');
    await vi.waitFor(() => expect(painted().agrees).toEqual(['This agrees.']), { timeout: 3_000 });
  });
});

describe('claims', () => {
  it('open on a click', async () => {
    await started(ARTICLE);
    await userEvent.click(find('first'));
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    expect(opened[0]).toMatchObject({ index: 0, total: 3, quote: 'This agrees.', cause: 'pointer' });
    const rect = opened[0]?.anchor.getBoundingClientRect();
    const { left, top } = find('first').getBoundingClientRect();
    expect(document.elementFromPoint(left + 2, top + 2)).toBe(find('first'));
    expect(rect?.left).toBeLessThan(left);
    expect(rect?.right).toBeGreaterThan(left);
    expect(opened[0]?.anchor.contextElement.isConnected).toBe(true);
  });

  it('are marked while hovered and while open', async () => {
    const pageChecker = await started(ARTICLE);
    await userEvent.hover(find('first'));
    await vi.waitFor(() => expect(painted().current).toEqual(['This agrees.']));
    await pageChecker.showClaim(1);
    expect(painted().current?.sort()).toEqual(['This agrees.', 'This contradicts and agrees.']);
    pageChecker.clearCurrent();
    expect(painted().current).toEqual(['This agrees.']);
  });

  it('are scrolled to, in a page and in what scrolls inside it', async () => {
    const gap = '<div style="height: 3000px"></div>';
    const pageChecker = await started(
      `<p>One agrees.</p>${gap}<p>Two agrees.</p><div style="height: 200px; overflow: auto">${gap}<p>Three agrees.</p></div>${gap}`,
    );
    for (const index of [1, 2]) {
      expect(await pageChecker.showClaim(index)).toBe(true);
      const rect = opened.at(-1)?.anchor.getBoundingClientRect();
      expect(rect?.top).toBeGreaterThan(0);
      expect(rect?.bottom).toBeLessThan(window.innerHeight);
    }
    expect(opened.map(({ index, cause }) => [index, cause])).toEqual([
      [1, 'command'],
      [2, 'command'],
    ]);
    expect(await pageChecker.showClaim(3)).toBe(false);
  });

  it('are scrolled to in the middle of a very long block', async () => {
    const filler = 'Words that say nothing of note. '.repeat(2_000);
    const pageChecker = await started(`<p>${filler} This agrees. ${filler}</p>`);
    await pageChecker.showClaim(0);
    const rect = opened[0]?.anchor.getBoundingClientRect();
    expect(rect?.top).toBeGreaterThan(0);
    expect(rect?.bottom).toBeLessThan(window.innerHeight);
  });

  it('are gone through in order, round and round, from where the reader is', async () => {
    const gap = '<div style="height: 3000px"></div>';
    const pageChecker = await started(
      `<p>One agrees.</p>${gap}<p>Two agrees.</p>${gap}<p>Three agrees.</p>${gap}`,
    );
    await pageChecker.showNext();
    await pageChecker.showNext();
    await pageChecker.showNext();
    await pageChecker.showNext();
    await pageChecker.showPrevious();
    window.scrollTo(0, 4_000);
    await pageChecker.showPrevious();
    window.scrollTo(0, 4_000);
    await pageChecker.showNext();
    expect(opened.map(({ index }) => index)).toEqual([0, 1, 2, 0, 2, 1, 2]);
  });

  it('have no next where there are none', async () => {
    const pageChecker = await started('<p>Nothing.</p>');
    expect(await pageChecker.showNext()).toBe(false);
    expect(await pageChecker.showPrevious()).toBe(false);
  });

  it('go when their findings are hidden, and come back', async () => {
    const hidden = new Set<string>();
    const pageChecker = await started(ARTICLE, { isHidden: (finding, quote) => hidden.has(finding + quote) });
    hidden.add('finding-agreesThis agrees.');
    pageChecker.refresh();
    expect(quotes(pageChecker)).toHaveLength(2);
    hidden.clear();
    pageChecker.refresh();
    expect(quotes(pageChecker)).toHaveLength(3);
    expect(inputs).toHaveLength(1);
  });

  it('stay open when they are hidden while open, for their card offers to undo it', async () => {
    const hidden = new Set<string>();
    const pageChecker = await started(ARTICLE, { isHidden: (finding, quote) => hidden.has(finding + quote) });
    await pageChecker.showClaim(0);
    hidden.add('finding-agreesThis agrees.');
    pageChecker.refresh();
    expect(quotes(pageChecker)).toHaveLength(2);
    expect(onPageLeft).not.toHaveBeenCalled();
    hidden.clear();
    pageChecker.refresh();
    expect(painted().current).toEqual(['This agrees.']);
    pageChecker.setEnabled(false);
    expect(onPageLeft).toHaveBeenCalledOnce();
  });

  it('keep their anchor when the page renders them again', async () => {
    const pageChecker = await started(ARTICLE);
    await pageChecker.showClaim(0);
    document.body.innerHTML = `<p style="height: 50px">Above.</p>${ARTICLE}`;
    await vi.waitFor(
      () => {
        const rect = opened[0]?.anchor.getBoundingClientRect();
        expect(rect?.width).toBeGreaterThan(0);
      },
      { timeout: 3_000 },
    );
    expect(onPageLeft).not.toHaveBeenCalled();
  });
});

describe('a selection', () => {
  const select = (node: Node) => {
    const range = new Range();
    range.selectNodeContents(node);
    window.getSelection()?.removeAllRanges();
    window.getSelection()?.addRange(range);
  };

  it('is checked with the page as context', async () => {
    const pageChecker = await started(ARTICLE);
    select(document.querySelectorAll('p')[1] as Element);
    const checked = await pageChecker.checkSelection();
    expect(inputs.at(-1)).toMatchObject({ text: 'This contradicts and agrees.' });
    expect(inputs.at(-1)?.context).toContain('gives context');
    expect(checked?.sentences.map(({ quote, matches }) => [quote, matches.length])).toEqual([
      ['This contradicts and agrees.', 2],
    ]);
    expect(checked?.anchor.getBoundingClientRect().width).toBeGreaterThan(0);
  });

  it('may have nothing that a finding speaks to', async () => {
    const pageChecker = await started('<p>Nothing at all.</p>');
    select(document.querySelector('p') as Element);
    expect(await pageChecker.checkSelection()).toMatchObject({ quote: 'Nothing at all.', sentences: [] });
  });

  it('may be in a field or in an editor', async () => {
    const pageChecker = await started(
      '<textarea>x This agrees. y</textarea><p contenteditable>That\n agrees.</p>',
    );
    const field = document.querySelector('textarea') as HTMLTextAreaElement;
    field.focus();
    field.setSelectionRange(2, 14);
    expect((await pageChecker.checkSelection())?.quote).toBe('This agrees.');
    field.blur();
    select(document.querySelector('p') as Element);
    expect((await pageChecker.checkSelection())?.quote).toBe('That agrees.');
  });

  it('is never a password', async () => {
    const pageChecker = await started('<input type="password" value="secret">');
    const field = document.querySelector('input') as HTMLInputElement;
    field.focus();
    field.select();
    expect(await pageChecker.checkSelection()).toBeNull();
  });

  it('is null when nothing is selected', async () => {
    expect(await (await started(ARTICLE)).checkSelection()).toBeNull();
  });

  it('can be checked where checking is off', async () => {
    const pageChecker = await started(ARTICLE, { enabled: false });
    select(document.querySelector('p') as Element);
    expect((await pageChecker.checkSelection())?.sentences).toHaveLength(1);
    expect(painted()).toEqual({});
  });
});

describe('the checker of a page', () => {
  it('can be switched off and on', async () => {
    const pageChecker = await started(ARTICLE);
    pageChecker.setEnabled(false);
    expect(pageChecker.report()).toEqual({ status: 'off', truncated: false, claims: [] });
    expect(painted()).toEqual({});
    document.body.append('A change.');
    await wait(400);
    expect(painted()).toEqual({});
    pageChecker.setEnabled(true);
    await vi.waitFor(() => expect(quotes(pageChecker)).toHaveLength(3));
  });

  it('ends when another one starts in the same document', async () => {
    const first = await started(ARTICLE);
    const firstReports = reports.length;
    const second = await started(ARTICLE, { prefix: 'test-again', onClaimsChanged: () => {} });
    document.body.append(' This agrees too.');
    await vi.waitFor(() => expect(quotes(second)).toHaveLength(4), { timeout: 3_000 });
    expect([...CSS.highlights.keys()].filter((name) => !name.startsWith('test-again'))).toEqual([]);
    expect(reports).toHaveLength(firstReports);
    expect(await first.showClaim(0)).toBe(false);
  });

  it('leaves nothing behind at its end', async () => {
    await started(ARTICLE);
    ending.abort();
    expect(painted()).toEqual({});
    document.body.append(' This agrees too.');
    await userEvent.click(find('first'));
    await wait(400);
    expect(painted()).toEqual({});
    expect(opened).toEqual([]);
  });

  it('lets the page work while it reads a long one', async () => {
    const giveWay = vi.spyOn(window, 'MessageChannel');
    const pageChecker = await started(`<p>${'Words that say nothing. '.repeat(20)}</p>`.repeat(2_500));
    expect(pageChecker.report().truncated).toBe(true);
    expect(giveWay).toHaveBeenCalled();
  });
});
