import '../../components/welcome.css';
import { Welcome } from '../../components/welcome.tsx';
import { copyText } from '../../extension/clipboard.ts';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { openFindings, openOptions } from '../../extension/own-pages.ts';
import { checkText } from '../../extension/remote-checker.ts';
import { changeSettings } from '../../extension/settings.ts';
import { DATASET_ID, FINDINGS, SOURCES } from '../../extension/shown-data.ts';
import { requestSiteAccess } from '../../extension/site-access.ts';
import { today } from '../../extension/today.ts';
import { useSiteAccess } from '../../extension/use-site-access.ts';

renderOwnPage(WelcomePage);

function WelcomePage({ settings, translator }: OwnPageProps) {
  const hasAccess = useSiteAccess();
  return (
    <Welcome
      translator={translator}
      findings={FINDINGS}
      sources={SOURCES}
      datasetId={DATASET_ID}
      today={today()}
      check={checkText}
      checkPages={settings.automatic}
      onCheckPages={(automatic) => void changeSettings({ automatic })}
      onCopy={copyText}
      onBrowse={(finding) => void openFindings(finding)}
      onOpenOptions={openOptions}
      {...(hasAccess === false ? { onAllow: () => void requestSiteAccess() } : {})}
    />
  );
}
