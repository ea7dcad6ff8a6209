/**
 * What a checker of claims gets wrong most easily, as pairs of sentences that differ in one point, through the real
 * checker with the real data.
 */
import { describe, expect, test } from 'vitest';
import { matchesOf, stanceOf } from './read.ts';

const STREET = 'market-street-oslo';
const DEMAND = 'eval-vista-demand';
const SELLING = 'law-selling-legal';
const BAN = 'law-purchase-banned-2009';
const STRESS = 'policing-stress-methods';
const UNKNOWN = 'market-size-unknown';
const SHOWN = 'market-amnesty-no-evidence';
const VIOLENCE = 'violence-vista-no-evidence';
const INDOORS = 'market-moved-indoors';
const BREACH = 'hr-norway-breach';
const REFORM = 'rec-decriminalise';
const SAMPLE = 'report-sample';
const ABROAD = 'law-extraterritorial';
const PRESSURE = 'housing-police-pressure';

const MODES: Record<string, readonly (readonly [finding: string, text: string, stance: string])[]> = {
  'negation and its scope': [
    [STREET, 'Street prostitution in Oslo has fallen by half since the law came.', 'agrees'],
    [STREET, 'Street prostitution in Oslo has not fallen since the law came.', 'contradicts'],
    [
      STREET,
      'Not only has street prostitution in Oslo fallen by half since the law came, prices have too.',
      'agrees',
    ],
    [STREET, 'Gateprostitusjonen i Oslo har falt med 50 prosent siden loven kom.', 'agrees'],
    [STREET, 'Gateprostitusjonen i Oslo har ikke falt siden loven kom.', 'contradicts'],
    [STREET, 'Gateprostitusjonen i Oslo har ikke bare falt siden loven kom, den er halvert.', 'agrees'],
    [STREET, 'Det er ingen tvil om at gateprostitusjonen i Oslo er halvert siden loven kom.', 'agrees'],
    [STREET, 'There is no doubt that street prostitution in Oslo has halved since the law came.', 'agrees'],
    [STREET, 'Ingen er i tvil om at gateprostitusjonen i Oslo har økt siden loven kom.', 'contradicts'],
    [STREET, 'Gateprostitusjonen i Oslo er halvert sidan lova kom.', 'agrees'],
    [STREET, 'Gateprostitusjonen i Oslo har ikkje gått ned sidan lova kom.', 'contradicts'],
    [STREET, 'Gatuprostitutionen i Oslo har halverats sedan lagen kom.', 'agrees'],
    [STREET, 'Gatuprostitutionen i Oslo har ej minskat sedan lagen kom.', 'contradicts'],
    [STREET, 'Gadeprostitutionen i Oslo er halveret, siden loven kom.', 'agrees'],
    [STREET, 'Gadeprostitutionen i Oslo er ikke faldet, siden loven kom.', 'contradicts'],
    [
      STREET,
      'Contrary to what the police say, street prostitution in Oslo has halved since the law.',
      'agrees',
    ],
    [
      STREET,
      'I motsetning til hva Vista skrev, har gateprostitusjonen i Oslo økt etter loven.',
      'contradicts',
    ],
    [STRESS, 'Oslo-politiet brukte ikke stressmetoder mot sexarbeidere.', 'contradicts'],
    [STRESS, 'Not a single officer in Oslo has used stress methods against sex workers.', 'contradicts'],
    [STRESS, 'Ikke én politimann i Oslo har brukt stressmetoder mot sexarbeidere.', 'contradicts'],
    [STRESS, 'Stressmetoder har Oslo-politiet aldri brukt mot sexarbeidere.', 'contradicts'],
    [PRESSURE, 'Landlords who do not evict sex workers in Norway face a criminal case.', 'agrees'],
    [PRESSURE, 'Huseiere som ikke kaster ut sexarbeidere i Norge, trues med straffesak.', 'agrees'],
    [SELLING, 'Det er lov å selge sex i Norge.', 'agrees'],
    [SELLING, 'Det er ikke lov å selge sex i Norge.', 'contradicts'],
  ],
  'long negation': [
    [DEMAND, 'Vista concluded that the ban has reduced demand in Norway.', 'agrees'],
    [
      DEMAND,
      'Vista concluded that there is no evidence that the ban has reduced demand in Norway.',
      'contradicts',
    ],
    [DEMAND, 'Vista konkluderte med at sexkjøpsloven har redusert etterspørselen.', 'agrees'],
    [DEMAND, 'Vista kom fram til at sexkjøpsloven ikkje har redusert etterspurnaden.', 'contradicts'],
    [DEMAND, 'Vista kom fram till att den norska sexköpslagen inte har minskat efterfrågan.', 'contradicts'],
    [DEMAND, 'Vista konkluderede, at købesexloven i Norge ikke har mindsket efterspørgslen.', 'contradicts'],
    [VIOLENCE, 'Vista fant ingen tegn til at volden mot prostituerte i Norge hadde økt.', 'agrees'],
    [VIOLENCE, 'Vista fant at volden mot prostituerte i Norge hadde økt.', 'contradicts'],
    [VIOLENCE, 'At volden mot prostituerte i Norge har økt, fant ikke Vista belegg for.', 'agrees'],
  ],
  'double negation': [
    [STRESS, 'Ingen benekter at Oslo-politiet brukte stressmetoder mot sexarbeidere.', 'agrees'],
    [DEMAND, 'Det er ikke usannsynlig at sexkjøpsloven har dempet etterspørselen.', 'context'],
    [ABROAD, 'Norwegians cannot buy sex abroad without breaking the law.', 'agrees'],
    [ABROAD, 'Nordmenn kan ikke kjøpe sex i utlandet uten å bryte loven.', 'agrees'],
    [ABROAD, 'Norwegians can buy sex abroad without breaking the law.', 'contradicts'],
  ],
  'absence of change': [
    [STREET, 'Gateprostitusjonen i Oslo er uendret siden loven kom.', 'contradicts'],
    [INDOORS, 'Flere selger sex innendørs og færre på gata, sier politiet i Oslo.', 'agrees'],
    [INDOORS, 'Færre selger sex innendørs og flere på gata, sier politiet i Oslo.', 'contradicts'],
    [INDOORS, 'More people sell sex indoors and fewer on the street, say the Oslo police.', 'agrees'],
    [INDOORS, 'Fewer people sell sex indoors, say the Oslo police.', 'contradicts'],
  ],
  'reported denial and rebuttal': [
    [STRESS, 'Oslo-politiet brukte stressmetoder mot sexarbeidere, sier Amnesty.', 'agrees'],
    [STRESS, 'Oslo-politiet avviser at de brukte stressmetoder mot sexarbeidere.', 'contradicts'],
    [STRESS, 'Politiet i Oslo nektar for at dei har brukt stressmetodar mot sexarbeidarar.', 'contradicts'],
    [STRESS, 'Polisen i Oslo förnekar att den använde stressmetoder mot sexarbetare.', 'contradicts'],
    [STRESS, 'Politiet i Oslo benægter, at det brugte stressmetoder mod sexarbejdere.', 'contradicts'],
    [STRESS, 'Oslo police deny that they used stress methods against people who sell sex.', 'contradicts'],
    [STRESS, 'At Oslo-politiet brukte stressmetoder mot sexarbeidere, stemmer ikke.', 'contradicts'],
    [DEMAND, 'Det er en myte at sexkjøpsloven har dempet etterspørselen.', 'contradicts'],
    [DEMAND, 'It is a myth that the sex purchase law has reduced demand in Norway.', 'contradicts'],
  ],
  'quotations in quotations': [
    [STRESS, 'Hun sier at Amnesty hevder at Oslo-politiet brukte stressmetoder mot sexarbeidere.', 'agrees'],
    [
      STRESS,
      'Amnesty says that Oslo police deny having used stress methods against sex workers.',
      'contradicts',
    ],
  ],
  concession: [
    [
      STREET,
      'Even though street prostitution rose in Bergen, it fell by half in Oslo after the law came.',
      'agrees',
    ],
    [
      DEMAND,
      'Selv om kritikerne kaller den svak, konkluderte Vista med at sexkjøpsloven har redusert etterspørselen.',
      'agrees',
    ],
    [SELLING, 'Although buying sex is a crime in Norway, selling it is legal.', 'agrees'],
  ],
  'another country': [
    [SELLING, 'Selling sex is legal in Norway.', 'agrees'],
    [SELLING, 'Selling sex is legal in Sweden.', 'none'],
    [STREET, 'Street prostitution in Stockholm has fallen by half since the law came.', 'none'],
    [DEMAND, 'I Tyskland har etterspørselen falt etter loven.', 'none'],
  ],
  'question, hypothesis, prediction': [
    [DEMAND, 'Has the sex purchase law reduced demand in Norway?', 'context'],
    [DEMAND, 'Har sexkjøpsloven dempet etterspørselen?', 'context'],
    [DEMAND, 'Hvis sexkjøpsloven oppheves, vil etterspørselen øke.', 'context'],
    [DEMAND, 'Om sexkjøpsloven oppheves, øker etterspørselen.', 'context'],
    [DEMAND, 'Om sexköpslagen i Norge avskaffas, ökar efterfrågan.', 'context'],
    [DEMAND, 'Sexkjøpsloven kommer til å dempe etterspørselen.', 'context'],
    [DEMAND, 'It is unlikely that the sex purchase law has reduced demand in Norway.', 'context'],
    [DEMAND, 'Det er tvilsomt om sexkjøpsloven har dempet etterspørselen.', 'context'],
  ],
  demand: [
    [REFORM, 'Amnesty says that Norway should decriminalise sex work.', 'agrees'],
    [REFORM, 'Norway should decriminalise sex work.', 'context'],
    [REFORM, 'Amnesty wants Norway to decriminalise sex work.', 'agrees'],
    [REFORM, 'Amnesty does not want Norway to decriminalise sex work.', 'contradicts'],
    [REFORM, 'Amnesty ber Norge avkriminalisere sexarbeid.', 'agrees'],
    [REFORM, 'Amnesty ber ikke Norge avkriminalisere sexarbeid.', 'contradicts'],
    [REFORM, 'Amnesty vil ikkje at Noreg skal avkriminalisere sexarbeid.', 'contradicts'],
    [REFORM, 'Amnesty vill inte att Norge ska avkriminalisera sexarbete.', 'contradicts'],
    [DEMAND, 'The sex purchase law in Norway should reduce demand.', 'context'],
    [ABROAD, 'Nordmænd må gerne købe sex i udlandet.', 'contradicts'],
  ],
  'number and wrong number': [
    ['market-vista-25', 'Vista estimated that prostitution in Norway had fallen by 25 per cent.', 'agrees'],
    ['market-vista-25', 'Vista anslo at prostitusjonen i Norge hadde falt med en fjerdedel.', 'agrees'],
    [
      'market-vista-25',
      'Vista anslo at prostitusjonen i Norge hadde falt med to tredjedeler.',
      'contradicts',
    ],
    [SAMPLE, 'Amnesty interviewed 30 women who sell sex in Oslo.', 'agrees'],
    [SAMPLE, 'Amnesty interviewed three hundred women who sell sex in Oslo.', 'contradicts'],
    [SAMPLE, 'Amnesty intervjuet tretti kvinner som selger sex i Oslo.', 'agrees'],
    [SAMPLE, 'Amnesty intervjuet tre hundre kvinner som selger sex i Oslo.', 'contradicts'],
    [
      'policing-few-buyers-caught',
      'In 2021, 170 cases of buying sex were reported to the police in Norway.',
      'agrees',
    ],
    [
      'policing-few-buyers-caught',
      'In 2021, 1,700 cases of buying sex were reported to the police in Norway.',
      'contradicts',
    ],
  ],
  date: [
    [BAN, 'Buying sex became a crime in Norway in 2009.', 'agrees'],
    [BAN, 'Buying sex became a crime in Norway in 1999.', 'contradicts'],
    [BAN, 'Det ble forbudt å kjøpe sex i Norge i 2009.', 'agrees'],
    [BAN, 'Det ble forbudt å kjøpe sex i Norge i 1999.', 'contradicts'],
    ['nz-2003', 'New Zealand decriminalised sex work in 2003.', 'agrees'],
    ['nz-2003', 'New Zealand decriminalised sex work in 2013.', 'contradicts'],
  ],
  'unit, base and opposite measure': [
    [SAMPLE, 'Amnesty har tre hundre medlemmer i Oslo.', 'none'],
    [DEMAND, 'Tilbudet av leiligheter i Oslo har falt.', 'none'],
    [STREET, 'Antall anmeldelser for sexkjøp i Oslo er halvert.', 'none'],
  ],
  'cause and its opposite': [
    [
      'hr-causal-wording',
      'Punishing clients in Norway makes the abuse of sex workers worse, says Amnesty.',
      'agrees',
    ],
    [
      'hr-causal-wording',
      'Punishing clients in Norway makes the abuse of sex workers less, says Amnesty.',
      'contradicts',
    ],
  ],
  'only, both, nobody': [
    [SELLING, 'Only the buyer is punished in Norway, not the person who sells sex.', 'agrees'],
    [SELLING, 'It is the buyer and not the seller who commits a crime in Norway.', 'agrees'],
    [SELLING, 'It is the seller and not the buyer who commits a crime in Norway.', 'contradicts'],
    [SELLING, 'I Norge er det kunden og ikke den prostituerte som gjør noe straffbart.', 'agrees'],
    [SELLING, 'I Norge er det den prostituerte og ikke kunden som gjør noe straffbart.', 'contradicts'],
    [SELLING, 'Both buying and selling sex are illegal in Norway.', 'contradicts'],
    [SELLING, 'Både kjøp og salg av sex er forbudt i Norge.', 'contradicts'],
    [UNKNOWN, 'Nobody knows how many people sell sex in Norway.', 'agrees'],
    [UNKNOWN, 'The police know exactly how many people sell sex in Norway.', 'contradicts'],
    [UNKNOWN, 'Ingen vet hvor mange som selger sex i Norge.', 'agrees'],
    [UNKNOWN, 'Politiet vet nøyaktig hvor mange som selger sex i Norge.', 'contradicts'],
    [UNKNOWN, 'Ingen veit kor mange som sel sex i Noreg.', 'agrees'],
    [UNKNOWN, 'Ingen vet hur många som säljer sex i Norge.', 'agrees'],
    [UNKNOWN, 'Ingen ved, hvor mange der sælger sex i Norge.', 'agrees'],
  ],
  'shown, not shown, and bare': [
    [SHOWN, "Amnesty says no research shows that Norway's ban has shrunk the sex market.", 'agrees'],
    [SHOWN, "Research proves that Norway's ban has shrunk the sex market.", 'contradicts'],
    [SHOWN, 'The ban has shrunk the sex market in Norway.', 'context'],
    [SHOWN, 'Ingen forskning viser at sexkjøpsloven har gjort markedet mindre, mener Amnesty.', 'agrees'],
    [SHOWN, 'Forskning beviser at sexkjøpsloven har gjort markedet mindre.', 'contradicts'],
    [SHOWN, 'Sexkjøpsloven har gjort sexmarkedet i Norge mindre.', 'context'],
  ],
  'the sentence within the word': [
    [SELLING, 'Det er straffbart å selge sex i Norge.', 'contradicts'],
    [SELLING, 'Det er straffefritt å selje sex i Noreg.', 'agrees'],
    [SELLING, 'Det är straffritt att sälja sex i Norge.', 'agrees'],
    [SELLING, 'Det er ikkje ulovleg å selje sex i Noreg.', 'agrees'],
    [SELLING, 'Det är inte olagligt att sälja sex i Norge.', 'agrees'],
    [SELLING, 'Det er ikke ulovligt at sælge sex i Norge.', 'agrees'],
    [BREACH, 'Norge bryter menneskerettighetene til sexarbeidere, sier Amnesty.', 'agrees'],
    [BREACH, 'Norge bryter ikke menneskerettighetene til sexarbeidere, sier Amnesty.', 'contradicts'],
    [BREACH, 'Norge bryt ikkje menneskerettane til sexarbeidarar, seier Amnesty.', 'contradicts'],
  ],
  'words of a neighbour': [
    [SELLING, 'Det er no lov for ei kvinne å selje sex i Noreg.', 'agrees'],
    [SELLING, 'Det är ej lagligt att sälja sex i Norge.', 'contradicts'],
  ],
  compounds: [
    [STREET, 'Gateprostitusjonstallene i Oslo er halvert siden loven kom.', 'agrees'],
    [STREET, 'Sexkjøpsforbudet har halvert gateprostitusjonen i Oslo.', 'agrees'],
  ],
  'no claim without its words': [
    [STREET, 'Det har den ikke.', 'none'],
    [SELLING, 'Yes, it is.', 'none'],
  ],
};

