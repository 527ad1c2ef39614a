import type { Issue } from '../../../../geodata/sources/issues.ts';

/** Finds records by id, and says of an unknown id what it probably was. */
export class IdIndex {
  readonly ids: string[] = [];
  readonly rows: number[] = [];
  private readonly places = new Map<string, number>();
  private byShortened: Map<string, string> | undefined;
  private lastId = '';
  private lastPlace = -1;

  /** Place of a new id, or the issue that forbids it: `cell-required` or `duplicate-id`. */
  add(id: string, row: number, file: string, column: string): Issue | null {
    if (id === '') return { code: 'cell-required', severity: 'error', file, row, column };
    const before = this.places.get(id);
    if (before !== undefined)
      return {
        code: 'duplicate-id',
        severity: 'error',
        file,
        row,
        column,
        value: id,
        params: { first: this.rows[before] },
      };
    this.places.set(id, this.ids.length);
    this.ids.push(id);
    this.rows.push(row);
    return null;
  }

  /** Place of `id`, −1 when unknown. Rows of one applicant mostly stand together, so the last answer is remembered. */
  find(id: string): number {
    if (id === this.lastId && this.lastPlace >= 0) return this.lastPlace;
    this.lastId = id;
    this.lastPlace = this.places.get(id) ?? -1;
    return this.lastPlace;
  }

  /** The known id that differs from `id` by leading zeros alone, as a spreadsheet drops them. */
  withLostZeros(id: string): string | undefined {
    this.byShortened ??= new Map(this.ids.map((known) => [shorten(known), known]));
    return this.byShortened.get(shorten(id));
  }

  /** The issue for an unknown id: `lost-zeros` where it is plain what was meant, else `code`. */
  unknown(id: string, code: string, place: { file: string; row: number; column: string }): Issue {
    const near = this.withLostZeros(id);
    const issue: Issue = { code, severity: 'error', ...place, value: id };
    return near === undefined ? issue : { ...issue, code: 'lost-zeros', params: { near } };
  }
}

function shorten(id: string): string {
  return id.replace(/^0+(?=.)/, '');
}
