import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { VNode } from 'preact';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as browserPage, cdp } from 'vitest/browser';
import { createTranslator } from '../locales/index.ts';
import { findBarriers } from './accessibility.ts';
import cardCss from './card.css?inline';
import { Card } from './card.tsx';
import type { CheckedSentence } from './card-props.ts';
import { ClaimStrip } from './claim-strip.tsx';
import { ClaimsCard } from './claims-card.tsx';
import type { PageInView } from './describe-page.ts';
import browserCss from './findings-browser.css?inline';
import { FindingsBrowser } from './findings-browser.tsx';
import marksCss from './margin-marks.css?inline';
import { MarginMarks } from './margin-marks.tsx';
import optionsCss from './options.css?inline';
import { Options } from './options.tsx';
import popupCss from './popup.css?inline';
import { Popup } from './popup.tsx';
import { sampleFindingList, sampleFindings, sampleMatch, sampleSources } from './sample-evidence.ts';
import welcomeCss from './welcome.css?inline';
import { Welcome } from './welcome.tsx';

const QUOTE = 'Landlords evict women who sell sex, and the market shrank.';
const translator = createTranslator('nb');
const nothing = () => undefined;

const sentences: readonly CheckedSentence[] = [
  {
    quote: QUOTE,
    matches: [
      sampleMatch('market-fell', 'agrees', QUOTE),
      sampleMatch('market-not-shown', 'contradicts', QUOTE),
      sampleMatch('evictions', 'context', QUOTE),
    ],
    origin: 'page',
  },
  { quote: 'Det regnet.', matches: [], origin: 'selection' },
];

/** What the card shows besides several sentences: one finding, and findings that do not disagree. */
const fewer: Readonly<Record<string, readonly CheckedSentence[]>> = {
  'one finding': [{ quote: QUOTE, matches: [sampleMatch('evictions', 'agrees', QUOTE)], origin: 'page' }],
  'two findings': [
    {
      quote: QUOTE,
      matches: [sampleMatch('evictions', 'contradicts', QUOTE), sampleMatch('hostile', 'context', QUOTE)],
      origin: 'page',
    },
  ],
};

const shared = {
  translator,
  findings: sampleFindings,
  sources: sampleSources,
  datasetId: '2026.11.1',
  today: '2026-11-24',
};
const onCopy = async () => false;

const card = (theme: 'light' | 'dark', checked = sentences) => (
  <Card
    {...shared}
    theme={theme}
    sentences={checked}
    onClose={nothing}
    onCopy={onCopy}
    onNotThisClaim={async () => async () => undefined}
    place={{ index: 1, total: 5 }}
    pageAddress="https://example.org/"
    onSaveFile={nothing}
  />
);

const marks = (theme: 'light' | 'dark') => (
  <MarginMarks
    {...shared}
    theme={theme}
    places={(['agrees', 'contradicts', 'context'] as const).map((stance, index) => ({
      claim: { index, stance, matches: [sampleMatch('evictions', stance, QUOTE)] },
      left: 100,
      top: 40 * index,
      size: 24,
    }))}
    onOpen={nothing}
  />
);

const check = (text: string) => [sampleMatch('evictions', 'contradicts', text)];

/** With a word as long as Norwegian has them. */
const LONG_WORDED = 'Menneskerettighetsorganisasjonene la fram prostitusjonsmarkedsundersøkelsen.';

const claims = (['agrees', 'contradicts', 'context'] as const).map((stance, index) => ({
  index,
  quote: LONG_WORDED,
  stance,
  sourcesDisagree: false,
  position: index / 2,
  matches: [{ finding: 'evictions', stance }],
}));

const claimsCard = (theme: 'light' | 'dark') => (
  <ClaimsCard
    {...shared}
    theme={theme}
    textSize="larger"
    claims={claims}
    onChoose={nothing}
    onClose={nothing}
  />
);

const knownPage = (
  status: 'off-topic' | 'scanning' | 'done' | 'off',
  known: readonly (typeof claims)[number][] = [],
): PageInView => ({ kind: 'known', status, truncated: known.length > 0, claims: known });

