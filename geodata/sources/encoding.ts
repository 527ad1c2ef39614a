import type { Issue } from './issues.ts';
import { findLegacyText } from './legacy-text.ts';

/** Text of a file, or the reason why it cannot be read. */
export interface DecodedText {
  /** NFC, without a byte order mark; empty when refused. */
  text: string;
  issues: Issue[];
}

/**
 * Bytes → NFC text. UTF-8 (with or without BOM) and UTF-16 with BOM are read; TCVN3, VNI and any other 8-bit text are refused,
 * with the row and a word as they stand in the file.
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const { text, utf8 } = decodeUnicode(bytes);
  const legacy = findLegacyText(text.split('\n'));
  if (legacy) return { text: '', issues: [legacyIssue(file, legacy)] };
  if (!utf8) return { text: '', issues: [notUnicodeIssue(bytes, file)] };
  return { text: text.normalize('NFC'), issues: [] };
}

/** The refusal sentence's data for legacy text. */
export function legacyIssue(file: string, finding: { encoding: string; value: string; line: number }): Issue {
  return {
    code: 'legacy-encoding',
    severity: 'refuse',
    file,
    row: finding.line,
    value: finding.value,
    params: { encoding: finding.encoding },
  };
}

function decodeUnicode(bytes: Uint8Array): { text: string; utf8: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), utf8: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), utf8: true };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), utf8: true };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), utf8: false };
  }
}

/** Names the row of the first byte that is not UTF-8, with the word around it. */
export function notUnicodeIssue(bytes: Uint8Array, file: string, rowsBefore = 0): Issue {
  let row = rowsBefore;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    row += 1;
    const line = bytes.subarray(start, end);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(line);
    } catch {
      const text = new TextDecoder('windows-1252').decode(line);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: everything outside ASCII is what is asked for
      const word = text.split(/[\s,;"|]+/).find((part) => /[^\x00-\x7f]/.test(part)) ?? text.slice(0, 20);
      return { code: 'not-unicode', severity: 'refuse', file, row, value: word };
    }
    start = end + 1;
  }
  return { code: 'not-unicode', severity: 'refuse', file, row: 1, value: '' };
}
