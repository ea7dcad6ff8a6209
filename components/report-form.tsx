import { useId, useState } from 'preact/hooks';
import type { Finding, Source } from '../data/schema.ts';
import type { Match } from '../engine/types.ts';
import type { Translator } from '../locales/index.ts';
import { reportFileName, withAddress, wrongMatchReport } from './wrong-match-report.ts';

interface ReportFormProps {
  readonly match: Match;
  readonly finding: Finding;
  readonly sources: ReadonlyMap<string, Source>;
  readonly datasetId: string;
  readonly translator: Translator;
  /** Address of the page, offered but left out until the reader wants it in. */
  readonly pageAddress?: string;
  readonly onSaveFile: (name: string, text: string) => void;
}

/** The report of a wrong match before it is saved: all of it can be seen and changed. */
export function ReportForm(props: ReportFormProps) {
  const { match, finding, translator, pageAddress, onSaveFile } = props;
  const { text } = translator;
  const [report, setReport] = useState(() => wrongMatchReport(match, finding, props));
  const [isSaved, setIsSaved] = useState(false);
  const id = useId();
  const hintId = useId();
  const name = reportFileName(finding);
  return (
    <form
      class="report"
      onSubmit={(event) => {
        event.preventDefault();
        onSaveFile(name, report);
        setIsSaved(true);
      }}
    >
      <p id={hintId}>{text('report.hint')}</p>
      <label for={id}>{text('report.text')}</label>
      <textarea
        id={id}
        class="citation"
        rows={7}
        aria-describedby={hintId}
        value={report}
        onInput={({ currentTarget }) => setReport(currentTarget.value)}
      />
      {pageAddress !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            onChange={({ currentTarget }) =>
              setReport(withAddress(report, pageAddress, currentTarget.checked, translator))
            }
          />
          <span>{text('report.address')}</span>
        </label>
      )}
      <div class="actions">
        <button type="submit" class="button">
          {text('report.save')}
        </button>
        <span role="status" class="status">
          {isSaved && text('report.saved', { file: name })}
        </span>
      </div>
    </form>
  );
}
