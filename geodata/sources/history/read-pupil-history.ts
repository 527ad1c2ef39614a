import { gradeNumber, gradeWord } from '#engines/forecast/grades.ts';
import { readCount } from '../cell-values.ts';
import { type ColumnSpec, mapColumns } from '../columns.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { readTable } from '../table.ts';
import { type KnownSchool, SchoolFinder } from '../zones/find-school.ts';
import { readYear } from './read-year.ts';
import type { PupilHistoryRecord } from './types.ts';

const specs = [
  { name: 'year', aliases: ['school_year', 'năm học', 'năm'], required: true },
  { name: 'school', aliases: ['school_id', 'mã trường', 'trường', 'tên trường'], required: true },
  { name: 'school_name', aliases: ['name', 'tên trường'] },
  { name: 'grade', aliases: ['lớp', 'khối', 'khối lớp'], required: true },
  { name: 'pupils', aliases: ['enrolled', 'học sinh', 'số học sinh', 'sĩ số'], required: true },
] as const satisfies readonly ColumnSpec[];

/**
 * Pupils by year, school and grade from CSV, XLSX or XLS. Grades: PK, K, 1 … 12, also "Lớp 3", "Grade 3", "age-5" (K), "age-4" (PK). Years:
 * 2024 or 2024-2025. Errors by row: unknown grade or year, negative, fractional or unreadable figures, a row twice. A school that
 * is none of today's is kept by its code (`history-school-unknown`, a warning): it may have closed or changed its code.
 */
export function readPupilHistory(
  bytes: Uint8Array,
  file: string,
  schools: readonly KnownSchool[],
): SourceResult<PupilHistoryRecord> {
  const table = readTable(bytes, file, specs);
  const map = mapColumns(table.columns, specs, file);
  const issues: Issue[] = [...table.issues, ...(isRefused(table.issues) ? [] : map.issues)];
  if (isRefused(issues)) return { records: [], issues };
  const finder = new SchoolFinder(schools);
  const codes = new Set(schools.map(({ code }) => code));
  const records: PupilHistoryRecord[] = [];
  const firstRow = new Map<string, number>();
  const strangers = new Set<string>();
  const take = (cells: string[], row: number) => {
    const cell = (name: (typeof specs)[number]['name']) => (map.index[name] < 0 ? '' : cells[map.index[name]].trim());
    const fault = (name: (typeof specs)[number]['name'], code: string, params?: Issue['params']) =>
      issues.push({
        code,
        severity: 'error',
        file,
        row,
        column: table.columns[map.index[name]],
        value: cell(name),
        params,
      });
    const year = readYear(cell('year'));
    const grade = readGrade(cell('grade'));
    const pupils = readCount(cell('pupils'));
    if (year === null) return void fault('year', 'forecast-year');
    if (cell('school') === '') return void fault('school', 'forecast-school-blank');
    if (grade === null) return void fault('grade', 'forecast-grade');
    if ('problem' in pupils) return void fault('pupils', pupils.problem);
    const schoolId = codes.has(cell('school')) ? cell('school') : codeOf(finder, cell('school'));
    const key = `${year} ${schoolId} ${grade}`;
    const first = firstRow.get(key);
    if (first !== undefined) return void fault('school', 'duplicate-id', { first });
    firstRow.set(key, row);
    if (!codes.has(schoolId) && !strangers.has(schoolId)) {
      strangers.add(schoolId);
      issues.push({
        code: 'history-school-unknown',
        severity: 'warning',
        file,
        row,
        record: schoolId,
        value: schoolId,
      });
    }
    records.push({ year, schoolId, schoolName: cell('school_name') || null, grade, pupils: pupils.value, row });
  };
  table.rows.forEach((cells, at) => {
    take(cells, table.rowNumbers[at]);
  });
  return { records, issues };
}

/** The one school of today a name means, else the text itself. */
function codeOf(finder: SchoolFinder, text: string): string {
  const found = finder.find(text, null);
  return found.length === 1 ? found[0].code : text;
}

function readGrade(text: string): string | null {
  const plain = text.replace(/^(lớp|khối|grade|year)\s+/i, '').trim();
  if (/^age-5$/i.test(plain)) return 'K';
  if (/^age-4$/i.test(plain)) return 'PK';
  const number = gradeNumber(plain);
  return number === null ? null : gradeWord(number);
}
