import { useId } from 'preact/hooks';
import type { ChainLink } from '../data/citations.ts';
import type { Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { type ChainWords, chainWords } from './chain-words.ts';

interface SourceChainProps {
  readonly chain: readonly ChainLink[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

/** Where a finding stands: each source with its year, the account it was read in, the place and a link. */
export function SourceChain({ chain, sources, translator }: SourceChainProps) {
  return (
    <ul class="chain">
      {chain.map((link) => (
        <li key={link.sourceId}>
          <ChainItem words={chainWords(link, chain, sources, translator)} translator={translator} />
        </li>
      ))}
    </ul>
  );
}

interface ChainItemProps {
  readonly words: ChainWords;
  readonly translator: Translator;
}

function ChainItem({ words, translator: { text } }: ChainItemProps) {
  const { name, title, place, readNote, address, account, unopened } = words;
  const nameId = useId();
  return (
    <>
      <span id={nameId} class="chain-name">
        {name}
      </span>
      {title && (
        <>
          {'. '}
          <cite>{title}</cite>
        </>
      )}
      {place && `, ${place}`}
      {/[.?!]$/.test(title) && !place ? ' ' : '. '}
      {readNote && <span class="read-note">{readNote} </span>}
      {address && <SourceLink address={address} label={text('finding.openSource')} describedBy={nameId} />}
      {account && <SourceLink address={account} label={text('finding.openAccount')} describedBy={nameId} />}
      {unopened && (
        <span class="unopened">
          <SourceLink address={unopened} label={text('finding.unopened')} describedBy={nameId} />
        </span>
      )}
    </>
  );
}

interface SourceLinkProps {
  readonly address: string;
  readonly label: string;
  readonly describedBy: string;
}

function SourceLink({ address, label, describedBy }: SourceLinkProps) {
  return (
    <a href={address} target="_blank" rel="noreferrer noopener" aria-describedby={describedBy}>
      {label}
    </a>
  );
}
