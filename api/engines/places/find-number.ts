import { type PlacesIndex, textAt } from './types.ts';

/** A house or alley of a street, found by its number; `exactness` 3 itself, 2 its alley, 1 a neighbour. */
export interface FoundNumber {
  row: number;
  number: string;
  alley: boolean;
  exactness: 1 | 2 | 3;
  /** How far its number is from the one asked for. */
  away: number;
}

/**
 * The house `number` of street `entry`, stepping down: itself → the nearest number in its alley, or the alley, the
 * innermost first → the nearest number along the street, on the same side if it can be. Null when the street has none.
 */
export function findHouse(index: PlacesIndex, entry: number, number: string): FoundNumber | null {
  const parts = number.split('/');
  for (let depth = parts.length; depth >= 1; depth--) {
    const path = parts.slice(0, depth).join('/');
    const found = findRow(index, entry, path, depth === parts.length ? 'house' : 'alley');
    if (found !== null)
      return {
        row: found,
        number: path,
        alley: depth < parts.length,
        exactness: depth === parts.length ? 3 : 2,
        away: 0,
      };
    const neighbour = depth > 1 ? nearestIn(index, entry, parts, depth) : null;
    if (neighbour) return neighbour;
  }
  return nearestAlong(index, entry, Number.parseInt(parts[0], 10));
}

/** Alley `path` of the street, else the outer alley it opens from, else the house beside its mouth. */
export function findAlley(index: PlacesIndex, entry: number, path: string): FoundNumber | null {
  const parts = path.split('/');
  for (let depth = parts.length; depth >= 1; depth--) {
    const number = parts.slice(0, depth).join('/');
    const row = findRow(index, entry, number, 'alley');
    if (row !== null) return { row, number, alley: true, exactness: depth === parts.length ? 3 : 2, away: 0 };
  }
  return nearestAlong(index, entry, Number.parseInt(parts[0], 10));
}

/** Rows of the street whose first number is `first`: few, and side by side. */
function rowsOf(index: PlacesIndex, entry: number, first: number): [from: number, to: number] {
  let [low, high] = [index.numberStarts[entry], index.numberStarts[entry + 1]];
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.firstNumbers[middle] < first) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < end && index.firstNumbers[to] === first) to++;
  return [low, to];
}

function findRow(index: PlacesIndex, entry: number, number: string, kind: 'house' | 'alley'): number | null {
  const [from, to] = rowsOf(index, entry, Number.parseInt(number, 10));
  for (let row = from; row < to; row++)
    if ((index.isAlley[row] === 1) === (kind === 'alley') && textAt(index.numbers, row) === number) return row;
  return null;
}

/** Another house of the same innermost alley. */
function nearestIn(index: PlacesIndex, entry: number, parts: readonly string[], depth: number): FoundNumber | null {
  const prefix = `${parts.slice(0, depth - 1).join('/')}/`;
  const wanted = Number.parseInt(parts[depth - 1], 10);
  const [from, to] = rowsOf(index, entry, Number.parseInt(parts[0], 10));
  let best: FoundNumber | null = null;
  for (let row = from; row < to; row++) {
    const number = textAt(index.numbers, row);
    if (index.isAlley[row] === 1 || !number.startsWith(prefix) || number.indexOf('/', prefix.length) >= 0) continue;
    const away = apart(Number.parseInt(number.slice(prefix.length), 10), wanted);
    if (!best || away < best.away) best = { row, number, alley: false, exactness: 2, away };
  }
  return best;
}

function nearestAlong(index: PlacesIndex, entry: number, wanted: number): FoundNumber | null {
  let best: FoundNumber | null = null;
  for (let row = index.numberStarts[entry]; row < index.numberStarts[entry + 1]; row++) {
    const away = apart(index.firstNumbers[row], wanted);
    if (best && away >= best.away) continue;
    const number = textAt(index.numbers, row);
    if (!number.includes('/')) best = { row, number, alley: index.isAlley[row] === 1, exactness: 1, away };
  }
  return best;
}

/** Numbers across the street are farther than they look. */
function apart(number: number, wanted: number): number {
  return Math.abs(number - wanted) + ((number ^ wanted) & 1 ? 3 : 0);
}
