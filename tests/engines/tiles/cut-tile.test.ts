import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#engines/random.ts';
import { cutTile, prepareLayer } from '#engines/tiles/cut-tile.ts';
import { packLayer } from '#engines/tiles/pack-layer.ts';
import { thinPoints } from '#engines/tiles/thin-points.ts';
import type { TileFeature } from '#engines/tiles/types.ts';
import { decodeTile } from '../../support/decode-tile.ts';

const saigon: [number, number] = [106.7, 10.776];
const addressOfSaigon = (z: number) => {
  const sine = Math.sin((saigon[1] * Math.PI) / 180);
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
  return { z, x: Math.floor((saigon[0] / 360 + 0.5) * 2 ** z), y: Math.floor(y * 2 ** z) };
};

/** Lines, polygons with a hole and points around the middle of the city, some larger than a tile. */
function scatter(count: number): TileFeature[] {
  const random = seededRandom('tiles');
  const near = (spread: number) => (random() - 0.5) * spread;
  return Array.from({ length: count }, (_, id): TileFeature => {
    const [x, y] = [saigon[0] + near(0.3), saigon[1] + near(0.3)];
    const size = 0.0005 + random() ** 4 * 0.1;
    const ring = (radius: number) =>
      Array.from({ length: 13 }, (_, i): number[] => {
        const turn = ((i % 12) / 6) * Math.PI;
        return [x + radius * Math.cos(turn), y + radius * Math.sin(turn) * (1 + 0.3 * Math.cos(3 * turn))];
      });
    const properties = { name: `f${id}`, order: id % 7, half: id / 2, known: id % 2 === 0 };
    if (id % 3 === 0) return { id, properties, geometry: { type: 'Point', coordinates: [x, y] } };
    if (id % 3 === 1) return { id, properties, geometry: { type: 'LineString', coordinates: ring(size).slice(0, 9) } };
    return { id, properties, geometry: { type: 'Polygon', coordinates: [ring(size), ring(size / 3)] } };
  });
}

describe('a tile cut from flat arrays', () => {
  const features = scatter(900);
  const layer = prepareLayer(packLayer('all', features));
  const twin = new GeoJSONVT(
    { type: 'FeatureCollection', features: features.map((feature) => ({ type: 'Feature', ...feature })) } as never,
    { maxZoom: 16, tolerance: 0, extent: 4096, buffer: 64, indexMaxZoom: 0 },
  );

  test.each([8, 10, 12, 14])('has at zoom %i the ids, properties and shapes of the slow twin', (z) => {
    const address = addressOfSaigon(z);
    const ours = decodeTile(cutTile([layer], address, 'full')).all;
    const tile = twin.getTile(address.z, address.x, address.y);
    const theirs = decodeTile(fromGeojsonVt({ all: tile as never }, { version: 2, extent: 4096 })).all;
    for (const [id, feature] of ours) {
      const other = theirs.get(id);
      expect(other, `feature ${id}`).toBeDefined();
      expect(feature.type).toBe(other?.type);
      expect(feature.properties).toEqual(other?.properties);
      expect(distance(feature.positions, other?.positions ?? [])).toBeLessThanOrEqual(1);
      expect(distance(other?.positions ?? [], feature.positions)).toBeLessThanOrEqual(1);
    }
    // What the twin has beyond ours has shrunk to a single position.
    for (const [id, feature] of theirs) if (!ours.has(id)) expect(extentOf(feature.positions)).toBeLessThanOrEqual(1);
  });

  test('leaves out vertices nearer than a third of a pixel to their chord, and nothing else', () => {
    const address = addressOfSaigon(10);
    const full = cutTile([layer], address, 'full');
    const drawn = cutTile([layer], address);
    expect(drawn.length).toBeLessThan(full.length);
    const coarse = decodeTile(drawn).all;
    for (const [id, feature] of decodeTile(full).all)
      if (coarse.has(id) && feature.type !== 1)
        expect(distance(coarse.get(id)?.positions ?? [], feature.positions)).toBeLessThanOrEqual(4096 / 512 / 3 + 1);
  });

  test('is empty bytes where nothing lies', () => {
    expect(cutTile([layer], { z: 12, x: 0, y: 0 })).toHaveLength(0);
  });

  test('drops a hole with the ring it lies in, and absent values rather than writing zero', () => {
    const tiny = 1e-7;
    const ring = (r: number) => [
      [106.7, 10.7],
      [106.7 + r, 10.7],
      [106.7 + r, 10.7 + r],
      [106.7, 10.7],
    ];
    const small = packLayer('all', [
      { id: 1, properties: { seats: null }, geometry: { type: 'Polygon', coordinates: [ring(tiny), ring(tiny / 2)] } },
      { id: 2, properties: { seats: undefined, name: 'x' }, geometry: { type: 'Polygon', coordinates: [ring(0.2)] } },
    ]);
    const tile = decodeTile(cutTile([prepareLayer(small)], { z: 6, x: 50, y: 30 })).all;
    expect([...tile.keys()]).toEqual([2]);
    expect(tile.get(2)?.properties).toEqual({ name: 'x' });
  });
});

describe('120,000 address points', () => {
  const random = seededRandom('addresses');
  const lonLats = Array.from({ length: 120_000 }, (): [number, number] => [
    saigon[0] + (random() + random() - 1) * 0.15,
    saigon[1] + (random() + random() - 1) * 0.15,
  ]);
  const zooms = thinPoints(lonLats, 24, 14);
  const layer = prepareLayer(
    packLayer(
      'address',
      lonLats.map((coordinates, id) => ({
        id,
        properties: { number: String(id % 900) },
        geometry: { type: 'Point', coordinates },
        zoom: zooms[id],
      })),
    ),
  );

  test('never crowd a tile, and are all there at the deepest zoom', () => {
    for (const z of [10, 13, 14, 15, 16]) {
      const tile = decodeTile(cutTile([layer], addressOfSaigon(z))).address;
      expect(tile?.size ?? 0, `zoom ${z}`).toBeLessThanOrEqual(600);
    }
    expect(zooms.every((zoom) => zoom >= 14 && zoom <= 16)).toBe(true);
  });
});

/** The farthest that a vertex of one shape lies from the other shape, in tile units on either axis. */
function distance(from: number[][][], to: number[][][]): number {
  let worst = 0;
  for (const part of from)
    for (const point of part) worst = Math.max(worst, Math.min(...to.map((other) => nearest(point, other))));
  return worst;
}

function nearest([x, y]: number[], line: number[][]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < line.length; i++) {
    const [ax, ay] = line[Math.max(0, i - 1)];
    const [dx, dy] = [line[i][0] - ax, line[i][1] - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.max(Math.abs(x - ax - along * dx), Math.abs(y - ay - along * dy)));
  }
  return best;
}

function extentOf(parts: number[][][]): number {
  const all = parts.flat();
  const side = (axis: number) => Math.max(...all.map((p) => p[axis])) - Math.min(...all.map((p) => p[axis]));
  return all.length === 0 ? 0 : Math.max(side(0), side(1));
}
