import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { cutTile, prepareLayer } from '#engines/tiles/cut-tile.ts';
import { packLayer } from '#engines/tiles/pack-layer.ts';
import type { TileAddress } from '#engines/tiles/types.ts';
import { collectOsm } from '../../geodata/build/base-map/collect-osm.ts';
import { roadClass } from '../../geodata/build/base-map/lines.ts';
import { type DecodedFeature, decodeTile } from '../support/decode-tile.ts';
import { findSharedData } from '../support/shared-data.ts';
import type { Bench } from './bench.ts';
import { cutNativeTiles, loadNativeRoads, nativeShapes, nativeTile } from './native-tiles.ts';

const ROUNDS = 5;
const TILES_A_ZOOM = 400;
/** ST_AsMVTGeom drops lines that its own simplification shrinks to a position, there-and-back ones too; none is larger than this. */
const TINY_UNITS = 4;
/** Tiles whose content is compared feature by feature. */
const COMPARED = 30;

const map = 'hcmc/roads-and-schools-2018.osm.pbf';

export const bench: Bench = {
  summary: 'tiles of a city’s roads cut from memory, against ST_AsMVT on one core of PostgreSQL',
  async run() {
    const path = findSharedData(map);
    if (!path) return { rows: [], notes: [`needs the real data file ../shared/data/${map}`] };
    const databaseUrl = process.env.DATABASE_URL;
    if (!databaseUrl) return { rows: [], notes: ['needs PostgreSQL with PostGIS at DATABASE_URL'] };
    const figures = await measureTiles(path, databaseUrl);
    const widest = Math.max(...figures.map(({ gapUnits }) => gapUnits));
    const compared = figures.reduce((sum, { features }) => sum + features, 0);
    return {
      rows: figures.map(({ zoom, tiles, oursSeconds, nativeSeconds }) => ({
        measure: `zoom ${zoom}, ${tiles} tiles, milliseconds`,
        ours: oursSeconds * 1000,
        reference: nativeSeconds * 1000,
        ratio: nativeSeconds / oursSeconds,
        target: '≥ 1 ×',
        holds: nativeSeconds >= oursSeconds,
      })),
      notes: [
        `${map}: every vertex kept on both sides; medians of ${ROUNDS} rounds`,
        `${compared} features compared: same ids, at most ${widest.toFixed(2)} tile units from PostGIS before it simplifies`,
      ],
    };
  },
};

interface TileFigures {
  zoom: number;
  tiles: number;
  /** Median seconds of cutting all of them on one core. */
  oursSeconds: number;
  nativeSeconds: number;
  features: number;
  /** Widest gap between our shape and the exact one, on either axis, in tile units. */
  gapUnits: number;
}

/**
 * Cuts the roads of a map file from memory and by ST_AsMVT (PostgreSQL at `databaseUrl`, one core, one statement),
 * every vertex kept. Throws when ids differ or a shape strays by more than one tile unit from PostGIS's own before it
 * rounds and simplifies.
 */
async function measureTiles(file: string, databaseUrl: string): Promise<TileFigures[]> {
  const { data } = await collectOsm(readFileSync(file), file);
  const roads = data.lines.flatMap(({ id, line, tags }) => {
    const found = roadClass(tags);
    return found && line.length > 1 ? [{ id, class: found.class, line }] : [];
  });
  const layer = prepareLayer(
    packLayer(
      'road',
      roads.map(({ id, class: name, line }) => ({
        id,
        properties: { class: name },
        geometry: { type: 'LineString', coordinates: line },
      })),
    ),
  );
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await loadNativeRoads(sql, roads);
    const figures: TileFigures[] = [];
    for (const zoom of [10, 12, 14, 16]) {
      const tiles = tilesWithRoads(roads, zoom);
      const oursSeconds = await median(ROUNDS, async () => {
        const started = performance.now();
        for (const tile of tiles) cutTile([layer], tile, 'full');
        return (performance.now() - started) / 1000;
      });
      const nativeSeconds = await median(ROUNDS, async () => (await cutNativeTiles(sql, tiles)).seconds);
      let gapUnits = 0;
      let features = 0;
      for (const tile of tiles.slice(0, COMPARED)) {
        const mine = decodeTile(cutTile([layer], tile, 'full')).road ?? new Map();
        const theirs = decodeTile(await nativeTile(sql, tile)).road ?? new Map();
        gapUnits = Math.max(gapUnits, compare(mine, theirs, await nativeShapes(sql, tile)));
        features += mine.size;
      }
      figures.push({ zoom, tiles: tiles.length, oursSeconds, nativeSeconds, features, gapUnits });
    }
    await sql`drop table bench_road`;
    return figures;
  } finally {
    await sql.end();
  }
}

/** Same ids but for tiny lines, which either side may round away; answers the widest gap to PostGIS's exact shape. */
function compare(
  ours: Map<number, DecodedFeature>,
  native: Map<number, DecodedFeature>,
  exact: Map<number, [number, number][]>,
): number {
  for (const [id, { positions }] of native) if (!ours.has(id)) requireTiny(id, positions, 'ST_AsMVT alone');
  let widest = 0;
  for (const [id, { positions }] of ours) {
    if (!native.has(id)) requireTiny(id, positions, 'ours alone');
    const shape = exact.get(id);
    if (!shape) throw new Error(`Feature ${id} is not in the database's tile.`);
    for (const part of positions) for (const point of part) widest = Math.max(widest, gap(point, shape));
    // And the other way round: no vertex inside the tile is missing from ours.
    for (const point of shape)
      if (inside(point)) widest = Math.max(widest, Math.min(...positions.map((line) => gap(point, line))));
  }
  if (widest > 1) throw new Error(`Shapes stray by ${widest} units.`);
  return widest;
}

function requireTiny(id: number, parts: number[][][], where: string): void {
  const points = parts.flat();
  const spread = (axis: number) => {
    const values = points.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  if (Math.max(spread(0), spread(1)) > TINY_UNITS)
    throw new Error(`Feature ${id} is in the tile of ${where}: ${JSON.stringify(parts)}.`);
}

const inside = (point: number[]) => point.every((value) => value >= 0 && value <= 4096);

/** Distance of a position from a line, on the worse axis. */
function gap([x, y]: number[], line: number[][]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = line[i];
    const [dx, dy] = [line[i + 1][0] - ax, line[i + 1][1] - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.max(Math.abs(x - ax - along * dx), Math.abs(y - ay - along * dy)));
  }
  return best;
}

/** Tiles in which a road has a vertex, evenly picked when there are many. */
function tilesWithRoads(roads: { line: [number, number][] }[], z: number): TileAddress[] {
  const seen = new Map<string, TileAddress>();
  for (const { line } of roads)
    for (const [lon, lat] of line) {
      const sine = Math.sin((lat * Math.PI) / 180);
      const x = Math.floor((lon / 360 + 0.5) * 2 ** z);
      const y = Math.floor((0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI) * 2 ** z);
      seen.set(`${x}/${y}`, { z, x, y });
    }
  const all = [...seen.values()];
  const step = Math.max(1, Math.floor(all.length / TILES_A_ZOOM));
  return all.filter((_, index) => index % step === 0).slice(0, TILES_A_ZOOM);
}

async function median(rounds: number, measure: () => Promise<number>): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) seconds.push(await measure());
  return seconds.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
