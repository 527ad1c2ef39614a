import type { ApplicantColumns, EnrolmentRecords } from '../enrolment-records.ts';
import { orderOfIds } from './code-points.ts';

/** The records with applicants and schools in the order of their ids, and where each stood before. Rows of other tables stay. */
export interface SortedRecords {
  records: EnrolmentRecords;
  applicantOrder: Int32Array;
  schoolOrder: Int32Array;
}

export function sortRecords(records: EnrolmentRecords): SortedRecords {
  const applicantOrder = orderOfIds(records.applicants.ids);
  const schoolOrder = orderOfIds(records.schools.ids);
  const applicantAt = inverse(applicantOrder);
  const schoolAt = inverse(schoolOrder);
  const relink = <T extends { applicants: Int32Array; schools: Int32Array }>(table: T | null): T | null =>
    table && {
      ...table,
      applicants: applicantAt ? table.applicants.map((a) => applicantAt[a]) : table.applicants,
      schools: schoolAt ? table.schools.map((s) => schoolAt[s]) : table.schools,
    };
  const relinkTravel = () => {
    const travel = relink(records.travel);
    return travel?.homeLegs && applicantAt
      ? { ...travel, homeLegs: applicantOrder.map((a) => travel.homeLegs![a]) }
      : travel;
  };
  const { schools } = records;
  const sorted: EnrolmentRecords = {
    applicants: applicantAt ? reorder(records.applicants, applicantOrder) : records.applicants,
    schools: schoolAt
      ? {
          ...reorder(schools, schoolOrder),
          seats: schoolOrder.map((i) => schools.seats[i]),
          ...(schools.programmeOf && { programmeOf: programmesMoved(schools.programmeOf, schoolOrder, schoolAt) }),
        }
      : schools,
    choices: relink(records.choices),
    priorities: relink(records.priorities),
    decisions: relink(records.decisions),
    travel: relinkTravel(),
  };
  return { records: sorted, applicantOrder, schoolOrder };
}

function programmesMoved(programmeOf: Int32Array, order: Int32Array, at: Int32Array): Int32Array {
  return order.map((i) => (programmeOf[i] < 0 ? -1 : at[programmeOf[i]]));
}

/** Where each index went; null when nothing moved. */
function inverse(order: Int32Array): Int32Array | null {
  const at = new Int32Array(order.length);
  let moved = false;
  for (let i = 0; i < order.length; i++) {
    at[order[i]] = i;
    if (order[i] !== i) moved = true;
  }
  return moved ? at : null;
}

function reorder(columns: ApplicantColumns, order: Int32Array): ApplicantColumns {
  const pick = (cells: string[]) => Array.from(order, (i) => cells[i]);
  const { lonLats } = columns;
  return {
    ids: pick(columns.ids),
    lonLats: lonLats && Float64Array.from({ length: lonLats.length }, (_, k) => lonLats[2 * order[k >> 1] + (k & 1)]),
    attributes: Object.fromEntries(Object.entries(columns.attributes).map(([name, cells]) => [name, pick(cells)])),
  };
}
