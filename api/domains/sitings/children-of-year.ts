import type { PlanningBase } from '#engines/scenario/types.ts';
import { growChildren } from '#engines/siting/places/grow-children.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import type { Level } from '../areas/types.ts';
import { getForecast, listForecastCells } from '../forecasts/queries.ts';

/** Children of each cell in a year, whole ones. */
export interface ChildrenOfYear {
  children: Float64Array;
  /** Communes without a forecast of their own, which follow the whole. */
  communesAsWhole: number;
}

/**
 * The children of the base's cells as the newest forecast sees them in `year` (null: as they are): those of a commune grow or shrink as
 * the pupils of the entry grade of its schools do, rounded so that each commune's sum is right to the child. Throws `invalid` where no
 * forecast of the level holds the year.
 */
export async function childrenOfYear(
  context: Context,
  base: PlanningBase,
  year: number | null,
): Promise<ChildrenOfYear> {
  const { children, commune } = base.cells;
  if (year === null) return { children: Float64Array.from(children), communesAsWhole: 0 };
  const level = base.level as Level;
  const forecast = await getForecast(context, { level });
  const { years, cells } = await listForecastCells(context, level);
  const at = years.indexOf(year);
  if (!forecast || at < 0) throw new Failure('invalid', 'failures.siting-no-year', { year: String(year), level });
  const entering = cells.filter(({ grade }) => grade === base.grade);
  const counted = entering.length > 0 ? entering : cells;
  const communeOf = new Map(forecast.schools.map(({ schoolId, communeCode }) => [schoolId, communeCode]));
  const start = Number(base.schoolYear.slice(0, 4));
  const now = forecast.historyYears.indexOf(start);
  const sums = new Map<string | null, { before: number; after: number }>();
  const whole = { before: 0, after: 0 };
  for (const { schoolId, history, pupils } of counted) {
    const before = (now >= 0 ? history[now] : start < years[0] ? history.at(-1) : pupils[years.indexOf(start)]) ?? null;
    const after = pupils[at];
    if (before === null || after === null) continue;
    const code = communeOf.get(schoolId) ?? null;
    const sum = sums.get(code) ?? { before: 0, after: 0 };
    sums.set(code, { before: sum.before + before, after: sum.after + after });
    whole.before += before;
    whole.after += after;
  }
  if (whole.before === 0) throw new Failure('invalid', 'failures.siting-no-year', { year: String(year), level });
  const ratios = [...base.communes.map(({ code }) => sums.get(code)), undefined].map((sum) =>
    sum && sum.before > 0 ? sum.after / sum.before : null,
  );
  const general = whole.after / whole.before;
  return {
    children: growChildren(
      children,
      commune,
      ratios.map((ratio) => ratio ?? general),
    ),
    communesAsWhole: ratios.slice(0, -1).filter((ratio) => ratio === null).length,
  };
}