describe.each(Object.entries(MODES))('%s', (_, sentences) => {
  test.each(sentences)('%s: %s', (finding, text, expected) => {
    expect(stanceOf(finding, text)).toBe(expected);
  });
});

describe('whom the page quotes', () => {
  test.each([
    ['Oslo-politiet brukte stressmetoder mot sexarbeidere, sier Amnesty.', true],
    ['Oslo-politiet brukte stressmetoder mot sexarbeidere.', false],
    ['Norway violates the human rights of sex workers, Amnesty says.', true],
    ['Norway violates the human rights of sex workers.', false],
    ['Amnesty: Norway violates the human rights of sex workers', true],
    ['Amnesty on Norway: sex workers have their human rights violated there', true],
    ['Sex workers have their human rights violated in Norway: Amnesty', true],
    ['One thing is certain: Norway violates the human rights of sex workers.', false],
    ['In Amnesty’s view, Norway violates the human rights of sex workers.', true],
    ['Amnesty’s argument is that Norway violates the human rights of sex workers.', true],
    ['That Norway violates the human rights of sex workers, the report has established.', true],
    ['Landlords in Norway were told to evict sex workers or be charged with pimping.', false],
    ['Paying for sex is a crime in Norway, as any lawyer will have noted.', true],
    ['Paying for sex is a crime in Norway according to section 316 of the Penal Code.', false],
    ['Amnesty interviewed 30 people who sell or have sold sex in Oslo.', false],
    ['What does Amnesty say about the evictions of sex workers in Oslo?', false],
    ['Street prostitution in Oslo has halved since the law came, the count showed.', true],
    ['Street prostitution in Oslo has halved since the law came, without warning.', false],
    ['Human Rights Watch supports the Nordic model that Norway has.', true],
    ['Amnesty: Norge bryter menneskerettighetene til sexarbeidere', true],
    ['Amnesty om Norge: Menneskerettighetene til sexarbeidere brytes', true],
    ['Menneskerettighetene til sexarbeidere brytes: Amnesty om Norge', true],
    ['Saken er klar: Norge bryter menneskerettighetene til sexarbeidere.', false],
    ['– Norge bryter menneskerettighetene til sexarbeidere.', true],
    ['Norge bryter menneskerettighetene til sexarbeidere, slår Amnesty fast.', true],
    ['Norge bryter menneskerettighetene til sexarbeidere, heter det i rapporten.', true],
    ['Det påstås at gateprostitusjonen i Oslo er halvert siden loven kom.', true],
    ['Gateprostitusjonen i Oslo er halvert siden loven kom, kom Vista frem til.', true],
    ['Gateprostitusjonen i Oslo er halvert siden loven kom, viste tellingen.', true],
    ['Gateprostitusjonen i Oslo er halvert siden loven kom.', false],
    ['Ifølge Amnesty er det straffbart å kjøpe sex i Norge.', true],
    ['Ifølge straffeloven er det straffbart å kjøpe sex i Norge.', false],
    ['Amnesty går inn for å avkriminalisere sexarbeid i Norge.', true],
    ['Amnesty går fortsatt inn for å avkriminalisere sexarbeid i Norge.', true],
    ['Amnesty intervjuet 30 personer som selger eller har solgt sex i Oslo.', false],
  ])('%s', (text, expected) => {
    expect(matchesOf({ text })[0]?.attributed).toBe(expected);
  });
});

