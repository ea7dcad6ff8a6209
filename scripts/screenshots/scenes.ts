/** What there is a picture of: every surface in every state that a reader may meet it in. */
import type { Locator, Page } from 'playwright-core';
import type { ClaimSummary } from '../../extension/messages.ts';
import type { OpenedSubject, Size, Studio } from './studio.ts';

/** Saves a picture of the page as it is now, or of its whole length. */
export type Shoot = (state: string, page: Page, how?: { readonly whole?: boolean }) => Promise<void>;

/** One surface, in all its states. */
export interface Scene {
  readonly surface: string;
  readonly play: (studio: Studio, shoot: Shoot) => Promise<void>;
}

/** No source speaks to it. */
const WEATHER = 'The sun shone on Bergen all day.';
const POPUP: Size = { width: 400, height: 600 };
/** How far the popup grows with the letters. */
const LARGE_POPUP: Size = { width: 780, height: 600 };
const PANEL: Size = { width: 400, height: 900 };

export const SCENES: readonly Scene[] = [
  { surface: 'page', play: pagesThemselves },
  { surface: 'card', play: cards },
  { surface: 'popup', play: popups },
  { surface: 'side-panel', play: sidePanels },
  { surface: 'options', play: options },
  { surface: 'welcome', play: welcome },
  { surface: 'evidence', play: evidence },
];

async function pagesThemselves(studio: Studio, shoot: Shoot): Promise<void> {
  const article = await studio.openSubject('article');
  const { claims } = await article.state();
  const inView = claims.find(({ sourcesDisagree }) => sourcesDisagree) ?? claims[0];
  await bringIntoView(article, inView);
  await shoot('underlines', article.page);
  await studio.set({ intensity: 'study' });
  await shoot('footnote marks', article.page);
  await studio.set({ intensity: 'quiet' });
  await shoot('quiet', article.page);
}

async function cards(studio: Studio, shoot: Shoot): Promise<void> {
  const { text } = studio.translator;
  const article = await studio.openSubject('article');
  const { claims } = await article.state();
  const show = async (claim: ClaimSummary | undefined) => {
    if (!claim) throw new Error('The sample has no such claim.');
    await article.tell({ type: 'show-claim', index: claim.index });
    await article.waitFor('dialog', text('card.title'));
  };
  const single = (stance: string) =>
    claims.find((claim) => claim.stance === stance && claim.matches.length === 1);
  for (const stance of ['agrees', 'contradicts', 'context']) {
    await show(single(stance) ?? claims.find((claim) => claim.stance === stance));
    await shoot(stance, article.page);
  }
  await show(claims.find(({ matches, sourcesDisagree }) => matches.length > 1 && !sourcesDisagree));
  await shoot('several findings', article.page);
  await show(claims.find(({ sourcesDisagree }) => sourcesDisagree));
  await shoot('sources disagree', article.page);
  await article.page.evaluate(() => scrollBy(0, innerHeight / 3));
  await shoot('in full', article.page);

  await show(single('agrees'));
  await article.press('button', text('card.copy'));
  await shoot('citation copied', article.page);
  await article.press('button', text('card.formats'));
  await shoot('citation formats', article.page);
  await article.press('button', text('card.more'));
  await shoot('more', article.page);
  await article.press('button', text('card.report'));
  await shoot('report', article.page);
  await article.press('DisclosureTriangle', text('finding.why'));
  await shoot('why', article.page);
  await article.press('button', text('card.notThisClaim'));
  await shoot('not this claim', article.page);
  await article.waitFor('button', text('card.undo'));

  await article.page.keyboard.press('Escape');
  await article.tell({ type: 'move-to-card' });
  await article.waitFor('dialog', text('popup.claims'));
  await shoot('list of claims', article.page);
  await article.page.keyboard.press('Escape');

  await article.page.evaluate(() => {
    scrollTo(0, 0);
    const heading = document.querySelector('.byline');
    if (heading) getSelection()?.selectAllChildren(heading);
  });
  await article.tell({ type: 'check-selection' });
  await article.waitFor('dialog', text('card.title'));
  await shoot('nothing on a selection', article.page);
}

