import { issueDate } from '../data/cited-source.ts';
import type { Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';
import { sentenceCase } from './sentence-case.ts';
import { webAddress } from './web-address.ts';

interface SourceLinksProps {
  readonly ids: readonly string[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly translator: Translator;
}

/** Sources by name and year, each a link where there is a page to open; one that we have not read says so. */
export function SourceLinks({ ids, sources, translator }: SourceLinksProps) {
  const known = ids.flatMap((id) => sources.get(id) ?? []);
  return (
    <ul class="source-links">
      {known.map((source) => (
        <li key={source.id}>
          <SourceLink source={source} translator={translator} />
          {source.fotnote.read === 'none' && (
            <span class="read-note"> ({translator.text('evidencePage.sourceUnread')})</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function SourceLink({ source, translator }: { readonly source: Source; readonly translator: Translator }) {
  const label = sentenceCase(sourceName(source, translator));
  const address = webAddress(typeof source.URL === 'string' ? source.URL : undefined);
  if (!address) return <span>{label}</span>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener" title={source.title}>
      {label}
    </a>
  );
}

/** "Vista (2014)", or the name alone where the year is not known. */
export function sourceName(source: Source, { text, language }: Translator): string {
  const name = source.fotnote.shortName[language];
  const issued = issueDate(source);
  return issued ? text('finding.nameAndYear', { name, year: String(issued.year) }) : name;
}
