import data from 'virtual:fotnote/coverage';
import { useEffect, useState } from 'preact/hooks';
import '../../components/options.css';
import { Options } from '../../components/options.tsx';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import {
  changeSettings,
  countHiddenClaims,
  forgetEverything,
  forgetHiddenClaims,
} from '../../extension/settings.ts';

renderOwnPage(OptionsPage);

function OptionsPage({ settings, translator }: OwnPageProps) {
  const [hiddenClaims, setHiddenClaims] = useState(0);
  const count = () => void countHiddenClaims().then(setHiddenClaims);
  useEffect(count, []);
  return (
    <Options
      translator={translator}
      checkPages={settings.automatic}
      language={settings.language}
      theme={settings.theme}
      intensity={settings.intensity}
      sitesOff={settings.disabledSites}
      hiddenClaims={hiddenClaims}
      datasetId={data.id}
      coverage={data.sources[translator.language]}
      evidence={data.evidence}
      onCheckPages={(automatic) => void changeSettings({ automatic })}
      onLanguage={(language) => void changeSettings({ language })}
      onTheme={(theme) => void changeSettings({ theme })}
      onIntensity={(intensity) => void changeSettings({ intensity })}
      onRemoveSite={(site) =>
        void changeSettings({ disabledSites: settings.disabledSites.filter((name) => name !== site) })
      }
      onShowHidden={() => void forgetHiddenClaims().then(count)}
      onReset={() => void forgetEverything().then(count)}
    />
  );
}