async function popups(studio: Studio, shoot: Shoot): Promise<void> {
  const { text } = studio.translator;
  const popupOf = ({ tab }: OpenedSubject) =>
    studio.openOwn(`popup.html?tab=${tab}`, studio.look.layout === 'large' ? LARGE_POPUP : POPUP);
  const article = await studio.openSubject('article');
  await article.state();
  const popup = await popupOf(article);
  await popup.getByRole('list', { name: text('popup.claims') }).waitFor();
  await shoot('claims', popup);
  await popup.getByRole('textbox', { name: text('popup.checkLabel') }).fill(text('welcome.sample'));
  await popup.getByRole('button', { name: text('popup.check'), exact: true }).click();
  await shoot('a claim checked', popup);
  await popup.getByRole('textbox', { name: text('popup.checkLabel') }).fill(WEATHER);
  await popup.getByRole('button', { name: text('popup.check'), exact: true }).click();
  await shoot('nothing on a claim', popup);
  await popup.getByRole('searchbox').fill('Vista');
  await shoot('search', popup);
  await popup.getByRole('searchbox').fill('zzz');
  await shoot('search without hits', popup);

  for (const subject of ['off-topic', 'without-claims', 'private', 'restricted'] as const) {
    const opened = await studio.openSubject(subject);
    if (subject === 'without-claims') await opened.state();
    const its = await popupOf(opened);
    await its.locator('.page-title').waitFor();
    await shoot(subject, its);
  }
  await studio.set({ automatic: false });
  await shoot('only when asked', await popupOf(await studio.openSubject('article')));
}

async function sidePanels(studio: Studio, shoot: Shoot): Promise<void> {
  const { text } = studio.translator;
  const list = (page: Page) => page.getByRole('list', { name: text('evidenceBrowser.findings') });
  const article = await studio.openSubject('article');
  await article.state();
  const beside = await studio.openOwn(`sidepanel.html?tab=${article.tab}`, PANEL);
  await list(beside).waitFor();
  await shoot('beside a page', beside);

  const findings = await studio.openOwn('sidepanel.html');
  await list(findings).waitFor();
  await shoot('all findings', findings);
  await findings.getByRole('searchbox').fill('Vista');
  await shoot('hits', findings);
  await list(findings).getByRole('button').first().click();
  await shoot('a finding', findings, { whole: true });
  await findings.getByRole('button', { name: text('evidenceBrowser.back') }).click();
  await findings.getByRole('searchbox').fill('zzz');
  await shoot('no hits', findings);
}

async function options(studio: Studio, shoot: Shoot): Promise<void> {
  const page = await studio.openOwn('options.html');
  await shoot('at first', page, { whole: true });
  await studio.set({
    intensity: 'study',
    disabledSites: ['www.example.org', 'a-site-with-a-very-long-name-that-goes-on.example.com'],
    enabledSites: ['nhs.uk'],
    automatic: false,
  });
  await press(page.locator('details.coverage summary'));
  await shoot('changed, with the table open', page, { whole: true });
}

async function welcome(studio: Studio, shoot: Shoot): Promise<void> {
  const page = await studio.openOwn('welcome.html');
  await page.locator('.sample a').first().waitFor();
  await shoot('at first', page, { whole: true });
  await press(page.locator('.sample a.claim-contradicts'));
  await shoot('card open', page, { whole: true });
}

async function evidence(studio: Studio, shoot: Shoot): Promise<void> {
  const page = await studio.openOwn('evidence.html');
  await shoot('top', page);
  await press(page.locator('.map-row button'));
  await shoot('whole, with a cell open', page, { whole: true });
}

function press(candidates: Locator): Promise<void> {
  return candidates.first().click();
}

/** Puts a claim into the middle of the window, without its card. */
async function bringIntoView(article: OpenedSubject, claim: ClaimSummary | undefined): Promise<void> {
  if (!claim) return;
  await article.page.evaluate((position) => {
    scrollTo(0, position * document.documentElement.scrollHeight - innerHeight / 2);
  }, claim.position);
}
