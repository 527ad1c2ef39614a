import { type FoundNumber, findAlley, findHouse } from './find-number.ts';
import { fold, foldWords } from './fold-words.ts';
import { matchWord, type WordMatch } from './match-words.ts';
import { type Reading, readQuery } from './read-query.ts';
import { entryKinds, type FoundPlace, type PlacesIndex, textAt } from './types.ts';

export interface PlaceSearch {
  /** Most places answered, the pin included. */
  limit: number;
  /** The last step down, in the reader's words: where the map stands and what to do there. */
  pin: { label: string; context: string; lonLat: [number, number] };
}

/**
 * Places for a text typed without care: no diacritics, any order, short forms, one slip a word. Steps down from the
 * exact address to the nearest number, the alley, the street, a landmark or school, the commune, and last the pin, so
 * that the answer is never empty. Pure; about a millisecond a query for a city of 120,000 addresses.
 */
export function searchPlaces(index: PlacesIndex, query: string, search: PlaceSearch): FoundPlace[] {
  const candidates = readQuery(query, index.habits)
    .flatMap((reading) => rank(index, reading, query))
    .sort((a, b) => b.score - a.score || a.entry - b.entry);
  const places: FoundPlace[] = [];
  const seen = new Set<string>();
  const put = (place: FoundPlace) => {
    const key = `${place.kind}|${place.label}|${place.context}`;
    if (seen.has(key) || places.length >= search.limit - 1) return;
    seen.add(key);
    places.push(place);
  };
  for (const { place } of candidates) put(place);
  if (places.length === 0 || places[0].approximate || places.length < search.limit - 1)
    places.push({ kind: 'pin', ...search.pin, approximate: true });
  return places;
}

interface Candidate {
  entry: number;
  score: number;
  place: FoundPlace;
}

/** Entries are looked at closely only when their words agree this well with the best. */
const closeLook = 60;

function rank(index: PlacesIndex, reading: Reading, query: string): Candidate[] {
  const scored = scoreEntries(index, reading);
  const candidates: Candidate[] = [];
  for (const { entry, score, covered } of scored.slice(0, closeLook)) {
    const kind = entryKinds[index.kinds[entry]];
    const label = textAt(index.labels, entry);
    const context = textAt(index.contexts, entry);
    const spelled = (spelledAlike(label, query) ? 0.03 : 0) + (inOrder(label, reading.words) ? 0.05 : 0);
    const asked = reading.house !== null || reading.alley !== null;
    const lonLat = lonLatOf(index.lonLats, entry);
    const found = asked && kind === 'street' ? findNumber(index, entry, reading) : null;
    if (found) {
      const place = numberPlace(index, found, label, context, covered < 0.7);
      // A neighbour's number counts for less the farther it is: the same street goes on in the next commune.
      const near = found.exactness === 3 ? 0.3 : found.exactness === 2 ? 0.2 : 0.08 - Math.min(0.06, found.away / 2000);
      candidates.push({ entry, score: score + spelled + near, place });
    }
    const missed = asked && (kind === 'street' || reading.words.length > 0);
    candidates.push({
      entry,
      score: score + spelled - (asked ? 0.02 : 0) + kindWeight[kind],
      place: { kind, label, context, lonLat, approximate: missed || covered < 0.7 },
    });
  }
  return candidates;
}

/** True where the label says the words one after the other as they were typed: Nguyễn Văn An is not Văn Nguyễn An. */
function inOrder(label: string, words: readonly string[]): boolean {
  return words.length > 1 && ` ${foldWords(label, {}).join(' ')} `.includes(` ${words.join(' ')}`);
}

/** Between places named alike, what people look for most often. */
const kindWeight = { street: 0.02, school: 0.015, landmark: 0.012, commune: 0.018, alley: 0 } as const;