describe('one claim a sentence', () => {
  test.each([
    ['an abbreviation', 'Det er f.eks. lov å selge sex i Norge.', 1],
    ['a dialogue dash', 'Hun sa det til NTB. – Det er lov å selge sex i Norge.', 1],
    ['a date', 'Fra 1. januar 2009 ble det forbudt å kjøpe sex i Norge.', 1],
    ['list items', 'Det er lov å selge sex i Norge\nDet ble forbudt å kjøpe sex i Norge i 2009', 2],
    ['a heading without a full stop', 'Lov å selge sex i Norge\nVæret blir fint.', 1],
  ])('%s', (_, text, sentences) => {
    const quotes = matchesOf({ text }).map(({ quote }) => quote);
    expect(new Set(quotes).size).toBe(sentences);
  });
});

describe('typing errors', () => {
  test.each([
    ['Gateprostitusjonen', 'Gateprostitusonen i Oslo er halvert siden sexkjøpsloven kom.', STREET, 'agrees'],
    [
      'etterspørselen',
      'Vista konkluderte med at sexkjøpsloven har redusert etterspørslen.',
      DEMAND,
      'agrees',
    ],
    [
      'prostitution',
      'Street prostitutoin in Oslo has fallen by half since the sex purchase law came.',
      STREET,
      'agrees',
    ],
  ])('%s', (_, text, finding, expected) => {
    expect(stanceOf(finding, text)).toBe(expected);
  });
});
