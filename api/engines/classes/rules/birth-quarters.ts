import type { ClassIssue, ClassRecords } from '../../class-records.ts';

/** The attribute that is worked out from `birth_date` where the file has no column of that name. */
export const birthQuarter = 'birth_quarter';

/** Quarter (1–4) of an ISO date; '' when the cell is blank, null when it is no date. */
export function quarterOf(date: string): string | null {
  if (date === '') return '';
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!(Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days)) return null;
  return String(Math.ceil(Number(month) / 3));
}

/** Is the quarter to be worked out, and can it be? */
export function derivesQuarter(attribute: string, attributes: Record<string, string[]>): boolean {
  return (
    attribute === birthQuarter && !Object.hasOwn(attributes, birthQuarter) && Object.hasOwn(attributes, 'birth_date')
  );
}

/** Dates that cannot be read. */
export function checkBirthDates({ pupils }: ClassRecords): ClassIssue[] {
  return pupils.attributes.birth_date.flatMap((cell, index) =>
    quarterOf(cell.trim()) !== null
      ? []
      : [
          {
            code: 'class-date-unreadable',
            severity: 'error',
            table: 'pupils',
            index,
            record: pupils.ids[index],
            column: 'birth_date',
            value: cell,
          },
        ],
  );
}
