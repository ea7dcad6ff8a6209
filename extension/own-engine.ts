/** The engine with all its words, for the extension's own pages. */
import data from 'virtual:fotnote/engine-data';
import english from 'virtual:fotnote/english';
import neighbours from 'virtual:fotnote/neighbours';
import norwegian from 'virtual:fotnote/norwegian';
import { createCompiledChecker, type Match } from '../engine/index.ts';
import { unpackEngineData } from './packed-engine-data.ts';

const checker = createCompiledChecker(unpackEngineData(data, { english, norwegian, neighbours }));

/** Checks a text of the reader's own. */
export function checkText(text: string): readonly Match[] {
  return checker.check({ text });
}
