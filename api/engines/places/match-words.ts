import { isNumberLike } from './fold-words.ts';
import { type PlacesIndex, textAt } from './types.ts';

/** A word of the index that a typed word may mean, and how sure that is (0-1). */
export interface WordMatch {
  word: number;
  sure: number;
}

/** Decoded words of an index, in code-point order; made once an index. */
const decoded = new WeakMap<PlacesIndex, string[]>();

function wordsOf(index: PlacesIndex): string[] {
  let words = decoded.get(index);
  if (!words) {
    words = Array.from({ length: index.words.starts.length - 1 }, (_, i) => textAt(index.words, i));
    decoded.set(index, words);
  }
  return words;
}

/**
 * Words of the index a typed word may mean: itself; when it is the last and unfinished, what it begins; when neither is
 * there and it has five letters or more, what is one edit away (a letter more, less, other, or two swapped).
 */
export function matchWord(index: PlacesIndex, typed: string, open: boolean): WordMatch[] {
  const words = wordsOf(index);
  const at = lowerBound(words, typed);
  const matches: WordMatch[] = [];
  if (words[at] === typed) matches.push({ word: at, sure: 1 });
  if (open && !isNumberLike(typed))
    for (let i = at; i < words.length && matches.length < 60 && words[i].startsWith(typed); i++)
      if (words[i] !== typed) matches.push({ word: i, sure: 0.6 + (0.35 * typed.length) / words[i].length });
  if (matches.length > 0 || typed.length < 5) return matches;
  for (let i = 0; i < words.length; i++)
    if (Math.abs(words[i].length - typed.length) <= 1 && isOneEdit(words[i], typed))
      matches.push({ word: i, sure: 0.7 });
  return matches;
}

function lowerBound(words: readonly string[], wanted: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when one inserted, missing, changed or swapped letter makes a into b. */
function isOneEdit(a: string, b: string): boolean {
  if (a.length < b.length) return isOneEdit(b, a);
  let i = 0;
  while (i < b.length && a[i] === b[i]) i++;
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
  if (a.slice(i + 1) === b.slice(i + 1)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
