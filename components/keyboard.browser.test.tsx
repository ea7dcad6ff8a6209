/** The extension's own pages by keyboard alone. */
import { cleanup, render, screen } from '@testing-library/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { buildEvidenceMap } from '../data/evidence-map.ts';
import { dataset } from '../data/index.ts';
import { IN_FORCE, MARKET_FIGURES, PROPOSITIONS, TIMELINE } from '../data/overview.ts';
import { createTranslator } from '../locales/index.ts';
import evidenceCss from './evidence-page.css?inline';
import { EvidencePage } from './evidence-page.tsx';
import browserCss from './findings-browser.css?inline';
import { FindingsBrowser } from './findings-browser.tsx';
import optionsCss from './options.css?inline';
import { Options, type OptionsProps } from './options.tsx';
import popupCss from './popup.css?inline';
import { Popup } from './popup.tsx';
import { sampleFindingList, sampleFindings, sampleMatch, sampleSources } from './sample-evidence.ts';

const QUOTE = 'Landlords evict women who sell sex.';
const nothing = () => undefined;
const shared = {
  translator: createTranslator('en'),
  findings: sampleFindings,
  sources: sampleSources,
  datasetId: '2026.11.1',
  today: '2026-11-24',
};
const styles = document.createElement('style');

beforeEach(() => document.head.append(styles));

afterEach(() => {
  cleanup();
  styles.remove();
});

const onShowClaim = vi.fn();
const onBrowse = vi.fn();

const popup = () => (
  <Popup
    {...shared}
    page={{
      kind: 'known',
      status: 'done',
      truncated: false,
      claims: [0, 1, 2].map((index) => ({
        index,
        quote: QUOTE,
        stance: 'agrees' as const,
        sourcesDisagree: false,
        position: index / 2,
        matches: [{ finding: 'evictions', stance: 'agrees' as const }],
      })),
    }}
    checkPages
    checkSite
    language="auto"
    intensity="normal"
    check={(text) => [sampleMatch('evictions', 'agrees', text)]}
    search={(query) => (query === 'none' ? [] : sampleFindingList)}
    onShowClaim={onShowClaim}
    onCheckPage={nothing}
    onOpenPanel={nothing}
    onCheckPages={nothing}
    onCheckSite={nothing}
    onLanguage={nothing}
    onIntensity={nothing}
    onBrowse={onBrowse}
    onOpenOptions={nothing}
  />
);

const findings = () => (
  <FindingsBrowser
    {...shared}
    findings={sampleFindingList}
    search={(query) => (query === 'none' ? [] : sampleFindingList)}
    onCopy={async () => true}
  />
);

const onSwitchSite = vi.fn();

function OptionsWithSites() {
  const [sitesOff, setSitesOff] = useState<readonly string[]>(['a.example', 'b.example']);
  const [hiddenClaims, setHiddenClaims] = useState(2);
  const settings: Omit<
    OptionsProps,
    'sitesOff' | 'hiddenClaims' | 'onSwitchSite' | 'onAddSite' | 'onShowHidden'
  > = {
    ...shared,
    checkPages: true,
    isUnreadable: false,
    language: 'en',
    theme: 'light',
    intensity: 'normal',
    textSize: 'normal',
    pageLanguages: ['english'],
    comments: false,
    privateSites: { mail: ['mail.example'], health: [], support: [] },
    privateSitesOn: [],
    coverage: [],
    evidence: [],
    onCheckPages: nothing,
    onLanguage: nothing,
    onTheme: nothing,
    onTextSize: nothing,
    onIntensity: nothing,
    onPageLanguages: nothing,
    onComments: nothing,
    onExport: nothing,
    onImport: async () => false,
    onReset: nothing,
  };
  return (
    <Options
      {...settings}
      sitesOff={sitesOff}
      hiddenClaims={hiddenClaims}
      onSwitchSite={(site, isOn) => {
        onSwitchSite(site, isOn);
        setSitesOff(sitesOff.filter((other) => other !== site));
      }}
      onAddSite={(site) => {
        setSitesOff([...sitesOff, site]);
        return true;
      }}
      onShowHidden={() => setHiddenClaims(0)}
    />
  );
}

const evidence = () => {
  const byId = new Map(dataset.findings.map((finding) => [finding.id, finding]));
  return (
    <EvidencePage
      {...shared}
      map={buildEvidenceMap(PROPOSITIONS, byId)}
      coverage={[]}
      events={TIMELINE}
      inForce={IN_FORCE}
      figures={MARKET_FIGURES}
      findings={byId}
      sources={new Map(dataset.sources.map((source) => [source.id, source]))}
      findingsAddress="sidepanel.html"
    />
  );
};

