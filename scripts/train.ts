/**
 * `npm run train`: learns the weights of the score from the data's own phrasings and near misses, and prints what they
 * achieve on sentences that were left out.
 *
 * The frames were written with the first authors' phrasings in view, so those look easier than they are: the weights are
 * learned from the files named `*-3.json`, `*-7.json` and `unseen-*.json` alone, which no frame was written with.
 * Cross-validated: what one author wrote about one finding falls into one fold, by its hash, and each fold is judged by
 * models that have not seen it. The evaluation corpus is not read. The same data gives the same file, byte for byte.
 *
 * `-- --dry` only prints. `-- --curve` prints how the figures grow with the number of phrasings, `-- --compare` what weights
 * set by hand and frames alone achieve, `-- --worst 30` the sentences left out of training that the engine is surest and
 * most wrong about: learning data, to learn from.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataset } from '../data/index.ts';
import type { NearMiss, Phrasing } from '../data/schema.ts';
import {
  chooseFindings,
  compileDataset,
  createEngine,
  type EngineModel,
  FEATURE_NAMES,
  type Features,
  type FrameFit,
  indexLexicon,
  type JudgedCandidate,
  readSaid,
  readSentence,
  readWording,
  type ScoreModel,
  scoreOf,
  stanceFeaturesOf,
  termsOf,
} from '../engine/training.ts';
import { learnLogisticRegression } from './logistic-regression.ts';
import { trainClaimDetector } from './train-claim-detector.ts';
import { trainClassifier } from './train-classifier.ts';
import { trainStance } from './train-stance.ts';

const { values: options } = parseArgs({
  options: {
    dry: { type: 'boolean', default: false },
    curve: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false },
    worst: { type: 'string' },
  },
});

const FOLDS = 5;

const PHRASINGS = new URL('../data/phrasings/', import.meta.url);

/** How the weights of the score are learned. */
const SCORE_LEARNING = { classes: 2, regularisation: 0.6, iterations: 600, learningRate: 0.1 } as const;

/** What a phrasing that needs its page is read in: the plainest page about the law. */
const PAGE: Readonly<Record<Phrasing['lang'], string>> = {
  en: "Norway's sex purchase law",
  nb: 'Sexkjøpsloven i Norge',
  nn: 'Sexkjøpslova i Noreg',
  sv: 'Sexköpslagen i Norge',
  da: 'Sexkøbsloven i Norge',
};

/** A sentence, its possible findings, and those that are right with their stances (none for a near miss). */
interface Example {
  readonly text: string;
  readonly fold: number;
  readonly right: ReadonlyMap<string, Phrasing['stance']>;
  readonly candidates: readonly JudgedCandidate[];
}

interface Sentence {
  readonly text: string;
  readonly lang: Phrasing['lang'];
  readonly right: ReadonlyMap<string, Phrasing['stance']>;
  readonly context: string | null;
}

/** Files whose authors saw neither the frames nor the other phrasings. */
const UNSEEN = /(-[37]|unseen-\d+)\.json$/;

function readSentences(): Sentence[] {
  const shown = new Set(
    dataset.findings.filter(({ verification }) => verification.status !== 'unverified').map(({ id }) => id),
  );
  const phrasings = readFolder<Phrasing>('phrasings', UNSEEN).filter(({ finding }) => shown.has(finding));
  const placeBound = new Set(
    dataset.findings.filter(({ frame }) => frame.scope === 'norway').map(({ id }) => id),
  );
  const bound = readFolder<Phrasing>('phrasings', /\.json$/).filter(
    ({ finding, needsContext }) => needsContext && placeBound.has(finding),
  );
  const nearMisses = readFolder<NearMiss>('near-misses', /\.json$/);
  return [
    ...phrasings.map((phrasing) => ({
      text: phrasing.text,
      lang: phrasing.lang,
      right: rightFindings(phrasing),
      context: phrasing.needsContext ? PAGE[phrasing.lang] : null,
    })),
    // A sentence that cannot stand alone is a near miss when it does.
    ...bound.map(({ text, lang }) => ({ text, lang, right: NOTHING, context: null })),
    ...nearMisses.map(({ text, lang }) => ({ text, lang, right: NOTHING, context: null })),
    // What is about something else is so in a page about the law as well.
    ...nearMisses
      .filter(({ category }) => !ABROAD.test(category))
      .map(({ text, lang }) => ({ text, lang, right: NOTHING, context: PAGE[lang] })),
  ];
}

