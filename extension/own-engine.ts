/** The engine with all its words, for the extension's own pages. */
import data from 'virtual:fotnote/engine-data';
import english from 'virtual:fotnote/english';
import scandinavian from 'virtual:fotnote/scandinavian';
import { createCompiledChecker, type Match } from '../engine/index.ts';
import { unpackEngineData } from './packed-engine-data.ts';

const checker = createCompiledChecker(unpackEngineData(data, { english, scandinavian }));

/** Checks a text of the reader's own. */
export function checkText(text: string): readonly Match[] {
  return checker.check({ text });
}
