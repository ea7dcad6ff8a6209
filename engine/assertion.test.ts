import { describe, expect, test } from 'vitest';
import type { Lexicon } from '../data/schema.ts';
import { readAssertion } from './assertion.ts';
import { compileLexicon } from './compiled-lexicon.ts';
import { indexLexicon } from './lexicon-index.ts';
import { tokenise } from './tokens.ts';

const lexicon: Lexicon = {
  'fn-neg': {
    gloss: 'Negation.',
    en: ['not', 'no', 'never', 'nobody', 'without'],
    nb: ['ikke', 'ingen', 'aldri', 'uten'],
  },
  'fn-neg-far': { gloss: 'Far.', en: ['no', 'never', 'nobody'], nb: ['ingen', 'aldri'] },
  'fn-neg-back': { gloss: 'Behind.', en: ['not'], nb: ['ikke'] },
  'fn-neg-near': { gloss: 'Near.', en: ['without'], nb: ['uten'] },
  'fn-not-only': { gloss: 'No negation.', en: ['not only'], nb: ['ikke bare', 'ikke minst'] },
  'fn-no-evidence': {
    gloss: 'Not shown.',
    en: ['no evidence'],
    nb: ['ikke dokumentert', 'ingen forskning viser'],
  },
  'fn-false': { gloss: 'Rebuttal.', en: ['myth'], nb: ['myte'] },
  'fn-deny': { gloss: 'Denial.', en: ['denies|deny|rejects'], nb: ['avviser'] },
  'fn-if': { gloss: 'Condition.', en: ['if'], nb: ['hvis'] },
  'fn-should': { gloss: 'Demand.', en: ['should'], nb: ['bør'] },
  'fn-future': { gloss: 'Prediction.', en: ['will'], nb: ['kommer til å'] },
  'fn-clause': { gloss: 'New clause.', en: ['but', 'although'], nb: ['men', 'selv om'] },
  rose: { gloss: 'The measured word.', en: ['rose|risen|rise'], nb: ['økte|økt|øker|øke'] },
  notice: { gloss: 'A longer expression.', en: ['without notice'], nb: ['uten varsel'] },
};
const index = indexLexicon(compileLexicon(lexicon));

function read(text: string, concept = 'rose') {
  const tokens = tokenise(text);
  const hits = index.findConcepts(tokens, ['english', 'norwegian']);
  const pivot = hits.find((hit) => hit.concept === concept);
  if (!pivot) throw new Error(`"${text}" does not hold "${concept}"`);
  const assertion = readAssertion(text, tokens, hits);
  return {
    denials: assertion.denialsOf(pivot, []).map(({ kind }) => kind),
    modality: assertion.modalityOf(pivot)?.kind ?? null,
  };
}

describe('denial', () => {
  test.each([
    ['Violence rose.', []],
    ['Violence has not risen.', ['negated']],
    ['Volden økte ikke.', ['negated']],
    ['Volden har aldri økt.', ['negated']],
    ['Not only has violence risen.', []],
    ['Ikke bare har volden økt.', []],
    ['There is no evidence that violence in the city rose.', ['no-evidence']],
    ['Det er ikke dokumentert at volden i byen har økt.', ['no-evidence']],
    ['It is a myth that violence rose.', ['rebutted']],
    ['The ministry denies that violence has risen.', ['denied']],
    ['Departementet avviser at volden har økt.', ['denied']],
    ['The law did not change much, but violence rose.', []],
    ['Loven ble ikke endret, men volden økte.', []],
    ['They were put out without notice and violence rose.', []],
    ['Nobody who was asked, in this city or elsewhere, said that violence rose.', ['negated']],
    ['Violence rose without notice.', []],
    ['Without any fresh money from the city the violence rose.', []],
    ['Nobody denies that violence rose.', []],
    ['Volden økte når politiet ikke kom.', []],
    ['Violence rose when they did not come.', []],
  ])('%s', (text, expected) => {
    expect(read(text).denials).toEqual(expected);
  });
});

describe('modality', () => {
  test.each([
    ['Violence rose.', null],
    ['Has violence risen?', 'question'],
    ['«Har volden økt?»', 'question'],
    ['If the law goes, violence may rise.', 'hypothetical'],
    ['Hvis loven oppheves, øker volden.', 'hypothetical'],
    ['Wages should rise.', 'demand'],
    ['Violence will rise.', 'prediction'],
    ['Volden kommer til å øke.', 'prediction'],
  ])('%s', (text, expected) => {
    expect(read(text).modality).toBe(expected);
  });
});
