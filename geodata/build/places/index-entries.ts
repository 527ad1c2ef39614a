import { foldWords } from '#engines/places/fold-words.ts';
import {
  type AddressWords,
  type EntryKind,
  entryKinds,
  type PlacesIndex,
  type TextColumn,
} from '#engines/places/types.ts';
import type { LonLat } from './collect-places.ts';

export interface Entry {
  kind: EntryKind;
  label: string;
  /** Shown beside the label. */
  context: string;
  /** Further words it is found by: old names of a commune. */
  aliases?: readonly string[];
  lonLat: LonLat;
  numbers?: { number: string; lonLat: LonLat; alley: boolean }[];
}

/** Entries → columns: an inverted index of their words, and their numbers in order. */
export function indexEntries(entries: readonly Entry[], habits: AddressWords): PlacesIndex {
  const texts = entries.map((entry) => ({
    name: new Set(foldWords([entry.label, ...(entry.aliases ?? [])].join(' '), habits.abbreviations)),
    main: new Set(foldWords(entry.label, habits.abbreviations)),
    context: new Set(foldWords(entry.context, habits.abbreviations)),
  }));
  const postings = new Map<string, { entry: number; inName: 0 | 1 }[]>();
  texts.forEach(({ name, context }, entry) => {
    for (const word of new Set([...name, ...context])) {
      const list = postings.get(word);
      const posting = { entry, inName: name.has(word) ? (1 as const) : (0 as const) };
      if (list) list.push(posting);
      else postings.set(word, [posting]);
    }
  });
  const words = [...postings.keys()].sort((a, b) => (a < b ? -1 : 1));
  const rarity = new Map(words.map((word) => [word, Math.log(1 + entries.length / postings.get(word)!.length)]));
  const flat = words.flatMap((word) => postings.get(word)!);
  return {
    habits,
    kinds: Uint8Array.from(entries, (entry) => entryKinds.indexOf(entry.kind)),
    lonLats: toUnits(entries),
    labels: textColumn(entries.map((entry) => entry.label)),
    contexts: textColumn(entries.map((entry) => entry.context)),
    nameWeights: Float32Array.from(texts, ({ main }) => [...main].reduce((sum, word) => sum + rarity.get(word)!, 0)),
    words: textColumn(words),
    rarities: Float32Array.from(words, (word) => rarity.get(word)!),
    postingStarts: startsOf(words.map((word) => postings.get(word)!.length)),
    postings: Uint32Array.from(flat, (posting) => posting.entry),
    inName: Uint8Array.from(flat, (posting) => posting.inName),
    ...numberColumns(entries),
  };
}

function numberColumns(entries: readonly Entry[]) {
  const lists = entries.map((entry) =>
    (entry.numbers ?? [])
      .map((one) => ({ ...one, first: Math.min(65_535, Number.parseInt(one.number, 10)) }))
      .sort(
        (a, b) =>
          a.first - b.first || (a.number < b.number ? -1 : a.number > b.number ? 1 : Number(a.alley) - Number(b.alley)),
      ),
  );
  const flat = lists.flat();
  return {
    numberStarts: startsOf(lists.map((list) => list.length)),
    firstNumbers: Uint16Array.from(flat, (one) => one.first),
    numbers: textColumn(flat.map((one) => one.number)),
    numberLonLats: toUnits(flat),
    isAlley: Uint8Array.from(flat, (one) => Number(one.alley)),
  };
}

function toUnits(places: readonly { lonLat: LonLat }[]): Int32Array {
  const units = new Int32Array(places.length * 2);
  places.forEach(({ lonLat }, i) => {
    units[2 * i] = Math.round(lonLat[0] * 1e7);
    units[2 * i + 1] = Math.round(lonLat[1] * 1e7);
  });
  return units;
}

function textColumn(list: readonly string[]): TextColumn {
  const encoder = new TextEncoder();
  const parts = list.map((text) => encoder.encode(text));
  const starts = startsOf(parts.map((part) => part.length));
  const bytes = new Uint8Array(starts[parts.length]);
  parts.forEach((part, i) => {
    bytes.set(part, starts[i]);
  });
  return { starts, bytes };
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    starts[i + 1] = starts[i] + length;
  });
  return starts;
}
