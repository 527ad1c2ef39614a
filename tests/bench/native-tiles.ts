import type postgres from 'postgres';
import type { TileAddress } from '#engines/tiles/types.ts';
import type { OsmMapData } from '../../geodata/build/base-map/collect-osm.ts';

/** Puts the lines into a table of their own in web mercator with a spatial index: what a tile server would store. */
export async function loadNativeRoads(
  sql: postgres.Sql,
  lines: { id: number; class: string; line: OsmMapData['lines'][number]['line'] }[],
) {
  await sql.unsafe(`set client_min_messages = warning; create extension if not exists postgis;
    drop table if exists bench_road; create table bench_road (id bigint primary key, class text not null, geom geometry(LineString, 3857) not null)`);
  for (let from = 0; from < lines.length; from += 5000) {
    const some = lines.slice(from, from + 5000);
    await sql`insert into bench_road select id, class, ST_Transform(ST_GeomFromText(line, 4326), 3857)
      from unnest(${some.map(({ id }) => id)}::bigint[], ${some.map((line) => line.class)}::text[],
        ${some.map(({ line }) => `LINESTRING(${line.map(([lon, lat]) => `${lon} ${lat}`).join(',')})`)}::text[]) as given(id, class, line)`;
  }
  await sql.unsafe(
    `create index on bench_road using gist (geom); analyze bench_road; set max_parallel_workers_per_gather = 0; set jit = off`,
  );
}

const tileQuery = `
  select ST_AsMVT(seen, 'road', 4096, 'geom', 'id') as tile from (
    select id, class, ST_AsMVTGeom(geom, ST_TileEnvelope(z, x, y), 4096, 64, true) as geom
    from bench_road where geom && ST_TileEnvelope(z, x, y, margin => 64.0 / 4096)
  ) seen where geom is not null`;

/** Cuts every tile inside PostgreSQL in one statement, so that no round trip is counted; answers seconds and bytes. */
export async function cutNativeTiles(
  sql: postgres.Sql,
  tiles: TileAddress[],
): Promise<{ seconds: number; bytes: number }> {
  const started = performance.now();
  const [{ bytes }] = await sql.unsafe<{ bytes: number }[]>(
    `select coalesce(sum(length(tile)), 0)::int as bytes
     from unnest($1::int[], $2::int[], $3::int[]) as wanted(z, x, y), lateral (${tileQuery}) cut`,
    [tiles.map(({ z }) => z), tiles.map(({ x }) => x), tiles.map(({ y }) => y)],
  );
  return { seconds: (performance.now() - started) / 1000, bytes };
}

/** The bytes of one tile, for comparison. */
export async function nativeTile(sql: postgres.Sql, { z, x, y }: TileAddress): Promise<Uint8Array> {
  const [row] = await sql.unsafe<{ tile: Uint8Array }[]>(
    `select tile from (values ($1::int, $2::int, $3::int)) as wanted(z, x, y), lateral (${tileQuery}) cut`,
    [z, x, y],
  );
  return row.tile;
}

/** Every road's exact shape in units of the tile, before clipping and simplification, by id. */
export async function nativeShapes(
  sql: postgres.Sql,
  { z, x, y }: TileAddress,
): Promise<Map<number, [number, number][]>> {
  const rows = await sql.unsafe<{ id: string; shape: { coordinates: [number, number][] } }[]>(
    `select id, ST_AsGeoJSON(ST_Affine(geom, 4096 / (ST_XMax(e) - ST_XMin(e)), 0, 0, -4096 / (ST_YMax(e) - ST_YMin(e)),
       -ST_XMin(e) * 4096 / (ST_XMax(e) - ST_XMin(e)), ST_YMax(e) * 4096 / (ST_YMax(e) - ST_YMin(e))), 6)::json as shape
     from (select ST_TileEnvelope($1, $2, $3) as e) tile, bench_road
     where geom && ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096)`,
    [z, x, y],
  );
  return new Map(rows.map(({ id, shape }) => [Number(id), shape.coordinates]));
}
