import { cellToLatLng, gridRing, latLngToCell } from 'h3-js';
import { sampleRoads } from '#engines/travel/road-samples.ts';
import { communeAt, indexCommunes } from '../../../geodata/sources/communes/commune-index.ts';
import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { findLatestBatch, listCommuneRecords } from '../areas/queries.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { demandResolution } from './store-demand-cells.ts';

/** The cells children can be put in: all with a road one can walk on. */
export interface RoadCells {
  /** H3 cells in the order of their names. */
  cells: string[];
  indexOf: ReadonlyMap<string, number>;
  /** Millimetres of road in each. */
  roadMm: Float64Array;
  /** Code of the commune the middle of each lies in, or null. */
  communeOf: (string | null)[];
}

const stepMm = 100_000;
/** People counted off the roads are moved this many cells (some 300 m each) at most. */
const farthestRing = 10;
const holder = holdPerOwner<RoadCells>(4);

/** Held until roads or communes change. Throws `conflict` before roads are imported. */
export async function holdRoadCells(context: Context): Promise<RoadCells> {
  const { database, organisationId } = context;
  const network = await holdNetwork(context);
  const borders = await findLatestBatch(database.db, organisationId, ['communes']);
  return holder(database).get(organisationId, `${network.version} ${borders}`, async () => {
    const { lonLats, lengthMm, snaps } = sampleRoads(network.travel, 'walk', stepMm);
    const sums = new Map<string, number>();
    for (let i = 0; i < snaps.count; i++) {
      const cell = latLngToCell(lonLats[2 * i + 1], lonLats[2 * i], demandResolution);
      sums.set(cell, (sums.get(cell) ?? 0) + lengthMm[i]);
    }
    const communes = indexCommunes(await listCommuneRecords(database.db, organisationId));
    const cells = [...sums.keys()].sort();
    return {
      cells,
      indexOf: new Map(cells.map((cell, i) => [cell, i])),
      roadMm: Float64Array.from(cells, (cell) => sums.get(cell)!),
      communeOf: cells.map((cell) => {
        const [lat, lon] = cellToLatLng(cell);
        return communeAt(communes, lon, lat)?.code ?? null;
      }),
    };
  });
}

/** The cell itself where it has a road, else the first of its rings that has one in the same commune; null beyond some 3 km. */
export function nearestRoadCell(
  cell: string,
  communeCode: string | null,
  { indexOf, communeOf }: Pick<RoadCells, 'indexOf' | 'communeOf'>,
): number | null {
  const own = indexOf.get(cell);
  if (own !== undefined) return own;
  for (let ring = 1; ring <= farthestRing; ring++) {
    const near = gridRing(cell, ring)
      .flatMap((other) => indexOf.get(other) ?? [])
      .filter((at) => communeOf[at] === communeCode);
    if (near.length > 0) return Math.min(...near);
  }
  return null;
}
