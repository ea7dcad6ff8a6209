import '../../components/popup.css';
import { Popup } from '../../components/popup.tsx';
import { askChecker } from '../../extension/ask.ts';
import { checkPage } from '../../extension/check-page.ts';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { openFindings, openOptions, openSidePanel } from '../../extension/own-pages.ts';
import { privateSiteOf } from '../../extension/private-sites.ts';
import { isInPrivateWindow } from '../../extension/private-window.ts';
import { checkText } from '../../extension/remote-checker.ts';
import { changeSettings } from '../../extension/settings.ts';
import { FINDINGS, SOURCES, searchFindings } from '../../extension/shown-data.ts';
import { isCheckedAutomatically, isSiteOn, switchSite, webSiteOf } from '../../extension/site.ts';
import { usePageState, useTab } from '../../extension/use-page-state.ts';

renderOwnPage(ToolbarWindow);

function ToolbarWindow({ settings, translator }: OwnPageProps) {
  const tab = useTab();
  const site = webSiteOf(tab?.url);
  const isOff = !isCheckedAutomatically(settings, site ?? '');
  const page = usePageState(tab === undefined ? undefined : (tab?.id ?? -1), isOff);
  return (
    <Popup
      page={page}
      translator={translator}
      findings={FINDINGS}
      sources={SOURCES}
      checkPages={settings.automatic}
      checkSite={site === undefined ? undefined : isSiteOn(settings, site)}
      isPrivateSite={site !== undefined && privateSiteOf(site) !== undefined}
      isPrivateWindow={isInPrivateWindow()}
      language={settings.language}
      intensity={settings.intensity}
      check={checkText}
      search={searchFindings}
      onShowClaim={(index) => void showClaim(tab?.id, index)}
      onCheckPage={() => {
        if (typeof tab?.id === 'number') void checkPage(tab.id);
      }}
      onCheckPages={(automatic) => void changeSettings({ automatic })}
      onCheckSite={(isOn) => {
        if (site !== undefined) void changeSettings(switchSite(settings, site, isOn));
      }}
      onLanguage={(language) => void changeSettings({ language })}
      onIntensity={(intensity) => void changeSettings({ intensity })}
      onBrowse={(finding) => void openFindings(finding)}
      {...(tab
        ? { onOpenPanel: () => void openSidePanel(tab.windowId).then((isOpen) => isOpen && close()) }
        : {})}
      onOpenOptions={openOptions}
    />
  );
}

/** Shows the claim in its page; the popup closes so that it can be seen. */
async function showClaim(tab: number | undefined, index: number): Promise<void> {
  if (tab === undefined) return;
  const shown = await askChecker(tab, { type: 'show-claim', index });
  if (shown?.ok) close();
}
