import { describe, expect, test } from 'vitest';
import { areasByRoad } from '#engines/catchment/areas-by-road.ts';
import { simplifyRing } from '#engines/catchment/simplify-ring.ts';
import { walkingAreas } from '#engines/catchment/walking-areas.ts';
import { schoolsFromHome } from '#engines/travel/from-home.ts';
import { snapGates } from '#engines/travel/gates.ts';
import { nearestSchools } from '#engines/travel/nearest.ts';
import { sampleRoads } from '#engines/travel/road-samples.ts';
import { findRoute } from '#engines/travel/route.ts';
import { snapAt, snapPoints } from '#engines/travel/snap.ts';
import { containsPoint } from '../../../geodata/sources/polygons.ts';
import { aRoadTown } from '../../support/a-road-town.ts';

// A river runs between the rows; the only bridge is at the right.
const town = await aRoadTown(`
A-----------------B
                  |
C-----------------D~~~~~E--F
`);
const gates = snapGates(
  town.travel,
  'walk',
  [...town.at('A', 100), ...town.at('C', 100), ...town.at('F')],
  Int32Array.of(0, 1, 2),
  3,
);

describe('areas nearest by road', () => {
  test('are parted where the ways are equal, not where the straight lines are', () => {
    const areas = areasByRoad(town.travel, 'walk', gates);
    const owner = (letter: string, east: number) => {
      const [lon, lat] = town.at(letter, east);
      return areas.find(({ coordinates }) => containsPoint(coordinates, lon, lat))?.school;
    };
    // From A eastwards the school across the river by ferry becomes the nearer one, and C's bank is never A's.
    expect([owner('A', 300), owner('A', 850), owner('C', 300), owner('E', 75)]).toEqual([0, 2, 1, 2]);
    expect(owner('D', 150)).toBeUndefined();
    expect(areas).toEqual(areasByRoad(town.travel, 'walk', gates));
  });
});

describe('walking areas', () => {
  test('grow with their limit, and are empty where nothing is reached', () => {
    const found = walkingAreas(town.travel, 'walk', gates, [300, 100]);
    const points = found.map(({ coordinates }) => coordinates.flat(2).length);
    expect(found.map(({ metres }) => metres)).toEqual([100, 300]);
    expect(points[0]).toBeGreaterThan(3);
    const none = { ...gates, snaps: { ...gates.snaps, edge: Int32Array.of(-1, -1, -1) } };
    expect(walkingAreas(town.travel, 'walk', none, [100])).toEqual([{ metres: 100, coordinates: [] }]);
  });
});

describe('schools from one home', () => {
  test('are those of the search from the schools, millimetre by millimetre, their ferries those of the route', () => {
    const points = [town.at('B', -77, 31), town.at('D', 5, -9), town.at('A', 120, 3), town.at('C', 333, -44)];
    const homes = snapPoints(town.travel, 'walk', Float64Array.from(points.flat()));
    const twin = nearestSchools(town.travel, 'walk', homes, gates, { k: 3, maxMm: 1e9 });
    points.forEach((lonLat, home) => {
      const found = schoolsFromHome(town.travel, 'walk', snapAt(homes, home), gates, 3);
      const rows = Array.from({ length: twin.count[home] }, (_, i) => [
        twin.school[3 * home + i],
        twin.mm[3 * home + i],
      ]);
      expect(found.map(({ school, mm }) => [school, mm])).toEqual(rows);
      for (const { gate, mm, ferryMm, ferrySeconds } of found) {
        const [to] = [[town.at('A', 100), town.at('C', 100), town.at('F')][gate]];
        const from = { lonLat, snap: snapAt(homes, home) };
        const route = findRoute(town.travel, 'walk', from, { lonLat: to, snap: snapAt(gates.snaps, gate) });
        expect(route?.mm).toBe(mm);
        expect(route?.ferrySeconds).toBe(ferrySeconds);
        expect(route?.ferryMetres).toBe(Math.round(ferryMm / 1000));
      }
    });
  });
});

describe('samples of the roads', () => {
  test('stand for every metre of road once, ferries left out', () => {
    const { snaps, lengthMm, lonLats } = sampleRoads(town.travel, 'walk', 50_000);
    const { edgeMm, edgeFlags } = town.travel.network;
    const roads = edgeMm.reduce((sum, mm, edge) => sum + (edgeFlags[edge] & 32 ? 0 : mm), 0);
    expect(Math.abs(lengthMm.reduce((sum, mm) => sum + mm, 0) - roads)).toBeLessThan(snaps.count);
    const again = snapPoints(town.travel, 'walk', lonLats);
    expect(Math.max(...again.legMm)).toBeLessThan(100);
  });
});

describe('a simpler ring', () => {
  test('loses the points on its sides and keeps its corners', () => {
    const ring: [number, number][] = [
      [0, 0],
      [5, 0.1],
      [10, 0],
      [10, 10],
      [5, 10],
      [0, 10],
      [0, 0],
    ];
    expect(simplifyRing(ring, 0.5)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]);
    expect(
      simplifyRing(
        [
          [0, 0],
          [0.1, 0],
          [0, 0.1],
          [0, 0],
        ],
        0.5,
      ),
    ).toEqual([]);
  });
});
