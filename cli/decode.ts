/**
 * Turns the bytes of a file or an answer into text, by the encoding they declare or look like.
 */
import htmlEncodingSniffer from 'html-encoding-sniffer';

/** What the sniffer answers for bytes that declare nothing. */
const UNDECLARED = 'undeclared';

/** What windows-1252 has at 0x80 to 0x9F, where ISO 8859-1 has control characters. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The text of `bytes`, without a byte order mark.
 *
 * A byte order mark wins over `charset` (of an HTTP answer), that over the document's own `meta`. Bytes that declare
 * nothing are UTF-8, or where they are not, windows-1252: files from before UTF-8 seldom say so.
 */
export function decode(bytes: Uint8Array, charset?: string): string {
  const declared = htmlEncodingSniffer(bytes, {
    defaultEncoding: UNDECLARED,
    ...(charset === undefined ? {} : { transportLayerEncodingLabel: charset }),
  });
  if (declared === 'windows-1252') return decodeWindows1252(bytes);
  return decodeAs(declared, bytes) ?? decodeAs('UTF-8', bytes, true) ?? decodeWindows1252(bytes);
}

/** `null` for an encoding that Node does not know, and for broken bytes where they are `fatal`. */
function decodeAs(encoding: string, bytes: Uint8Array, fatal = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** Node 24 reads windows-1252 as ISO 8859-1, which loses quotation marks and dashes. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}
