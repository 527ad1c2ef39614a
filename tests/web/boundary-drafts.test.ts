import { cellToChildren, cellToLatLng, cellToParent, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import type { BoundaryBlocks } from '../../api/client.ts';
import { packAreas, readAreaFile, unpackAreas } from '../../web/screens/plan/boundaries/areas-codec.ts';
import { areasOf, areasOnMap, draftFile } from '../../web/screens/plan/boundaries/areas-of.ts';
import { problemOf, rulesOf } from '../../web/screens/plan/boundaries/problem.ts';
import { scenarioChanges } from '../../web/screens/plan/boundaries/scenario-changes.ts';

const cell = latLngToCell(10.78, 106.7, 9);
const [east] = [latLngToCell(10.78, 106.72, 9)];
const cells = [...cellToChildren(cell, 10), ...cellToChildren(east, 10)];

/** Two cells of seven blocks, ten children a block; "a" is nearer in the first, "b" in the second, "c" is in nobody's reach. */
function land(part: Partial<BoundaryBlocks> = {}): BoundaryBlocks {
  const reach = cells.map((_, b) => (b < 7 ? [0, 1] : [1, 0]));
  return {
    ...{ level: 'primary', schoolYear: '2026-2027', synthetic: true, cells },
    schools: ['a', 'b', 'c'].map((id) => ({ id, name: `Trường ${id}`, seats: 100 })),
    ...{ withoutSeats: [], children: cells.map(() => 10), childrenWithoutRoad: 0 },
    ...{ linkStart: cells.map(() => 0), linkTo: [], linkBarrier: [], barriers: [], gateBlock: [0, 7, 1] },
    ...{ reachStart: [...cells.map((_, b) => 2 * b), 2 * cells.length], reachSchool: reach.flat() },
    reachMetres: cells.flatMap(() => [300, 900]),
    ...{ today: cells.map(() => -1), overlaps: [], gaps: [], unsure: [], unplaced: [] },
    ...{ neighbourhood: [], neighbourhoodNames: [], feedsInto: [], feederNames: [] },
    ...part,
  };
}

const drawn = (of: (block: number) => number) => Int32Array.from(cells, (_, block) => of(block));

describe('areas as they are kept', () => {
  it('are whole parents in place of their children, and come back block by block', () => {
    const blocks = land();
    const school = drawn((b) => (b < 7 ? 0 : b < 9 ? 1 : -1));
    const areas = packAreas(blocks, school);
    expect(areas.a).toEqual([cellToParent(cells[0], 9)]);
    expect(areas.b).toHaveLength(2);
    expect(unpackAreas(blocks, areas)).toEqual({ school, given: 9, twice: 0, outOfReach: 0, unknown: [] });
  });

  it('name what today’s land does not know, and leave it out', () => {
    const read = unpackAreas(land(), { gone: [cells[0]], a: [cells[1]], b: [cells[1]], c: [cells[2]] });
    expect(read).toMatchObject({ given: 1, twice: 1, outOfReach: 1, unknown: ['gone'] });
    expect(read.school[1]).toBe(0);
  });
});

describe('land of which a plan in words does not tell whose it is', () => {
  it('is on the map until a draft gives it to somebody, and in no file', () => {
    const blocks = land({ unsure: [0, 1, 2] });
    const unsureIn = (school: Int32Array) =>
      areasOnMap(blocks, school).features.filter((each) => each.properties?.unsure);
    const nobody = drawn(() => -1);
    expect(unsureIn(nobody)).toHaveLength(1);
    expect(unsureIn(drawn((b) => (b < 3 ? 0 : -1)))).toEqual([]);
    expect(areasOf(blocks, nobody).features).toEqual([]);
    expect(draftFile(blocks, nobody)).not.toContain('unsure');
  });
});

describe('a boundary file', () => {
  it('that was exported comes back as it was', () => {
    const blocks = land();
    const school = drawn((b) => (b < 7 ? 0 : 1));
    const { features } = areasOf(blocks, school);
    const named = features.map((feature) => ({ ...feature, properties: { school: feature.properties?.schoolName } }));
    const read = readAreaFile(blocks, JSON.stringify({ type: 'FeatureCollection', features: named }));
    expect(read).toMatchObject({ given: 14, unknown: [] });
    expect(read.school).toEqual(school);
  });

  it('gives blocks whose middle lies inside, and names schools it does not know', () => {
    const [lat, lon] = cellToLatLng(cells[0]);
    const d = 0.0001;
    const ring = [
      [lon - d, lat - d],
      [lon + d, lat - d],
      [lon + d, lat + d],
      [lon - d, lat + d],
      [lon - d, lat - d],
    ];
    const square = (school: string) => ({
      type: 'Feature',
      properties: { school_id: school },
      geometry: { type: 'Polygon', coordinates: [ring] },
    });
    const read = readAreaFile(land(), JSON.stringify({ features: [square('a'), square('x')] }));
    expect(read).toMatchObject({ given: 1, unknown: ['x'] });
    expect(read.school[0]).toBe(0);
  });

  it('without areas gives nothing, and text that is no JSON is told', () => {
    expect(readAreaFile(land(), '{"features": [{"geometry": null}]}').given).toBe(0);
    expect(readAreaFile(land(), 'null').given).toBe(0);
    expect(() => readAreaFile(land(), 'commune,school')).toThrow(SyntaxError);
  });
});

describe('a draft as a scenario', () => {
  it('says only what differs from the nearest school, by cells of children', () => {
    expect(
      scenarioChanges(
        land(),
        drawn((b) => (b < 7 ? 0 : 1)),
      ),
    ).toEqual([]);
    const changes = scenarioChanges(
      land(),
      drawn(() => 0),
    );
    expect(changes).toEqual([{ kind: 'move-boundary', schoolId: 'a', cells: [east] }]);
  });

  it('gives a cell parted by the draft to the school of most of its children', () => {
    const parted = scenarioChanges(
      land(),
      drawn((b) => (b < 3 ? 0 : 1)),
    );
    expect(parted).toEqual([{ kind: 'move-boundary', schoolId: 'b', cells: [cell] }]);
    const children = cells.map((_, b) => (b < 3 ? 100 : 10));
    expect(
      scenarioChanges(
        land({ children }),
        drawn((b) => (b < 3 ? 0 : 1)),
      ),
    ).toEqual([]);
    expect(
      scenarioChanges(
        land({ children: cells.map(() => 0) }),
        drawn(() => 0),
      ),
    ).toEqual([]);
  });
});

describe('what the search keeps together', () => {
  it('costs nothing until it is asked for', () => {
    const none = rulesOf(0.1, [], { neighbourhoods: null, feeders: false, metres: 300 });
    expect(none).toMatchObject({ neighbourhoodMetres: 0, feederMetres: 0, crossBarriers: true });
    const both = rulesOf(null, ['Kênh'], { neighbourhoods: 'communes', feeders: true, metres: 450 });
    expect(both).toMatchObject({ neighbourhoodMetres: 450, feederMetres: 450, crossBarriers: false });
    expect(problemOf(land()).neighbourhood.every((group) => group === -1)).toBe(true);
    expect([...problemOf(land({ feedsInto: cells.map(() => 3) })).feedsInto]).toEqual(cells.map(() => 3));
  });
});
