import data from 'virtual:fotnote/engine-data';
import '../../components/popup.css';
import { Popup } from '../../components/popup.tsx';
import { createCompiledChecker } from '../../engine/index.ts';
import { askChecker } from '../../extension/ask.ts';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { openFindings, openOptions } from '../../extension/own-pages.ts';
import { unpackEngineData } from '../../extension/packed-engine-data.ts';
import { changeSettings } from '../../extension/settings.ts';
import { FINDINGS, SOURCES, searchFindings } from '../../extension/shown-data.ts';
import { isCheckedAutomatically, siteOf } from '../../extension/site.ts';
import { usePageState, useTab } from '../../extension/use-page-state.ts';

const checker = createCompiledChecker(unpackEngineData(data));
const check = (text: string) => checker.check({ text });

renderOwnPage(ToolbarWindow);

function ToolbarWindow({ settings, translator }: OwnPageProps) {
  const tab = useTab();
  const site = siteOfTab(tab?.url);
  const isOff = !isCheckedAutomatically(settings, site ?? '');
  const page = usePageState(tab === undefined ? undefined : (tab?.id ?? -1), isOff);
  const { disabledSites } = settings;
  return (
    <Popup
      page={page}
      translator={translator}
      findings={FINDINGS}
      sources={SOURCES}
      checkPages={settings.automatic}
      checkSite={site === undefined ? undefined : !disabledSites.includes(site)}
      language={settings.language}
      intensity={settings.intensity}
      check={check}
      search={searchFindings}
      onShowClaim={(index) => void showClaim(tab?.id, index)}
      onCheckPages={(automatic) => void changeSettings({ automatic })}
      onCheckSite={(isOn) => {
        const others = disabledSites.filter((name) => name !== site);
        void changeSettings({ disabledSites: isOn || site === undefined ? others : [...others, site] });
      }}
      onLanguage={(language) => void changeSettings({ language })}
      onIntensity={(intensity) => void changeSettings({ intensity })}
      onBrowse={openFindings}
      onOpenOptions={openOptions}
    />
  );
}

/** The site to switch off; undefined for the browser's own pages. */
function siteOfTab(address: string | undefined): string | undefined {
  return address && /^(https?|file):/.test(address) ? siteOf(address) : undefined;
}

/** Shows the claim in its page; the popup closes so that it can be seen. */
async function showClaim(tab: number | undefined, index: number): Promise<void> {
  if (tab === undefined) return;
  const shown = await askChecker(tab, { type: 'show-claim', index });
  if (shown?.ok) close();
}
