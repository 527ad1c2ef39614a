import type { ApplicantColumns, SchoolColumns, TravelColumns } from '#engines/enrolment-records.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import type { IdIndex } from './id-index.ts';

/** Column of schools.csv that makes a row a programme (boarding, intensive English …) of the school it names. */
const column = 'programme_of';

/**
 * Programmes as schools.csv writes them: rows of their own, with seats of their own, that name their school in `programme_of`.
 * What such a row leaves blank, its place and the other columns but the seats, is as at the school.
 * Issues: `programme-school-unknown`, `programme-of-programme`.
 */
export function linkProgrammes(
  columns: SchoolColumns,
  index: IdIndex,
  file: string,
): { columns: SchoolColumns; issues: Issue[] } {
  const cells = Object.hasOwn(columns.attributes, column) ? columns.attributes[column].map((cell) => cell.trim()) : [];
  if (cells.every((cell) => cell === '')) return { columns, issues: [] };
  const issues: Issue[] = [];
  const programmeOf = Int32Array.from(cells, (id, row) => {
    if (id === '') return -1;
    const school = index.find(id);
    if (school >= 0 && cells[school] === '') return school;
    const place = { file, row: index.rows[row], column };
    issues.push(
      school < 0
        ? index.unknown(id, 'programme-school-unknown', place)
        : { code: 'programme-of-programme', severity: 'error', value: id, ...place },
    );
    return -1;
  });
  return { columns: { ...inherited(columns, programmeOf), programmeOf }, issues };
}

function inherited(columns: SchoolColumns, programmeOf: Int32Array): SchoolColumns {
  const { attributes, lonLats } = columns;
  const filled = Object.entries(attributes).map(([name, cells]) => [
    name,
    [column, 'seats'].includes(name)
      ? cells
      : cells.map((cell, row) => (cell.trim() === '' && programmeOf[row] >= 0 ? cells[programmeOf[row]] : cell)),
  ]);
  const points = lonLats?.map((degrees, k) => {
    const school = programmeOf[k >> 1];
    return Number.isNaN(degrees) && school >= 0 ? lonLats[2 * school + (k & 1)] : degrees;
  });
  return { ...columns, lonLats: points ?? null, attributes: Object.fromEntries(filled) };
}

/** By school the one at whose place it is, −1 for a place of its own; null where no programme is at the place of its school. */
export function placesShared({ ids, lonLats, programmeOf }: SchoolColumns): Int32Array | null {
  if (!programmeOf) return null;
  const same = (one: number, other: number) => !lonLats || lonLats[one] === lonLats[other];
  const shared = Int32Array.from(ids, (_, row) => {
    const school = programmeOf[row];
    return school >= 0 && same(2 * row, 2 * school) && same(2 * row + 1, 2 * school + 1) ? school : -1;
  });
  return shared.some((school) => school >= 0) ? shared : null;
}

/** Who takes the distances of whom: by school the rows `shared` says are at its place. */
export function programmesAt(shared: Int32Array): Map<number, number[]> {
  const at = new Map<number, number[]>();
  shared.forEach((school, row) => {
    if (school >= 0) at.set(school, [...(at.get(school) ?? []), row]);
  });
  return at;
}

/** Distances with those of programmes at the place of their school added: the school's, where travel.csv has none of their own. */
export function withProgrammes(travel: TravelColumns, schools: SchoolColumns, people: ApplicantColumns): TravelColumns {
  const shared = placesShared(schools);
  if (!shared) return travel;
  const at = programmesAt(shared);
  const width = people.ids.length;
  const own = new Set<number>();
  travel.schools.forEach((school, row) => {
    if (shared[school] >= 0) own.add(school * width + travel.applicants[row]);
  });
  const rows: number[] = [];
  const programmes: number[] = [];
  travel.schools.forEach((school, row) => {
    for (const programme of at.get(school) ?? [])
      if (!own.has(programme * width + travel.applicants[row])) {
        rows.push(row);
        programmes.push(programme);
      }
  });
  const more = (values: Int32Array) =>
    joined(
      values,
      rows.map((row) => values[row]),
    );
  return {
    ...travel,
    applicants: more(travel.applicants),
    schools: joined(travel.schools, programmes),
    metres: more(travel.metres),
    ...(travel.seconds && { seconds: more(travel.seconds) }),
  };
}

function joined(values: Int32Array, further: number[]): Int32Array {
  const all = new Int32Array(values.length + further.length);
  all.set(values);
  all.set(further, values.length);
  return all;
}
