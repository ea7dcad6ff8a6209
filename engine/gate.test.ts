import { expect, test } from 'vitest';
import { isOnTopic } from './gate.ts';

test.each([
  'Norway made it a crime to buy sex in 2009.',
  'The ban on paying for sex has divided Norwegian feminists.',
  'Amnesty wants sex work decriminalised.',
  'Prostitution in Oslo has moved indoors.',
  'Sexkjøpsloven virker ikke.',
  'Det er forbudt å kjøpe sex i Norge.',
  'Kjøp av seksuelle tjenester er straffbart i Norge.',
  'Sexkjøpslova er eit nederlag, seier forskaren i Noreg.',
  'Norge förbjuder köp av sexuella tjänster.',
  'I Norge er det forbudt at købe sex.',
  'Norsk politi og sexarbejdere har et anspændt forhold.',
  'Prostituerte i Oslo mister boligen.',
  'Hallikparagrafen rammer venner.',
  'Menneskehandel i Norge er lite kjent.',
  'New Zealand decriminalised sex work.',
])('lets through: %s', (text) => {
  expect(isOnTopic(text)).toBe(true);
});

test.each([
  'The oil fund fell by several hundred billion kroner.',
  'Norway beat Sweden in the relay.',
  'Kjøpsloven gjelder også for bruktbiler i Norge.',
  'Samtykkeloven trer i kraft i Norge.',
  'The Nordic model of welfare combines high taxes with strong unions.',
  'Husløse hunder i Oslo fikk nytt hjem.',
  'He sells sextants in Oslo.',
  'Germany registers prostitutes.',
  'Sverige straffar sexköpare.',
  '',
])('keeps out: %s', (text) => {
  expect(isOnTopic(text)).toBe(false);
});

test('finds the subject anywhere in a long text', () => {
  const filler = 'Nothing of interest happened in the harbour that day. '.repeat(20_000);
  expect(isOnTopic(filler)).toBe(false);
  expect(isOnTopic(`${filler}Buying sex is illegal.${filler}Norway.`)).toBe(true);
});
