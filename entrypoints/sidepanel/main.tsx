import { useEffect, useState } from 'preact/hooks';
import '../../components/findings-browser.css';
import { FindingsBrowser } from '../../components/findings-browser.tsx';
import { copyText } from '../../extension/clipboard.ts';
import { type OwnPageProps, renderOwnPage } from '../../extension/own-page.tsx';
import { DATASET_ID, SHOWN_FINDINGS, SOURCES, searchFindings } from '../../extension/shown-data.ts';
import { today } from '../../extension/today.ts';
import { createFindingHistory } from './finding-history.ts';

const visited = createFindingHistory(window);

renderOwnPage(SidePanel);

function SidePanel({ translator }: OwnPageProps) {
  const [opened, setOpened] = useState(visited.current);
  useEffect(() => visited.watch(setOpened), []);
  return (
    <FindingsBrowser
      findings={SHOWN_FINDINGS}
      sources={SOURCES}
      translator={translator}
      datasetId={DATASET_ID}
      today={today()}
      {...(opened === undefined ? {} : { opened })}
      overviewAddress="evidence.html"
      search={searchFindings}
      onCopy={copyText}
      onOpened={(finding) => {
        visited.go(finding);
        setOpened(finding);
      }}
    />
  );
}
