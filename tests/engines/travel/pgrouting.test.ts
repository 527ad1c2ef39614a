import { createReadStream } from 'node:fs';
import { describe, expect, it, type TestContext } from 'vitest';
import { measurePairs } from '#engines/travel/pairs.ts';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import { snapPoint } from '#engines/travel/snap.ts';
import { edgeFlag, type Profile, profiles, type RoadNetwork, type Snaps, unreachable } from '#engines/travel/types.ts';
import { buildRoadNetwork } from '../../../geodata/build/road-network.ts';
import { writeOsm } from '../../../geodata/sources/osm/write-osm.ts';
import { drawnElements } from '../../support/a-road-town.ts';
import { openRoutingDatabase, type RoutingDatabase } from '../../support/pgrouting.ts';
import { seededNumbers } from '../../support/seeded-points.ts';
import { needSharedData } from '../../support/shared-data.ts';

const points = 100;

describe('pgRouting on the same graph', () => {
  it.for([...profiles])(
    'agrees to the metre in a drawn town, ferry and one-ways included: %s',
    async (profile, test) => {
      const town = drawnElements(`
A---B>>>C---D
|   |   v   #
E---F---G---H
    ~       |
    ~       |
I---J<<<K---L`);
      const { network } = await buildRoadNetwork(writeOsm(town), 'town.osm.pbf');
      await compare(network, profile, test, 30);
    },
  );

  it.for([...profiles])('agrees to the metre on Ho Chi Minh City, 100 × 100 points: %s', async (profile, test) => {
    const path = needSharedData(test, 'hcmc/roads-and-schools-2018.osm.pbf');
    const { network } = await buildRoadNetwork(createReadStream(path), 'hcmc');
    await compare(network, profile, test, points);
  });
});

async function compare(network: RoadNetwork, profile: Profile, test: TestContext, count: number): Promise<void> {
  const travel = prepareNetwork(network);
  const database = await openRoutingDatabase(network, travel.graphs[profile]);
  if (typeof database === 'string') return test.skip(database);
  try {
    const random = seededNumbers(profile === 'walk' ? 11 : 12);
    const homes = pointsOnRoads(travel, profile, count, random);
    const gates = pointsOnRoads(travel, profile, count, random);
    const expected = await costs(database, network, homes, gates);
    const pairs = Array.from({ length: count * count }, (_, i) => [Math.floor(i / count), i % count]);
    const school = Int32Array.from({ length: count }, (_, i) => i);
    const found = measurePairs(
      travel,
      profile,
      homes,
      { snaps: gates, school, schoolCount: count },
      pairs.map(([home]) => home),
      pairs.map(([, gate]) => gate),
    );
    let worst = 0;
    let measured = 0;
    pairs.forEach(([home, gate], i) => {
      const theirs = expected.get(home * count + gate);
      expect([home, gate, theirs === undefined]).toEqual([home, gate, found.mm[i] === unreachable]);
      if (theirs === undefined) return;
      measured++;
      worst = Math.max(worst, Math.abs(found.mm[i] - theirs));
    });
    expect(measured).toBeGreaterThan(pairs.length / 2);
    expect(worst).toBeLessThanOrEqual(1000);
  } finally {
    await database.close();
  }
}

/** Points on random edges, and one at each landing of every ferry, so that ferries and one-ways count. */
function pointsOnRoads(travel: TravelNetwork, profile: Profile, count: number, random: () => number): Snaps {
  const { network } = travel;
  const landings = [...network.edgeFlags.keys()]
    .filter((edge) => network.edgeFlags[edge] & edgeFlag.ferry)
    .flatMap((edge) => [network.edgeFrom[edge], network.edgeTo[edge]])
    .map((node) => snapPoint(travel, profile, [network.nodes[2 * node] / 1e7, network.nodes[2 * node + 1] / 1e7]));
  const usable = [...network.edgeMm.keys()].filter(
    (edge) =>
      travel.graphs[profile].directions[edge] &&
      network.edgeMm[edge] > 2 &&
      !(network.edgeFlags[edge] & edgeFlag.ferry),
  );
  const chosen = Array.from({ length: count }, (_, i) => {
    const landing = landings[i];
    const edge = landing && i % 2 === 0 ? landing.edge : usable[Math.floor(random() * usable.length)];
    return { edge, positionMm: 1 + Math.floor(random() * (network.edgeMm[edge] - 1)) };
  });
  return {
    count,
    edge: Int32Array.from(chosen, ({ edge }) => edge),
    positionMm: Uint32Array.from(chosen, ({ positionMm }) => positionMm),
    legMm: new Uint32Array(count),
  };
}

/** Millimetres by pgr_withPointsCost, which cuts the edges at the points; keyed by home · count + gate. */
async function costs(database: RoutingDatabase, network: RoadNetwork, homes: Snaps, gates: Snaps) {
  const { count } = homes;
  const rows = [homes, gates].flatMap((snaps, side) =>
    Array.from({ length: count }, (_, i) => {
      const fraction = snaps.positionMm[i] / network.edgeMm[snaps.edge[i]];
      return `(${side * count + i + 1}, ${snaps.edge[i] + 1}, ${fraction}::float8, 'b'::char)`;
    }),
  );
  const pointsSql = `select * from (values ${rows.join(',')}) as p(pid, edge_id, fraction, side)`;
  const ids = (from: number) => Array.from({ length: count }, (_, i) => -(from + i + 1)).join(',');
  const query = `select start_pid as start, end_pid as goal, agg_cost as mm from pgr_withPointsCost(
    $edges$${database.edgesSql}$edges$, $points$${pointsSql}$points$,
    array[${ids(0)}], array[${ids(count)}], directed => true)`;
  const found = new Map<number, number>();
  for (const { start, goal, mm } of await database.sql.unsafe<{ start: string; goal: string; mm: number }[]>(query))
    found.set((-Number(start) - 1) * count + (-Number(goal) - 1 - count), mm);
  return found;
}
