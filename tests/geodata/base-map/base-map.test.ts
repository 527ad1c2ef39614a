import { describe, expect, test } from 'vitest';
import { readBaseMap, writeBaseMap } from '#artefacts/base-map.ts';
import type { TileLayer } from '#engines/tiles/types.ts';
import { joinLines } from '../../../geodata/build/base-map/line-names.ts';
import { assembleRings } from '../../../geodata/build/base-map/rings.ts';
import { buildBaseMap } from '../../../geodata/build/base-map.ts';
import { writeOsm } from '../../../geodata/sources/osm/write-osm.ts';

/*
 *  1──2──3     7 8   a lake of two ways (1-2-3, 3-4-1) with an island 5-6-9
 *  │     │
 *  └──4──┘     10──11──12  one street in two pieces, and an alley
 */
const at = (id: number, x: number, y: number, tags?: Record<string, string>) => ({
  id,
  lon: 106.7 + x / 1000,
  lat: 10.7 + y / 1000,
  tags,
});
const file = writeOsm({
  nodes: [
    at(1, 0, 9),
    at(2, 5, 9),
    at(3, 9, 9),
    at(4, 5, 0),
    at(5, 4, 6),
    at(6, 6, 6),
    at(9, 5, 4),
    at(10, 20, 0),
    at(11, 24, 0),
    at(12, 28, 0),
    at(13, 24, 4),
    at(20, 30, 3, { place: 'village', name: 'Bình Khánh' }),
    at(21, 31, 3, { 'addr:housenumber': '123/45/6' }),
    at(22, 32, 3, { place: '7107', name: '7107' }),
  ],
  ways: [
    { id: 1, refs: [1, 2, 3], tags: {} },
    { id: 2, refs: [1, 4, 3], tags: {} },
    { id: 3, refs: [5, 6, 9, 5], tags: {} },
    { id: 4, refs: [10, 11], tags: { highway: 'primary', name: 'Đường Lê Lợi' } },
    { id: 5, refs: [12, 11], tags: { highway: 'primary', name: 'Đường Lê Lợi', bridge: 'yes' } },
    { id: 6, refs: [11, 13], tags: { highway: 'service', name: 'Hẻm 123' } },
    { id: 7, refs: [1, 2, 4, 1], tags: { building: 'yes' } },
  ],
  relations: [
    {
      id: 1,
      members: [
        { type: 'way', ref: 1, role: 'outer' },
        { type: 'way', ref: 2, role: 'outer' },
        { type: 'way', ref: 3, role: 'inner' },
      ],
      tags: { type: 'multipolygon', natural: 'water', name: 'Hồ Sen' },
    },
  ],
});

describe('a base map', () => {
  test('draws what the file contains: water with its island, roads by class, names, house numbers', async () => {
    const { baseMap, issues, summary } = await buildBaseMap(file, 'town.osm.pbf');
    expect(issues).toEqual([]);
    expect(summary.features).toMatchObject({
      water: 1,
      road: 3,
      building: 1,
      'area-name': 1,
      'place-name': 1,
      'house-number': 1,
    });
    const water = layerOf(baseMap.layers, 'water');
    expect(water.firstPart[1] - water.firstPart[0]).toBe(2);
    expect(layerOf(baseMap.layers, 'road').values).toEqual(expect.arrayContaining(['major', 'alley', true]));
    expect(layerOf(baseMap.layers, 'house-number').values).toEqual(['123/45/6']);
    expect(layerOf(baseMap.layers, 'place-name').values).toContain('Bình Khánh');
  });

  test('writes a street that is cut at a crossing as one line, so that its name has room', async () => {
    const { baseMap } = await buildBaseMap(file, 'town.osm.pbf');
    const names = layerOf(baseMap.layers, 'line-name');
    expect(names.kinds).toHaveLength(2);
    expect(names.firstPart).toEqual(Uint32Array.of(0, 1, 2));
  });

  test('comes back from its artefact as it went in, and gives the same bytes each time', async () => {
    const { baseMap } = await buildBaseMap(file, 'town.osm.pbf');
    const bytes = writeBaseMap(baseMap);
    expect(readBaseMap(bytes)).toEqual(baseMap);
    expect(writeBaseMap((await buildBaseMap(file, 'town.osm.pbf')).baseMap)).toEqual(bytes);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(readBaseMap(shifted.subarray(3))).toEqual(baseMap);
  });

  test('is refused when it is another file or another version', () => {
    expect(() => readBaseMap(new Uint8Array(40))).toThrow(/not a base map/);
    const bytes = writeBaseMap({ layers: [] });
    bytes[8] = 99;
    expect(() => readBaseMap(bytes)).toThrow(/version 99/);
  });

  test('says so when the file is not a map', async () => {
    const { baseMap, issues } = await buildBaseMap(new TextEncoder().encode('id,name\n1,x\n'), 'schools.csv');
    expect(issues[0]).toMatchObject({ severity: 'refuse' });
    expect(baseMap.layers.every(({ kinds }) => kinds.length === 0)).toBe(true);
  });
});

describe('rings and lines', () => {
  test('close over ways in any direction, and an open ring is left out', () => {
    expect(
      assembleRings([
        [1, 2, 3],
        [1, 4, 3],
      ]),
    ).toEqual([[1, 2, 3, 4, 1]]);
    expect(
      assembleRings([
        [1, 2, 3],
        [3, 4],
      ]),
    ).toEqual([]);
  });

  test('do not join where three meet', () => {
    const middle: [number, number] = [1, 0];
    expect(
      joinLines([
        [[0, 0], middle],
        [middle, [2, 0]],
        [middle, [1, 1]],
      ]),
    ).toHaveLength(3);
    expect(
      joinLines([
        [[0, 0], middle],
        [[2, 0], middle],
      ]),
    ).toHaveLength(1);
  });
});

function layerOf(layers: TileLayer[], name: string): TileLayer {
  const found = layers.find((layer) => layer.name === name);
  if (!found) throw new Error(`There is no layer ${name}.`);
  return found;
}
