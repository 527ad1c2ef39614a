import { describe, expect, it } from 'vitest';
import { snapGates } from '#engines/travel/gates.ts';
import { isochrone } from '#engines/travel/isochrone.ts';
import { measureHomes } from '#engines/travel/measure-homes.ts';
import { nearestSchools } from '#engines/travel/nearest.ts';
import { measurePair } from '#engines/travel/pairs.ts';
import type { TravelNetwork } from '#engines/travel/prepare-network.ts';
import { Reach } from '#engines/travel/reach.ts';
import { remeasuredHomes, remeasuredPairs } from '#engines/travel/remeasure.ts';
import { findRoute } from '#engines/travel/route.ts';
import { snapPoint, snapPoints } from '#engines/travel/snap.ts';
import { type LonLat, metresOf, type Profile, unreachable } from '#engines/travel/types.ts';
import { aRoadTown } from '../../support/a-road-town.ts';

/** Whole metres from place to place; null where nothing leads. */
function metres(travel: TravelNetwork, profile: Profile, from: LonLat, to: LonLat): number | null {
  const mm = measurePair(travel, profile, snapPoint(travel, profile, from), snapPoint(travel, profile, to));
  return mm === unreachable ? null : metresOf(mm);
}

describe('a town of two streets', () => {
  const drawing = `
A--B--C
|     |
D-----E`;

  it('measures along the streets, not as the crow flies', async () => {
    const town = await aRoadTown(drawing);
    expect(metres(town.travel, 'walk', town.at('A'), town.at('E'))).toBe(400);
    expect(metres(town.travel, 'walk', town.at('B'), town.at('D'))).toBe(250);
  });

  it('measures two places on one street along it, not around by its ends', async () => {
    const town = await aRoadTown(drawing);
    expect(metres(town.travel, 'walk', town.at('D', 100), town.at('D', 170))).toBe(70);
    expect(metres(town.travel, 'walk', town.at('D', 170), town.at('D', 100))).toBe(70);
  });

  it('counts the straight leg at both ends', async () => {
    const town = await aRoadTown(drawing);
    expect(metres(town.travel, 'walk', town.at('D', 100, -30), town.at('D', 170, -12))).toBe(70 + 30 + 12);
  });

  it('says zero for a home at the gate', async () => {
    const town = await aRoadTown(drawing);
    expect(metres(town.travel, 'walk', town.at('B', 20), town.at('B', 20))).toBe(0);
  });

  it('measures a home three kilometres from any road by the nearest road plus the leg, flagged and never dropped', async () => {
    const town = await aRoadTown(drawing);
    const home = town.at('D', 100, -3000);
    const snap = snapPoint(town.travel, 'walk', home);
    expect(snap.offRoad).toBe(true);
    expect(metresOf(snap.legMm)).toBe(3000);
    expect(metres(town.travel, 'walk', home, town.at('E'))).toBe(3200);
    const gates = snapGates(town.travel, 'walk', town.at('E'), Int32Array.of(0), 1);
    const found = measureHomes(town.travel, 'walk', snapPoints(town.travel, 'walk', home), gates, {
      maxMetres: 2000,
      nearest: null,
    });
    expect(Array.from(found.mm, metresOf)).toEqual([3200]);
  });
});

describe('one-way streets', () => {
  const drawing = `
A>>>B
^   v
C<<<D`;

  it('bind motorbikes and not people on foot', async () => {
    const town = await aRoadTown(drawing);
    expect(metres(town.travel, 'motorbike', town.at('A'), town.at('D'))).toBe(300);
    expect(metres(town.travel, 'motorbike', town.at('D'), town.at('B'))).toBe(200 + 100 + 200);
    expect(metres(town.travel, 'walk', town.at('D'), town.at('B'))).toBe(100);
  });

  it('send a motorbike all the way around to a gate just behind it on the same street', async () => {
    const town = await aRoadTown(drawing);
    const [gate, home] = [town.at('A', 50), town.at('A', 120)];
    expect(metres(town.travel, 'motorbike', gate, home)).toBe(70);
    expect(metres(town.travel, 'motorbike', home, gate)).toBe(600 - 70);
    expect(metres(town.travel, 'walk', home, gate)).toBe(70);
  });

  it('run around a roundabout even when no tag says one-way', async () => {
    const roundabout = { junction: 'roundabout' };
    const town = await aRoadTown('\nA---B\n|   |\nC---D', {
      ways: { AB: roundabout, AC: { oneway: '-1' }, BD: roundabout, CD: { oneway: '-1' } },
    });
    expect(metres(town.travel, 'motorbike', town.at('B'), town.at('A'))).toBe(100 + 200 + 100);
  });
});

