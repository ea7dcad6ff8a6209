// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import { Card } from './card.tsx';
import type { CardProps, CheckedSentence } from './card-props.ts';
import { sampleFindings, sampleMatch, sampleSources } from './sample-evidence.ts';

const QUOTE = 'Landlords evict women who sell sex.';

const sentence = (...matches: CheckedSentence['matches'][number][]): CheckedSentence => ({
  quote: QUOTE,
  matches,
  origin: 'page',
});

function show(sentences: readonly CheckedSentence[], more: Partial<CardProps> = {}) {
  const undo = vi.fn(async () => undefined);
  const actions = {
    onClose: vi.fn(),
    onCopy: vi.fn(async (_text: string) => true),
    onNotThisClaim: vi.fn(async (_finding: string, _quote: string) => undo),
    onSaveFile: vi.fn((_name: string, _text: string) => undefined),
  };
  const view = render(
    <Card
      sentences={sentences}
      findings={sampleFindings}
      sources={sampleSources}
      datasetId="2026.11.1"
      translator={createTranslator('en')}
      today="2026-11-24"
      {...actions}
      {...more}
    />,
  );
  return { ...view, ...actions, undo, dialog: screen.getByRole('dialog') };
}

const agreeing = sentence(sampleMatch('evictions', 'agrees', QUOTE));
const disagreeing = sentence(
  sampleMatch('market-not-shown', 'contradicts', QUOTE),
  sampleMatch('market-fell', 'agrees', QUOTE),
);
const unmatched: CheckedSentence = { quote: 'It rained.', matches: [], origin: 'selection' };

afterEach(cleanup);

