/** A paper as blocks, so that pages, a document and a workbook say the same. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'soft'; text: string }
  | { kind: 'notice'; text: string }
  | { kind: 'list'; items: string[] }
  | PaperTable
  | PaperMap;

export interface PaperTable {
  kind: 'table';
  caption: string;
  columns: { head: string; figure?: boolean /** Share of the width. */; width: number }[];
  /** Figures stay numbers; null is unknown and is written as `unknown`. */
  rows: (string | number | null)[][];
  /** Drawn apart, at the foot. */
  totals?: (string | number | null)[][];
  /** Digits behind the point of figures. */
  digits?: number;
}

export interface PaperMap {
  kind: 'map';
  caption: string;
  /** In points. */
  width: number;
  height: number;
  svg: string;
  /** For readers without vectors. */
  png: Uint8Array;
}

export interface PaperSection {
  title: string;
  blocks: Block[];
  follows?: boolean;
}

export interface Paper {
  title: string;
  subtitle: string;
  /** At the foot of every page: whose, when, whether anything is invented. */
  foot: string;
  madeAt: Date;
  /** Each begins on a page of its own, but for those that follow the one before where it ends. */
  sections: PaperSection[];
  words: {
    unknown: string;
    number: (value: number, digits: number) => string;
    page: (page: number, of: number) => string;
  };
}

/** A cell as text. */
export function cellText({ words }: Paper, cell: string | number | null, digits = 0): string {
  if (cell === null) return words.unknown;
  return typeof cell === 'number' ? words.number(cell, digits) : cell;
}