const popup = (page: PageInView, checkPages = true, isPrivateSite = false) => (
  <Popup
    {...shared}
    page={page}
    checkPages={checkPages}
    checkSite={page.kind === 'failed' ? undefined : !isPrivateSite}
    isPrivateSite={isPrivateSite}
    language="nb"
    intensity="study"
    check={check}
    search={() => sampleFindingList}
    onShowClaim={nothing}
    onCheckPage={nothing}
    onOpenPanel={nothing}
    onCheckPages={nothing}
    onCheckSite={nothing}
    onLanguage={nothing}
    onIntensity={nothing}
    onBrowse={nothing}
    onOpenOptions={nothing}
  />
);

/** What the popup says where it has no claims to show. */
const emptyPopups: Readonly<Record<string, () => VNode>> = {
  'while it asks': () => popup({ kind: 'asking' }),
  'while the page is read': () => popup(knownPage('scanning')),
  'on a page off topic': () => popup(knownPage('off-topic')),
  'on a page without claims': () => popup(knownPage('done')),
  'on a page it cannot read': () => popup({ kind: 'failed', failure: 'restricted-page' }),
  'when pages are checked on demand': () => popup(knownPage('off'), false),
  'on a private site': () => popup(knownPage('off'), true, true),
};

const pages: Readonly<Record<string, { readonly css: string; readonly page: () => VNode }>> = {
  'the popup': { css: popupCss, page: () => popup(knownPage('done', claims), false) },
  'the list of findings': {
    css: browserCss,
    page: () => (
      <FindingsBrowser
        {...shared}
        findings={sampleFindingList}
        search={() => sampleFindingList}
        onCopy={onCopy}
      />
    ),
  },
  'the side panel beside a page': {
    css: browserCss,
    page: () => (
      <FindingsBrowser
        {...shared}
        findings={sampleFindingList}
        search={() => []}
        beside={{
          page: { kind: 'known', status: 'done', truncated: false, claims },
          checkPages: true,
          isPrivateSite: false,
          onShowClaim: nothing,
          onCheckPage: nothing,
        }}
        onCopy={onCopy}
      />
    ),
  },
  'a finding': {
    css: browserCss,
    page: () => (
      <FindingsBrowser
        {...shared}
        findings={sampleFindingList}
        opened="evictions"
        search={() => []}
        onCopy={onCopy}
      />
    ),
  },
  'the options': {
    css: optionsCss,
    page: () => (
      <Options
        {...shared}
        checkPages
        isUnreadable
        language="auto"
        theme="auto"
        intensity="normal"
        textSize="normal"
        pageLanguages={['english']}
        comments
        privateSites={{
          mail: ['mail.example.org'],
          health: ['health.example'],
          support: ['support.example'],
        }}
        privateSitesOn={['health.example']}
        sitesOff={['www.a-long-name-of-a-site-that-goes-on-and-on.example.org']}
        hiddenClaims={2}
        coverage={[{ name: 'Justisdepartementet', findings: 12, read: { excerpt: 10, none: 2 } }]}
        evidence={[{ kind: 'organisation', findings: 12 }]}
        onCheckPages={nothing}
        onLanguage={nothing}
        onTheme={nothing}
        onTextSize={nothing}
        onIntensity={nothing}
        onPageLanguages={nothing}
        onComments={nothing}
        onAddSite={() => false}
        onSwitchSite={nothing}
        onExport={nothing}
        onImport={async () => false}
        onShowHidden={nothing}
        onReset={nothing}
      />
    ),
  },
  'the welcome page': {
    css: welcomeCss,
    page: () => (
      <Welcome
        {...shared}
        onAllow={nothing}
        check={check}
        checkPages
        onCheckPages={nothing}
        onCopy={onCopy}
        onBrowse={nothing}
        onOpenOptions={nothing}
      />
    ),
  },
};

const styles = document.createElement('style');

beforeEach(() => document.head.append(styles));

afterEach(() => {
  cleanup();
  styles.remove();
  for (const host of document.querySelectorAll('[data-host]')) host.remove();
  delete document.documentElement.dataset.theme;
  document.documentElement.style.fontSize = '';
});

/** The card in a shadow root, as in a foreign page that is none too kind. */
function showCard(
  theme: 'light' | 'dark',
  widthPx: number,
): { readonly host: HTMLElement; readonly root: ShadowRoot } {
  return showInPage(cardCss, card(theme), widthPx);
}

function showInPage(
  css: string,
  content: VNode,
  widthPx: number,
): { readonly host: HTMLElement; readonly root: ShadowRoot } {
  styles.textContent = '* { color: red; font: 40px cursive; letter-spacing: 1em } html { font-size: 40px }';
  const host = document.createElement('div');
  host.dataset.host = '';
  host.style.width = `${widthPx}px`;
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = document.createElement('style');
  sheet.textContent = css;
  const box = document.createElement('div');
  root.append(sheet, box);
  render(content, { container: box });
  return { host, root };
}

