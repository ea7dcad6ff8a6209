import data from 'virtual:fotnote/coverage';
import { useEffect, useState } from 'preact/hooks';
import '../../components/options.css';
import { Options } from '../../components/options.tsx';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { PRIVATE_SITES } from '../../extension/private-sites.ts';
import {
  changeSettings,
  countHiddenClaims,
  findUnreadable,
  forgetEverything,
  forgetHiddenClaims,
  readEverything,
  replaceEverything,
} from '../../extension/settings.ts';
import { readSettingsFile, writeSettingsFile } from '../../extension/settings-file.ts';
import { readSite, switchSite } from '../../extension/site.ts';
import { saveTextFile } from '../../page/index.ts';

const FILE_NAME = 'fotnote-settings.json';

renderOwnPage(OptionsPage);

function OptionsPage({ settings, translator }: OwnPageProps) {
  const [hiddenClaims, setHiddenClaims] = useState(0);
  const count = () => void countHiddenClaims().then(setHiddenClaims);
  const [isUnreadable, setUnreadable] = useState(false);
  useEffect(count, []);
  useEffect(() => void findUnreadable().then((items) => setUnreadable(items.length > 0)), []);
  const setSite = (site: string, isOn: boolean) => void changeSettings(switchSite(settings, site, isOn));
  return (
    <Options
      translator={translator}
      checkPages={settings.automatic}
      language={settings.language}
      theme={settings.theme}
      textSize={settings.textSize}
      intensity={settings.intensity}
      pageLanguages={settings.pageLanguages}
      comments={settings.comments}
      sitesOff={settings.disabledSites}
      privateSites={PRIVATE_SITES}
      privateSitesOn={settings.enabledSites}
      hiddenClaims={hiddenClaims}
      isUnreadable={isUnreadable}
      datasetId={data.id}
      coverage={data.sources[translator.language]}
      evidence={data.evidence}
      onCheckPages={(automatic) => void changeSettings({ automatic })}
      onLanguage={(language) => void changeSettings({ language })}
      onTheme={(theme) => void changeSettings({ theme })}
      onTextSize={(textSize) => void changeSettings({ textSize })}
      onIntensity={(intensity) => void changeSettings({ intensity })}
      onPageLanguages={(pageLanguages) => void changeSettings({ pageLanguages: [...pageLanguages] })}
      onComments={(comments) => void changeSettings({ comments })}
      onAddSite={(written) => {
        const site = readSite(written);
        if (site === undefined) return false;
        setSite(site, false);
        return true;
      }}
      onSwitchSite={setSite}
      onShowHidden={() => void forgetHiddenClaims().then(count)}
      onExport={() =>
        void readEverything().then(({ settings: stored, hiddenClaims: hidden }) =>
          saveTextFile(FILE_NAME, writeSettingsFile(stored, hidden)),
        )
      }
      onImport={async (text) => {
        const file = readSettingsFile(text);
        if (!file) return false;
        await replaceEverything(file.settings, file.hiddenClaims);
        count();
        return true;
      }}
      onReset={() => void forgetEverything().then(count)}
    />
  );
}