const surfaces: Readonly<Record<string, readonly [css: string, content: () => VNode]>> = {
  'the popup': [popupCss, popup],
  'the findings': [browserCss, findings],
  'the options': [optionsCss, () => <OptionsWithSites />],
};

function show(css: string, content: () => VNode) {
  styles.textContent = css;
  return render(content());
}

it.each(Object.entries(surfaces))(
  'in %s the Tab key comes to every control in the order of the page, and shows where it is',
  async (_, [css, content]) => {
    const { container } = show(css, content);
    const focusable = 'a[href], button, input, select, textarea, summary';
    const controls = [...container.querySelectorAll<HTMLElement>(focusable)];
    // A radio button or a mark of the strip that is not the chosen one is reached by arrow keys.
    const expected = controls.filter(
      (control) => control.tabIndex >= 0 && !control.matches(':disabled, [hidden]'),
    );
    expect(expected.length).toBeGreaterThan(5);
    for (const control of expected) {
      await userEvent.tab();
      expect(document.activeElement).toBe(control);
      const { outlineStyle, outlineWidth } = getComputedStyle(control);
      expect([control.outerHTML.slice(0, 90), outlineStyle]).not.toContain('none');
      expect(Number.parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2);
    }
  },
);

/** Presses Tab, or Shift and Tab, until that control has the focus. */
async function tabTo(control: HTMLElement, back = false): Promise<void> {
  for (let pressed = 0; pressed < 200; pressed++) {
    if (document.activeElement === control) return;
    await userEvent.tab({ shift: back });
  }
  throw new Error(`The Tab key does not come to ${control.outerHTML}.`);
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

it('in the popup one goes along the strip, checks a claim and opens what was found', async () => {
  show(popupCss, popup);
  await tabTo(button(/^Claim 1 of 3/));
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{Enter}');
  expect(onShowClaim).toHaveBeenLastCalledWith(1);
  await tabTo(screen.getByRole('textbox', { name: 'Check a claim' }));
  await userEvent.keyboard(`${QUOTE}{Enter}`);
  screen.getByText('1 finding speaks to this');
  await tabTo(screen.getAllByRole('button', { name: /^Amnesty says the same/ }).at(-1) as HTMLElement);
  await userEvent.keyboard('{Enter}');
  expect(onBrowse).toHaveBeenLastCalledWith('evictions');
  await tabTo(screen.getByRole('searchbox'));
  await userEvent.keyboard('landlords');
  await tabTo(button(/No research shows/));
  await userEvent.keyboard('{Enter}');
  expect(onBrowse).toHaveBeenLastCalledWith('market-not-shown');
});

it('among the findings one searches in vain, clears, opens one, copies it and comes back to it', async () => {
  show(browserCss, findings);
  const search = screen.getByRole('searchbox');
  await tabTo(search);
  await userEvent.keyboard('none');
  await tabTo(button('Clear search and filters'));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(screen.getByRole('searchbox'));
  await tabTo(button(/^Vista estimated/));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  await tabTo(button('Copy citation'));
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Citation copied');
  await tabTo(button('Back to the list'), true);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.textContent).toContain('Vista estimated');
});

it('in the options no change loses the place: sites, hidden matches, the last question', async () => {
  show(optionsCss, () => <OptionsWithSites />);
  await tabTo(button('Show all again'));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.textContent).toBe('No match is hidden.');

  await tabTo(button('Check a.example again'));
  await userEvent.keyboard('{Enter}');
  expect(onSwitchSite).toHaveBeenLastCalledWith('a.example', true);
  await expect.poll(() => document.activeElement).toBe(button('Check b.example again'));
  await userEvent.keyboard('{Enter}');
  const field = screen.getByRole('textbox', { name: 'Switch a site off' });
  await expect.poll(() => document.activeElement).toBe(field);
  await userEvent.keyboard('c.example{Enter}');
  button('Check c.example again');
  await expect.poll(() => document.activeElement).toBe(field);

  await tabTo(button('Reset all settings'));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(button('Cancel'));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(button('Reset all settings'));
});

it('in the evidence map one opens a cell, reads on and goes back to it', async () => {
  show(evidenceCss, evidence);
  const cell = screen.getAllByRole('button', { name: /^Vista/ })[0] as HTMLElement;
  await tabTo(cell);
  await userEvent.keyboard('{Enter}');
  expect(cell.getAttribute('aria-expanded')).toBe('true');
  await tabTo(button('Close'));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(cell);
  expect(cell.getAttribute('aria-expanded')).toBe('false');
});
