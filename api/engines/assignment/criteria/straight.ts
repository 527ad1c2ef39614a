import type { Criterion, EnrolmentIssue, EnrolmentRecords } from '../../enrolment-records.ts';
import { straightMetres } from '../straight-metres.ts';
import { byWish, type CriterionRule } from './criterion.ts';
import { bandProperties, inBands } from './distance-bands.ts';

type Rule = Extract<Criterion, { rule: 'straight' }>;

/** Fewer metres as the crow flies first, from the points of home and school, equal within a band of `bandMetres`. */
export const straight: CriterionRule<Rule> = {
  name: 'straight',
  properties: bandProperties,
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({ rule: 'straight', bandMetres: (written.bandMetres as number | undefined) ?? 0 }),
  check: (_, records) => [...checkPoints('applicants', records), ...checkPoints('schools', records)],
  column: (criterion, field) => {
    const homes = field.records.applicants.lonLats!;
    const schools = field.records.schools.lonLats!;
    const metres = byWish(field, 0, (a, s) =>
      straightMetres(homes[2 * a], homes[2 * a + 1], schools[2 * s], schools[2 * s + 1]),
    );
    return inBands(metres.values, criterion.bandMetres);
  },
};

function checkPoints(table: 'applicants' | 'schools', records: EnrolmentRecords): EnrolmentIssue[] {
  const { ids, lonLats } = records[table];
  if (!lonLats) return [{ code: 'points-missing', severity: 'error', table, column: 'lon, lat', value: 'straight' }];
  return ids.flatMap((record, index) =>
    Number.isNaN(lonLats[2 * index]) || Number.isNaN(lonLats[2 * index + 1])
      ? [{ code: 'point-blank', severity: 'error' as const, table, index, record, column: 'lon, lat' }]
      : [],
  );
}