/** One of the extension's own pages, in the window as it is. */
function showPage(name: string, theme: 'light' | 'dark') {
  const { css, page } = pages[name] ?? missing(name);
  return showOwn(css, theme, page);
}

function showOwn(css: string, theme: 'light' | 'dark', page: () => VNode) {
  styles.textContent = css;
  document.documentElement.dataset.theme = theme;
  return render(page());
}

function missing(name: string): never {
  throw new Error(`There is no page ${name}.`);
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it('the card has no barriers and enough contrast, with every disclosure open', async () => {
    const { host, root } = showCard(theme, 440);
    for (const details of root.querySelectorAll('details')) details.open = true;
    for (const button of root.querySelectorAll<HTMLButtonElement>('.split-button .button:first-child'))
      button.click();
    await expect.poll(() => root.querySelectorAll('textarea').length).toBe(3);
    expect(await findBarriers(host, { layout: true })).toEqual([]);
  });

  it.each(['Andre henvisningsformater', 'Mer', 'Meld fra om feil treff'])(
    'the card has no barriers and enough contrast with "%s" open',
    async (name) => {
      const { host, root } = showCard(theme, 440);
      const press = async (wanted: string) => {
        const button = [...root.querySelectorAll('button')].find(
          (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === wanted,
        );
        button?.click();
        await expect.poll(() => button?.getAttribute('aria-expanded')).toBe('true');
      };
      if (name === 'Meld fra om feil treff') await press('Mer');
      await press(name);
      expect(await findBarriers(host, { layout: true })).toEqual([]);
    },
  );

  it.each(Object.entries(fewer))(
    'the card has no barriers and enough contrast with %s',
    async (_, checked) => {
      const { host } = showInPage(cardCss, card(theme, checked), 440);
      expect(await findBarriers(host, { layout: true })).toEqual([]);
    },
  );

  it('the card has no barriers and enough contrast with a finding hidden', async () => {
    const { host, root } = showInPage(cardCss, card(theme, fewer['one finding']), 440);
    for (const button of root.querySelectorAll('button')) {
      if (button.textContent === translator.text('card.notThisClaim')) button.click();
    }
    await expect.poll(() => root.activeElement?.textContent).toBe(translator.text('card.undo'));
    expect(await findBarriers(host, { layout: true })).toEqual([]);
  });

  it('the list of claims in a page has no barriers and enough contrast', async () => {
    const { host } = showInPage(cardCss, claimsCard(theme), 440);
    expect(await findBarriers(host, { layout: true })).toEqual([]);
  });

  it('the marks in the margin have no barriers and enough contrast', async () => {
    const { host } = showInPage(marksCss, marks(theme), 440);
    expect(await findBarriers(host, { layout: true })).toEqual([]);
  });

  it.each(Object.keys(pages))('%s has no barriers and enough contrast', async (name) => {
    const { container } = showPage(name, theme);
    expect(await findBarriers(container, { layout: true })).toEqual([]);
  });

  it.each(Object.entries(emptyPopups))(
    'the popup has no barriers and enough contrast %s',
    async (_, page) => {
      const { container } = showOwn(popupCss, theme, page);
      expect(await findBarriers(container, { layout: true })).toEqual([]);
    },
  );

  it('the welcome page has no barriers and enough contrast with the card of its sample open', async () => {
    const { container } = showPage('the welcome page', theme);
    await vi.waitFor(() => expect(container.querySelector('.sample a')).not.toBeNull());
    fireEvent.click(container.querySelector('.sample a') as Element);
    expect(container.querySelector('[role="dialog"]')).not.toBeNull();
    expect(await findBarriers(container, { layout: true })).toEqual([]);
  });

  it('the options have no barriers and enough contrast with a mistake, the table and the last question open', async () => {
    const { container } = showPage('the options', theme);
    for (const details of container.querySelectorAll('details')) details.open = true;
    const field = screen.getByRole('textbox', { name: translator.text('options.addSite') });
    fireEvent.input(field, { target: { value: 'nonsense' } });
    fireEvent.click(screen.getByRole('button', { name: translator.text('options.add') }));
    fireEvent.click(screen.getByRole('button', { name: translator.text('options.reset') }));
    screen.getByText(translator.text('options.noSite'));
    expect(await findBarriers(container, { layout: true })).toEqual([]);
  });

  it('the popup has enough contrast with results', async () => {
    const { container } = showPage('the popup', theme);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: QUOTE } });
    fireEvent.click(screen.getByRole('button', { name: 'Sjekk' }));
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'utleiere' } });
    await vi.waitFor(() => expect(container.querySelector('.result-list')).not.toBeNull());
    expect(container.querySelector('mark')).not.toBeNull();
    expect(await findBarriers(container, { layout: true })).toEqual([]);
  });
});

