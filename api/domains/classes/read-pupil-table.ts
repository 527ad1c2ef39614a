import { isBlank, readDay } from '../../../geodata/sources/cell-values.ts';
import { foldText } from '../../../geodata/sources/fold-text.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { readTable, type Table } from '../../../geodata/sources/table.ts';
import type { ImportFile } from '../areas/import-kind.ts';
import { type ClassColumn, type ClassField, classColumnSpecs, kindOfField } from './columns.ts';
import type { WishRow } from './queries.ts';
import { readAttribute } from './read-attribute.ts';
import type { ClassPupil } from './types.ts';

/** A list of pupils as it was understood; a record never comes from a row with an error. */
export interface PupilTable {
  pupils: ClassPupil[];
  wishes: WishRow[];
  columns: ClassColumn[];
  issues: Issue[];
  /** Row of each pupil in the file. */
  rowOf: ReadonlyMap<string, number>;
}

const wishKinds = ['together', 'apart', 'friend'] as const;
const isWish = (field: ClassField): field is (typeof wishKinds)[number] =>
  (wishKinds as readonly string[]).includes(field);
const notKept: readonly string[] = ['pupil_id', 'name', 'birth_date', 'ignore', ...wishKinds];

/** Opens a list: CSV (pasted cells too), XLSX or XLS; legacy encodings and other kinds of file are refused in `issues`. */
export function openPupilTable(file: ImportFile): Table {
  return readTable(file.bytes, file.name, classColumnSpecs);
}

/**
 * Reads pupils by what each column was said to mean (`mapping`: a field a column, by position). Without a column of codes the
 * rows are numbered HS001 …. Errors: an id given twice, a date or a score that cannot be read, a wish for an unknown pupil, two
 * columns for one field. A blank cell stays absent.
 */
export function readPupilTable(
  file: ImportFile,
  mapping: readonly ClassField[],
  known: ReadonlySet<string>,
): PupilTable {
  const table = openPupilTable(file);
  const empty = { pupils: [], wishes: [], columns: [], rowOf: new Map() };
  if (table.columns.length === 0) return { ...empty, issues: table.issues };
  const twice = mapping.find(
    (field, at) => !['score', 'text', 'ignore'].includes(field) && mapping.indexOf(field) < at,
  );
  if (twice || mapping.length !== table.columns.length) {
    const params = { field: `@classes.field.${twice}`, columns: table.columns.length, given: mapping.length };
    const code = twice ? 'class-field-twice' : 'class-mapping-length';
    return { ...empty, issues: [{ code, severity: 'refuse', file: file.name, params }] };
  }
  const columns = keptColumns(table.columns, mapping);
  const reader: Reader = { table, mapping, columns, file: file.name, issues: [...table.issues], rowOf: new Map() };
  const pupils = table.rows.flatMap((cells, at) => readPupil(reader, cells, at));
  const wishes = readWishes(reader, new Set([...known, ...pupils.map(({ id }) => id)]));
  const { issues, rowOf } = reader;
  return { pupils, wishes, columns: columns.filter((column) => column !== null), issues, rowOf };
}

interface Reader {
  table: Table;
  mapping: readonly ClassField[];
  /** By position; null: not kept as an attribute. */
  columns: (ClassColumn | null)[];
  file: string;
  issues: Issue[];
  rowOf: Map<string, number>;
}

/** Attributes have keys of their own: the field's name, or the heading in plain letters. */
function keptColumns(headings: readonly string[], mapping: readonly ClassField[]): (ClassColumn | null)[] {
  const taken = new Set<string>(mapping);
  return headings.map((heading, at) => {
    const field = mapping[at];
    if (notKept.includes(field)) return null;
    let key: string = field;
    if (field === 'score' || field === 'text') {
      const plain = foldText(heading).replaceAll(' ', '_') || 'column';
      key = /^[a-z]/.test(plain) ? plain : `x_${plain}`;
      for (let n = 2; taken.has(key); n++) key = `${plain}_${n}`;
      taken.add(key);
    }
    return { key, heading, kind: kindOfField(field) };
  });
}

function readPupil(reader: Reader, cells: readonly string[], at: number): ClassPupil[] {
  const { table, mapping, columns, file } = reader;
  const row = table.rowNumbers[at];
  const cellOf = (field: ClassField) => cells[mapping.indexOf(field)]?.trim() ?? '';
  const id = idOf(reader, cells, at);
  const faults: Issue[] = [];
  const fault = (code: string, column: string, value: string, params?: Issue['params']) =>
    faults.push({ code, severity: 'error', file, row, column, value, ...(params && { params }) });
  const before = reader.rowOf.get(id);
  if (id === '') fault('cell-required', headingOf(reader, 'pupil_id'), '');
  else if (before !== undefined) fault('duplicate-id', headingOf(reader, 'pupil_id'), id, { first: before });
  else reader.rowOf.set(id, row);
  const day = readDay(cellOf('birth_date'));
  if ('problem' in day) fault(day.problem, headingOf(reader, 'birth_date'), cellOf('birth_date'));
  const attributes: Record<string, string> = {};
  columns.forEach((column, i) => {
    if (!column) return;
    const cell = cells[i]?.trim() ?? '';
    const kept = readAttribute(column.kind, cell);
    if ('problem' in kept) fault(kept.problem, column.heading, cell);
    else if (kept.value !== null) attributes[column.key] = kept.value;
  });
  reader.issues.push(...faults);
  if (faults.length > 0) return [];
  const birthDate = 'problem' in day ? null : day.value;
  return [{ id, name: cellOf('name').replace(/\s+/g, ' ').normalize('NFC'), birthDate, attributes, late: false }];
}

function headingOf({ table, mapping }: Reader, field: ClassField): string {
  return table.columns[mapping.indexOf(field)] ?? field;
}

function idOf({ mapping, table }: Reader, cells: readonly string[], at: number): string {
  const column = mapping.indexOf('pupil_id');
  if (column >= 0) return cells[column].trim();
  return `HS${String(at + 1).padStart(Math.max(3, String(table.rows.length).length), '0')}`;
}

/** Cells of codes, parted by commas, semicolons or bars. */
function readWishes({ table, mapping, file, issues, rowOf }: Reader, known: ReadonlySet<string>): WishRow[] {
  const idColumn = mapping.indexOf('pupil_id');
  const found = new Map<string, WishRow>();
  const idAt = [...rowOf].reduce((map, [id, row]) => map.set(row, id), new Map<number, string>());
  mapping.forEach((field, column) => {
    if (!isWish(field)) return;
    table.rows.forEach((cells, at) => {
      const pupilId = idColumn >= 0 ? cells[idColumn].trim() : (idAt.get(table.rowNumbers[at]) ?? '');
      for (const otherId of cells[column].split(/[,;|]/).map((part) => part.trim())) {
        if (isBlank(otherId)) continue;
        const place = { file, row: table.rowNumbers[at], column: table.columns[column], value: otherId };
        if (otherId === pupilId) issues.push({ code: 'class-wish-self', severity: 'error', ...place });
        else if (!known.has(otherId)) issues.push({ code: 'class-wish-unknown-pupil', severity: 'error', ...place });
        else if (known.has(pupilId)) found.set(`${pupilId} ${field} ${otherId}`, { pupilId, kind: field, otherId });
      }
    });
  });
  return [...found.values()];
}
