import { useId } from 'preact/hooks';
import type { ChainLink } from '../data/citations.ts';
import type { ReadStatus, Source } from '../data/schema.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { sentenceCase } from './sentence-case.ts';
import { webAddress } from './web-address.ts';

const READ_NOTES: Readonly<Record<ReadStatus, MessageKey | undefined>> = {
  full: undefined,
  excerpt: 'finding.excerptRead',
  abstract: 'finding.abstractRead',
  contents: 'finding.contentsRead',
  none: 'finding.notRead',
};

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
          <ChainItem
            link={link}
            via={describeAccount(link, sources, translator)}
            account={accountToOpen(link, chain)}
            translator={translator}
          />
        </li>
      ))}
    </ul>
  );
}

interface ChainItemProps {
  readonly link: ChainLink;
  /** The account it was read in, in words. */
  readonly via: string | undefined;
  /** Address of the account that was read, where no other link leads there. */
  readonly account: string | undefined;
  readonly translator: Translator;
}

function ChainItem({ link, via, account, translator }: ChainItemProps) {
  const { text } = translator;
  const nameId = useId();
  const [address, unopened] = [webAddress(link.address), webAddress(link.unopenedAddress)];
  const place = [
    link.locatorLabel,
    link.page === undefined ? undefined : text('finding.page', { page: link.page }),
  ];
  const readNote = describeReading(link, translator);
  return (
    <>
      <span id={nameId} class="chain-name">
        {sentenceCase(nameAndYear(link, translator))}
        {via && `, ${via}`}
      </span>
      {link.title && (
        <>
          {'. '}
          <cite>{link.title}</cite>
        </>
      )}
      {place.some(Boolean) && `, ${place.filter(Boolean).join(', ')}`}
      {link.basis === 'contents' && ` (${text('finding.contentsOnly')})`}
      {/[.?!]$/.test(link.title) && !place.some(Boolean) ? ' ' : '. '}
      {readNote && <span class="read-note">{readNote} </span>}
      {address && <SourceLink address={address} label={text('finding.openSource')} describedBy={nameId} />}
      {account && <SourceLink address={account} label={text('finding.openAccount')} describedBy={nameId} />}
      {unopened && unopened !== address && (
        <span class="unopened">
          <SourceLink address={unopened} label={text('finding.unopened')} describedBy={nameId} />
        </span>
      )}
    </>
  );
}

/** A blog's rendering is said to be one, so that it is not taken for the source's own words. */
function describeAccount(
  { via }: ChainLink,
  sources: ReadonlyMap<string, Source>,
  translator: Translator,
): string | undefined {
  if (!via) return undefined;
  const { name, year, sourceId } = via;
  if (year && sources.get(sourceId)?.fotnote.kind === 'blog')
    return translator.text('finding.viaBlog', { name, year });
  return translator.text('finding.via', { source: nameAndYear(via, translator) });
}

function accountToOpen({ via, address }: ChainLink, chain: readonly ChainLink[]): string | undefined {
  const account = webAddress(via?.address);
  return account === address || chain.some((link) => link.address === account) ? undefined : account;
}

/** What of the source we have read, unless it is all of it. */
function describeReading(link: ChainLink, { text }: Translator): string | undefined {
  if (link.via) return text('finding.accountOnly');
  const note = READ_NOTES[link.read];
  return note && (link.readNote ?? text(note));
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

function nameAndYear(
  { name, year }: { readonly name: string; readonly year?: string },
  { text }: Translator,
): string {
  return year ? text('finding.nameAndYear', { name, year }) : name;
}
