import { sql } from 'drizzle-orm';
import { encode } from '#engines/forecast/encode.ts';
import { gradeNumber, gradeWord } from '#engines/forecast/grades.ts';
import type { ForecastProblem } from '#engines/forecast/types.ts';
import { levelOfGrade } from '../../../geodata/profiles/country-profile.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';

/** A history as the engine takes it, with what the answer needs to name its parts. */
export interface GatheredHistory {
  problem: ForecastProblem;
  /** By school of the problem; null: its commune is unknown. */
  communes: (string | null)[];
  /** By grade of the problem: the level that teaches it in the organisation's country. */
  levels: Level[];
  synthetic: boolean;
}

/**
 * The pupils of past years with confirmed matches applied (a school's parts are added; a part without a figure leaves the sum unknown),
 * births by commune or school, schools' communes. `conflict` where the history is too short to forecast from.
 */
export async function gatherHistory(on: Queryable, organisationId: string): Promise<GatheredHistory> {
  const pupils = await rows<{
    year: number;
    schoolId: string;
    grade: string;
    pupils: number | null;
    synthetic: boolean;
  }>(
    on,
    sql`select h.year, coalesce(m.new_id, h.school_id) as "schoolId", h.grade,
        case when bool_and(h.pupils is not null) then sum(h.pupils)::int end as pupils, bool_or(h.synthetic) as synthetic
      from pupil_history h
      left join school_matches m on m.organisation_id = h.organisation_id and m.old_id = h.school_id
      where h.organisation_id = ${organisationId} group by 1, 2, 3`,
  );
  const births = await rows<{ year: number; place: string; births: number | null; synthetic: boolean }>(
    on,
    sql`select year, place, births, synthetic from birth_history where organisation_id = ${organisationId}`,
  );
  const placed = await rows<{ id: string; commune: string | null }>(
    on,
    sql`select id, commune_code as commune from schools where organisation_id = ${organisationId}`,
  );
  const communeOf = new Map(placed.flatMap(({ id, commune }) => (commune === null ? [] : [[id, commune] as const])));
  const { problem, issues } = encode(
    {
      years: pupils.map(({ year }) => year),
      schools: pupils.map(({ schoolId }) => schoolId),
      grades: pupils.map(({ grade }) => gradeNumber(grade)!),
      pupils: pupils.map((row) => row.pupils ?? Number.NaN),
      areas: communeOf,
    },
    {
      years: births.map(({ year }) => year),
      births: births.map((row) => row.births ?? Number.NaN),
      places: births.map(({ place }) => place),
    },
    { entryAge: null, seed: organisationId },
  );
  if (!problem)
    throw new Failure(
      'conflict',
      'failures.history-too-short',
      {},
      issues.filter(({ severity }) => severity === 'refuse').map(({ table: _, index: __, ...issue }) => issue),
    );
  const { profile } = await getSettings(on, organisationId);
  return {
    problem,
    levels: problem.grades.map((grade) => levelOfGrade(profile, gradeWord(grade))),
    communes: problem.schools.map((school) => communeOf.get(school) ?? null),
    synthetic: [...pupils, ...births].some(({ synthetic }) => synthetic),
  };
}
