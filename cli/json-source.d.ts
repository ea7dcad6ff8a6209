/** JSON.parse source text access: in Node from version 21, not yet in TypeScript's own library. */
interface JSON {
  /** JSON that `stringify` writes as it stands. */
  rawJSON(source: string): object;
  isRawJSON(value: unknown): boolean;
  parse(
    text: string,
    reviver: (
      this: unknown,
      key: string,
      value: unknown,
      /** `source`: how a value other than an object or array is written. */
      context: { readonly source?: string },
    ) => unknown,
  ): unknown;
}