describe('the card in a foreign page', () => {
  it('keeps its own colours and letters, whatever the page wants', () => {
    const { root } = showCard('light', 440);
    const statement = root.querySelector('.statement');
    const style = statement && getComputedStyle(statement);
    expect(style?.fontSize).toBe('17px');
    expect(style?.color).toBe('rgb(30, 28, 25)');
    expect(style?.letterSpacing).toBe('normal');
  });

  it('takes its theme from its setting, not from the page', () => {
    const background = (theme: 'light' | 'dark') => {
      const element = showCard(theme, 440).root.querySelector('.card');
      return element ? getComputedStyle(element).backgroundColor : '';
    };
    expect(background('light')).toBe('rgb(253, 252, 249)');
    expect(background('dark')).toBe('rgb(31, 30, 28)');
  });

  it('scrolls inside instead of growing out of the window, and never sideways', () => {
    const element = showCard('light', 440).root.querySelector('.card');
    expect(element?.getBoundingClientRect().height).toBeLessThanOrEqual(Math.min(600, innerHeight - 16));
    expect(element?.scrollWidth).toBe(element?.clientWidth);
  });
});

describe('with text of twice the size', () => {
  it.each([
    'the list of findings',
    'the side panel beside a page',
    'a finding',
    'the options',
    'the welcome page',
  ])('%s does not scroll sideways at 360 px', (name) => {
    const frame = document.createElement('div');
    frame.dataset.host = '';
    frame.style.inlineSize = '360px';
    const { container } = showPage(name, 'light');
    frame.append(container);
    document.body.append(frame);
    document.documentElement.style.fontSize = '32px';
    expect(frame.scrollWidth).toBe(360);
  });
});

describe('at 320 px, which is a window of 1280 px enlarged to 400 %', () => {
  beforeEach(() => browserPage.viewport(320, 640));

  afterAll(() => browserPage.viewport(1280, 900));

  it.each(Object.keys(pages))('%s does not scroll sideways', (name) => {
    showPage(name, 'light');
    expect(document.documentElement.scrollWidth).toBe(320);
  });

  it.each(Object.entries(emptyPopups))('the popup does not scroll sideways %s', (_, page) => {
    showOwn(popupCss, 'light', page);
    expect(document.documentElement.scrollWidth).toBe(320);
  });

  it('the card fits into the window and does not scroll sideways, with everything open', async () => {
    const { root } = showCard('light', 320);
    for (const details of root.querySelectorAll('details')) details.open = true;
    for (const button of root.querySelectorAll<HTMLButtonElement>('.more-button')) button.click();
    await expect.poll(() => root.querySelectorAll('.more-actions').length).toBe(3);
    const element = root.querySelector('.card');
    expect(element?.getBoundingClientRect().width).toBeLessThanOrEqual(304);
    expect(element?.scrollWidth).toBe(element?.clientWidth);
  });
});

it.each(Object.keys(pages))(
  '%s does not scroll sideways in a window of 800 px with letters of twice the size',
  async (name) => {
    await browserPage.viewport(800, 600);
    document.documentElement.style.fontSize = '32px';
    showPage(name, 'light');
    expect(document.documentElement.scrollWidth).toBe(800);
  },
);

