import { cellAt, labelCells, traceAreas } from './borders.ts';
import type { Communes } from './communes.ts';
import { distance, type Point } from './geometry.ts';
import type { Neighbourhoods } from './neighbourhoods.ts';
import type { School } from './schools.ts';

export interface ZonePlan {
  /** Communes that draw their zones: one area a public primary school. */
  areas: { school: School; ring: Point[] }[];
  /** Communes that list them: neighbourhood → public school, primary and lower secondary. */
  lines: {
    level: 'primary' | 'lower-secondary';
    commune: string;
    communeCode: string;
    neighbourhood: string;
    school: School;
  }[];
}

/** The zone plan, as each commune publishes its own. A neighbourhood goes to the nearest public school of its commune. */
export function planZones(communes: Communes, neighbourhoods: Neighbourhoods, schools: readonly School[]): ZonePlan {
  const open = schools.filter((school) => school.ownership === 'public');
  const primary = open.filter((school) => school.level === 'primary');
  const labels = labelCells((point) => {
    const commune = communes.list[communes.cells[cellAt(point)]];
    if (commune?.zones !== 'polygon') return -1;
    return nearest(primary, point, (school) => school.commune === commune);
  });
  const areas = [...traceAreas(labels)].map(([label, ring]) => ({ school: primary[label], ring }));
  const lines = neighbourhoods.list.flatMap((unit) =>
    (['primary', 'lower-secondary'] as const).flatMap((level) => {
      if (level === 'primary' && unit.commune.zones === 'polygon') return [];
      const own = open.filter((school) => school.level === level && school.commune === unit.commune);
      const school = own[nearest(own, unit.centre, () => true)];
      const { code: communeCode, name: commune } = unit.commune;
      return school ? [{ level, commune, communeCode, neighbourhood: unit.name, school }] : [];
    }),
  );
  return { areas, lines };
}

function nearest(schools: readonly School[], point: Point, wanted: (school: School) => boolean): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  schools.forEach((school, i) => {
    if (!wanted(school)) return;
    const metres = distance(school.sites[0].centre, point);
    if (metres < least) [best, least] = [i, metres];
  });
  return best;
}
