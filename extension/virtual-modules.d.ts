/** What `scripts/data-modules.ts` serves. */

declare module 'virtual:fotnote/engine-data' {
  /** What the engine reads. */
  const data: import('./packed-engine-data.ts').PackedEngineData;
  export default data;
}

declare module 'virtual:fotnote/english' {
  /** The words that the engine looks up in English sentences. */
  const words: import('./packed-engine-data.ts').PackedVocabulary;
  export default words;
}

declare module 'virtual:fotnote/norwegian' {
  /** The words that the engine looks up in Scandinavian sentences … */
  const words: import('./packed-engine-data.ts').PackedVocabulary;
  export default words;
}

declare module 'virtual:fotnote/neighbours' {
  /** … and those that it looks up besides in Swedish and Danish ones. */
  const words: import('./packed-engine-data.ts').PackedVocabulary;
  export default words;
}

declare module 'virtual:fotnote/voices' {
  /** What tells whether sources disagree. */
  const voices: readonly import('../data/disagreement.ts').Voice[];
  export default voices;
}

declare module 'virtual:fotnote/card-data' {
  /** What readers see. */
  const data: {
    /** Version of the data. */
    readonly id: string;
    readonly findings: readonly import('../data/schema.ts').Finding[];
    readonly sources: readonly import('../data/schema.ts').Source[];
  };
  export default data;
}

declare module 'virtual:fotnote/coverage' {
  /** What the data rests on; names of sources in both languages. */
  const data: {
    /** Version of the data. */
    readonly id: string;
    readonly sources: Readonly<Record<'en' | 'nb', readonly import('../data/coverage.ts').SourceCoverage[]>>;
    readonly evidence: ReturnType<typeof import('../data/coverage.ts').countEvidence>;
  };
  export default data;
}
