/** The parts of the citation libraries that we use; neither brings types. */

declare module 'citeproc' {
  export interface System {
    retrieveItem(id: string): object;
    retrieveLocale(language: string): string;
  }

  export class Engine {
    constructor(system: System, style: string, language: string, forceLanguage: boolean);
    setOutputFormat(format: 'text' | 'html'): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): readonly [object, readonly string[]];
    previewCitationCluster(
      citation: {
        citationItems: readonly { id: string }[];
        properties: { noteIndex: number };
      },
      before: readonly [],
      after: readonly [],
      format: 'text' | 'html',
    ): string;
  }

  const csl: { readonly Engine: typeof Engine };
  export default csl;
}

declare module '@citation-js/core' {
  interface Register {
    get(key: string): string;
  }

  export const plugins: {
    readonly config: { get(plugin: '@csl'): { readonly styles: Register; readonly locales: Register } };
    readonly input: {
      chain(input: string, options: { generateGraph: boolean }): readonly Record<string, unknown>[];
    };
  };
}

declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
