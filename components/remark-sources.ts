import type { Remark, Source } from '../data/schema.ts';
import type { Translator } from '../locales/index.ts';

/** Names of the sources of a remark that its text does not name itself. */
export function remarkSources(
  { text, sources: ids }: Remark,
  sources: ReadonlyMap<string, Source>,
  { language }: Translator,
): readonly string[] {
  const names = ids.flatMap((id) => sources.get(id)?.fotnote.shortName[language] ?? []);
  return [...new Set(names)].filter((name) => !text[language].includes(name));
}
