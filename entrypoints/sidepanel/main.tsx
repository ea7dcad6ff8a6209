import { useEffect, useState } from 'preact/hooks';
import '../../components/findings-browser.css';
import { FindingsBrowser } from '../../components/findings-browser.tsx';
import { copyText } from '../../extension/clipboard.ts';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { DATASET_ID, SHOWN_FINDINGS, SOURCES, searchFindings } from '../../extension/shown-data.ts';
import { today } from '../../extension/today.ts';

renderOwnPage(SidePanel);

function SidePanel({ translator }: OwnPageProps) {
  const opened = useFragment();
  return (
    <FindingsBrowser
      findings={SHOWN_FINDINGS}
      sources={SOURCES}
      translator={translator}
      datasetId={DATASET_ID}
      today={today()}
      {...(opened === '' ? {} : { opened })}
      search={searchFindings}
      onCopy={copyText}
    />
  );
}

/** What the address names behind its "#": the finding to open with. */
function useFragment(): string {
  const read = () => location.hash.slice(1);
  const [fragment, setFragment] = useState(read);
  useEffect(() => {
    const update = () => setFragment(read());
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return fragment;
}
