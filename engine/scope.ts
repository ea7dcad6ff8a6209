/**
 * Which country a sentence is about, and whether it is about the subject at all.
 *
 * A country that is named decides. Otherwise the sentence inherits: within a block from the sentence before, in a new
 * block from the heading above it, else from the document as a whole (the country it names most, the title counting
 * more). "The law" is Norway's only by that way.
 */
import type { CompiledLexicon } from './compiled-lexicon.ts';
import type { ConceptHit } from './lexicon-index.ts';

export type Place = 'norway' | 'new-zealand' | 'elsewhere';

/** Where a sentence stands and how we know. */
export interface Scope {
  readonly place: Place | null;
  /** The words that name it; `null` where the place is inherited from the document. */
  readonly namedBy: ConceptHit | null;
  /** The place the document around it is about. */
  readonly documentPlace: Place | null;
  /** Other countries the sentence names. */
  readonly others: readonly ConceptHit[];
  /** Who says that it is about prostitution and the law on it: the sentence, or only the document around it. */
  readonly topic: 'sentence' | 'document' | null;
  /**
   * A document of several sentences that never names the subject is about something else, however particular one of them
   * sounds; a sentence or two alone may just be cut out of a page.
   */
  readonly isInOtherDocument: boolean;
}

/** What the scope of a sentence is read from. */
export interface ScopeInput {
  readonly hits: readonly ConceptHit[];
  /** Number of the block the sentence stands in. */
  readonly block: number;
  /** A block of its own without a full stop: a heading, whose country holds for the blocks below. */
  readonly isHeading: boolean;
}

export interface ScopeReader {
  /** Scopes of the sentences of a document, in order. `surroundings`: hits of the title and of the context given. */
  readScopes(sentences: readonly ScopeInput[], surroundings: readonly (readonly ConceptHit[])[]): Scope[];
  /** The scope of a sentence whose words were read again with their spelling repaired. */
  readAgain(scope: Scope, hits: readonly ConceptHit[]): Scope;
}

/** So many sentences with likely words say as much as one with a certain word. */
const MIN_LIKELY_SENTENCES = 3;

/** So many sentences may stand alone without saying what they are about. */
const MAX_CUTTING_SENTENCES = 3;

/** A country in the title weighs as much as this many mentions in the text. */
const TITLE_WEIGHT = 4;

/**
 * Reads place and topic from the lexicon's concepts. `selfEvident`: concepts that belong to the debate wherever they stand
 * (bodies, names), so that a document that names one is not about something else.
 */
export function createScopeReader(
  { roles }: Pick<CompiledLexicon, 'roles'>,
  selfEvident: ReadonlySet<string> = new Set(),
): ScopeReader {
  const places = new Map<string, Place | 'norwegian'>();
  const topics = new Set<string>();
  const certainTopics = new Set<string>();
  for (const { concept, place, topic } of roles) {
    if (place) places.set(concept, place);
    if (topic) topics.add(concept);
    if (topic === 'certain') certainTopics.add(concept);
  }

  const namesTopic = (hits: readonly ConceptHit[]) => hits.some(({ concept }) => topics.has(concept));
  const isCertain = (hits: readonly ConceptHit[]) => hits.some(({ concept }) => certainTopics.has(concept));
  /** One word again and again ("trafficking" on fishing boats) is not enough. */
  const isLikely = (sentences: readonly ScopeInput[]) => {
    const likely = sentences
      .map(({ hits }) => hits.filter(({ concept }) => topics.has(concept)))
      .filter((hits) => hits.length > 0);
    return (
      likely.length >= MIN_LIKELY_SENTENCES && new Set(likely.flat().map(({ concept }) => concept)).size > 1
    );
  };
  const placesOf = (hits: readonly ConceptHit[]) => {
    const named = hits.flatMap((hit) => {
      const place = places.get(hit.concept);
      return place ? [{ hit, place }] : [];
    });
    // "Northern Ireland" is not Ireland, "New South Wales" not Wales.
    return named.filter(({ hit }) => !named.some((other) => isInside(hit, other.hit)));
  };

  function dominantPlace(
    all: readonly { readonly hits: readonly ConceptHit[]; readonly weight: number }[],
  ): Place | null {
    const votes = new Map<Place, number>();
    for (const { hits, weight } of all) {
      const named = placesOf(hits);
      const hasOther = named.some(({ place }) => place === 'elsewhere' || place === 'new-zealand');
      for (const { place } of named) {
        if (place === 'norwegian' && hasOther) continue;
        const voted = place === 'norwegian' ? 'norway' : place;
        votes.set(voted, (votes.get(voted) ?? 0) + weight);
      }
    }
    const norway = votes.get('norway') ?? 0;
    const [first] = [...votes].sort((a, b) => b[1] - a[1]);
    if (!first) return null;
    return norway > 0 && norway >= first[1] ? 'norway' : first[0];
  }

  /** The place that a sentence names, or the one that is `carried` over from before it. */
  function decidePlace(hits: readonly ConceptHit[], carried: Place | null) {
    const named = placesOf(hits);
    const explicit = named.filter(({ place }) => place !== 'norwegian');
    const norway = explicit.find(({ place }) => place === 'norway');
    const implied = named.find(({ place }) => place === 'norwegian');
    const deciding =
      norway ?? explicit[0] ?? (carried === null || carried === 'norway' ? implied : undefined) ?? null;
    const place = deciding === null ? carried : deciding.place === 'norwegian' ? 'norway' : deciding.place;
    return {
      place,
      deciding,
      others: explicit.filter((other) => other.place !== place).map(({ hit }) => hit),
    };
  }

  return {
    readScopes(sentences, surroundings) {
      const documentPlace = dominantPlace([
        ...surroundings.map((hits) => ({ hits, weight: TITLE_WEIGHT })),
        ...sentences.map(({ hits }) => ({ hits, weight: 1 })),
      ]);
      const isOnTopic =
        surroundings.some(isCertain) || sentences.some(({ hits }) => isCertain(hits)) || isLikely(sentences);
      const documentTopic = isOnTopic ? 'document' : null;
      const isInOtherDocument =
        documentTopic === null &&
        sentences.length > MAX_CUTTING_SENTENCES &&
        !sentences.some(({ hits }) => hits.some(({ concept }) => selfEvident.has(concept)));
      let carried: Place | null = documentPlace;
      let section: Place | null = documentPlace;
      let block = -1;
      return sentences.map((sentence) => {
        if (sentence.block !== block) {
          block = sentence.block;
          if (sentence.isHeading) section = documentPlace;
          carried = section;
        }
        const { place, deciding, others } = decidePlace(sentence.hits, carried);
        if (deciding) {
          carried = place;
          if (sentence.isHeading) section = place;
        }
        return {
          place,
          namedBy: deciding?.hit ?? null,
          documentPlace,
          others,
          topic: namesTopic(sentence.hits) ? 'sentence' : documentTopic,
          isInOtherDocument,
        };
      });
    },
    readAgain(scope, hits) {
      const { place, deciding, others } = decidePlace(hits, scope.place);
      return {
        ...scope,
        place,
        namedBy: deciding?.hit ?? null,
        others,
        topic: namesTopic(hits) ? 'sentence' : scope.topic,
      };
    },
  };
}

function isInside(inner: ConceptHit, outer: ConceptHit): boolean {
  return outer.to - outer.from > inner.to - inner.from && outer.from <= inner.from && inner.to <= outer.to;
}
