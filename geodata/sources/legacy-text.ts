/** Old Vietnamese encodings that look like Latin letters when read as Unicode. */
type LegacyEncoding = 'TCVN3' | 'VNI';

/** Where legacy text was found: the word and the 1-based line it stands on. */
export interface LegacyFinding {
  encoding: LegacyEncoding;
  value: string;
  line: number;
}

/** TCVN3 puts vowels on signs ("V¨n") and on capitals in the middle of small letters ("NguyÔn"), which no language does. */
const tcvn3Word = /\p{L}[µ¸¶·¹¨»¾¼½©®ª«¬\u00ad×÷]|[µ¸¶·¨»¾¼½©®ª«¬]\p{Ll}|[a-z][ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖÝØÜÞ](?![A-ZÀ-Þ])/u;
/** VNI writes the mark as a second letter after the vowel ("Traàn", "Nguyeãn", "ñöôøng"). */
const vniWord = /[aeoöôuyAEOÖÔUY][øùûõïâáàåãäêéèúüë]|[aeoöôuyAEOÖÔUY][ØÙÛÕÏÂÁÀÅÃÄÊÉÈÚÜË](?=[A-Z]|$)|ñ[aeoöôuiy]|öô/u;
/** Letters only Unicode Vietnamese has: ă đ ĩ ũ ơ ư and the block with two marks. */
const unicodeWord = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]/u;

const fewestWords = 2;

/**
 * Finds TCVN3 or VNI among `lines` (text decoded as UTF-8, or as Windows-1252 where it is not UTF-8).
 * At least two words must carry the signature, and they must be a tenth (TCVN3) or half (VNI, whose pairs also occur in
 * Portuguese) of all words with marks; Unicode Vietnamese therefore passes.
 */
export function findLegacyText(lines: Iterable<string>): LegacyFinding | null {
  const counts = { TCVN3: 0, VNI: 0 };
  const first: Partial<Record<LegacyEncoding, LegacyFinding>> = {};
  let marked = 0;
  let line = 0;
  for (const text of lines) {
    line += 1;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything outside ASCII is what is asked for
    if (!/[^\x00-\x7f]/.test(text)) continue;
    for (const word of text.split(/[\s,;"|]+/)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
      if (!/[^\x00-\x7f]/.test(word)) continue;
      marked += 1;
      if (unicodeWord.test(word)) continue;
      const encoding = tcvn3Word.test(word) ? 'TCVN3' : vniWord.test(word) ? 'VNI' : null;
      if (!encoding) continue;
      counts[encoding] += 1;
      first[encoding] ??= { encoding, value: word, line };
    }
  }
  // VNI words may look like TCVN3 by a capital; whichever is seen more often names the encoding.
  if (counts.VNI >= fewestWords && counts.VNI > counts.TCVN3 && counts.VNI >= marked * 0.5) return first.VNI ?? null;
  if (counts.TCVN3 >= fewestWords && counts.TCVN3 >= marked * 0.1) return first.TCVN3 ?? null;
  return null;
}
