import type { EnrolmentRecords } from '#engines/enrolment-records.ts';
import type { MeasuredTravel } from '../../domains/assignments/contract/measured-travel.ts';
import { placesShared, programmesAt } from '../../domains/assignments/contract/programmes.ts';

/** What is measured: each place once, so that a programme takes none of the nearest few and its metres are its school's. */
export interface Places {
  /** The records with such schools alone as have a place of their own. */
  records: EnrolmentRecords;
  /** Schools of `records` named by each applicant or given by decision: measured whatever the limits. */
  wished: Set<number>[];
  /** What was measured, over the schools of all records again: programmes take their school's rows. */
  spread(found: MeasuredTravel): MeasuredTravel;
}

/** The places of the schools of these records, which must stand in the order of their ids. */
export function placesOf(records: EnrolmentRecords): Places {
  const shared = placesShared(records.schools);
  if (!shared) return { records, wished: wishedSchools(records, (school) => school), spread: (found) => found };
  const { ids, lonLats } = records.schools;
  const kept = Int32Array.from(ids.keys()).filter((school) => shared[school] < 0);
  const placeOf = new Int32Array(ids.length);
  kept.forEach((school, place) => {
    placeOf[school] = place;
  });
  const schools = {
    ids: Array.from(kept, (school) => ids[school]),
    lonLats: lonLats && Float64Array.from({ length: 2 * kept.length }, (_, k) => lonLats[2 * kept[k >> 1] + (k & 1)]),
    seats: kept.map((school) => records.schools.seats[school]),
    attributes: {},
  };
  const programmes = programmesAt(shared);
  return {
    records: { ...records, schools },
    wished: wishedSchools(records, (school) => placeOf[shared[school] < 0 ? school : shared[school]]),
    spread: (found) => spread(found, kept, programmes),
  };
}

function wishedSchools({ applicants, choices, decisions }: EnrolmentRecords, placeOf: (school: number) => number) {
  const wished: Set<number>[] = new Array(applicants.ids.length);
  for (const table of [choices, decisions])
    table?.applicants.forEach((a, row) => {
      wished[a] ??= new Set();
      wished[a].add(placeOf(table.schools[row]));
    });
  return wished;
}

function spread(found: MeasuredTravel, kept: Int32Array, programmes: Map<number, number[]>): MeasuredTravel {
  const rows: number[] = [];
  const schools: number[] = [];
  found.columns.schools.forEach((place, row) => {
    for (const school of [kept[place], ...(programmes.get(kept[place]) ?? [])]) {
      rows.push(row);
      schools.push(school);
    }
  });
  const { columns } = found;
  const pick = (values: Int32Array) => Int32Array.from(rows, (row) => values[row]);
  return {
    ...found,
    columns: {
      ...columns,
      applicants: pick(columns.applicants),
      schools: Int32Array.from(schools),
      metres: pick(columns.metres),
      ...(columns.seconds && { seconds: pick(columns.seconds) }),
    },
    snapFromMetres: pick(found.snapFromMetres),
    snapToMetres: pick(found.snapToMetres),
  };
}
