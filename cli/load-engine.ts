/**
 * The engine over the built-in data, and one plain sentence for everything that is broken in that data.
 */
import { readdir, readFile } from 'node:fs/promises';
import type { Dataset } from '../data/schema.ts';
import {
  FINDINGS_FOLDER,
  LEXICON_FOLDER,
  type Problem,
  usableDataset,
  validateEntries,
} from '../data/validate.ts';
import { type Checker, createChecker } from '../engine/index.ts';
import { describeUnexpected } from './unexpected.ts';

/** What the command line checks with. */
export interface LoadedEngine {
  /** Without what is broken in the data; `null` where nothing of it can be used. */
  readonly engine: { readonly dataset: Dataset; readonly checker: Checker } | null;
  readonly complaints: readonly string[];
}

/** Loads the built-in data and builds the engine over what of it is sound. Never throws. */
export async function loadEngine(): Promise<LoadedEngine> {
  try {
    const { dataset } = await import('../data/index.ts');
    return await prepareEngine(dataset);
  } catch (error) {
    const files = [...(await readData(FINDINGS_FOLDER)), ...(await readData('data/phrasings'))];
    const noLists = files.filter(({ content }) => !Array.isArray(content));
    const reasons =
      noLists.length > 0 ? noLists.map(({ file }) => `${file} holds no list.`) : [describeUnexpected(error)];
    return {
      engine: null,
      complaints: reasons.map((reason) => `The data of Fotnote could not be loaded: ${reason}`),
    };
  }
}

/** The engine over what is sound in the dataset. */
export async function prepareEngine(whole: Dataset): Promise<LoadedEngine> {
  const { dataset, problems } = usableDataset(whole);
  const located = problems.length > 0 ? await locate(problems) : [];
  const entries = Map.groupBy(located, ({ file, id }) => `${file} ${id}`);
  return {
    engine: { dataset, checker: createChecker(dataset) },
    complaints: [...entries.values()].map(describeBroken),
  };
}

/** One sentence about an entry of the data, however much is wrong with it. */
function describeBroken(problems: readonly Problem[]): string {
  const [{ file, id } = { file: 'data', id: 'an entry' }] = problems;
  return `${file} has a broken entry, ${id}, that is not relied on: ${problems.map(({ reason }) => reason).join('; ')}.`;
}

/** The problems with the very file of each, also where the entry did not say where it stands. */
async function locate(problems: readonly Problem[]): Promise<readonly Problem[]> {
  if (!problems.some(isUnplaced)) return problems;
  const findings = await readData(FINDINGS_FOLDER);
  const lexicon = await readData(LEXICON_FOLDER);
  const nameless = findings.flatMap(({ file, content }) => validateEntries(file, content));
  const placed = problems.flatMap((problem) => {
    const { file, id } = problem;
    if (file === LEXICON_FOLDER)
      return [{ ...problem, file: lexicon.find(({ content }) => holds(content, id))?.file ?? file }];
    if (file !== FINDINGS_FOLDER) return [problem];
    if (nameless.some((entry) => entry.reason === problem.reason && /^number \d+$/.test(id))) return [];
    return [{ ...problem, file: findings.find(({ content }) => lists(content, id))?.file ?? file }];
  });
  return [...nameless, ...placed];
}

function isUnplaced({ file }: Problem): boolean {
  return file === FINDINGS_FOLDER || file === LEXICON_FOLDER;
}

function holds(content: unknown, id: string): boolean {
  return typeof content === 'object' && content !== null && id in content;
}

function lists(content: unknown, id: string): boolean {
  return Array.isArray(content) && content.some((entry) => entry?.id === id);
}

interface DataFile {
  /** Path from the repository's root. */
  readonly file: string;
  readonly content: unknown;
}

/** What a folder of the data holds; files that are no JSON are left to whoever imports them. */
async function readData(folder: string): Promise<DataFile[]> {
  const url = new URL(`../${folder}/`, import.meta.url);
  const names = await readdir(url);
  const files = await Promise.all(
    names.map(async (name) => {
      try {
        return [
          { file: `${folder}/${name}`, content: JSON.parse(await readFile(new URL(name, url), 'utf8')) },
        ];
      } catch {
        return [];
      }
    }),
  );
  return files.flat();
}
