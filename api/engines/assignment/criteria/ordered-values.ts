import { byApplicant, type Column, type Field } from './criterion.ts';

/** Place of each applicant's attribute in `order`; what is not listed comes last, all of it equal. */
export function orderedValues(field: Field, attribute: string, order: string[]): Column {
  const places = new Map<string, number>();
  order.forEach((value, place) => {
    if (!places.has(value)) places.set(value, place);
  });
  const cells = field.records.applicants.attributes[attribute];
  return byApplicant(field, order.length + 1, (applicant) => places.get(cells[applicant]) ?? order.length);
}
