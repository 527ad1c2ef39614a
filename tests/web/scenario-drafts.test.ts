import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { cellsMeant, type Hand } from '../../web/screens/plan/hand.ts';
import { cellsDrawn, zonesOnMap } from '../../web/screens/plan/scenarios/cells.ts';
import { type BoundaryDraft, changeOf, choosing, type Draft, movedTo } from '../../web/screens/plan/scenarios/draft.ts';
import { lineMetres, moved, readPlace, straightMetres, writePlace } from '../../web/screens/plan/scenarios/place.ts';
import type { WhatIfFound } from '../../web/workers/what-if-messages.ts';

const here: [number, number] = [106.7, 10.78];
const noBrush = () => [];

describe('a place set without a pointer', () => {
  it('goes as many metres as the step says, whichever way', () => {
    for (const metres of [10, 50, 200]) {
      expect(straightMetres(here, moved(here, metres, 0))).toBe(metres);
      expect(straightMetres(here, moved(here, 0, -metres))).toBe(metres);
    }
    expect(moved(here, 50, 0)[1]).toBe(here[1]);
    expect(moved(here, 0, 50)[1]).toBeGreaterThan(here[1]);
  });

  it('is read as people write it, latitude or longitude first, and written back the same', () => {
    expect(readPlace('10.78, 106.7')).toEqual(here);
    expect(readPlace('106.7; 10.78')).toEqual(here);
    expect(readPlace(writePlace(here))).toEqual(here);
    for (const wrong of ['', '10.78', 'quận 1', '10.78, 206.7', '1, 2, 3']) expect(readPlace(wrong)).toBeNull();
  });
});

describe('a change in the making', () => {
  it('is a change as soon as nothing is missing', () => {
    const open: Draft = { kind: 'open', name: 'Trường mới', lonLat: null, rooms: 20 };
    expect(changeOf(open, 'n')).toBeNull();
    expect(changeOf(movedTo(open, here, noBrush), 'n')).toMatchObject({ kind: 'open-site', lonLat: here, rooms: 20 });
    const merge: Draft = { kind: 'merge', fromId: 'a', intoId: null, site: 'closed', rooms: 8 };
    expect(changeOf(merge, 'n')).toBeNull();
    expect(choosing(merge, 'a')).toBe(merge);
    const into = changeOf(choosing(merge, 'b'), 'n');
    expect(into).toEqual({ kind: 'merge-schools', fromId: 'a', intoId: 'b', keepSite: false });
    const of = (site: 'kept' | 'rebuilt') => changeOf({ ...merge, intoId: 'b', site }, 'n');
    expect(of('kept')).toEqual({ ...into, keepSite: true });
    expect(of('rebuilt')).toEqual({ ...into, rooms: 8 });
  });

  it('draws a way point by point, as the road, bridge or ferry it is', () => {
    let road: Draft = { kind: 'road', way: 'bridge', name: 'cầu 1', line: [] };
    road = movedTo(road, here, noBrush);
    expect(changeOf(road, 'r')).toBeNull();
    road = movedTo(road, moved(here, 300, 0), noBrush);
    expect(changeOf(road, 'r')).toMatchObject({ kind: 'new-road', ferry: false, bridge: true });
    const { line } = road as Extract<Draft, { kind: 'road' }>;
    expect(lineMetres(line)).toBe(300);
    const way = { kind: 'road', name: 'đò', line } as const;
    expect(changeOf({ ...way, way: 'ferry' }, 'r')).toMatchObject({ ferry: true });
    expect(changeOf({ ...way, way: 'road' }, 'r')).not.toHaveProperty('bridge');
  });

  it('paints cells with children once each, and takes them away again', () => {
    const cell = latLngToCell(here[1], here[0], 9);
    const land = { children: new Map([[cell, 12]]) };
    expect(cellsDrawn(land, [here], { way: 'point', rings: 0 })).toEqual([cell]);
    expect(cellsDrawn(land, [moved(here, 5_000, 0)], { way: 'point', rings: 1 })).toEqual([]);
    const brush = (line: [number, number][], hand: Hand) => cellsDrawn(land, line, hand);
    const begun: BoundaryDraft = {
      kind: 'boundary',
      schoolId: 'a',
      cells: [],
      way: 'point',
      rings: 1,
      takesAway: false,
    };
    const once = movedTo(begun, here, brush) as BoundaryDraft;
    const twice = movedTo(once, here, brush) as BoundaryDraft;
    expect(twice.cells).toEqual([cell]);
    expect(changeOf(twice, 'z')).toEqual({ kind: 'move-boundary', schoolId: 'a', cells: [cell] });
    const none = movedTo({ ...twice, takesAway: true }, here, brush);
    expect(changeOf(none, 'z')).toBeNull();
  });

  it('shows the boundaries drawn, and painted cells that will belong to nobody', () => {
    const cells = [0, 0.01].map((east) => latLngToCell(here[1], here[0] + east, 9));
    const found = { level: 'primary', zones: { [cells[0]]: 'a' }, schools: [{ id: 'a', name: 'Trường A' }] };
    const shapes = zonesOnMap(found as unknown as WhatIfFound, cells);
    expect(shapes?.features.map(({ properties }) => properties?.schoolName)).toEqual(['Trường A', '']);
    expect(zonesOnMap({ ...found, zones: {} } as unknown as WhatIfFound, [])).toBeNull();
  });
});

describe('cells drawn by hand', () => {
  const at = (east: number, north: number): [number, number] => moved(moved(here, east, 0), 0, north);
  const middle = (cell: string): [number, number] => [cellToLatLng(cell)[1], cellToLatLng(cell)[0]];

  it('are all a line passes, without a hole between places far apart, and their neighbours by the size of the brush', () => {
    const line = [at(0, 0), at(1_500, 0)];
    const passed = cellsMeant(line, 10, { way: 'stroke', rings: 0 });
    for (let east = 0; east <= 1_500; east += 20) {
      const [lon, lat] = at(east, 0);
      const near = gridDisk(latLngToCell(lat, lon, 10), 1);
      expect(near.some((cell) => passed.includes(cell))).toBe(true);
    }
    for (let i = 1; i < passed.length; i++) expect(gridDisk(passed[i - 1], 1)).toContain(passed[i]);
    const broad = cellsMeant(line, 10, { way: 'stroke', rings: 1 });
    expect(new Set(broad).size).toBe(broad.length);
    expect(new Set(broad)).toEqual(new Set(passed.flatMap((cell) => gridDisk(cell, 1))));
  });

  it('are within an outline those whose middle lies in it, however the line runs, and the one it stands in when it is tiny', () => {
    const ring = [at(0, 0), at(600, 0), at(600, 600), at(0, 600)];
    const inside = cellsMeant(ring, 10, { way: 'outline', rings: 2 });
    const around = gridDisk(latLngToCell(...([at(300, 300)[1], at(300, 300)[0]] as const), 10), 12);
    const [west, south] = ring[0];
    const [east, north] = ring[2];
    const expected = around.filter((cell) => {
      const [lon, lat] = middle(cell);
      return lon > west && lon < east && lat > south && lat < north;
    });
    expect(new Set(inside)).toEqual(new Set(expected));
    expect(new Set(cellsMeant([...ring].reverse(), 10, { way: 'outline', rings: 0 }))).toEqual(new Set(inside));
    const tiny = [at(0, 0), at(3, 0), at(3, 3)];
    expect(cellsMeant(tiny, 10, { way: 'outline', rings: 0 })).toEqual([latLngToCell(here[1], here[0], 10)]);
  });
});
