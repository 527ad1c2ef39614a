import type { EnrolmentIssue, EnrolmentRecords, MatchCriterion } from '../../enrolment-records.ts';
import type { JsonSchema } from '../json-schema.ts';
import { byWish, type Column, checkAttribute, checkColumn, type Field } from './criterion.ts';

type Match = MatchCriterion<string>;

/** Published properties of the rules that compare a cell of the applicant with one of the school. */
export function matchProperties(attribute: string): Record<string, JsonSchema> {
  return {
    attribute: { type: 'string', minLength: 1, default: attribute },
    matchesSchool: { type: 'string', minLength: 1, description: 'Column of schools.csv; without it the school_id.' },
  };
}

/** Both columns must be there. */
export function checkMatch(criterion: Match, records: EnrolmentRecords): EnrolmentIssue[] {
  return [
    ...checkAttribute(criterion.attribute, records),
    ...checkColumn(
      'schools',
      criterion.matchesSchool === 'school_id' ? null : criterion.matchesSchool,
      records.schools.attributes,
    ),
  ];
}

/** 0 where the applicant's cell, or one of its parts between semicolons, equals the school's; else 1. Blank equals nothing. */
export function matchesSchool(criterion: Match, field: Field): Column {
  const matches = matcher(criterion, field.records);
  return byWish(field, 2, (applicant, school) => (matches(applicant, school) ? 0 : 1));
}

/** Does the applicant match the school? Whoever names a school names its programmes with it. */
export function matcher(
  criterion: Match,
  { applicants, schools }: EnrolmentRecords,
): (applicant: number, school: number) => boolean {
  const ofApplicant = applicants.attributes[criterion.attribute];
  const ofSchool = schoolCells(schools, criterion.matchesSchool);
  const { programmeOf } = schools;
  if (!programmeOf || ofSchool !== schools.ids)
    return (applicant, school) => cellNames(ofApplicant[applicant], ofSchool[school]);
  return (applicant, school) => {
    const whole = programmeOf[school];
    if (whole >= 0 && cellNames(ofApplicant[applicant], ofSchool[whole])) return true;
    return cellNames(ofApplicant[applicant], ofSchool[school]);
  };
}

/** Cells of a column of the schools; null and school_id: their ids. */
export function schoolCells(schools: EnrolmentRecords['schools'], column: string | null): string[] {
  return column === null || column === 'school_id' ? schools.ids : schools.attributes[column];
}

function cellNames(cell: string, value: string): boolean {
  if (cell === '' || value === '') return false;
  return cell === value || (cell.includes(value) && cell.split(';').some((part) => part.trim() === value));
}
