/**
 * Claims for and against the law that mirror each other are treated alike: the same rule gives both their stances, and
 * neither side gets a stance where the other would get none. Each pair says which rule that is.
 */
import { describe, expect, test } from 'vitest';
import { matchesOf, stanceOf } from './read.ts';

type Side = readonly [finding: string, text: string, stance: string];

const DEMAND = 'eval-vista-demand';
const STIGMA = 'stigma-reinforced';

/** Claims of fact: the finding that says so agrees, the finding that says otherwise contradicts. */
const FACTS: readonly (readonly [rule: string, side: Side, other: Side])[] = [
  [
    'a finding on a direction agrees with it and contradicts the opposite',
    [DEMAND, 'Vista concluded that the ban has reduced demand in Norway.', 'agrees'],
    [DEMAND, 'Vista concluded that the ban has increased demand in Norway.', 'contradicts'],
  ],
  [
    'a finding on a direction contradicts its denial, whoever denies it',
    [DEMAND, 'Supporters say the sex purchase law in Norway has reduced demand.', 'agrees'],
    [DEMAND, 'Critics say the sex purchase law in Norway has not reduced demand.', 'contradicts'],
  ],
  [
    'the same in bokmål',
    [DEMAND, 'Tilhengerne sier at sexkjøpsloven har dempet etterspørselen.', 'agrees'],
    [DEMAND, 'Motstanderne sier at sexkjøpsloven ikke har dempet etterspørselen.', 'contradicts'],
  ],
  [
    'a figure agrees, its opposite contradicts',
    ['market-street-oslo', 'Street prostitution in Oslo has fallen by half since the law came.', 'agrees'],
    ['market-street-oslo', 'Street prostitution in Oslo has doubled since the law came.', 'contradicts'],
  ],
  [
    'a finding on harm agrees with harm and contradicts benefit',
    [STIGMA, 'The sex purchase law increases stigma against women who sell sex in Norway.', 'agrees'],
    [STIGMA, 'The sex purchase law reduces stigma against women who sell sex in Norway.', 'contradicts'],
  ],
  [
    'a finding on benefit agrees with benefit and contradicts harm',
    ['nz-better-off', "New Zealand's reform made sex workers better off.", 'agrees'],
    ['nz-better-off', "New Zealand's reform made sex workers worse off.", 'contradicts'],
  ],
  [
    'a finding that nothing grew agrees with that and contradicts growth',
    ['nz-review-size', 'After the reform in New Zealand, prostitution did not grow.', 'agrees'],
    ['nz-review-size', 'After the reform in New Zealand, prostitution grew.', 'contradicts'],
  ],
  [
    'an organisation is quoted as it was, or against it',
    ['hr-norway-breach', 'Norway violates the human rights of sex workers, Amnesty says.', 'agrees'],
    ['hr-norway-breach', 'Norway respects the human rights of sex workers, Amnesty says.', 'contradicts'],
  ],
  [
    'praise of an evaluation contradicts a finding on criticism of it, criticism agrees',
    ['eval-vista-criticised', "Vista's evaluation of the Norwegian ban is weak.", 'agrees'],
    ['eval-vista-criticised', "Vista's evaluation of the Norwegian ban is solid.", 'contradicts'],
  ],
  [
    'a party is quoted as it stood, on either side',
    ['later-hoyre-2021', 'Høyre vil oppheve sexkjøpsloven.', 'agrees'],
    ['later-party-positions-2023', 'SV vil beholde sexkjøpsloven.', 'agrees'],
  ],
  [
    'what "was shown" contradicts a finding that it was not, in either direction of the claim',
    [
      'market-amnesty-no-evidence',
      "Research proves that Norway's ban has shrunk the sex market.",
      'contradicts',
    ],
    [
      'violence-vista-no-evidence',
      'Vista found that violence against people in prostitution in Norway had increased.',
      'contradicts',
    ],
  ],
  [
    'a bare claim gets context from a finding that it was not shown, in either direction of the claim',
    ['market-amnesty-no-evidence', 'The ban has shrunk the sex market in Norway.', 'context'],
    ['violence-vista-no-evidence', 'Sexkjøpsloven har ført til mer vold mot prostituerte.', 'context'],
  ],
  [
    'a wrong attribution contradicts, whomever it makes worse',
    ['exploitation-not-legalisation', 'Amnesty wants state-regulated brothels in Norway.', 'contradicts'],
    ['rec-decriminalise', 'Amnesty does not want Norway to decriminalise sex work.', 'contradicts'],
  ],
  [
    'denying what a source says contradicts it, on the street and in the market',
    [
      'policing-stress-methods',
      'Oslo-politiet avviser at de brukte stressmetoder mot sexarbeidere.',
      'contradicts',
    ],
    [DEMAND, 'Det er en myte at sexkjøpsloven har dempet etterspørselen.', 'contradicts'],
  ],
];

