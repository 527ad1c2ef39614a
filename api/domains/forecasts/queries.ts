import { type SQL, sql } from 'drizzle-orm';
import { gradeWords } from '#engines/forecast/grades.ts';
import type { Context } from '../../platform/context.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import type { Level } from '../areas/types.ts';
import type { ForecastCell, ForecastRun, LevelForecast, SavedAssumptions, Series, StoredForecast } from './types.ts';

const held = holdPerOwner<StoredForecast>(4);

export interface RunRow extends ForecastRun {
  resultSha256: string | null;
}

/**
 * The newest finished forecast for one level: pupils by year for the whole, each commune and each school, with ranges. Null where
 * none was made yet, or none holds this level. Every total is the sum of its rows.
 */
export async function getForecast(context: Context, { level }: { level: Level }): Promise<LevelForecast | null> {
  const newest = await readNewest(context);
  if (!newest?.stored.sums[level]) return null;
  const { run, stored } = newest;
  const ofSchool = stored.schools.flatMap(({ id: schoolId, communeCode, planned }) => {
    const series = stored.sums[`${level} school ${schoolId}`];
    return series ? [{ schoolId, communeCode, planned, ...series }] : [];
  });
  // A school of the past that nobody goes to any more is no place of the future, nor is its commune.
  const schools = ofSchool.filter(
    ({ pupils, planned }) => planned || pupils.some((value) => value !== null && value > 0),
  );
  const grades = gradeWords.filter((word) => stored.cells.some((cell) => cell.level === level && cell.grade === word));
  const communeCodes = [...new Set(schools.map(({ communeCode }) => communeCode))];
  return {
    run,
    level,
    grades,
    historyYears: stored.historyYears,
    years: stored.years,
    total: stored.sums[level],
    communes: communeCodes.map((communeCode) => ({
      communeCode,
      ...seriesOf(stored, `${level} commune ${communeCode ?? ''}`),
    })),
    schools,
    byGrade: grades.flatMap((grade) => {
      const series = stored.sums[`${level} grade ${grade}`];
      return series ? { grade, ...series } : [];
    }),
    backTest: stored.backTest,
    notes: stored.notes,
  };
}

/** Rows by school and grade of the newest finished forecast, of one level; empty where there is none. */
export async function listForecastCells(
  context: Context,
  level: Level,
): Promise<{ years: number[]; cells: ForecastCell[] }> {
  const newest = await readNewest(context);
  if (!newest) return { years: [], cells: [] };
  return { years: newest.stored.years, cells: newest.stored.cells.filter((cell) => cell.level === level) };
}

const seriesOf = (stored: StoredForecast, key: string): Series => stored.sums[key];

async function readNewest(context: Context): Promise<{ run: ForecastRun; stored: StoredForecast } | null> {
  const { database, organisationId, artefacts } = context;
  const [row] = await rows<RunRow>(
    database.db,
    sql`${selectRun(organisationId)} and status = 'done' order by finished_at desc, id limit 1`,
  );
  if (!row) return null;
  const { resultSha256, ...run } = row;
  const stored = await held(database).get(organisationId, resultSha256!, async () =>
    JSON.parse(new TextDecoder().decode(await artefacts.get(resultSha256!))),
  );
  return { run, stored };
}

export async function getRunRow(on: Queryable, organisationId: string, id: string): Promise<RunRow> {
  return oneRow<RunRow>(on, sql`${selectRun(organisationId)} and id::text = ${id}`, 'failures.no-such-forecast', {
    id,
  });
}

/** Newest first, the last fifty. */
export function listRunRows(on: Queryable, organisationId: string): Promise<RunRow[]> {
  return rows<RunRow>(on, sql`${selectRun(organisationId)} order by created_at desc, id limit 50`);
}

/** Every version, newest first. */
export function listAssumptionRows(on: Queryable, organisationId: string): Promise<SavedAssumptions[]> {
  return rows(
    on,
    sql`select version, body, created_by as "createdBy", ${instant(sql`created_at`)} as "createdAt" from forecast_assumptions
      where organisation_id = ${organisationId} order by version desc`,
  );
}

function selectRun(organisationId: string): SQL {
  return sql`select id, assumptions_version as "assumptionsVersion", horizon, status, synthetic, failure,
      result_sha256 as "resultSha256", created_by as "createdBy", ${instant(sql`created_at`)} as "createdAt",
      ${instant(sql`finished_at`)} as "finishedAt" from forecasts where organisation_id = ${organisationId}`;
}

function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
