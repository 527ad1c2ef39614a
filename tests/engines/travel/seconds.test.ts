import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapGates } from '#engines/travel/gates.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import { snapAt, snapPoints } from '#engines/travel/snap.ts';
import { measureSeconds } from '#engines/travel/time-network.ts';
import { directionFlags, edgeFlag, type RoadNetwork, type Snap } from '#engines/travel/types.ts';
import { randomNetwork } from '../../support/a-random-network.ts';
import { aRoadTown, type RoadTown } from '../../support/a-road-town.ts';
import { cases } from '../../support/cases.ts';

/** Seconds from letter to letter at 3.6 km/h, a metre a second. */
function seconds(town: RoadTown, from: string, to: string, profile: 'walk' | 'motorbike' = 'walk', kmPerHour = 3.6) {
  const homes = snapPoints(town.travel, profile, Float64Array.from(town.at(from)));
  const gates = snapGates(town.travel, profile, Float64Array.from(town.at(to)), Int32Array.of(0), 1);
  return measureSeconds(town.travel, profile, kmPerHour, homes, gates, { home: [0], school: [0] })[0];
}

describe('the seconds of the quickest way', () => {
  it('are the metres by the speed where no ferry goes', async () => {
    const town = await aRoadTown('A---B');
    expect(seconds(town, 'A', 'B')).toBe(200);
    expect(seconds(town, 'A', 'B', 'walk', 7.2)).toBe(100);
    expect(seconds(town, 'A', 'B', 'motorbike', 36)).toBe(20);
  });

  it('count the crossing of a ferry and its wait once a boarding, however many pieces it has', async () => {
    const ways = { BC: { duration: '0:10' }, CD: { duration: '0:05' } };
    const town = await aRoadTown('A--B~~C~~D--E', { ways });
    const { edgeFlags, edgeCrossingSeconds, edgeWaitSeconds } = town.network;
    const ferries = [...edgeFlags.keys()].filter((edge) => edgeFlags[edge] & edgeFlag.ferry);
    const crossing = ferries.reduce((sum, edge) => sum + edgeCrossingSeconds[edge], 0);
    expect(crossing).toBe(900);
    const wait = edgeWaitSeconds[ferries[0]];
    expect(wait).toBeGreaterThan(0);
    expect(seconds(town, 'A', 'E')).toBe(150 + wait + crossing + 150);
  });

  it('go round by the bridge where that is quicker though longer, and by ferry where it is not', async () => {
    const town = await aRoadTown('A~~B\n|  |\nC--D', { ways: { AB: { duration: '0:10' } } });
    expect(seconds(town, 'A', 'B')).toBe(100 + 150 + 100);
    expect(seconds(town, 'A', 'B', 'walk', 0.36)).toBeLessThan(1000);
  });

  it('are absent where nothing leads', async () => {
    const town = await aRoadTown('A---B  C---D');
    expect(seconds(town, 'A', 'D')).toBe(-1);
  });

  it('are those of the slow twin over networks of every kind', () => {
    const timed = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { minLength: 16, maxLength: 16 });
    const property = fc.property(randomNetwork, timed, (network, times) => {
      network.edgeFlags.forEach((flags, edge) => {
        if (!(flags & edgeFlag.ferry)) return;
        [network.edgeCrossingSeconds[edge], network.edgeWaitSeconds[edge]] = times[edge];
      });
      network.nodeFlags.fill(0);
      const travel = prepareNetwork(network);
      const points = Float64Array.of(106.7002, 10.7803, 106.7015, 10.7811);
      for (const profile of ['walk', 'motorbike'] as const) {
        const homes = snapPoints(travel, profile, points);
        const gates = snapGates(travel, profile, points, Int32Array.of(0, 1), 2);
        const [found] = measureSeconds(travel, profile, 3.6, homes, gates, { home: [0], school: [1] });
        const slow = slowSeconds(network, profile, snapAt(homes, 0), snapAt(gates.snaps, 1));
        if (slow === Number.POSITIVE_INFINITY) expect(found).toBe(-1);
        // A millimetre a landing is all they may differ by, which may tip the rounding.
        else expect(Math.abs(found - slow)).toBeLessThan(0.53);
      }
    });
    fc.assert(property, { numRuns: cases(300) });
  });
});

/** A metre a second, without barriers: by hand over places on land and on the water, until nothing gets nearer. */
function slowSeconds(network: RoadNetwork, profile: 'walk' | 'motorbike', from: Snap, to: Snap): number {
  if (from.edge < 0 || to.edge < 0) return Number.POSITIVE_INFINITY;
  const { edgeFrom, edgeTo, edgeMm, edgeFlags, edgeCrossingSeconds, edgeWaitSeconds } = network;
  const { forward, backward } = directionFlags[profile];
  const ways = [...edgeMm.keys()].flatMap((edge) => [
    { edge, from: edgeFrom[edge], to: edgeTo[edge], may: (edgeFlags[edge] & forward) !== 0, at: 0 },
    { edge, from: edgeTo[edge], to: edgeFrom[edge], may: (edgeFlags[edge] & backward) !== 0, at: edgeMm[edge] },
  ]);
  const best: Record<'land' | 'water', number[]> = { land: [], water: [] };
  let changed = true;
  const offer = (where: 'land' | 'water', node: number, time: number) => {
    if (time >= (best[where][node] ?? Number.POSITIVE_INFINITY)) return;
    best[where][node] = time;
    changed = true;
  };
  for (const { edge, to: end, may, at } of ways) {
    const rest = Math.abs((at === 0 ? edgeMm[edge] : 0) - from.positionMm) / 1000;
    if (edge === from.edge && (may || rest === 0)) offer('land', end, rest);
  }
  while (changed) {
    changed = false;
    for (const { edge, from: start, to: end, may } of ways)
      for (const where of ['land', 'water'] as const) {
        const time = best[where][start];
        if (!may || time === undefined) continue;
        const wait = where === 'water' ? 0 : edgeWaitSeconds[edge];
        if (edgeFlags[edge] & edgeFlag.ferry) offer('water', end, time + wait + edgeCrossingSeconds[edge]);
        else offer('land', end, time + edgeMm[edge] / 1000);
      }
  }
  let arrived = Number.POSITIVE_INFINITY;
  for (const { edge, from: start, may, at } of ways) {
    if (edge !== to.edge) continue;
    const [rest, along] = [Math.abs(at - to.positionMm), Math.abs(at - to.positionMm) - Math.abs(at - from.positionMm)];
    if (may || rest === 0)
      for (const where of ['land', 'water'] as const)
        arrived = Math.min(arrived, (best[where][start] ?? Number.POSITIVE_INFINITY) + rest / 1000);
    if (edge === from.edge && (along === 0 || (along > 0 && may))) arrived = Math.min(arrived, along / 1000);
  }
  return arrived + (from.legMm + to.legMm) / 1000;
}