describe('claims of fact', () => {
  test.each(FACTS)('%s', (_, [finding, text, stance], [otherFinding, otherText, otherStance]) => {
    expect(stanceOf(finding, text), text).toBe(stance);
    expect(stanceOf(otherFinding, otherText), otherText).toBe(otherStance);
  });
});

/** Values, demands, questions, suppositions: no source can agree with them or contradict them. */
const VALUES: readonly (readonly [rule: string, text: string, other: string])[] = [
  [
    'a judgement',
    'The sex purchase law in Norway is a scandal.',
    'The sex purchase law in Norway is a blessing.',
  ],
  ['a judgement in bokmål', 'Sexkjøpsloven er en skandale.', 'Sexkjøpsloven er en seier for likestillingen.'],
  [
    'a demand',
    'The sex purchase law in Norway should be repealed.',
    'The sex purchase law in Norway should be kept.',
  ],
  ['a demand in bokmål', 'Sexkjøpsloven bør oppheves.', 'Sexkjøpsloven bør bestå.'],
  ['a demand in Swedish', 'Sexköpslagen i Norge bör avskaffas.', 'Sexköpslagen i Norge bör vara kvar.'],
  ['a demand in Danish', 'Købesexloven i Norge bør afskaffes.', 'Købesexloven i Norge bør bevares.'],
  ['a bare verdict on the law', 'Sexkjøpsloven virker.', 'Sexkjøpsloven virker ikke.'],
  ['a question', 'Har sexkjøpsloven virket?', 'Har sexkjøpsloven slått feil?'],
  [
    'a question on harm and benefit',
    'Has the ban in Norway reduced prostitution?',
    'Has the ban in Norway increased violence?',
  ],
  [
    'a supposition',
    'If the sex purchase law in Norway is repealed, trafficking will rise.',
    'If the sex purchase law in Norway is kept, violence will rise.',
  ],
  [
    'a supposition in bokmål',
    'Hvis sexkjøpsloven oppheves, vil etterspørselen øke.',
    'Hvis sexkjøpsloven består, vil volden øke.',
  ],
  [
    'a prediction',
    'The sex purchase law will shrink the market in Norway.',
    'The sex purchase law will make sellers in Norway less safe.',
  ],
  [
    'a view of prostitution',
    'Prostitution in Norway is violence against women.',
    'Prostitution in Norway is work like any other.',
  ],
  ['a suspicion', 'Amnesty is bought by the pimp lobby.', 'Kvinnefronten is bought by the moral lobby.'],
  [
    'a bare claim on violence',
    'The sex purchase law has reduced violence against sex workers in Norway.',
    'The sex purchase law has increased violence against sex workers in Norway.',
  ],
  [
    'a bare claim on violence in bokmål',
    'Sexkjøpsloven har redusert volden mot prostituerte.',
    'Sexkjøpsloven har økt volden mot prostituerte.',
  ],
  [
    'a blame',
    'Sexkjøpsloven legger skammen på kjøperen, der den hører hjemme.',
    'Sexkjøpsloven er et overgrep mot kvinner som selger sex.',
  ],
];

describe('values, demands, questions and suppositions', () => {
  test.each(VALUES)('%s', (_, text, other) => {
    for (const sentence of [text, other]) {
      const stances = matchesOf({ text: sentence }).map(({ stance }) => stance);
      expect(
        stances.filter((stance) => stance !== 'context'),
        sentence,
      ).toEqual([]);
    }
  });
});