/** Entries by how much of the query they hold and how much of their name the query holds, the best first. */
function scoreEntries(
  index: PlacesIndex,
  { words, open }: Reading,
): { entry: number; score: number; covered: number }[] {
  const count = index.kinds.length;
  const held = new Float32Array(count);
  const named = new Float32Array(count);
  const word = { held: new Float32Array(count), named: new Float32Array(count) };
  let asked = 0;
  words.forEach((typed, i) => {
    const matches = matchWord(index, typed, open && i === words.length - 1);
    const weight = weightOf(index, matches);
    asked += weight;
    for (const match of matches) hearWord(index, match, weight, word);
    for (const match of matches)
      for (let k = index.postingStarts[match.word]; k < index.postingStarts[match.word + 1]; k++) {
        const entry = index.postings[k];
        held[entry] += word.held[entry];
        named[entry] += word.named[entry];
        word.held[entry] = 0;
        word.named[entry] = 0;
      }
  });
  if (asked === 0) return [];
  const scored: { entry: number; score: number; covered: number }[] = [];
  for (let entry = 0; entry < count; entry++) {
    if (named[entry] === 0) continue;
    const covered = held[entry] / asked;
    const share = Math.min(1, named[entry] / index.nameWeights[entry]);
    const score = covered * (0.55 + 0.45 * share);
    if (score > 0.3) scored.push({ entry, score, covered });
  }
  const top = scored.reduce((most, one) => Math.max(most, one.score), 0);
  return scored.filter((one) => one.score > top * 0.55).sort((a, b) => b.score - a.score || a.entry - b.entry);
}

/** What a typed word counts for: the rarity of the word itself where it is known, else of the commonest it may mean. */
function weightOf(index: PlacesIndex, matches: readonly WordMatch[]): number {
  if (matches.length === 0) return 0.6 * Math.log(1 + index.kinds.length);
  if (matches[0].sure === 1) return index.rarities[matches[0].word];
  return Math.min(...matches.map((match) => index.rarities[match.word]));
}

/** Keeps for each entry the best of what one typed word may mean there. */
function hearWord(
  index: PlacesIndex,
  { word, sure }: WordMatch,
  weight: number,
  best: { held: Float32Array; named: Float32Array },
): void {
  for (let k = index.postingStarts[word]; k < index.postingStarts[word + 1]; k++) {
    const entry = index.postings[k];
    const gain = sure * weight * (index.inName[k] ? 1 : 0.9);
    if (gain > best.held[entry]) best.held[entry] = gain;
    if (index.inName[k] && sure * index.rarities[word] > best.named[entry])
      best.named[entry] = sure * index.rarities[word];
  }
}

function findNumber(index: PlacesIndex, entry: number, reading: Reading): FoundNumber | null {
  if (reading.house !== null) return findHouse(index, entry, reading.house);
  return reading.alley === null ? null : findAlley(index, entry, reading.alley);
}

function numberPlace(
  index: PlacesIndex,
  found: FoundNumber,
  street: string,
  context: string,
  vague: boolean,
): FoundPlace {
  const name = bareStreet(street, index.habits.streetWords);
  const number = found.number.replace(/\d[a-z](?![a-z])/g, (end) => end.toUpperCase());
  const written = index.habits.numberFirst ? `${number} ${name}` : `${street}, ${number}`;
  return {
    kind: found.alley ? 'alley' : 'address',
    label: found.alley ? `${index.habits.alleyLabel} ${written}` : written,
    context,
    lonLat: lonLatOf(index.numberLonLats, found.row),
    approximate: found.exactness < 3 || vague,
  };
}

/** "Đường Lê Thị Sen" → "Lê Thị Sen", but "Đường số 5" and "Đường 3" keep their word. */
export function bareStreet(name: string, streetWords: readonly string[]): string {
  const folded = fold(name);
  const word = streetWords.find((candidate) => folded.startsWith(`${candidate} `));
  if (!word) return name;
  const rest = name.normalize('NFC').slice(word.length + 1);
  return /^(số\s|\d|tỉnh\s)/i.test(rest) ? name : rest;
}

function spelledAlike(label: string, query: string): boolean {
  const [own, typed] = [label.normalize('NFC').toLowerCase(), query.normalize('NFC').toLowerCase()];
  return typed !== fold(query) && typed.split(/[\s,]+/).some((word) => fold(word) !== word && own.includes(word));
}

function lonLatOf(column: Int32Array, i: number): [number, number] {
  return [column[2 * i] / 1e7, column[2 * i + 1] / 1e7];
}