describe('a river with a ferry and an island without', () => {
  const drawing = `
A----B      I-J
     ~
     ~
C----D----E`;

  it('is crossed by the ferry, whose metres, crossing and waiting the route names', async () => {
    const town = await aRoadTown(drawing, { ways: { BD: { duration: '10', interval: '20' } } });
    expect(metres(town.travel, 'walk', town.at('A'), town.at('E'))).toBe(250 + 150 + 250);
    const [from, to] = [town.at('A', 0, 20), town.at('E', 0, -10)].map((lonLat) => ({
      lonLat,
      snap: snapPoint(town.travel, 'walk', lonLat),
    }));
    const route = findRoute(town.travel, 'walk', from, to);
    expect(route?.stretches.map(({ kind, name, metres }) => [kind, name, metres])).toEqual([
      ['leg', '', 20],
      ['road', 'AB', 250],
      ['ferry', 'BD', 150],
      ['road', 'DE', 250],
      ['leg', '', 10],
    ]);
    expect(route?.ferryMetres).toBe(150);
    expect(route?.ferrySeconds).toBe(600 + 600);
  });

  it('nobody is put on the road in mid-river', async () => {
    const town = await aRoadTown(drawing);
    const snap = snapPoint(town.travel, 'walk', town.at('B', 0, -60));
    expect(metresOf(snap.legMm)).toBe(60);
  });

  it('leaves the child on the island with no school rather than a nonsense one', async () => {
    const town = await aRoadTown(drawing);
    expect(metres(town.travel, 'walk', town.at('I'), town.at('A'))).toBeNull();
    const reach = new Reach(town.travel, 'walk');
    const homes = snapPoints(town.travel, 'walk', [...town.at('I'), ...town.at('C')]);
    const gates = snapGates(town.travel, 'walk', [...town.at('A'), ...town.at('E')], Int32Array.of(0, 1), 2);
    expect(reach.countUnreachable(homes, gates)).toBe(2);
    expect(Array.from(nearestSchools(town.travel, 'walk', homes, gates, { k: 5, maxMm: 1e9 }).count)).toEqual([0, 2]);
  });

  it('may be a relation whose members carry no tag of their own', async () => {
    const { drawnElements } = await import('../../support/a-road-town.ts');
    const { buildRoadNetwork } = await import('../../../geodata/build/road-network.ts');
    const { writeOsm } = await import('../../../geodata/sources/osm/write-osm.ts');
    const elements = drawnElements(drawing);
    const ferry = elements.ways.find((way) => way.tags.route === 'ferry')!;
    ferry.tags = {};
    const members = [{ type: 'way' as const, ref: ferry.id, role: '' }];
    elements.relations = [{ id: 9, members, tags: { type: 'route', route: 'ferry', name: 'Phà', duration: '0:05' } }];
    const { summary, network } = await buildRoadNetwork(writeOsm(elements), 'town.osm.pbf');
    expect(summary.ferryMetres).toBe(150);
    expect(Math.max(...network.edgeCrossingSeconds)).toBe(300);
  });
});

