import { findLegacyText } from '../legacy-text.ts';

/** Encodings attribute tables come in. */
export type TextEncodingName = 'UTF-8' | 'TCVN3' | 'windows-1258' | 'windows-1252';

/** Bytes 0xA1-0xFE of TCVN 5712:1993 (VN3, "ABC"); a dot stands where the table has no letter. Capitals with tones are small letters in a capital font. */
const tcvn3Letters = 'ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ';

/** How `bytes` of text are read in an encoding, NFC. */
export function decodeAttribute(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding === 'TCVN3') return decodeTcvn3(bytes);
  return new TextDecoder(encoding).decode(bytes).normalize('NFC');
}

/** The encoding a .cpg file names, or null for one that is not known. */
export function encodingNamed(words: string): TextEncodingName | null {
  if (/utf.?8|65001/i.test(words)) return 'UTF-8';
  if (/tcvn|5712|abc/i.test(words)) return 'TCVN3';
  if (/1258/.test(words)) return 'windows-1258';
  if (/1252|8859.?1\b|latin.?1|^ascii$|us.?ascii/i.test(words)) return 'windows-1252';
  return null;
}

/**
 * The encoding of texts that no file names: UTF-8 where all are; else TCVN3 by its signature, or windows-1258 where tones stand apart
 * after their vowels; null where it cannot be told.
 */
export function guessEncoding(texts: readonly Uint8Array[]): TextEncodingName | null {
  const marked = texts.filter((bytes) => bytes.some((byte) => byte > 0x7f));
  if (marked.length === 0 || marked.every(isUtf8)) return 'UTF-8';
  const words = marked.map((bytes) => new TextDecoder('windows-1252').decode(bytes));
  if (findLegacyText(words)?.encoding === 'TCVN3') return 'TCVN3';
  const composed = marked.map((bytes) => decodeAttribute(bytes, 'windows-1258'));
  const toned = composed.filter((text) => /[\u1ea0-\u1ef9ăđơư]/i.test(text));
  const broken = composed.some((text) => /\p{M}/u.test(text));
  return toned.length > 0 && !broken ? 'windows-1258' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeTcvn3(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const letter = byte < 0xa1 ? String.fromCharCode(byte) : (tcvn3Letters[byte - 0xa1] ?? '·');
    text += letter === '·' ? '\ufffd' : letter;
  }
  return text.normalize('NFC');
}
