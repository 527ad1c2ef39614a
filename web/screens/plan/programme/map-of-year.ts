import type { Level, ProgrammeWork, SchoolSummary } from '../../../../api/client.ts';
import type { Plan } from './notes-of.ts';

/** The schools that stand in a year: today's without those closed by then, and the sites built by then with their seats. */
export function mapOfYear(
  works: readonly ProgrammeWork[],
  plan: Plan,
  year: number,
  known: readonly SchoolSummary[],
  level: Level,
): SchoolSummary[] {
  const stagesOf = new Map(
    plan.works.map(({ key, stages }) => [key, stages.filter((stage) => stage.year <= year)] as const),
  );
  const stands = ({ key }: ProgrammeWork) => (stagesOf.get(key)?.length ?? 0) > 0;
  const closed = new Set(
    works.filter((work) => work.kind === 'close-school' && stands(work)).map(({ key }) => key.split(':')[1]),
  );
  const opened = works
    .filter((work) => work.kind === 'open-site' && work.lonLat && stands(work))
    .map((work): SchoolSummary => {
      const stages = stagesOf.get(work.key)!;
      const sum = (of: 'rooms' | 'seats') => stages.reduce((all, stage) => all + stage[of], 0);
      const name = String(work.saying.params.name ?? work.key);
      const place = { communeCode: null, communeName: work.communeName, lonLat: work.lonLat! };
      const figures = { seats: sum('seats'), rooms: sum('rooms'), pupils: null, fill: null };
      const rest = { levels: [level], levelInferred: false, ownership: 'public' as const, synthetic: false };
      return { id: work.key, code: work.key, name, ...place, ...figures, ...rest };
    });
  return [...known.filter(({ id }) => !closed.has(id)), ...opened];
}
