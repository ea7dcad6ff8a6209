import { expect, test } from 'vitest';
import { decode } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

test.each([
  ['UTF-8', utf8('blåbær – “ja”'), undefined, 'blåbær – “ja”'],
  ['UTF-8 with a byte order mark', utf8('\uFEFFblåbær'), undefined, 'blåbær'],
  ['UTF-8 with a byte order mark that says otherwise', utf8('\uFEFFblåbær'), 'iso-8859-1', 'blåbær'],
  ['UTF-8 that holds a replacement character', utf8('bl\uFFFDbær, rød'), undefined, 'bl\uFFFDbær, rød'],
  ['UTF-16 with a byte order mark', Uint8Array.of(0xff, 0xfe, 0xe5, 0, 0x42, 0), undefined, 'åB'],
  ['windows-1252 that says nothing', latin1('bl\xe5b\xe6r \x96 \x93ja\x94'), undefined, 'blåbær – “ja”'],
  ['windows-1252 by its header', latin1('\x80 5, it\x92s'), 'windows-1252', '€ 5, it’s'],
  ['what its header calls ISO 8859-1', latin1('it\x92s bl\xe5'), 'ISO-8859-1', 'it’s blå'],
  ['ISO 8859-15', latin1('\xa4 5'), 'iso-8859-15', '€ 5'],
  ['windows-1252 by its meta element', latin1('<meta charset="windows-1252">\xe5'), undefined, /å$/],
  ['broken UTF-8 that its header declares', latin1('bl\xe5'), 'utf-8', 'bl\uFFFD'],
  ['an encoding nobody knows', utf8('blå'), 'klingon', 'blå'],
  ['an encoding that is not for text', utf8('blå'), 'x-user-defined', 'blå'],
  ['nothing', new Uint8Array(), undefined, ''],
])('reads %s', (_, bytes, charset, text) => {
  const decoded = decode(bytes, charset);
  if (typeof text === 'string') expect(decoded).toBe(text);
  else expect(decoded).toMatch(text);
});
