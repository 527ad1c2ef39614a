import { sql } from 'drizzle-orm';
import { cellToLatLng, latLngToCell, polygonToCells } from 'h3-js';
import { type CommuneIndex, communeAt, indexCommunes } from '../../../geodata/sources/communes/commune-index.ts';
import { readPeople } from '../../../geodata/sources/people/read-people.ts';
import type { PeopleFile, RasterBand } from '../../../geodata/sources/people/types.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { diffRecords } from '../areas/diff-records.ts';
import type { ImportKind, ImportReading } from '../areas/import-kind.ts';
import { findSettings, listCommuneRecords, listOrganisations } from '../areas/queries.ts';
import { type CountScope, type StoredCount, storeCounts } from './store-counts.ts';
import { demandResolution } from './store-demand-cells.ts';

/** About the width of a cell. */
const cellDegrees = 0.003;

/**
 * Where people live: a raster of people by age, hamlets with their children by age, or addresses. Counts are kept in cells (hamlets by name);
 * demand is made from them when a planner says so. A raster of the same ages, a list of hamlets or of addresses takes the place of the one there
 * was; the two sexes of one age stand beside each other.
 */
export const peopleImport: ImportKind = {
  name: 'people',
  async read(context, file, options) {
    const { database, organisationId } = context;
    const records = await listCommuneRecords(database.db, organisationId);
    const communes = records.length > 0 ? indexCommunes(records) : undefined;
    const organisation = (await listOrganisations(database.db)).find(({ id }) => id === organisationId);
    const country = (await findSettings(database.db, organisationId))?.profile.bounds;
    const bounds = communes?.bounds ?? organisation?.bounds ?? [...(country ?? [-180, -90, 180, 90])];
    const { ages, crs } = options;
    const read = await readPeople(file.bytes, file.name, { ages, crs, communes, bounds });
    const { source, counts, summary } = understand(read, communes);
    const parts = source === 'hamlets' ? await partsOf(database.db, organisationId, counts) : partsIn(counts, source);
    return {
      issues: read.issues,
      count: counts.length,
      attribution: options.attribution ?? null,
      summary,
      async diff(on) {
        const before = await listCompared(on, organisationId, source, parts);
        const after = new Map(counts.map(({ part, key, people }) => [`${part} ${key}`, { people }]));
        return diffRecords(before, after, () => true);
      },
      write: (tx, batch) => {
        const scope: CountScope = { organisationId, source, synthetic: batch.synthetic, batchId: batch.id };
        return storeCounts(tx, database.space, scope, parts, counts);
      },
    };
  },
};

interface Understood {
  source: CountScope['source'];
  counts: StoredCount[];
  summary: ImportReading['summary'];
}

function understand(read: PeopleFile, communes: CommuneIndex | undefined): Understood {
  if (read.kind === 'raster') {
    const counts = read.bands.flatMap((band) => countBand(band, communes));
    const people = read.bands.reduce((sum, band) => sum + sumOf(band.pixels), 0);
    const elements = read.bands.reduce((sum, { pixels }) => sum + pixels.length, 0);
    const withoutFigure = read.bands.reduce((sum, band) => sum + band.withoutFigure, 0);
    const ages = read.bands.map(({ part }) => part).join(', ');
    const summary = { peopleSource: 'raster', people: Math.round(people), ages, elements, withoutFigure };
    return { source: 'raster', counts, summary };
  }
  if (read.kind === 'hamlets') {
    const counts = read.hamlets.flatMap(({ communeCode, hamlet, lonLat, ages }) =>
      ages.map(({ from, to, people }): StoredCount => {
        const cell = lonLat ? latLngToCell(lonLat[1], lonLat[0], demandResolution) : null;
        const key = `${communeCode}/${hamlet}`;
        return { part: `${from}-${to}`, key, cell, commune_code: communeCode, age_from: from, age_to: to, people };
      }),
    );
    const withPoint = read.hamlets.filter(({ lonLat }) => lonLat).length;
    const people = counts.reduce((sum, count) => sum + count.people, 0);
    return {
      source: 'hamlets',
      counts,
      summary: { peopleSource: 'hamlets', people, hamlets: read.hamlets.length, withPoint },
    };
  }
  if (read.kind === 'addresses') {
    const pixels = read.points.map(([lon, lat]) => ({ lon, lat, people: 1 }));
    const counts = countBand({ part: '', ages: null, pixels, size: [0, 0] }, communes);
    return { source: 'addresses', counts, summary: { peopleSource: 'addresses', addresses: read.points.length } };
  }
  return { source: 'addresses', counts: [], summary: {} };
}

/** People by cell; a cell belongs to the commune its middle lies in, for every source alike. */
function countBand(
  { part, ages, pixels, size }: Omit<RasterBand, 'withoutFigure'>,
  communes: CommuneIndex | undefined,
): StoredCount[] {
  const people = new Map<string, number>();
  for (const pixel of pixels) {
    const inside = cellsOf(pixel, size);
    for (const cell of inside) people.set(cell, (people.get(cell) ?? 0) + pixel.people / inside.length);
  }
  return [...people].map(([cell, sum]) => {
    const [lat, lon] = cellToLatLng(cell);
    const commune_code = communes ? (communeAt(communes, lon, lat)?.code ?? null) : null;
    const [age_from, age_to] = [ages?.from ?? null, ages?.to ?? null];
    return { part, key: cell, cell, commune_code, age_from, age_to, people: sum };
  });
}

/** The cells whose middles lie in an element, which share its people evenly; of an element smaller than a cell the one around its own middle. */
function cellsOf({ lon, lat }: RasterBand['pixels'][number], [width, height]: RasterBand['size']): string[] {
  const own = latLngToCell(lat, lon, demandResolution);
  if (Math.max(width, height) < cellDegrees) return [own];
  const [west, east, south, north] = [lon - width / 2, lon + width / 2, lat - height / 2, lat + height / 2];
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const inside = polygonToCells([corners], demandResolution, true);
  return inside.length > 0 ? inside : [own];
}

function sumOf(pixels: RasterBand['pixels']): number {
  return pixels.reduce((sum, { people }) => sum + people, 0);
}

/** Parts a file speaks of: a raster its own bands, addresses the one they have. */
function partsIn(counts: readonly StoredCount[], source: CountScope['source']): string[] {
  return source === 'addresses' ? [''] : [...new Set(counts.map(({ part }) => part))];
}

/** A list of hamlets is a whole survey: bands of the one before go with it. */
async function partsOf(on: Queryable, organisationId: string, counts: readonly StoredCount[]): Promise<string[]> {
  const found = await rows<{ part: string }>(
    on,
    sql`select distinct part from demand_counts where organisation_id = ${organisationId} and source = 'hamlets'`,
  );
  return [...new Set([...found.map(({ part }) => part), ...counts.map(({ part }) => part)])];
}

async function listCompared(
  on: Queryable,
  organisationId: string,
  source: string,
  parts: readonly string[],
): Promise<Map<string, { people: number }>> {
  const found = await rows<{ key: string; people: number }>(
    on,
    sql`select part || ' ' || key as key, people from demand_counts
      where organisation_id = ${organisationId} and source = ${source}
        and part in (select jsonb_array_elements_text(${JSON.stringify(parts)}::jsonb))`,
  );
  return new Map(found.map(({ key, people }) => [key, { people }]));
}