/** Near misses that are so by their country: a page about Norway would give them its own. */
const ABROAD = /foreign|country|abroad|place/;

const NOTHING: ReadonlyMap<string, Phrasing['stance']> = new Map();

function rightFindings({ finding, stance, also = [] }: Phrasing): ReadonlyMap<string, Phrasing['stance']> {
  return new Map([[finding, stance], ...also.map((other) => [other.finding, other.stance] as const)]);
}

function readFolder<T>(folder: string, names: RegExp): T[] {
  const url = new URL(`../data/${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((name) => names.test(name))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, url), 'utf8')) as T[]);
}

/** What one author wrote about one finding: such sentences often are paraphrases of one another. */
const groups = new Map(
  readdirSync(PHRASINGS)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const phrasings = JSON.parse(readFileSync(new URL(name, PHRASINGS), 'utf8')) as Phrasing[];
      return phrasings.map(({ text, finding }) => [text, `${name} ${finding}`] as const);
    }),
);

function foldOf(text: string): number {
  return (
    (createHash('sha256')
      .update(groups.get(text) ?? text)
      .digest()[0] ?? 0) % FOLDS
  );
}

const compiled = compileDataset(dataset);
const lexicon = indexLexicon(compiled.lexicon);
const shownFindings = dataset.findings.filter(({ verification }) => verification.status !== 'unverified');
const shownIds = shownFindings.map(({ id }) => id);

function read(text: string, lang: string) {
  const reading = readSentence(text, { start: 0, end: text.length }, lexicon, lang);
  return { reading, said: readSaid(reading), wording: readWording(reading.tokens) };
}

/** Stands in until the weights are known; candidates are collected before any score. */
const UNTRAINED: ScoreModel = {
  bias: 0,
  weights: [],
};

const hasStances = new Set(shownFindings.filter(({ cap }) => cap !== 'context').map(({ id }) => id));

/** Frames need no training: how a phrasing fits is the same in every fold. */
const framesOnly = createEngine(compiled, {
  score: UNTRAINED,
  classifier: trainClassifier([], shownIds),
  claims: trainClaimDetector([]),
  stance: trainStance([]),
});
const fits = new Map<string, ReadonlyMap<string, FrameFit>>();

/**
 * How the frame of a finding fits a phrasing in the plainest page about the law. What a frame says of phrasings that it was
 * written with in view would be trusted too far, so it is left out.
 */
function fitOf(finding: string, text: string, lang: Phrasing['lang']): FrameFit | null | undefined {
  if (!UNSEEN.test(groups.get(text)?.split(' ')[0] ?? '')) return undefined;
  let known = fits.get(text);
  if (!known) {
    const candidates = framesOnly.judge({ text, lang, context: PAGE[lang] });
    known = new Map(candidates.flatMap(({ finding: { id }, fit }) => (fit ? [[id, fit] as const] : [])));
    fits.set(text, known);
  }
  return known.get(finding) ?? null;
}

/** Classifier and stance model from all phrasings and near misses for which `keep` holds. */
function trainModels(keep: (text: string) => boolean): Omit<EngineModel, 'score'> {
  const phrasings = shownFindings
    .flatMap(({ phrasings }) => phrasings)
    .filter(({ text }) => keep(text))
    .map((phrasing) => ({ ...phrasing, ...read(phrasing.text, phrasing.lang) }));
  const nearMisses = readFolder<NearMiss>('near-misses', /\.json$/)
    .filter(({ text }) => keep(text))
    .map(({ text, lang }) => ({ ...read(text, lang), findings: [] }));
  const isShown = (finding: string) => shownIds.includes(finding);
  const sentences = [
    ...phrasings.map((phrasing) => ({
      ...phrasing,
      findings: [...rightFindings(phrasing).keys()].filter(isShown),
    })),
    ...nearMisses,
  ];
  return {
    classifier: trainClassifier(sentences, shownIds),
    claims: trainClaimDetector(sentences),
    stance: trainStance(
      phrasings.flatMap((phrasing) => {
        const { reading, said, text } = phrasing;
        return [...rightFindings(phrasing)]
          .filter(([finding]) => hasStances.has(finding))
          .map(([finding, stance]) => ({
            features: stanceFeaturesOf({ finding, reading, said, fit: fitOf(finding, text, phrasing.lang) }),
            stance,
          }));
      }),
    ),
  };
}

function weightsOf(weights: Partial<Features>): number[] {
  return FEATURE_NAMES.map((name) => weights[name] ?? 0);
}

/** Weights as a developer would set them who has never measured any. */
const BY_HAND: ScoreModel = {
  bias: -1,
  weights: weightsOf({ strength: 3, strongest: 1, classifier: 2, none: -1, topicNamed: 0.5 }),
};

/** Only what the frames say: a frame that fits is a match, the more telling the surer. */
const FRAMES_ALONE: ScoreModel = { bias: -3, weights: weightsOf({ strength: 6, strongest: 1 }) };

/** Every sentence judged by an engine whose models have not seen it. `share` of the other sentences is used. */
function collectExamples(sentences: readonly Sentence[], share = 1): Example[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const models = trainModels((text) => foldOf(text) !== fold && isInShare(text, share));
    const engine = createEngine(compiled, { score: UNTRAINED, ...models });
    return sentences
      .filter(({ text }) => foldOf(text) === fold)
      .map(({ text, lang, right, context }) => ({
        text,
        fold,
        right,
        candidates: engine.judge({ text, lang, ...(context ? { context } : {}) }),
      }));
  });
}

function isInShare(text: string, share: number): boolean {
  return (createHash('sha256').update(`share ${text}`).digest()[0] ?? 0) < share * 256;
}

function fitModel(examples: readonly Example[]): ScoreModel {
  const rows = examples.flatMap(({ right, candidates }) =>
    candidates.map(({ features, finding }) => ({
      x: termsOf(features).map((value, index) => ({ index, value })),
      y: [right.has(finding.id) ? 1 : 0],
    })),
  );
  const { weights, biases } = learnLogisticRegression(rows, {
    ...SCORE_LEARNING,
    features: rows[0]?.x.length ?? 0,
  });
  const oddsOf = (pairs: Float64Array, i: number) =>
    Math.round(1000 * ((pairs[2 * i + 1] ?? 0) - (pairs[2 * i] ?? 0))) / 1000;
  return {
    bias: oddsOf(biases, 0),
    weights: Array.from({ length: weights.length / 2 }, (_, i) => oddsOf(weights, i)),
  };
}

interface Figures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly first: number;
  readonly stance: number;
  readonly nearMisses: number;
}

/** Which of a sentence's candidates are shown, from the likeliest on. */
type Choice = typeof chooseFindings<JudgedCandidate>;

const MAX_GAP = 0.2;

/** Nothing but the score decides, and whether a frame of its own fits. */
function chooseFrom(threshold: number): Choice {
  return (scored) =>
    scored
      .filter(
        ({ score, candidate }) =>
          score >= threshold &&
          ((scored[0]?.score ?? 0) - score <= MAX_GAP || candidate.features.strongest === 1),
      )
      .slice(0, 3);
}

/** `modelFor`: the model that scores the sentences of a fold. */
function measure(
  examples: readonly Example[],
  modelFor: (fold: number) => ScoreModel,
  choose: Choice,
): Figures {
  let matched = 0;
  let detected = 0;
  let first = 0;
  let stances = 0;
  let wrong = 0;
  const claims = examples.filter(({ right }) => right.size > 0);
  for (const { fold, right, candidates } of examples) {
    const model = modelFor(fold);
    const shown = choose(
      candidates
        .map((candidate) => ({ candidate, score: scoreOf(candidate.features, model) }))
        .sort((a, b) => b.score - a.score),
    );
    if (shown.length === 0) continue;
    matched += 1;
    if (right.size === 0) {
      wrong += 1;
      continue;
    }
    const found = shown.find(({ candidate }) => right.has(candidate.finding.id));
    if (!found) continue;
    detected += 1;
    if (found === shown[0]) first += 1;
    if (found.candidate.stance === right.get(found.candidate.finding.id)) stances += 1;
  }
  const precision = detected / Math.max(1, matched);
  const recall = detected / claims.length;
  return {
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    precision,
    recall,
    first: first / Math.max(1, detected),
    stance: stances / Math.max(1, detected),
    nearMisses: wrong / (examples.length - claims.length),
  };
}

function printWorst(
  examples: readonly Example[],
  modelFor: (fold: number) => ScoreModel,
  count: number,
): void {
  const wrong = examples
    .map(({ text, fold, right, candidates }) => {
      const scored = candidates.map(({ finding, features, stance }) => ({
        id: finding.id,
        stance,
        score: scoreOf(features, modelFor(fold)),
      }));
      const best = scored.toSorted((a, b) => b.score - a.score)[0];
      return { text, right, best };
    })
    .filter(({ right, best }) => best && right.get(best.id) !== best.stance)
    .sort((a, b) => (b.best?.score ?? 0) - (a.best?.score ?? 0));
  for (const { text, right, best } of wrong.slice(0, count)) {
    const labels = [...right].map(([id, stance]) => `${id} ${stance}`).join(', ') || 'no finding';
    console.log(`  ${best?.score.toFixed(2)} ${best?.id} ${best?.stance}, labelled ${labels}: ${text}`);
  }
}

function describe(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${(100 * value).toFixed(1)}`)
    .join(', ');
}

