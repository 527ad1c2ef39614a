/** Small letters without diacritics, đ as d: "Đường Lê Thị Sen" → "duong le thi sen". Slashes and hyphens in numbers stay. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

const numberLike = /^\d+[a-z]{0,3}(?:[/-]\d+[a-z]{0,3})*$/;

/** "123", "12a", "123/45/6", "12-14". */
export function isNumberLike(word: string): boolean {
  return numberLike.test(word);
}

/**
 * The words of a text, folded, short forms written out: "P.5, Đ. Lê Lợi" → phuong 5 duong le loi; "QL1A" → quoc lo 1a.
 * A short form glued to a number is taken apart only where the short form is known.
 */
export function foldWords(text: string, abbreviations: Readonly<Record<string, string>>): string[] {
  const words: string[] = [];
  for (const raw of fold(text).split(/[^\p{L}\p{N}/-]+/u)) {
    for (const word of isNumberLike(raw) ? [raw] : raw.split(/[/-]+/)) {
      if (word === '') continue;
      const glued = /^([a-z]+)(\d.*)$/.exec(word);
      if (Object.hasOwn(abbreviations, word)) words.push(...abbreviations[word].split(' '));
      else if (glued && glued[1].length < 3 && Object.hasOwn(abbreviations, glued[1]))
        words.push(...abbreviations[glued[1]].split(' '), glued[2]);
      else words.push(word);
    }
  }
  return words;
}
