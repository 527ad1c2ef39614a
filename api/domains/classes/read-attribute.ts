import { type CellValue, isBlank, readDecimal } from '../../../geodata/sources/cell-values.ts';
import { foldText } from '../../../geodata/sources/fold-text.ts';
import type { ClassColumn } from './columns.ts';

/**
 * A cell as a plan keeps it: scores as numbers, marks as 1 or 0, texts in one form of letters; null: it is blank. A score that
 * cannot be read is a problem.
 */
export function readAttribute(kind: ClassColumn['kind'], cell: string): CellValue<string> {
  if (isBlank(cell)) return { value: null };
  if (kind === 'mark') return { value: markOf(cell) };
  if (kind !== 'score') return { value: cell.trim().normalize('NFC') };
  const read = readDecimal(cell);
  if ('problem' in read) return { problem: 'number-unreadable' };
  return { value: read.value === null ? null : String(read.value) };
}

/** "không", "0", "no" say that it is not so; anything else marks the pupil. */
function markOf(cell: string): string {
  return ['0', 'khong', 'no', 'false', 'k'].includes(foldText(cell)) ? '0' : '1';
}
