import { orderReach } from '#engines/scenario/order-reach.ts';
import type { CellReach, PlanningBase } from '#engines/scenario/types.ts';
import { snapGates } from '#engines/travel/gates.ts';
import { measureHomes } from '#engines/travel/measure-homes.ts';
import type { TravelNetwork } from '#engines/travel/prepare-network.ts';
import { snapPoints } from '#engines/travel/snap.ts';
import { type LonLat, metresOf, unreachable } from '#engines/travel/types.ts';
import type { HomeSchoolTable } from '#engines/travel/within.ts';

export interface BasePlan {
  cells: { lonLat: LonLat; children: number; commune?: number }[];
  schools: { lonLat: LonLat; seats: number | null; commune?: string }[];
  maxMetres: number;
  leastSchools: number;
}

/** A base over roads, every distance measured from scratch as the server does. */
export function aPlanningBase(
  travel: TravelNetwork,
  { cells, schools, maxMetres, leastSchools }: BasePlan,
): PlanningBase {
  const base: Omit<PlanningBase, 'reach'> = {
    ...{ level: 'primary', grade: '1', grades: 5, profile: 'walk', schoolYear: '2026-2027', networkVersion: 'drawn' },
    ...{ maxMetres, leastSchools, classCap: 35, synthetic: true },
    cells: {
      ids: cells.map((_, i) => `c${String(i).padStart(5, '0')}`),
      lonLats: Float64Array.from(cells.flatMap(({ lonLat }) => [...lonLat])),
      children: Uint32Array.from(cells, ({ children }) => children),
      commune: Int16Array.from(cells, ({ commune }) => commune ?? 0),
    },
    communes: [
      { code: '00001', name: 'Phường Một' },
      { code: '00002', name: 'Phường Hai' },
    ],
    schools: schools.map(({ lonLat, seats, commune }, i) => ({
      ...{ id: `s${String(i).padStart(4, '0')}`, name: `Trường ${i}`, lonLat, communeCode: commune ?? '00001', seats },
      ...{ ownership: 'public', levels: ['primary'], pupils: null, rooms: 10, synthetic: true },
    })),
    gates: {
      lonLats: Float64Array.from(schools.flatMap(({ lonLat }) => [...lonLat])),
      school: Int32Array.from(schools.keys()),
    },
  };
  return { ...base, reach: measureReach(travel, base) };
}

/** All distances of a base on a network, measured anew. */
export function measureReach(travel: TravelNetwork, base: Omit<PlanningBase, 'reach'>): CellReach {
  const { profile, cells, gates, schools, maxMetres, leastSchools } = base;
  const homes = snapPoints(travel, profile, cells.lonLats);
  const on = snapGates(travel, profile, gates.lonLats, gates.school, schools.length);
  const measured = (metres: number, nearest: number | null) =>
    inMetres(measureHomes(travel, profile, homes, on, { maxMetres: metres, nearest }));
  return orderReach(cells.ids.length, [measured(maxMetres, null), measured(200_000, leastSchools)]);
}

function inMetres({ start, school, mm }: HomeSchoolTable) {
  return { start, school, metres: Array.from(mm, (each) => (each === unreachable ? -1 : metresOf(each))) };
}
