import { describe, expect, test } from 'vitest';
import type { SchoolSummary } from '../../../api/client.ts';
import { describeMap } from '../../../web/map/describe.ts';
import { levelShown } from '../../../web/map/map-data.ts';
import {
  balanceShapes,
  childrenShapes,
  flowShapes,
  loadShapes,
  shareShapes,
} from '../../../web/map/sources/demand-shapes.ts';
import { ringOf } from '../../../web/map/sources/school-points.ts';
import { routeShapes, walkingShapes } from '../../../web/map/sources/travel-shapes.ts';
import '../../../web/text/text.ts';

const school: SchoolSummary = {
  id: 's1',
  code: '1',
  name: 'Trường Tiểu học Bình An',
  levels: ['primary', 'lower-secondary'],
  levelInferred: false,
  ownership: 'public',
  communeCode: null,
  communeName: null,
  lonLat: [106.7, 10.7],
  seats: null,
  pupils: null,
  rooms: null,
  fill: null,
  synthetic: true,
};
const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

describe('a school on the map', () => {
  test('shows unknown capacity as unknown, never as empty, and turns only beyond 100 %', () => {
    expect([null, 0, 0.01, 0.5, 0.99, 1, 1.01].map(ringOf)).toEqual(['unknown', '0', '1', '5', '9', '10', 'over']);
  });

  test('is drawn by the level asked for when it has it', () => {
    expect(levelShown(school, 'lower-secondary')).toBe('lower-secondary');
    expect(levelShown(school, 'nursery')).toBe('primary');
  });
});

describe('what is laid over the map', () => {
  test('stretches of road carry the children who walk them and how many more than before', () => {
    const lines: [number, number][][] = [[square.coordinates[0][0] as [number, number], [1, 1]]];
    const loads = [
      { before: 40, after: 1_240, lines },
      { before: 30, after: 0, lines },
      { before: 7, after: 7, lines },
    ];
    const found = loadShapes(loads, 'vi').features.map(({ properties }) => properties);
    expect(found).toEqual([
      { children: 1_240, change: 1_200, label: '1.240 (+1.200)' },
      { children: 0, change: -30, label: '0 (−30)' },
      { children: 7, change: 0, label: '7' },
    ]);
    expect(describeMap({ loads }, 'primary', 'en')).toContain('3 stretches of road');
  });

  test('cells carry the children who live there, in words where they may be told', () => {
    const cell = (children: number | null) => ({
      type: 'Feature' as const,
      properties: { children },
      geometry: square,
    });
    const cells = { type: 'FeatureCollection' as const, features: [cell(1_240), cell(5), cell(null)] };
    const found = childrenShapes(cells, 'vi').features.map(({ properties }) => properties);
    expect(found).toEqual([{ children: 1_240, label: '1.240' }, { children: 5, label: '5' }, { children: 0 }]);
    expect(describeMap({ children: cells }, 'primary', 'en')).toContain('2 cells of five or more');
  });

  test('communes carry the seats they are over or short, in words; unknown stays unknown', () => {
    const commune = (code: string) => ({ type: 'Feature' as const, properties: { code }, geometry: square });
    const shapes = { type: 'FeatureCollection' as const, features: ['a', 'b', 'c', 'd'].map(commune) };
    const balances = [
      { code: 'a', balance: -1200, seats: 4000 },
      { code: 'b', balance: 30, seats: 0 },
      { code: 'c', balance: null, seats: 50 },
    ];
    const found = balanceShapes(shapes, balances, 'vi').features.map(({ properties }) => properties);
    expect(found).toEqual([
      { code: 'a', balance: -1200, ofSeats: -0.3, label: '−1.200' },
      { code: 'b', balance: 30, ofSeats: 1, label: '+30' },
      { code: 'c', balance: null },
      { code: 'd', balance: null },
    ]);
  });

  test('a route keeps its kinds and tells its metres at the end', () => {
    const shapes = routeShapes(
      {
        metres: 1234,
        networkVersion: 'x',
        stretches: [
          {
            kind: 'leg',
            name: '',
            metres: 4,
            line: [
              [0, 0],
              [0, 1],
            ],
          },
          {
            kind: 'ferry',
            name: 'Phà',
            metres: 1230,
            line: [
              [0, 1],
              [0, 2],
            ],
          },
        ],
      },
      'vi',
    );
    expect(shapes.features.map(({ properties }) => properties?.kind)).toEqual(['leg', 'ferry', 'total']);
    expect(shapes.features[2]).toMatchObject({ properties: { label: '1,2 km' }, geometry: { coordinates: [0, 2] } });
  });

  test('walking areas are drawn from the outside in', () => {
    const areas = {
      type: 'FeatureCollection' as const,
      features: [500, 2000, 1000].map((metres) => ({
        type: 'Feature' as const,
        properties: { metres },
        geometry: square,
      })),
    };
    expect(walkingShapes(areas, 'vi').features.map(({ properties }) => [properties?.metres, properties?.band])).toEqual(
      [
        [2000, 2],
        [1000, 1],
        [500, 0],
      ],
    );
  });

  test('an unknown share stays unknown', () => {
    const row = { communeName: '', unreachable: 0, medianMetres: null };
    const coverage = {
      level: 'primary' as const,
      profile: 'walk' as const,
      limits: [500],
      rows: [
        { ...row, communeCode: 'a', children: 10, within: [4] },
        { ...row, communeCode: 'b', children: 3, within: [null] },
      ],
      total: { children: 13, within: [4], unreachable: 0, medianMetres: null },
      synthetic: true,
    };
    const shapes = {
      type: 'FeatureCollection' as const,
      features: ['a', 'b', 'c'].map((code) => ({ type: 'Feature' as const, properties: { code }, geometry: square })),
    };
    expect(shareShapes(shapes, coverage, 500).features.map(({ properties }) => properties?.share)).toEqual([
      0.4,
      null,
      null,
    ]);
  });

  test('flows end at their school, and those of other schools step back when one is chosen', () => {
    const flows = {
      cells: [{ centre: [106.6, 10.6] as [number, number], schoolId: 's1', children: 12, meanMetres: 700 }],
      hidden: 2,
    };
    const line = flowShapes(flows, [school], 'primary', null).features[0];
    expect(line.geometry.type === 'LineString' && line.geometry.coordinates.at(-1)).toEqual(school.lonLat);
    expect(
      flowShapes(flows, [school], 'primary', 'other').features.map(({ properties }) => properties?.dimmed),
    ).toEqual([true]);
  });

  test('is also told in words', () => {
    const text = describeMap({ schools: [school], home: [106.7, 10.7] }, 'primary', 'vi');
    expect(text).toContain('Bản đồ có 1 trường (Tiểu học).');
    expect(text).toContain('Ghim nhà đã được đặt.');
  });
});
