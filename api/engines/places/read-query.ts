import { foldWords, isNumberLike } from './fold-words.ts';
import type { AddressWords } from './types.ts';

/** One way to read what was typed. */
export interface Reading {
  /** Words of the name and of where it is. */
  words: string[];
  /** True when the last word may be unfinished. */
  open: boolean;
  /** House number, alleys included: "123/45/6"; null when none was typed. */
  house: string | null;
  /** Alley number without a house: "123/45". */
  alley: string | null;
}

/** Words after which a number is a name ("phường 5", "quốc lộ 62b") and no house. */
const numberedNames = new Set(['duong', 'phuong', 'quan', 'lo', 'tinh', 'ap', 'to', 'pho', 'xa', 'thon', 'doi', 'khu']);

/**
 * Reads a query in the ways it may be meant, the likeliest first: with the number as a house, and with it as a part of
 * the name. Alley words take their number with them: "số 6 ngách 45 ngõ 123" is 123/45/6.
 */
export function readQuery(text: string, habits: AddressWords): Reading[] {
  const words = foldWords(text, habits.abbreviations);
  const open = !/[\s,.]$/.test(text);
  const taken = takeNumbers(words, habits);
  const readings: Reading[] = [
    { ...taken, open: open && taken.words[taken.words.length - 1] === words[words.length - 1] },
  ];
  if (taken.house !== null || taken.alley !== null) readings.push({ words, open, house: null, alley: null });
  const last = foldWords(text, {}).pop();
  // A short form at the very end may be the beginning of a word.
  if (open && last && last !== words[words.length - 1] && taken.words.length > 1)
    readings.push({ ...taken, words: [...foldWords(text, {}).filter((word) => !isNumberLike(word))], open });
  return readings;
}

function takeNumbers(words: readonly string[], habits: AddressWords): Pick<Reading, 'words' | 'house' | 'alley'> {
  const kept: string[] = [];
  const alleys: string[] = [];
  let house: string | null = null;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const next = words[i + 1];
    if (habits.alleyNumbers && habits.alleyWords.includes(word) && next && isNumberLike(next)) {
      alleys.unshift(next.replaceAll('-', '/'));
      i += 1;
    } else if (word === 'so' && next && isNumberLike(next) && house === null && kept[kept.length - 1] !== 'duong') {
      house = next;
      i += 1;
    } else if (isNumberLike(word) && house === null && !isName(kept)) house = word;
    else kept.push(word);
  }
  const path = alleys.join('/');
  if (house !== null) return { words: kept, house: path ? `${path}/${house}` : house, alley: null };
  return { words: kept, house: null, alley: path || null };
}

function isName(before: readonly string[]): boolean {
  const last = before[before.length - 1];
  if (last === undefined) return false;
  return numberedNames.has(last) || (last === 'so' && before[before.length - 2] === 'duong');
}
