/**
 * Where a finding stands, in words: for the list in the card and for notes as plain text.
 */
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

/** One source of a chain. */
export interface ChainWords {
  /** "Amnesty (2016), as reported by Norway Today (2017)". */
  readonly name: string;
  readonly title: string;
  /** "section 2.5, p. 26 (located by the table of contents; …)"; empty where no place is known. */
  readonly place: string;
  /** What of it we have read, unless it is all of it. */
  readonly readNote?: string;
  readonly address?: string;
  /** Address of the account that was read, where no other link leads there. */
  readonly account?: string;
  /** Official page that we have not opened ourselves, where it is another one. */
  readonly unopened?: string;
}

/** @param chain all of it, for an account that stands in it needs no link of its own */
export function chainWords(
  link: ChainLink,
  chain: readonly ChainLink[],
  sources: ReadonlyMap<string, Source>,
  translator: Translator,
): ChainWords {
  const address = webAddress(link.address);
  const account = accountToOpen(link, chain);
  const unopened = webAddress(link.unopenedAddress);
  const readNote = describeReading(link, translator);
  const via = describeAccount(link, sources, translator);
  return {
    name: [sentenceCase(nameAndYear(link, translator)), via].filter(Boolean).join(', '),
    title: link.title,
    place: describePlace(link, translator),
    ...(readNote ? { readNote } : {}),
    ...(address ? { address } : {}),
    ...(account ? { account } : {}),
    ...(unopened && unopened !== address ? { unopened } : {}),
  };
}

function describePlace({ locatorLabel, page, basis }: ChainLink, { text }: Translator): string {
  const place = [locatorLabel, page === undefined ? undefined : text('finding.page', { page })]
    .filter(Boolean)
    .join(', ');
  return basis === 'contents' ? `${place} (${text('finding.contentsOnly')})` : place;
}

/**
 * A blog's rendering is said to be one, so that it is not taken for the source's own words; an account by the same hand from
 * the same year is told from the source by its title.
 */
function describeAccount(
  link: ChainLink,
  sources: ReadonlyMap<string, Source>,
  translator: Translator,
): string | undefined {
  const { via } = link;
  if (!via) return undefined;
  const { name, year, title, sourceId } = via;
  if (year && sources.get(sourceId)?.fotnote.kind === 'blog')
    return translator.text('finding.viaBlog', { name, year });
  const source = nameAndYear(via, translator);
  return source === nameAndYear(link, translator)
    ? translator.text('finding.viaTitle', { title })
    : translator.text('finding.via', { source });
}

function accountToOpen({ via, address }: ChainLink, chain: readonly ChainLink[]): string | undefined {
  const account = webAddress(via?.address);
  return account === address || chain.some((link) => link.address === account) ? undefined : account;
}

function describeReading(link: ChainLink, { text }: Translator): string | undefined {
  if (link.via) return text('finding.accountOnly');
  const note = READ_NOTES[link.read];
  return note && (link.readNote ?? text(note));
}

function nameAndYear(
  { name, year }: { readonly name: string; readonly year?: string },
  { text }: Translator,
): string {
  return year ? text('finding.nameAndYear', { name, year }) : name;
}