describe('barriers, steps and closed ways', () => {
  it('let each profile through what it can pass', async () => {
    const cases: [Record<string, string>, number | null, number | null][] = [
      [{ barrier: 'bollard' }, 200, null],
      [{ barrier: 'bollard', motorcycle: 'yes' }, 200, 200],
      [{ barrier: 'gate' }, 200, 200],
      [{ barrier: 'gate', locked: 'yes' }, null, null],
      [{ barrier: 'gate', access: 'private' }, null, null],
      [{ barrier: 'gate', access: 'private', foot: 'yes' }, 200, null],
      [{ barrier: 'lift_gate' }, 200, 200],
      [{ barrier: 'wall' }, null, null],
    ];
    for (const [tags, walk, motorbike] of cases) {
      const town = await aRoadTown('\nA-B-C', { nodes: { B: tags } });
      expect([metres(town.travel, 'walk', town.at('A'), town.at('C')), tags]).toEqual([walk, tags]);
      expect([metres(town.travel, 'motorbike', town.at('A'), town.at('C')), tags]).toEqual([motorbike, tags]);
    }
  });

  it('reach a barrier from its own side only', async () => {
    const town = await aRoadTown('\nA-B-C', { nodes: { B: { barrier: 'wall' } } });
    expect(metres(town.travel, 'walk', town.at('A'), town.at('B', -10))).toBe(90);
    expect(metres(town.travel, 'walk', town.at('A'), town.at('B', 10))).toBeNull();
  });

  it('send motorbikes around steps', async () => {
    const town = await aRoadTown('\nA##B\n|  |\nC--D');
    expect(metres(town.travel, 'walk', town.at('A'), town.at('B'))).toBe(150);
    expect(metres(town.travel, 'motorbike', town.at('A'), town.at('B'))).toBe(350);
  });

  it('keep private ways, building sites and expressways out, unless a tag opens them', async () => {
    const cases: [Record<string, string>, number | null, number | null][] = [
      [{ access: 'private' }, 350, 350],
      [{ access: 'private', foot: 'yes' }, 150, 350],
      [{ highway: 'construction', construction: 'residential' }, 350, 350],
      [{ motor_vehicle: 'no' }, 150, 350],
      [{ motor_vehicle: 'no', motorcycle: 'yes' }, 150, 150],
      [{ foot: 'no' }, 350, 150],
      [{ highway: 'motorway' }, 350, 350],
      [{ highway: 'motorway', foot: 'yes', motorcycle: 'yes' }, 150, 150],
      [{ highway: 'footway' }, 150, 350],
      [{ highway: 'path', motorcycle: 'yes' }, 150, 150],
    ];
    for (const [tags, walk, motorbike] of cases) {
      const town = await aRoadTown('\nA--B\n|  |\nC--D', { ways: { AB: tags } });
      expect([metres(town.travel, 'walk', town.at('A'), town.at('B')), tags]).toEqual([walk, tags]);
      expect([metres(town.travel, 'motorbike', town.at('A'), town.at('B')), tags]).toEqual([motorbike, tags]);
    }
  });
});

