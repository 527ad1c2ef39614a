import type { Quota } from '../../../api/client.ts';

/** A change of one school's seats; null is unknown. */
export type QuotaChange = Pick<Quota, 'schoolId' | 'seats'>;

export interface Pasted {
  changes: QuotaChange[];
  /** Codes and names that belong to no school of the list. */
  unknown: string[];
  /** Cells that are not whole numbers from 0 up. */
  wrong: string[];
}

/** A seat count as people write it: blank is unknown, "1.234" and "1,234" are grouped, anything else is undefined. */
export function readSeats(text: string): number | null | undefined {
  const bare = text.trim();
  if (bare === '') return null;
  if (!/^\d+$|^\d{1,3}([.,\s]\d{3})+$/.test(bare)) return undefined;
  return Number(bare.replace(/[.,\s]/g, ''));
}

/**
 * Cells copied from a spreadsheet: either two columns (school code or name, seats), or one column of seats that fills
 * the rows from `fromIndex` down in the order shown.
 */
export function readPastedQuotas(text: string, rows: readonly Quota[], fromIndex: number): Pasted {
  const pasted: Pasted = { changes: [], unknown: [], wrong: [] };
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  lines.forEach((line, i) => {
    const cells = line.split('\t');
    const named = cells.length > 1;
    const key = cells[0].trim();
    const row = named ? rows.find((r) => r.schoolId === key || r.schoolName === key) : rows[fromIndex + i];
    const cell = cells[cells.length - 1];
    const seats = readSeats(cell);
    if (!row) {
      if (named) pasted.unknown.push(key);
    } else if (seats === undefined) pasted.wrong.push(cell.trim());
    else pasted.changes.push({ schoolId: row.schoolId, seats });
  });
  return pasted;
}
