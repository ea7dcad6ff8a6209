import { useId, useRef, useState } from 'preact/hooks';
import type { Translator } from '../locales/index.ts';

interface SettingsFileToolsProps {
  readonly translator: Translator;
  readonly onExport: () => void;
  /** False where it is no file of ours. */
  readonly onImport: (text: string) => Promise<boolean>;
}

/** Settings and hidden matches as a file, there and back. */
export function SettingsFileTools({ translator: { text }, onExport, onImport }: SettingsFileToolsProps) {
  const [outcome, setOutcome] = useState<'none' | 'exported' | 'imported' | 'refused'>('none');
  const picker = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const read = async (file: File | undefined) => {
    if (!file) return;
    const isTaken = await file.text().then(onImport, () => false);
    setOutcome(isTaken ? 'imported' : 'refused');
    // The same file can be chosen again.
    if (picker.current) picker.current.value = '';
  };
  return (
    <div class="settings-file">
      <h3>{text('options.file')}</h3>
      <p class="hint" id={hintId}>
        {text('options.fileHint')}
      </p>
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-describedby={hintId}
          onClick={() => {
            onExport();
            setOutcome('exported');
          }}
        >
          {text('options.export')}
        </button>
        <button
          type="button"
          class="button"
          aria-describedby={hintId}
          onClick={() => picker.current?.click()}
        >
          {text('options.import')}
        </button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={text('options.import')}
          onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
        />
        <span role="status" class="status">
          {outcome === 'exported' && text('options.exported')}
          {outcome === 'imported' && text('options.imported')}
          {outcome === 'refused' && text('options.notImported')}
        </span>
      </div>
    </div>
  );
}