describe('edits laid over the roads', () => {
  const drawing = `
A----B----C

D----E----F`;
  const everybody: Profile[] = ['walk', 'motorbike'];

  it('open a missing alley, and leave the network beneath as it was', async () => {
    const town = await aRoadTown(drawing);
    const line = [town.at('B', 0, -2), town.at('E', 0, 2)];
    const edited = town.with({ kind: 'add-way', id: '1', line, profiles: ['walk'], name: 'Hẻm mới' });
    expect(metres(town.travel, 'walk', town.at('A'), town.at('F'))).toBeNull();
    expect(metres(edited, 'walk', town.at('A'), town.at('F'))).toBe(250 + 100 + 250);
    expect(metres(edited, 'motorbike', town.at('A'), town.at('F'))).toBeNull();
  });

  it('join an alley in mid-street', async () => {
    const town = await aRoadTown(drawing);
    const line = [town.at('A', 60), town.at('D', 60)];
    const edited = town.with({ kind: 'add-way', id: '1', line, profiles: everybody });
    expect(metres(edited, 'motorbike', town.at('A'), town.at('D'))).toBe(60 + 100 + 60);
  });

  it('add a boat with its seconds', async () => {
    const town = await aRoadTown(drawing);
    const line = [town.at('C'), town.at('F')];
    const edited = town.with({ kind: 'add-ferry', id: '1', line, profiles: everybody, seconds: 480 });
    const [from, to] = [town.at('A'), town.at('D')].map((lonLat) => ({
      lonLat,
      snap: snapPoint(edited, 'walk', lonLat),
    }));
    const route = findRoute(edited, 'walk', from, to);
    expect([route?.metres, route?.ferryMetres, route?.ferrySeconds]).toEqual([1100, 100, 480]);
  });

  it('close a flooded stretch: who lives on it is measured from the nearest open road', async () => {
    const town = await aRoadTown('\nA----B----C\n|         |\nD---------E');
    const line = [town.at('A', 50), town.at('A', 150)];
    const edited = town.with({ kind: 'close-way', id: '1', line, profiles: everybody });
    expect(metres(town.travel, 'walk', town.at('A'), town.at('B'))).toBe(250);
    expect(metres(edited, 'walk', town.at('A'), town.at('B'))).toBe(100 + 500 + 100 + 250);
    expect(metres(edited, 'walk', town.at('A', 110), town.at('B'))).toBe(40 + 100);
    expect(metres(edited, 'walk', town.at('A', 40), town.at('A'))).toBe(40);
  });

  it('suspend a ferry by one point on it', async () => {
    const town = await aRoadTown('\nA~~~~B');
    expect(town.issues.map((issue) => issue.code)).toEqual(['osm-no-roads']);
    const banks = await aRoadTown('\nC-A~~~~B-D');
    const point = banks.at('A', 100);
    const edited = banks.with({ kind: 'close-way', id: '1', line: [point], profiles: everybody });
    expect(metres(banks.travel, 'walk', banks.at('C'), banks.at('D'))).toBe(450);
    expect(metres(edited, 'walk', banks.at('C'), banks.at('D'))).toBeNull();
  });

  it('say which edits change nothing', async () => {
    const town = await aRoadTown(drawing);
    const far = [town.at('A', 0, 5000), town.at('A', 100, 5000)];
    const edited = town.with(
      { kind: 'close-way', id: 'closed', line: far, profiles: everybody },
      { kind: 'add-way', id: 'loose', line: far, profiles: everybody },
      { kind: 'add-gate', id: 'gate', point: town.at('A'), schoolId: 's1' },
    );
    expect(edited.editsWithoutEffect).toEqual(['closed', 'loose']);
    expect(edited.addedGates).toEqual([{ schoolId: 's1', lonLat: town.at('A') }]);
  });

  it('name the homes and the pairs they re-measure, and no others', async () => {
    const town = await aRoadTown(drawing);
    const line = [town.at('B'), town.at('E')];
    const travel = town.with({ kind: 'add-way', id: '1', line, profiles: everybody });
    const measured = (network: TravelNetwork) => ({
      travel: network,
      gates: snapGates(network, 'walk', town.at('F'), Int32Array.of(0), 1),
    });
    const homes = [...town.at('D'), ...town.at('A'), ...town.at('B', 20)];
    const [before, after] = [measured(town.travel), measured(travel)];
    expect(Array.from(remeasuredHomes('walk', homes, before, after, 5000))).toEqual([1, 2]);
    expect(remeasuredPairs('walk', homes, before, after, [0, 1], [0, 0])).toEqual([
      { pair: 1, metresBefore: null, metresAfter: 600 },
    ]);
  });
});

describe('walking areas', () => {
  it('follow the roads: the far bank without a bridge stays out', async () => {
    const town = await aRoadTown('\nA----B----C\n\n\n\n\nD----E----F');
    const origin = { lonLat: town.at('B'), snap: snapPoint(town.travel, 'walk', town.at('B')) };
    const [near, far] = isochrone(town.travel, 'walk', origin, [400, 150]);
    expect([near.metres, far.metres]).toEqual([150, 400]);
    expect(contains(far.coordinates, town.at('C'))).toBe(true);
    expect(contains(far.coordinates, town.at('E'))).toBe(false);
    expect(contains(near.coordinates, town.at('B', 120))).toBe(true);
    expect(contains(near.coordinates, town.at('B', 190))).toBe(false);
    for (const [outside] of far.coordinates) {
      expect(outside[0]).toEqual(outside[outside.length - 1]);
      expect(isCounterClockwise(outside)).toBe(true);
    }
  });
});

function isCounterClockwise(ring: [number, number][]): boolean {
  let twiceArea = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]].map(([lon, lat]) => [lon - 106.7, lat - 10.78]);
    twiceArea += x0 * y1 - x1 * y0;
  }
  return twiceArea > 0;
}

function contains(polygons: [number, number][][][], [lon, lat]: LonLat): boolean {
  return polygons.some((rings) => rings.filter((ring) => isInside(ring, lon, lat)).length % 2 === 1);
}

function isInside(ring: [number, number][], lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
