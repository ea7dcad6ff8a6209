/**
 * The classes of function words, in every language, with the real lexicon: two sentences that differ in one point are
 * read differently. "Demand" is the word that is asserted, denied or weakened.
 */
import { describe, expect, test } from 'vitest';
import { conceptsOf, holdOf } from './read.ts';

const DEMAND = 'market-demand';

describe('denial and modality', () => {
  test.each([
    // Negation.
    ['en', 'The law has reduced demand for sex.', 'asserted'],
    ['en', 'The law has not reduced demand for sex.', 'negated'],
    ['en', "The law hasn't reduced demand for sex.", 'negated'],
    ['en', 'The law never reduced demand for sex.', 'negated'],
    ['en', 'The law failed to reduce demand for sex.', 'negated'],
    ['en', 'The men refuse to reduce demand for sex.', 'negated'],
    ['nb', 'Loven har dempet etterspørselen etter sex.', 'asserted'],
    ['nb', 'Loven har ikke dempet etterspørselen etter sex.', 'negated'],
    ['nb', 'Ingen lov har dempet etterspørselen etter sex.', 'negated'],
    ['nn', 'Lova har dempa etterspurnaden etter sex.', 'asserted'],
    ['nn', 'Lova har ikkje dempa etterspurnaden etter sex.', 'negated'],
    ['sv', 'Lagen har minskat efterfrågan på sex.', 'asserted'],
    ['sv', 'Lagen har inte minskat efterfrågan på sex.', 'negated'],
    ['sv', 'Lagen har ej minskat efterfrågan på sex.', 'negated'],
    ['sv', 'Lagen har vare sig minskat eller ökat efterfrågan på sex.', 'negated'],
    ['da', 'Loven har mindsket efterspørgslen efter sex.', 'asserted'],
    ['da', 'Loven har ikke mindsket efterspørgslen efter sex.', 'negated'],
    ['da', 'Loven har aldrig mindsket efterspørgslen efter sex.', 'negated'],
    // What looks like a negation and is none.
    ['en', 'The law has not only reduced demand for sex, it has cut prices.', 'asserted'],
    ['en', 'No doubt the law has reduced demand for sex.', 'asserted'],
    ['en', 'No, the law has reduced demand for sex.', 'asserted'],
    ['nb', 'Loven har ikke bare dempet etterspørselen etter sex.', 'asserted'],
    ['nb', 'Loven har uten tvil dempet etterspørselen etter sex.', 'asserted'],
    ['nb', 'Nei, loven har dempet etterspørselen etter sex.', 'asserted'],
    ['nb', 'Loven kom for ikke å øke etterspørselen etter sex.', 'asserted'],
    ['nn', 'Lova har ikkje berre dempa etterspurnaden etter sex.', 'asserted'],
    ['nn', 'Ei lov har no dempa etterspurnaden etter sex.', 'asserted'],
    ['sv', 'Lagen har inte bara minskat efterfrågan på sex.', 'asserted'],
    ['sv', 'Lagen har utan tvekan minskat efterfrågan på sex.', 'asserted'],
    ['da', 'Loven har uden tvivl mindsket efterspørgslen efter sex.', 'asserted'],
    // How far a negation reaches.
    ['en', 'The law was not changed, but demand for sex fell.', 'asserted'],
    ['en', 'Buyers who do not pay, cause less demand for sex.', 'asserted'],
    ['en', 'The sellers, not the buyers, notice that demand fell.', 'asserted'],
    ['nb', 'Kjøpere som ikke betaler, demper etterspørselen etter sex.', 'asserted'],
    ['nb', 'Loven ble ikke endret, men etterspørselen falt.', 'asserted'],
    ['nb', 'Selgerne, ikke kjøperne, merker etterspørselen.', 'asserted'],
    ['sv', 'Köpare som inte betalar, minskar efterfrågan.', 'asserted'],
    ['da', 'Købere, som ikke betaler, mindsker efterspørgslen.', 'asserted'],
    // No evidence.
    ['en', 'There is no evidence that the law has reduced demand for sex.', 'no-evidence'],
    ['en', 'It has never been shown that the law has reduced demand for sex.', 'no-evidence'],
    ['nb', 'Det er ikke dokumentert at loven har dempet etterspørselen etter sex.', 'no-evidence'],
    ['nb', 'Ingen forskning viser at loven har dempet etterspørselen etter sex.', 'no-evidence'],
    ['nn', 'Inga forsking viser at lova har dempa etterspurnaden etter sex.', 'no-evidence'],
    ['sv', 'Inga studier visar att lagen har minskat efterfrågan på sex.', 'no-evidence'],
    ['da', 'Ingen forskning viser, at loven har mindsket efterspørgslen efter sex.', 'no-evidence'],
    // Rejected.
    ['en', 'It is a myth that the law has reduced demand for sex.', 'rebutted'],
    ['en', 'That the law has reduced demand for sex is pure invention.', 'rebutted'],
    ['nb', 'Det er en myte at loven har dempet etterspørselen etter sex.', 'rebutted'],
    ['nb', 'At loven har dempet etterspørselen etter sex, stemmer ikke.', 'rebutted'],
    ['nb', 'At loven har dempet etterspørselen etter sex, er oppspinn.', 'rebutted'],
    ['nn', 'At lova har dempa etterspurnaden etter sex, stemmer ikkje.', 'rebutted'],
    ['sv', 'Det är en myt att lagen har minskat efterfrågan på sex.', 'rebutted'],
    ['da', 'Det er en myte, at loven har mindsket efterspørgslen efter sex.', 'rebutted'],
    // Denied.
    ['en', 'The ministry denies that the law has reduced demand for sex.', 'denied'],
    ['nb', 'Departementet avviser at loven har dempet etterspørselen etter sex.', 'denied'],
    ['nb', 'At loven har dempet etterspørselen etter sex, avvises av departementet.', 'denied'],
    ['nn', 'Departementet avviser at lova har dempa etterspurnaden etter sex.', 'denied'],
    ['sv', 'Departementet förnekar att lagen har minskat efterfrågan på sex.', 'denied'],
    ['da', 'Ministeriet afviser, at loven har mindsket efterspørgslen efter sex.', 'denied'],
    // The main clause last.
    ['nb', 'At loven har dempet etterspørselen etter sex, tror ikke forskerne.', 'negated'],
    ['nb', 'At loven har dempet etterspørselen etter sex, betyr ikke at den virker.', 'asserted'],
    ['sv', 'Att lagen har minskat efterfrågan på sex, tror inte forskarna.', 'negated'],
    // Two that cancel, and two that say the same.
    ['en', 'Nobody denies that the law has reduced demand for sex.', 'asserted'],
    ['nb', 'Ingen benekter at loven har dempet etterspørselen etter sex.', 'asserted'],
    ['da', 'Ingen benægter, at loven har mindsket efterspørgslen efter sex.', 'asserted'],
    ['en', 'No law has changed the trade and none has reduced demand for sex.', 'negated'],
    ['nb', 'Ingen lov har endret bransjen og ingen har dempet etterspørselen.', 'negated'],
    // Supposed.
    ['en', 'If the law is repealed, demand for sex rises.', 'hypothetical'],
    ['en', 'Should the law be repealed, demand for sex rises.', 'hypothetical'],
    ['en', 'It is unlikely that the law reduces demand for sex.', 'hypothetical'],
    ['nb', 'Hvis loven oppheves, øker etterspørselen etter sex.', 'hypothetical'],
    ['nb', 'Om loven oppheves, øker etterspørselen etter sex.', 'hypothetical'],
    ['nb', 'Det er tvilsomt om loven demper etterspørselen etter sex.', 'hypothetical'],
    ['nb', 'Det er ikke usannsynlig at loven demper etterspørselen etter sex.', 'hypothetical'],
    ['nn', 'Dersom lova blir oppheva, aukar etterspurnaden etter sex.', 'hypothetical'],
    ['sv', 'Om lagen avskaffas, ökar efterfrågan på sex.', 'hypothetical'],
    ['da', 'Hvis loven ophæves, stiger efterspørgslen efter sex.', 'hypothetical'],
    ['nb', 'Om lag halvparten av etterspørselen etter sex er borte, sier politiet.', 'asserted'],
    ['nn', 'Om lag halvparten av etterspurnaden etter sex er borte, seier politiet.', 'asserted'],
    // Demanded, or only a burden.
    ['en', 'The law should reduce demand for sex.', 'demand'],
    ['en', 'Sellers have to accept less demand for sex.', 'asserted'],
    ['nb', 'Loven bør dempe etterspørselen etter sex.', 'demand'],
    ['nb', 'Politiet må dempe etterspørselen etter sex.', 'demand'],
    ['nb', 'Selgerne må regne med mindre etterspørsel etter sex.', 'asserted'],
    ['nn', 'Lova bør dempe etterspurnaden etter sex.', 'demand'],
    ['sv', 'Lagen bör minska efterfrågan på sex.', 'demand'],
    ['da', 'Loven bør mindske efterspørgslen efter sex.', 'demand'],
    ['da', 'Mænd må gerne have efterspørgsel efter sex.', 'asserted'],
    // Foretold.
    ['en', 'The law will reduce demand for sex.', 'prediction'],
    ['nb', 'Loven kommer til å dempe etterspørselen etter sex.', 'prediction'],
    ['nn', 'Lova kjem til å dempe etterspurnaden etter sex.', 'prediction'],
    ['sv', 'Lagen kommer att minska efterfrågan på sex.', 'prediction'],
    ['da', 'Loven kommer til at mindske efterspørgslen efter sex.', 'prediction'],
    ['en', 'The law has given less demand for sex than there otherwise would be.', 'asserted'],
    ['en', 'Those who sell of their own free will meet less demand for sex.', 'asserted'],
    // Asked.
    ['en', 'Has the law reduced demand for sex?', 'question'],
    ['nb', 'Har loven dempet etterspørselen etter sex?', 'question'],
    ['nn', 'Har lova dempa etterspurnaden etter sex?', 'question'],
    ['sv', 'Har lagen minskat efterfrågan på sex?', 'question'],
    ['da', 'Har loven mindsket efterspørgslen efter sex?', 'question'],
  ])('%s: %s', (_, text, expected) => {
    expect(holdOf(text, DEMAND)).toBe(expected);
  });
});