describe('the card', () => {
  it('reads in order: the page, the source, the finding, where it stands, what else there is', () => {
    const { dialog } = show([agreeing]);
    const text = dialog.textContent ?? '';
    const parts = [
      'What the source says',
      'The page says:',
      QUOTE,
      'Amnesty says the same',
      'Amnesty reported that landlords evict.',
      'Where it stands',
      'Amnesty (2016), as reported by Norway Today (2017)',
      'section 2.5, p. 26',
      'Other evidence',
      'Limits',
      'Kind of evidence',
      'As of',
      'May 2016',
      'Why this match?',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('is a dialog that takes the focus, and Escape closes it', () => {
    const { dialog, onClose } = show([agreeing]);
    expect(screen.getByRole('dialog', { name: 'What the source says' })).toBe(dialog);
    expect(document.activeElement).toBe(dialog);
    fireEvent.keyDown(dialog, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('keeps Escape from the page and leaves it every other key', () => {
    const pageHears = vi.fn();
    document.addEventListener('keydown', pageHears);
    const { dialog } = show([agreeing]);
    fireEvent.keyDown(dialog, { key: 'Escape' });
    expect(pageHears).not.toHaveBeenCalled();
    fireEvent.keyDown(dialog, { key: 'a' });
    expect(pageHears).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', pageHears);
  });

  it('speaks Norwegian when asked', () => {
    const { dialog } = show([agreeing], { translator: createTranslator('nb') });
    expect(screen.getByRole('dialog', { name: 'Hva kilden sier' })).toBe(dialog);
    expect(dialog.textContent).toContain('Amnesty sier det samme');
    expect(dialog.textContent).toContain('Amnesty skrev at utleiere kaster ut.');
    expect(dialog.getAttribute('lang')).toBe('nb');
  });

  it('never shows notes to ourselves', () => {
    expect(show([agreeing, disagreeing]).dialog.textContent).not.toContain('internal note');
  });

  it('leaves out a match whose finding it does not know', () => {
    show([sentence(sampleMatch('gone', 'agrees', QUOTE), sampleMatch('evictions', 'agrees', QUOTE))]);
    expect(screen.getAllByRole('article')).toHaveLength(1);
  });
});

describe('attributed or asserted', () => {
  it.each([
    ['evictions', 'agrees', true, 'The page reports Amnesty as our source does.'],
    ['evictions', 'agrees', false, 'The page states it as fact; this is the organisation’s account.'],
    ['market-not-shown', 'agrees', false, 'The page states it as fact; this is a position.'],
  ] as const)('%s %s, attributed: %s', (id, stance, attributed, line) => {
    expect(show([sentence(sampleMatch(id, stance, QUOTE, { attributed }))]).dialog.textContent).toContain(
      line,
    );
  });

  it.each([
    ['evictions', 'contradicts'],
    ['evictions', 'context'],
    ['market-fell', 'agrees'],
  ] as const)('is not said of %s when the stance is %s', (id, stance) => {
    const { dialog } = show([sentence(sampleMatch(id, stance, QUOTE))]);
    expect(dialog.textContent).not.toMatch(/The page (states|reports)/);
  });
});

describe('where it stands', () => {
  it('says that only an account was read and that the place is from the table of contents', () => {
    const { dialog } = show([agreeing]);
    expect(dialog.textContent).toContain('We have read this account, not the source itself.');
    expect(dialog.textContent).toContain('located by the table of contents; we have not read the text there');
  });

  it('says that a blog renders what it says', () => {
    const { dialog } = show([sentence(sampleMatch('market-not-shown', 'agrees', QUOTE))]);
    expect(dialog.textContent).toContain('Amnesty (2016), as rendered in a 2016 blog post (the blog)');
    const account = screen.getByRole('link', { name: 'Open the account' });
    expect(account.getAttribute('href')).toBe('https://example.org/blog');
  });

  it('opens sources in a new tab without telling them where the reader came from', () => {
    show([agreeing]);
    for (const link of screen.getAllByRole('link')) {
      expect(link.getAttribute('target')).toBe('_blank');
      expect(link.getAttribute('rel')).toBe('noreferrer noopener');
    }
    const open = screen.getByRole('link', { name: 'Open the source' });
    expect(open.getAttribute('href')).toBe('https://example.org/amnesty');
    const unopened = screen.getByRole('link', { name: 'Official page, not opened by us' });
    expect(unopened.getAttribute('href')).toBe('https://official.example/report');
  });

  it('links to web addresses only and shows markup as text', () => {
    const { dialog } = show([sentence(sampleMatch('hostile', 'agrees', QUOTE))]);
    expect(screen.queryByRole('link')).toBeNull();
    expect(dialog.querySelector('img, b')).toBeNull();
    expect(dialog.textContent).toContain('<img src=x onerror=alert(1)><b>bold</b>');
  });
});

describe('other evidence', () => {
  it('names the sources of a remark that does not name them itself', () => {
    const { dialog } = show([agreeing]);
    expect(dialog.textContent).toContain('The police disputed it. (Vista)');
    expect(dialog.textContent).not.toContain('Vista (2014) did not look at it. (Vista)');
  });

  it('says on which day none had been found', () => {
    const { dialog } = show([sentence(sampleMatch('market-fell', 'agrees', QUOTE))]);
    expect(dialog.textContent).toContain('We found no source disputing this (20 November 2026).');
  });
});

describe('several sources', () => {
  it('that disagree stand under that heading in date order', () => {
    show([disagreeing]);
    screen.getByRole('heading', { name: 'Sources disagree' });
    const chips = screen.getAllByRole('heading', { level: 4 }).map((heading) => heading.textContent);
    expect(chips).toEqual(['1Vista says the same', '2Amnesty says otherwise']);
  });

  it('that are recorded as disagreeing stand there also when one only gives background', () => {
    const { dialog } = show([
      sentence(
        sampleMatch('market-not-shown', 'context', QUOTE),
        sampleMatch('market-fell', 'agrees', QUOTE),
      ),
    ]);
    screen.getByRole('heading', { name: 'Sources disagree' });
    const chips = screen.getAllByRole('heading', { level: 4 }).map((heading) => heading.textContent);
    expect(chips).toEqual(['1Vista says the same', '2Background from Amnesty']);
    const articles = within(dialog).getAllByRole('article');
    for (const article of articles) within(article).getByText('Kind of evidence');
  });

  it('that do not disagree stand best first', () => {
    show([sentence(sampleMatch('evictions', 'agrees', QUOTE), sampleMatch('market-fell', 'context', QUOTE))]);
    expect(screen.queryByText('Sources disagree')).toBeNull();
    const chips = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(chips).toEqual(['1Amnesty says the same', '2Background from Vista']);
  });
});

describe('why this match', () => {
  it('gives the reasons as sentences and leaves out what has none', () => {
    const reasons = [
      { kind: 'value', start: 0, end: 0, message: 'valueDiffers', values: { value: '60%', expected: '25%' } },
      { kind: 'similar', start: 0, end: 0, message: 'constructor', values: {} },
    ] as const;
    const { dialog } = show([sentence(sampleMatch('evictions', 'agrees', QUOTE, { reasons }))]);
    const items = within(dialog.querySelector('details') ?? dialog).getAllByRole('listitem', {
      hidden: true,
    });
    expect(items.map((item) => item.textContent)).toEqual(['It says 60%; the source says 25%.']);
  });

  it('writes figures the way of the language', () => {
    const values = { value: '90', expected: '51.5–60' };
    const reasons = [{ kind: 'value', start: 0, end: 0, message: 'valueDiffers', values }] as const;
    const { dialog } = show([sentence(sampleMatch('evictions', 'agrees', QUOTE, { reasons }))], {
      translator: createTranslator('nb'),
    });
    expect(dialog.textContent).toContain('Den sier 90; kilden sier 51,5–60.');
  });
});

describe('a selection that nothing matches', () => {
  it('is answered honestly, with where to search', () => {
    const { dialog } = show([unmatched]);
    expect(dialog.textContent).toContain('You checked: It rained.');
    screen.getByRole('heading', { name: 'None of our sources speaks to this' });
    expect(dialog.textContent).toContain('Browse all findings');
  });
});

describe('copying the citation', () => {
  it('copies it and says so politely', async () => {
    const { onCopy } = show([agreeing]);
    fireEvent.click(screen.getByRole('button', { name: 'Copy citation' }));
    const notice = await screen.findByText('Citation copied');
    expect(notice.closest('[role=status]')).not.toBeNull();
    expect(onCopy.mock.calls[0]?.[0]).toContain('Title of amnesty');
  });

  it.each([
    ['refuses', async () => false],
    ['throws', async () => Promise.reject(new Error('denied'))],
  ])('shows the citation where the browser %s', async (_, onCopy) => {
    show([agreeing], { onCopy });
    fireEvent.click(screen.getByRole('button', { name: 'Copy citation' }));
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Here is the text/ });
    expect(box.value).toContain('Title of amnesty');
  });
});

describe('citation formats', () => {
  it('open beside the button and copy in the chosen one', async () => {
    const { onCopy } = show([agreeing]);
    const formats = screen.getByRole('button', { name: 'Other citation formats' });
    expect(screen.queryByRole('button', { name: 'BibTeX' })).toBeNull();
    fireEvent.click(formats);
    expect(formats.getAttribute('aria-expanded')).toBe('true');
    const group = screen.getByRole('group', { name: 'Copy the citation as' });
    expect(
      within(group)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['APA', 'Chicago', 'Vancouver', 'BibTeX', 'RIS', 'CSL-JSON', 'Wikipedia']);
    fireEvent.click(screen.getByRole('button', { name: 'BibTeX' }));
    await screen.findByText('Citation copied as BibTeX');
    expect(onCopy.mock.calls[0]?.[0]).toMatch(/^@techreport\{amnesty,/);
  });
});

describe('what stands behind "More"', () => {
  const open = () => fireEvent.click(screen.getByRole('button', { name: 'More' }));

  it.each([
    ['panel', 'Open in side panel'],
    ['tab', 'Open in a tab'],
  ] as const)('is the finding in full, in a %s', (opensFindingIn, name) => {
    const onOpenFinding = vi.fn();
    show([agreeing], { onOpenFinding, opensFindingIn });
    open();
    fireEvent.click(screen.getByRole('button', { name }));
    expect(onOpenFinding).toHaveBeenCalledWith('evictions');
  });

  it('is no such way where there is no place to open it', () => {
    show([agreeing]);
    open();
    expect(screen.queryByRole('button', { name: /^Open in/ })).toBeNull();
  });
  const link = 'https://example.org/#:~:text=Landlords';

  it('is out of the way until it is asked for, and goes again', () => {
    show([{ ...agreeing, link }]);
    expect(screen.queryByRole('button', { name: 'Copy balanced note' })).toBeNull();
    open();
    screen.getByRole('button', { name: 'Copy balanced note' });
    open();
    expect(screen.queryByRole('button', { name: 'Copy balanced note' })).toBeNull();
  });

  it('copies a balanced note with the claim, the chain, the other evidence, the limits, the date and the data', async () => {
    const { onCopy } = show([agreeing]);
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Copy balanced note' }));
    await screen.findByText('Balanced note copied');
    expect(onCopy.mock.calls[0]?.[0]).toBe(`The page says: “Landlords evict women who sell sex.”

Amnesty says the same.
Amnesty reported that landlords evict.
Where it stands: Amnesty (2016), as reported by Norway Today (2017). Title of amnesty, section 2.5, p. 26 (located by the table of contents; we have not read the text there). We have read this account, not the source itself. https://example.org/amnesty https://example.org/press
Other evidence:
– The police disputed it. (Vista)
– Vista (2014) did not look at it.
Limits: Thirty interviews in Oslo.
Kind of evidence: Account by an organisation or newspaper
As of: May 2016

Fotnote, data 2026.11.1, copied on 24 November 2026.
Fotnote is not affiliated with the sources. It says what named sources say and does not decide what is true.`);
  });

  it('puts every source into the note where they disagree, in date order', async () => {
    const { onCopy } = show([disagreeing]);
    fireEvent.click(screen.getAllByRole('button', { name: 'More' })[1] as HTMLElement);
    fireEvent.click(screen.getByRole('button', { name: 'Copy balanced note' }));
    await screen.findByText('Balanced note copied');
    const note = onCopy.mock.calls[0]?.[0] ?? '';
    const parts = [
      'Sources disagree.',
      'Vista says the same.',
      'We found no source',
      'Amnesty says otherwise.',
    ];
    const places = parts.map((part) => note.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('copies the link to the sentence, where there is one', async () => {
    const { onCopy } = show([{ ...agreeing, link }]);
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Copy link to this sentence' }));
    await screen.findByText('Link copied');
    expect(onCopy).toHaveBeenCalledWith(link);
    cleanup();
    show([agreeing]);
    open();
    expect(screen.queryByRole('button', { name: 'Copy link to this sentence' })).toBeNull();
  });

  it('saves a report of a wrong match without the address of the page unless it is ticked', async () => {
    const reasons = [
      { kind: 'value', start: 0, end: 0, message: 'valueDiffers', values: { value: '60%', expected: '25%' } },
    ] as const;
    const pageAddress = 'https://news.example/private';
    const { onSaveFile } = show([sentence(sampleMatch('evictions', 'contradicts', QUOTE, { reasons }))], {
      pageAddress,
    });
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Report a wrong match' }));
    const box = screen.getByRole('checkbox', { name: 'Include the page’s address' });
    fireEvent.click(screen.getByRole('button', { name: 'Save the report' }));
    const [name, report] = onSaveFile.mock.calls[0] ?? [];
    expect(name).toBe('fotnote-evictions.txt');
    for (const part of [
      QUOTE,
      'Finding: evictions',
      'Stance shown: contradicts (Amnesty says otherwise)',
      'It says 60%; the source says 25%.',
      'Data 2026.11.1',
    ])
      expect(report).toContain(part);
    expect(report).not.toContain(pageAddress);
    await screen.findByText(/saves it as fotnote-evictions\.txt/);
    fireEvent.click(box);
    fireEvent.click(screen.getByRole('button', { name: 'Save the report' }));
    expect(onSaveFile.mock.calls[1]?.[1]).toBe(`${report}\nPage: ${pageAddress}\n`);
    fireEvent.click(box);
    fireEvent.click(screen.getByRole('button', { name: 'Save the report' }));
    expect(onSaveFile.mock.calls[2]?.[1]).toBe(report);
  });

  it('saves the report as the reader has changed it', () => {
    const { onSaveFile } = show([agreeing]);
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Report a wrong match' }));
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'It is about Sweden.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save the report' }));
    expect(onSaveFile).toHaveBeenCalledWith('fotnote-evictions.txt', 'It is about Sweden.');
  });

  it('offers no report where nothing can be saved', () => {
    render(
      <Card
        sentences={[agreeing]}
        findings={sampleFindings}
        sources={sampleSources}
        datasetId="1"
        translator={createTranslator('en')}
        today="2026-11-24"
        onClose={vi.fn()}
        onCopy={async () => true}
        onNotThisClaim={async () => async () => undefined}
      />,
    );
    open();
    expect(screen.queryByRole('button', { name: 'Report a wrong match' })).toBeNull();
  });

  it.each(['Other citation formats', 'More', 'Report a wrong match'])(
    'has no barriers with "%s" open',
    async (name) => {
      const { container } = show([{ ...agreeing, link }], { pageAddress: 'https://example.org/' });
      if (name === 'Report a wrong match') open();
      fireEvent.click(screen.getByRole('button', { name }));
      expect(await findBarriers(container, { layout: false })).toEqual([]);
    },
  );
});

describe('the place among the claims of the page', () => {
  it('is shown, and told politely when the claim was come to by a command', async () => {
    show([disagreeing], { place: { index: 1, total: 5 }, isAnnounced: true });
    screen.getByText('Claim 2 of 5');
    const said = await screen.findByText('Claim 2 of 5: Sources disagree');
    expect(said.getAttribute('role')).toBe('status');
  });

  it('names the source of the stance that the underline shows', async () => {
    const matches = [
      sampleMatch('evictions', 'agrees', QUOTE),
      sampleMatch('market-fell', 'contradicts', QUOTE),
    ];
    show([sentence(...matches)], { place: { index: 0, total: 1 }, isAnnounced: true });
    await screen.findByText('Claim 1 of 1: Vista says otherwise');
  });

  it('is told once, in a region that was there before', async () => {
    const { container } = show([agreeing], { place: { index: 0, total: 2 }, isAnnounced: true });
    const region = [...container.querySelectorAll('[role="status"]')].at(-1) as HTMLElement;
    expect(region.textContent).toBe('');
    const said: (string | null)[] = [];
    const observer = new MutationObserver(() => said.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await screen.findByText(/^Claim 1 of 2:/);
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    fireEvent.click(screen.getByRole('button', { name: 'Copy citation' }));
    await screen.findByText('Citation copied');
    expect(said).toEqual(['Claim 1 of 2: Amnesty says the same']);
    expect(region.isConnected).toBe(true);
    observer.disconnect();
  });

  it('is not told when the reader clicked', async () => {
    show([agreeing], { place: { index: 0, total: 2 } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(screen.queryByText(/^Claim 1 of 2:/)).toBeNull();
  });
});

describe('not this claim', () => {
  it('hides the finding for the sentence, and can be undone, with the focus going along', async () => {
    const { onNotThisClaim, undo } = show([agreeing]);
    fireEvent.click(screen.getByRole('button', { name: 'Not this claim' }));
    const undoButton = await screen.findByRole('button', { name: 'Undo' });
    expect(onNotThisClaim).toHaveBeenCalledWith('evictions', QUOTE);
    expect(document.activeElement).toBe(undoButton);
    expect(screen.queryByText('Amnesty reported that landlords evict.')).toBeNull();
    fireEvent.click(undoButton);
    const again = await screen.findByRole('button', { name: 'Not this claim' });
    expect(undo).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(again);
    screen.getByText('The finding is shown again.');
  });

  it('says so when it could not be saved, and goes on showing the finding', async () => {
    show([agreeing], { onNotThisClaim: async () => Promise.reject(new Error('gone')) });
    fireEvent.click(screen.getByRole('button', { name: 'Not this claim' }));
    await screen.findByText(/could not be saved/);
    screen.getByText('Amnesty reported that landlords evict.');
  });
});

it.each([
  ['one source', [agreeing]],
  ['sources that disagree', [disagreeing]],
  ['nothing', [unmatched]],
  ['two sentences', [agreeing, unmatched]],
])('has no barriers with %s', async (_, sentences) => {
  expect(await findBarriers(show(sentences).container, { layout: false })).toEqual([]);
});
