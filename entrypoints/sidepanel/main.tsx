import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../components/findings-browser.css';
import { FindingsBrowser } from '../../components/findings-browser.tsx';
import type { PageBeside } from '../../components/page-claims.tsx';
import { askChecker } from '../../extension/ask.ts';
import { checkPage } from '../../extension/check-page.ts';
import { copyText } from '../../extension/clipboard.ts';
import { type Receiver, watchHandover } from '../../extension/handover.ts';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { privateSiteOf } from '../../extension/private-sites.ts';
import type { Settings } from '../../extension/settings.ts';
import { DATASET_ID, SHOWN_FINDINGS, SOURCES, searchFindings } from '../../extension/shown-data.ts';
import { isCheckedAutomatically, webSiteOf } from '../../extension/site.ts';
import { today } from '../../extension/today.ts';
import { useActiveTab, usePageState } from '../../extension/use-page-state.ts';
import { createFindingHistory } from './finding-history.ts';

const visited = createFindingHistory(window);

/** Beside a page, in the side panel or as its address says (`?tab=ID`), or in a tab of its own. */
const isBeside = new URLSearchParams(location.search).has('tab')
  ? Promise.resolve(true)
  : browser.tabs.getCurrent().then((own) => own === undefined);

renderOwnPage(SidePanel);

function SidePanel(props: OwnPageProps) {
  const [place, setPlace] = useState<'beside' | 'tab' | null>(null);
  useEffect(() => void isBeside.then((is) => setPlace(is ? 'beside' : 'tab')), []);
  if (place === null) return null;
  return place === 'beside' ? <BesidePage {...props} /> : <Findings {...props} receiver="new-tab" />;
}

function BesidePage(props: OwnPageProps) {
  const beside = usePageBeside(props.settings);
  const [receiver, setReceiver] = useState<Receiver>();
  useEffect(() => void browser.windows.getCurrent().then(({ id }) => setReceiver(id)), []);
  return <Findings {...props} receiver={receiver} beside={beside} />;
}

interface FindingsProps extends OwnPageProps {
  /** Under which name findings are handed over to this page; undefined while that is not known. */
  readonly receiver: Receiver | undefined;
  readonly beside?: PageBeside;
}

function Findings({ translator, receiver, beside }: FindingsProps) {
  const [opened, setOpened] = useState(visited.current);
  const open = (finding: string | undefined) => {
    visited.go(finding);
    setOpened(finding);
  };
  useEffect(() => visited.watch(setOpened), []);
  useEffect(() => (receiver === undefined ? undefined : watchHandover(receiver, open)), [receiver]);
  return (
    <FindingsBrowser
      findings={SHOWN_FINDINGS}
      sources={SOURCES}
      translator={translator}
      datasetId={DATASET_ID}
      today={today()}
      {...(opened === undefined ? {} : { opened })}
      {...(beside ? { beside } : {})}
      overviewAddress="evidence.html"
      search={searchFindings}
      onCopy={copyText}
      onOpened={open}
    />
  );
}

/** The page in front, and what can be done with it. */
function usePageBeside(settings: Settings): PageBeside {
  const tab = useActiveTab();
  const site = webSiteOf(tab?.url);
  const page = usePageState(tab?.id, !isCheckedAutomatically(settings, site ?? ''));
  const inTab = (work: (id: number) => Promise<unknown>) => {
    if (tab?.id !== undefined) void work(tab.id);
  };
  return {
    page: tab === undefined ? { kind: 'asking' } : page,
    checkPages: settings.automatic,
    isPrivateSite: site !== undefined && privateSiteOf(site) !== undefined,
    onShowClaim: (index) => inTab((id) => askChecker(id, { type: 'show-claim', index })),
    onCheckPage: () => inTab(checkPage),
  };
}