describe('word classes', () => {
  test.each([
    ['fn-up', ['It has increased.', 'Det har økt.', 'Det har auka.', 'Det har ökat.', 'Det er steget.']],
    ['fn-down', ['It has fallen.', 'Det har falt.', 'Det har minka.', 'Det har minskat.', 'Det er faldet.']],
    [
      'fn-same',
      ['It is unchanged.', 'Det er uendret.', 'Det er uendra.', 'Det är oförändrat.', 'Det er uændret.'],
    ],
    [
      'fn-hedge',
      [
        'Perhaps it is.',
        'Kanskje er det det.',
        'Truleg er det det.',
        'Kanske är det så.',
        'Det er måske sådan.',
      ],
    ],
    ['fn-report', ['She says it.', 'Hun sier det.', 'Ho seier det.', 'Hon säger det.', 'Hun siger det.']],
    [
      'fn-according',
      [
        'According to her it is.',
        'Ifølge henne er det det.',
        'Ifølgje ho er det det.',
        'Enligt henne är det så.',
        'Ifølge hende er det sådan.',
      ],
    ],
    [
      'fn-only',
      [
        'Only she did.',
        'Bare hun gjorde det.',
        'Berre ho gjorde det.',
        'Bara hon gjorde det.',
        'Kun hun gjorde det.',
      ],
    ],
    [
      'fn-some',
      [
        'Some of them did.',
        'Noen av dem gjorde det.',
        'Nokre av dei gjorde det.',
        'Några av dem gjorde det.',
        'Nogle af dem gjorde det.',
      ],
    ],
    [
      'fn-most',
      [
        'Most of them did.',
        'De fleste gjorde det.',
        'Dei fleste gjorde det.',
        'De flesta gjorde det.',
        'Et flertal gjorde det.',
      ],
    ],
    [
      'fn-all',
      [
        'All of them did.',
        'Alle gjorde det.',
        'Samtlege gjorde det.',
        'Alla gjorde det.',
        'Alle gjorde det.',
      ],
    ],
    [
      'fn-few',
      [
        'Few of them did.',
        'Få av dem gjorde det.',
        'Eit fåtal gjorde det.',
        'Mycket få gjorde det.',
        'Meget få gjorde det.',
      ],
    ],
  ])('%s is known in every language', (concept, sentences) => {
    for (const sentence of sentences) expect(conceptsOf(sentence), sentence).toContain(concept);
  });

  test.each([
    ['the article "ei"', 'Det er ei lov for ei kvinne.', 'fn-neg'],
    ['the adverb "no"', 'Det er no ei lov i landet.', 'fn-neg'],
    ['"uendret"', 'Det er uendret.', 'fn-up'],
    ['"ulovlig"', 'Det er ulovlig.', 'fn-neg'],
    ['"straffefritt"', 'Det er straffefritt.', 'fn-neg'],
    ['"unchanged"', 'It is unchanged.', 'fn-neg'],
  ])('%s is no other class', (_, text, concept) => {
    expect(conceptsOf(text)).not.toContain(concept);
  });
});
