import { join } from 'node:path';
import { orderOfIds } from '#engines/assignment/code-points.ts';
import type { EnrolmentRecords, TravelColumns } from '#engines/enrolment-records.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { CsvWriter, csvCell } from '../../../platform/write-csv.ts';

/** Pairs measured by us, with the straight legs between point and road, and what the run should record of the measuring. */
export interface MeasuredTravel {
  columns: TravelColumns;
  snapFromMetres: Int32Array;
  snapToMetres: Int32Array;
  facts: Record<string, unknown>;
  issues: Issue[];
}

/** travel.csv of a run, rows by applicant, then school, by code point. */
export function writeTravel(directory: string, records: EnrolmentRecords, travel: MeasuredTravel): string {
  const writer = new CsvWriter(join(directory, 'travel.csv'), [
    'from_id',
    'to_id',
    'metres',
    'snap_from_metres',
    'snap_to_metres',
    ...(travel.columns.seconds ? ['seconds'] : []),
  ]);
  const { applicants, schools, metres, seconds } = travel.columns;
  const fromCells = records.applicants.ids.map(csvCell);
  const toCells = records.schools.ids.map(csvCell);
  for (const row of rowsInOrder(records, travel.columns)) {
    const measured = metres[row] < 0 ? '' : metres[row];
    const legs = `${travel.snapFromMetres[row]},${travel.snapToMetres[row]}`;
    const time = seconds ? `,${seconds[row] < 0 ? '' : seconds[row]}` : '';
    writer.line(`${fromCells[applicants[row]]},${toCells[schools[row]]},${measured},${legs}${time}`);
  }
  return writer.close().sha256;
}

function rowsInOrder(records: EnrolmentRecords, { applicants, schools }: TravelColumns): Uint32Array {
  const rank = (ids: string[]) => {
    const places = new Int32Array(ids.length);
    orderOfIds(ids).forEach((i, place) => {
      places[i] = place;
    });
    return places;
  };
  const applicantRank = rank(records.applicants.ids);
  const schoolRank = rank(records.schools.ids);
  const width = records.schools.ids.length;
  const place = (row: number) => applicantRank[applicants[row]] * width + schoolRank[schools[row]];
  const rows = Uint32Array.from({ length: applicants.length }, (_, row) => row);
  let sorted = true;
  for (let row = 1; sorted && row < rows.length; row++) sorted = place(row - 1) < place(row);
  return sorted ? rows : rows.sort((one, other) => place(one) - place(other));
}
