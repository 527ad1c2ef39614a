import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { csvTable } from '../../platform/write-csv.ts';
import type { Level } from '../areas/types.ts';
import { getForecast, getRunRow, listAssumptionRows, listForecastCells, listRunRows } from './queries.ts';
import type { ForecastRun, LevelForecast, SavedAssumptions } from './types.ts';

/** The newest finished forecast of a level, or null. */
export async function showForecast(context: Context, level: Level): Promise<LevelForecast | null> {
  may(context, 'look/forecasts');
  return getForecast(context, { level });
}

/** Forecasts that were asked for, newest first. */
export async function showRuns(context: Context): Promise<ForecastRun[]> {
  may(context, 'look/forecasts');
  const found = await listRunRows(context.database.db, context.organisationId);
  return found.map(({ resultSha256: _, ...run }) => run);
}

export async function showRun(context: Context, id: string): Promise<ForecastRun> {
  may(context, 'look/forecasts');
  const { resultSha256: _, ...run } = await getRunRow(context.database.db, context.organisationId, id);
  return run;
}

export async function showAssumptions(context: Context): Promise<SavedAssumptions[]> {
  may(context, 'look/forecasts');
  return listAssumptionRows(context.database.db, context.organisationId);
}

/** The rows of a level as a table: year, school, grade, pupils and both ranges. Unknown stays blank. */
export async function exportForecast(context: Context, level: Level): Promise<string> {
  may(context, 'look/forecasts');
  const { years, cells } = await listForecastCells(context, level);
  const lines = years.flatMap((year, h) =>
    cells.map((cell) => [
      ...[year, cell.schoolId, cell.grade, cell.pupils[h]],
      ...[cell.low50[h], cell.high50[h], cell.low90[h], cell.high90[h]],
    ]),
  );
  return csvTable(['year', 'school', 'grade', 'pupils', 'low_50', 'high_50', 'low_90', 'high_90'], lines);
}
