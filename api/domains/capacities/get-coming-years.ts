import { type ComingYear, comingYears, type ExpectedPupils } from '#engines/capacity/coming-years.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { getForecast } from '../forecasts/queries.ts';
import { getCapacity } from './get-capacity.ts';
import type { ComingYears } from './types.ts';

/**
 * Today's seats of a level against the pupils of the newest forecast, by school and commune, year after year. `forecast` null: none was
 * made yet. A school supposed to open has no known seats, so its commune's balance is unknown. Throws `not-found` for the organisation.
 */
export async function getComingYears(context: Context, level: Level): Promise<ComingYears> {
  may(context, 'look/capacity');
  const report = await getCapacity(context, level);
  const forecast = await getForecast(context, { level });
  const { schoolYear } = report;
  if (!forecast) return { level, schoolYear, synthetic: report.synthetic, forecast: null };
  const { years } = forecast;
  const seatsOf = new Map(report.schools.map(({ id, name, seats }) => [id, { name, seats }]));
  const areaOf = new Map(report.areas.map(({ area, name, all }) => [area, { name, seats: all.seats.total }]));
  const planned = new Set(forecast.schools.flatMap((school) => (school.planned ? [school.communeCode] : [])));
  const against = (seats: number | null, expected: ExpectedPupils): { seats: number | null; years: ComingYear[] } => ({
    seats,
    years: comingYears(seats, years, expected),
  });
  const communes = forecast.communes.map(({ communeCode, ...expected }) => {
    const known = areaOf.get(communeCode);
    const seats = planned.has(communeCode) ? null : (known?.seats ?? null);
    return { id: communeCode, name: known?.name ?? communeCode ?? '', ...against(seats, expected) };
  });
  const schools = forecast.schools.map(({ schoolId, ...expected }) => {
    const known = seatsOf.get(schoolId);
    return { id: schoolId, name: known?.name ?? schoolId, ...against(known?.seats ?? null, expected) };
  });
  const allSeats = planned.size > 0 ? null : report.total.all.seats.total;
  return {
    ...{ level, schoolYear },
    synthetic: report.synthetic || forecast.run.synthetic,
    forecast: { years, communes, schools, total: against(allSeats, forecast.total) },
  };
}
