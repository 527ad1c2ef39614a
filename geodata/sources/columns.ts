import { foldHeader } from './fold-text.ts';
import type { Issue } from './issues.ts';

/** A column a source understands. `aliases` are compared without diacritics, case, spaces and signs. */
export interface ColumnSpec<Name extends string = string> {
  name: Name;
  aliases: readonly string[];
  required?: boolean;
}

/** Where each understood column stands (absent: -1), and which columns are kept as attributes. */
export interface ColumnMap<Name extends string = string> {
  index: Record<Name, number>;
  extra: number[];
  issues: Issue[];
}

/**
 * Finds the columns of `specs` among `columns`, the first alias in spec order winning; a unit in brackets is not part of the name.
 * A required column that is not there refuses the file, naming the columns that were found.
 */
export function mapColumns<Name extends string>(
  columns: readonly string[],
  specs: readonly ColumnSpec<Name>[],
  file: string,
): ColumnMap<Name> {
  const folded = columns.map((column) => [foldHeader(column), foldHeader(column.replace(/\(.*?\)/g, ''))]);
  const taken = new Set<number>();
  const index = {} as Record<Name, number>;
  for (const spec of specs) {
    const wanted = [spec.name, ...spec.aliases].map(foldHeader);
    index[spec.name] = -1;
    for (const alias of wanted) {
      const found = folded.findIndex((names, at) => !taken.has(at) && names.includes(alias));
      if (found < 0) continue;
      index[spec.name] = found;
      taken.add(found);
      break;
    }
  }
  const missing = specs.filter((spec) => spec.required && index[spec.name] < 0);
  const issues = missing.map((spec) => missingColumnIssue(file, spec.name, columns));
  return { index, extra: columns.map((_, at) => at).filter((at) => !taken.has(at) && columns[at] !== ''), issues };
}

/** The refusal of a file that lacks a column. */
export function missingColumnIssue(file: string, column: string, found: readonly string[]): Issue {
  return {
    code: 'missing-column',
    severity: 'refuse',
    file,
    column,
    params: { found: found.filter(Boolean).join(', ') },
  };
}

/** How many of `specs` a row of cells names; the header is the row that names most. */
export function countKnownColumns(cells: readonly string[], specs: readonly ColumnSpec[]): number {
  const folded = new Set(cells.map((cell) => foldHeader(cell.replace(/\(.*?\)/g, ''))));
  return specs.filter((spec) => [spec.name, ...spec.aliases].some((alias) => folded.has(foldHeader(alias)))).length;
}
