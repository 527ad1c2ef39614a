import { sql } from 'drizzle-orm';
import { readBaseMap } from '#artefacts/base-map.ts';
import type { TileLayer } from '#engines/tiles/types.ts';
import { worldX, worldY } from '#engines/tiles/world.ts';
import type { TravelNetwork } from '#engines/travel/prepare-network.ts';
import { snapPoint } from '#engines/travel/snap.ts';
import { metresOf } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { findArtefact } from '../areas/queries.ts';
import type { LonLat } from '../areas/types.ts';
import { findNetwork } from '../travel/hold-network.ts';

/** What is known of the ground at a place. */
export interface Ground {
  communeCode: string | null;
  /** Null before roads are imported. */
  roadMetres: number | null;
  inWater: boolean | null;
}

const heldWater = holdPerOwner<TileLayer | null>(4);

/** The commune, the nearest road and the water at each of these places. */
export async function checkGround(context: Context, places: readonly LonLat[]): Promise<Ground[]> {
  const communes = await communesAt(context, places);
  const network = await findNetwork(context);
  const water = await holdWater(context);
  return places.map((lonLat, i) => ({
    communeCode: communes[i],
    roadMetres: network ? metresToRoad(network.travel, lonLat) : null,
    inWater: water && isInside(water, lonLat),
  }));
}

/** As far as the nearest road is looked for: a place without one is said to be this far from it. */
const farthestRoadMetres = 300_000;

function metresToRoad(travel: TravelNetwork, lonLat: LonLat): number {
  const { edge, legMm } = snapPoint(travel, 'walk', lonLat);
  return edge < 0 ? farthestRoadMetres : metresOf(legMm);
}

async function communesAt({ database, organisationId }: Context, places: readonly LonLat[]) {
  const asked = JSON.stringify(places.map(([lon, lat], at) => ({ at, lon, lat })));
  const found = await rows<{ at: number; code: string }>(
    database.db,
    sql`select p.at, min(u.code) as code from jsonb_to_recordset(${asked}::jsonb) as p(at int, lon float8, lat float8)
      join administrative_units u on u.organisation_id = ${organisationId} and u.valid_to is null
        and st_intersects(u.geom, st_setsrid(st_makepoint(p.lon, p.lat), 4326)) group by p.at`,
  );
  const codes = new Map(found.map(({ at, code }) => [at, code]));
  return places.map((_, at) => codes.get(at) ?? null);
}

async function holdWater({ database, organisationId, artefacts }: Context): Promise<TileLayer | null> {
  const sha256 = await findArtefact(database.db, organisationId, 'base-map');
  if (!sha256) return null;
  return heldWater(database).get(organisationId, sha256, async () => {
    const { layers } = readBaseMap(await artefacts.get(sha256));
    return layers.find(({ name }) => name === 'water') ?? null;
  });
}

/** True where an odd number of rings of one feature lie around the place. */
function isInside({ kinds, boxes, firstPart, firstVertex, positions }: TileLayer, [lon, lat]: LonLat): boolean {
  const [x, y] = [worldX(lon), worldY(lat)];
  for (let f = 0; f < kinds.length; f++) {
    if (x < boxes[4 * f] || y < boxes[4 * f + 1] || x > boxes[4 * f + 2] || y > boxes[4 * f + 3]) continue;
    let inside = false;
    for (let part = firstPart[f]; part < firstPart[f + 1]; part++) {
      const [start, end] = [firstVertex[part], firstVertex[part + 1]];
      for (let v = start, before = end - 1; v < end; before = v++) {
        const [ax, ay, bx, by] = [
          positions[2 * v],
          positions[2 * v + 1],
          positions[2 * before],
          positions[2 * before + 1],
        ];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    if (inside) return true;
  }
  return false;
}
