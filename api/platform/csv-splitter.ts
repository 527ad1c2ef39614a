/** A row longer than this holds a quote that was never closed. */
const mostRowCharacters = 4_000_000;

/**
 * Splits text that arrives in pieces into the cells of RFC 4180 rows. Pieces may end anywhere.
 * Line ends are LF or CRLF; a leading byte-order mark is dropped (the decoder does it).
 */
export class CsvSplitter {
  /** Row (1-based) whose quoted cell never ends, when `finish` says so. */
  openQuoteRow = 0;
  private rest = '';
  private row = 0;
  /** Where the next comma of the text stands, Infinity where there is none; at or before a cell's beginning: to be looked for. */
  private comma = -1;
  private readonly onRow: (cells: string[]) => void;

  constructor(onRow: (cells: string[]) => void) {
    this.onRow = onRow;
  }

  /** True when the row being gathered can only be an open quote; `finish` then says so. */
  get isRowTooLong(): boolean {
    return this.rest.length > mostRowCharacters;
  }

  push(piece: string): void {
    const text = this.rest + piece;
    let start = 0;
    // The next quote is remembered between rows: looking for it anew on every row would scan the piece each time.
    let quote = nextQuote(text, 0);
    this.comma = -1;
    for (;;) {
      let end = text.indexOf('\n', start);
      const isQuoted = quote < end;
      while (end >= 0 && quote < end) {
        let inside = false;
        for (; quote < end; quote = nextQuote(text, quote + 1)) inside = !inside;
        if (!inside) break;
        // The line end stands inside quotes: it belongs to the row, which goes on behind the closing quote.
        end = quote === Infinity ? -1 : text.indexOf('\n', quote + 1);
        quote = nextQuote(text, quote + 1);
      }
      if (end < 0) break;
      this.emit(text, start, end, isQuoted);
      start = end + 1;
    }
    this.rest = text.slice(start);
  }

  /** Hands over a last row without a line end. */
  finish(): 'done' | 'open-quote' {
    const last = this.rest;
    this.rest = '';
    if (last === '') return 'done';
    if (last.length > mostRowCharacters || countQuotes(last) % 2 === 1) {
      this.openQuoteRow = this.row + 1;
      return 'open-quote';
    }
    this.comma = -1;
    this.emit(last, 0, last.length, last.includes('"'));
    return 'done';
  }

  private emit(text: string, start: number, end: number, isQuoted: boolean): void {
    this.row++;
    const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    this.onRow(isQuoted ? splitQuoted(text.slice(start, stop)) : this.split(text, start, stop));
  }

  /** The cells of a row without quotes. */
  private split(text: string, start: number, stop: number): string[] {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      // The next comma is remembered too: it may stand many rows behind.
      if (this.comma < at) {
        const found = text.indexOf(',', at);
        this.comma = found < 0 ? Number.POSITIVE_INFINITY : found;
      }
      if (this.comma >= stop) break;
      cells.push(text.slice(at, this.comma));
      at = this.comma + 1;
    }
    cells.push(text.slice(at, stop));
    return cells;
  }
}

function nextQuote(text: string, from: number): number {
  const found = text.indexOf('"', from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function splitQuoted(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      cells.push(comma < 0 ? line.slice(at) : line.slice(at, comma));
      if (comma < 0) return cells;
      at = comma + 1;
      continue;
    }
    let cell = '';
    let quote = line.indexOf('"', at + 1);
    let from = at + 1;
    while (quote >= 0 && line[quote + 1] === '"') {
      cell += line.slice(from, quote + 1);
      from = quote + 2;
      quote = line.indexOf('"', from);
    }
    const close = quote < 0 ? line.length : quote;
    cell += line.slice(from, close);
    const comma = line.indexOf(',', close);
    // Text after a closing quote is kept, as spreadsheets do.
    cells.push(cell + line.slice(close + 1, comma < 0 ? line.length : comma));
    if (comma < 0) return cells;
    at = comma + 1;
  }
}
