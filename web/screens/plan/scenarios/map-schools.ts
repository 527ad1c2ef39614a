import { leastShown } from '#engines/hide-small.ts';
import type { Level, SchoolSummary } from '../../../../api/client.ts';
import type { MapData } from '../../../map/map-data.ts';
import type { WhatIfFound } from '../../../workers/what-if-messages.ts';

/** The schools of a scenario as the map draws them, filled by its placement, and a line for each group that changes school. */
export function mapSchools(
  found: WhatIfFound,
  known: readonly SchoolSummary[],
  level: Level,
  chosenId: string | null,
): Partial<MapData> {
  const summaries = new Map(known.map((school) => [school.id, school]));
  const figures = new Map(found.after.schools.map((school) => [school.id, school]));
  const schools = found.schools
    .filter(({ open }) => open)
    .map((school): SchoolSummary => {
      const children = figures.get(school.id)?.children ?? 0;
      const { id, name, seats, rooms, ownership, synthetic, communeCode } = school;
      const lonLat: [number, number] = [school.lonLat[0], school.lonLat[1]];
      const fill = seats === null || seats === 0 ? null : children / seats;
      const old = summaries.get(id);
      const rest = {
        code: old?.code ?? id,
        levels: old?.levels ?? [level],
        levelInferred: old?.levelInferred ?? false,
      };
      const commune = { communeCode, communeName: old?.communeName ?? null };
      return { id, name, ...rest, ownership, ...commune, lonLat, seats, pupils: children, rooms, fill, synthetic };
    });
  const places = new Map(found.schools.map((school) => [school.id, school.lonLat]));
  const moves = found.moved.rows.filter(({ fromId, toId, children }) => fromId && toId && children >= leastShown);
  const chosenSchool = schools.find(({ id }) => id === chosenId) ?? null;
  if (moves.length === 0) return { schools, chosenSchool };
  const cells = moves.map(({ fromId, toId, children, metresAfter }) => {
    const [lon, lat] = places.get(fromId!)!;
    const centre: [number, number] = [lon, lat];
    return { centre, schoolId: toId!, children, meanMetres: Math.round(metresAfter / children) };
  });
  return { schools, chosenSchool, flows: { cells, hidden: 0 } };
}

/** The schools as they are, filled by the placement of today, for the map that the scenario's is compared with. */
export function mapBase(
  found: WhatIfFound,
  known: readonly SchoolSummary[],
  chosenId: string | null,
): Pick<MapData, 'schools' | 'chosenSchool'> {
  const figures = new Map(found.before.schools.map((school) => [school.id, school]));
  const schools = known.flatMap((school): SchoolSummary[] => {
    const own = figures.get(school.id);
    if (!own) return [];
    const { seats, children } = own;
    return [{ ...school, seats, pupils: children, fill: seats === null || seats === 0 ? null : children / seats }];
  });
  return { schools, chosenSchool: schools.find(({ id }) => id === chosenId) ?? null };
}
