/** Kinds of entries, in the order of their numbers in `kinds`. An address is found through its street. */
export const entryKinds = ['street', 'alley', 'landmark', 'school', 'commune'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Texts laid end to end in UTF-8: text i is bytes starts[i] to starts[i + 1]. */
export interface TextColumn {
  starts: Uint32Array;
  bytes: Uint8Array;
}

/** How addresses are written, folded; a copy of the country profile's own, so that an index stands alone. */
export interface AddressWords {
  alleyNumbers: boolean;
  streetWords: readonly string[];
  alleyWords: readonly string[];
  /** The word an alley's label opens with, as written. */
  alleyLabel: string;
  /** "128 Lê Thị Sen" rather than "Rua dos Andradas, 128". */
  numberFirst: boolean;
  abbreviations: Readonly<Record<string, string>>;
}

/** The gazetteer of one city as columns; coordinates are degrees × 10⁷, longitude then latitude. */
export interface PlacesIndex {
  habits: AddressWords;
  /** Entry i: what it is, where, its name, what it lies in, and how many words its name has. */
  kinds: Uint8Array;
  lonLats: Int32Array;
  labels: TextColumn;
  contexts: TextColumn;
  /** Rarity of the name's words, summed: the share of a name that a query has found is measured by it. */
  nameWeights: Float32Array;
  /** Distinct folded words in code-point order, their rarity (ln of entries ÷ entries with it), their entries. */
  words: TextColumn;
  rarities: Float32Array;
  postingStarts: Uint32Array;
  postings: Uint32Array;
  /** 1 where the word is in the entry's name, 0 where only in its context. */
  inName: Uint8Array;
  /** House and alley numbers of entry i: rows numberStarts[i] to numberStarts[i + 1], by first number, then text. */
  numberStarts: Uint32Array;
  firstNumbers: Uint16Array;
  numbers: TextColumn;
  numberLonLats: Int32Array;
  /** 1 where the row is an alley's mouth rather than a house. */
  isAlley: Uint8Array;
}

const decoder = new TextDecoder();

export function textAt(column: TextColumn, i: number): string {
  return decoder.decode(column.bytes.subarray(column.starts[i], column.starts[i + 1]));
}

/** Answer of the search; the wire's `place` is the same shape. */
export interface FoundPlace {
  kind: 'address' | EntryKind | 'pin';
  label: string;
  context: string;
  lonLat: [number, number];
  /** True when the text asked for more than was found. */
  approximate: boolean;
}