describe('with what the reader asks of the system', () => {
  const emulate = (features: Readonly<Record<string, string>>) =>
    cdp().send('Emulation.setEmulatedMedia', {
      media: '',
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });

  afterEach(() => emulate({}));

  const surfaces: Readonly<Record<string, () => Element>> = {
    'the card': () => showCard('light', 440).host,
    'the marks in the margin': () => showInPage(marksCss, marks('light'), 440).host,
    ...Object.fromEntries(
      Object.keys(pages).map((name) => [name, () => showPage(name, 'light').container] as const),
    ),
  };

  it.each(Object.entries(surfaces))('%s keeps still where less motion is wanted', async (_, show) => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    expect(movingParts(show())).toEqual([]);
  });

  it('a switch moves where motion is not unwanted', () => {
    expect(movingParts(showPage('the popup', 'light').container)).toContain('INPUT::before');
  });

  describe.each(['light', 'dark'] as const)('in forced colours on %s', (scheme) => {
    beforeEach(() => emulate({ 'forced-colors': 'active', 'prefers-color-scheme': scheme }));

    // The system's colours have enough contrast wherever they are let in; axe does not see them.
    it.each(Object.entries(surfaces))(
      '%s leaves all colours but those of switches to the system',
      (_, show) => {
        const own = partsOf(show()).filter(({ style }) => style.forcedColorAdjust === 'none');
        expect(own.filter(({ name }) => !/^INPUT/.test(name)).map(({ name }) => name)).toEqual([]);
      },
    );

    it('what is on differs from what is off, and the card stands out from the page', () => {
      const { container } = showPage('the popup', 'light');
      const switches = [...container.querySelectorAll<HTMLInputElement>('.switch input')];
      const colourOf = (isOn: boolean) => {
        const found = switches.find(({ checked }) => checked === isOn);
        return found && getComputedStyle(found).backgroundColor;
      };
      expect(colourOf(true)).not.toBe(colourOf(false));
      const element = showCard('light', 440).root.querySelector('.card') as Element;
      const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(element);
      expect(borderTopWidth).toBe('1px');
      expect(borderTopColor).not.toBe(backgroundColor);
    });

    it('signs and lines still tell the stances apart', () => {
      const { root } = showCard('light', 440);
      const chips = [...root.querySelectorAll('.verdict')].map((verdict) => {
        const label = verdict.querySelector('.chip-label');
        return [
          verdict.querySelector('svg, [aria-hidden="true"]')?.outerHTML,
          label && getComputedStyle(label).textDecorationStyle,
        ];
      });
      expect(new Set(chips.map(([sign]) => sign)).size).toBe(3);
      expect(new Set(chips.map(([, line]) => line)).size).toBe(3);
    });
  });
});

interface Part {
  readonly name: string;
  readonly style: CSSStyleDeclaration;
}

/** All elements, and what style sheets put before and after them. */
function partsOf(host: Element): Part[] {
  const root = host.shadowRoot ?? host;
  return [...root.querySelectorAll('*')].flatMap((element) =>
    ['', '::before', '::after'].map((part) => ({
      name: element.tagName + part,
      style: getComputedStyle(element, part),
    })),
  );
}

/** Parts that would move or fade. */
function movingParts(host: Element): string[] {
  return partsOf(host)
    .filter(({ style }) => !/^0s(, 0s)*$/.test(style.transitionDuration) || style.animationName !== 'none')
    .map(({ name }) => name);
}

it('a larger text makes the card larger, and leaves it in the window', () => {
  const widthOf = (content: VNode) =>
    showInPage(cardCss, content, 800).root.querySelector('.card')?.getBoundingClientRect().width;
  expect(widthOf(claimsCard('light'))).toBeCloseTo(Math.min(546, innerWidth - 16), 0);
  expect(widthOf(card('light'))).toBeCloseTo(Math.min(420, innerWidth - 16), 0);
});

it('marks of the strip are as large as a finger needs, also when claims stand close and the window is narrow', () => {
  styles.textContent = popupCss;
  const [claim] = claims;
  const close = Array.from({ length: 12 }, (_, index) => ({
    ...(claim ?? missing('claim')),
    index,
    position: 0.9,
  }));
  const { container } = render(
    <div style={{ inlineSize: '288px' }}>
      <ClaimStrip {...shared} claims={close} onShowClaim={nothing} />
    </div>,
  );
  const boxes = [...container.querySelectorAll('button')].map((mark) => mark.getBoundingClientRect());
  expect(boxes).toHaveLength(12);
  for (const [index, { left, width, height }] of boxes.entries()) {
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    if (index > 0) expect(left).toBeGreaterThanOrEqual((boxes[index - 1]?.right ?? 0) - 0.5);
  }
});

it('a popup of normal text size is 380 px wide and as high with results as without', () => {
  const { container } = showPage('the popup', 'light');
  const size = () => container.querySelector('.popup')?.getBoundingClientRect();
  const before = size();
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'utleiere' } });
  expect(before?.width).toBe(380);
  expect(size()?.height).toBe(before?.height);
});