const sentences = readSentences();
const shares = options.curve ? [0.125, 0.25, 0.5, 0.75, 1] : [1];
for (const share of shares) {
  const examples = collectExamples(sentences, share);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fitModel(examples.filter((example) => example.fold !== fold)),
  );
  const modelFor = (fold: number) => models[fold] ?? UNTRAINED;
  if (share < 1) {
    console.log(
      `${Math.round(share * 100)} % of the phrasings: ${describe(measure(examples, modelFor, chooseFindings))}`,
    );
    continue;
  }
  console.log(
    `${sentences.length} sentences, per cent: ${describe(measure(examples, modelFor, chooseFindings))}`,
  );
  console.log('By threshold of the score alone:');
  for (const threshold of [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    console.log(`  ${threshold.toFixed(2)}: ${describe(measure(examples, modelFor, chooseFrom(threshold)))}`);
  }
  if (options.compare) {
    for (const [name, other] of Object.entries({ 'set by hand': BY_HAND, 'frames alone': FRAMES_ALONE })) {
      for (const threshold of [0.3, 0.45, 0.6, 0.75])
        console.log(
          `  ${name}, ${threshold.toFixed(2)}: ${describe(measure(examples, () => other, chooseFrom(threshold)))}`,
        );
    }
  }
  if (options.worst) printWorst(examples, modelFor, Number(options.worst));
  if (!options.dry) {
    const trained: EngineModel = { score: fitModel(examples), ...trainModels(() => true) };
    writeFileSync(new URL('../engine/model.json', import.meta.url), `${JSON.stringify(trained)}\n`);
  }
}
