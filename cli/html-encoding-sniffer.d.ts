/** The package ships no types. */
declare module 'html-encoding-sniffer' {
  interface Options {
    readonly defaultEncoding?: string;
    readonly transportLayerEncodingLabel?: string;
  }
  /** Name of the encoding of an HTML file, by the HTML standard's algorithm. */
  export default function htmlEncodingSniffer(bytes: Uint8Array, options?: Options): string;
}
