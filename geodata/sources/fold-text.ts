/**
 * Text for comparison only, never for show: NFC apart, no diacritics, đ → d, lower case, one space between words.
 * "Trường Tiểu học Hoà Bình" and "TRUONG TIEU HOC HÒA BÌNH" fold to the same text.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Folded text without spaces, for column headers: "Mã trường" → "matruong". */
export function foldHeader(text: string): string {
  return foldText(text).replaceAll(' ', '');
}
