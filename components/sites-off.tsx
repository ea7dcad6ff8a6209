import type { RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { MessageKey, Translator } from '../locales/index.ts';
import { Switch } from './switch.tsx';

/** Sites that are off at first, by the reason. */
export type PrivateSites = Readonly<Record<PrivateReason, readonly string[]>>;
type PrivateReason = 'mail' | 'health' | 'support';

interface SitesOffProps {
  readonly translator: Translator;
  readonly sitesOff: readonly string[];
  readonly privateSites: PrivateSites;
  readonly privateSitesOn: readonly string[];
  /** False where what was written names no site. */
  readonly onAdd: (written: string) => boolean;
  readonly onSwitch: (site: string, isOn: boolean) => void;
}

const REASONS: readonly { readonly reason: PrivateReason; readonly title: MessageKey }[] = [
  { reason: 'mail', title: 'options.mailSites' },
  { reason: 'health', title: 'options.healthSites' },
  { reason: 'support', title: 'options.supportSites' },
];

/** Where pages are not checked by themselves: sites the reader names, and those that are off at first. */
export function SitesOff(props: SitesOffProps) {
  const { translator, sitesOff, privateSites, privateSitesOn, onSwitch } = props;
  const { text } = translator;
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const remove = (site: string, place: number) => {
    // The button goes with its site; focus goes on to the next one, or to the field below the last.
    const buttons = list.current?.querySelectorAll('button');
    (buttons?.[place + 1] ?? buttons?.[place - 1] ?? field.current)?.focus();
    onSwitch(site, true);
  };
  return (
    <>
      {sitesOff.length > 0 ? (
        <ul class="sites" ref={list} aria-label={text('options.sitesOff')}>
          {sitesOff.map((site, place) => (
            <li key={site}>
              <span>{site === 'file' ? text('options.files') : site}</span>
              <button type="button" class="button" onClick={() => remove(site, place)}>
                {text('options.removeSite', { site: site === 'file' ? text('options.files') : site })}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p>{text('options.noSitesOff')}</p>
      )}
      <AddSite {...props} field={field} />
      <h3>{text('options.privateSites')}</h3>
      <p class="hint">{text('options.privateSitesHint')}</p>
      {REASONS.map(({ reason, title }) => (
        <fieldset key={reason} class="private-sites">
          <legend>{text(title)}</legend>
          {privateSites[reason].map((site) => (
            <Switch
              key={site}
              label={text('options.checkOn', { site })}
              checked={privateSitesOn.includes(site)}
              onChange={(isOn) => onSwitch(site, isOn)}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

interface AddSiteProps extends SitesOffProps {
  readonly field: RefObject<HTMLInputElement | null>;
}

function AddSite({ translator, onAdd, field }: AddSiteProps) {
  const { text } = translator;
  const [written, setWritten] = useState('');
  const [outcome, setOutcome] = useState<'none' | 'added' | 'no-site'>('none');
  const id = useId();
  const statusId = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    if (written.trim() === '') return;
    const isAdded = onAdd(written);
    setOutcome(isAdded ? 'added' : 'no-site');
    if (isAdded) setWritten('');
    field.current?.focus();
  };
  return (
    <form class="add-site" onSubmit={submit}>
      <label for={id}>{text('options.addSite')}</label>
      <div class="field-row">
        <input
          id={id}
          ref={field}
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={written}
          placeholder="example.org"
          aria-invalid={outcome === 'no-site'}
          aria-describedby={statusId}
          onInput={({ currentTarget }) => {
            setWritten(currentTarget.value);
            setOutcome('none');
          }}
        />
        <button type="submit" class="button">
          {text('options.add')}
        </button>
      </div>
      <p role="status" id={statusId} class="status">
        {outcome === 'added' && text('options.siteAdded')}
        {outcome === 'no-site' && text('options.noSite')}
      </p>
    </form>
  );
}
