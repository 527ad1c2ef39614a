import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { listLoadedWays } from '#engines/scenario/loaded-ways.ts';
import { networkOf } from '#engines/scenario/network.ts';
import { type EdgeLoads, SchoolRun } from '#engines/scenario/school-run.ts';
import { streetFigures } from '#engines/scenario/street-figures.ts';
import { WhatIf, type WhatIfAnswer } from '#engines/scenario/what-if.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import { type LonLat, metresOf, unitsPerDegree } from '#engines/travel/types.ts';
import { aPlanningBase } from '../../support/a-planning-base.ts';
import { randomNetwork } from '../../support/a-random-network.ts';
import { aRoadTown, type RoadTown } from '../../support/a-road-town.ts';
import { cases } from '../../support/cases.ts';
import { slowLoads } from '../../support/slow-school-run.ts';

const place = fc.integer({ min: 0, max: 20_000 });
const lonLat = fc
  .tuple(place, place)
  .map(([x, y]): LonLat => [(1_067_000_000 + x) / unitsPerDegree, (107_800_000 + y) / unitsPerDegree]);

function loadsOf(run: SchoolRun, answer: WhatIfAnswer): EdgeLoads {
  const steps = run.loads(answer);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const asMap = ({ edge, children }: EdgeLoads) => new Map([...edge].map((each, i) => [each, children[i]]));
const sorted = (loads: Map<number, number>) => [...loads].sort(([a], [b]) => a - b);

describe('the way to school', () => {
  it('loads the roads as walking every child by itself does, before and after any change', () => {
    fc.assert(
      fc.property(
        randomNetwork,
        fc.array(fc.tuple(lonLat, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 7 }),
        fc.array(fc.tuple(lonLat, fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 4 }),
        fc.tuple(lonLat, lonLat, lonLat),
        (network, cells, schools, [site, home, end]) => {
          const travel = prepareNetwork(network);
          const base = aPlanningBase(travel, {
            cells: cells.map(([at, children]) => ({ lonLat: at, children })),
            schools: schools.map(([at, seats]) => ({ lonLat: at, seats })),
            ...{ maxMetres: 5_000, leastSchools: 2 },
          });
          const whatIf = new WhatIf(base, travel);
          const run = new SchoolRun();
          const changes: ChangeValue[] = [
            { kind: 'move-school', schoolId: 's0000', lonLat: site },
            { kind: 'housing-project', id: 'h', name: 'Khu', lonLat: home, communeCode: null, children: 3 },
            { kind: 'new-road', id: 'r', name: 'Đường', line: [home, end], ferry: false },
          ];
          for (let count = 0; count <= changes.length; count++) {
            const answer = whatIf.answer(applyChanges(networkOf(base), changes.slice(0, count)).network);
            const loads = loadsOf(run, answer);
            const slow = slowLoads(answer);
            expect(sorted(asMap(loads))).toEqual(sorted(slow));
            const busy = [...slow].filter(([, walking]) => walking >= 5);
            const { edgeMm } = answer.roads.travel.network;
            expect(streetFigures(answer.roads, loads, 5)).toEqual({
              fullestWay: Math.max(0, ...slow.values()),
              busyMetres: metresOf(busy.reduce((sum, [edge]) => sum + edgeMm[edge], 0)),
            });
          }
        },
      ),
      { numRuns: cases(250) },
    );
  });
});

describe('stretches of road on the way to school', () => {
  // A--B--C and a bridge from C to D on the other bank.
  const drawing = `
A--B--C     D--E--F
|     |     |     |
G--H--I     J--K--L
`;
  let town: RoadTown;
  let whatIf: WhatIf;
  const run = new SchoolRun();
  beforeAll(async () => {
    town = await aRoadTown(drawing);
    const base = aPlanningBase(town.travel, {
      cells: ['A', 'G', 'F'].map((letter) => ({ lonLat: town.at(letter), children: 20 })),
      schools: [
        { lonLat: town.at('C'), seats: 40, commune: '00001' },
        { lonLat: town.at('D'), seats: 60, commune: '00001' },
      ],
      ...{ maxMetres: 5_000, leastSchools: 2 },
    });
    whatIf = new WhatIf(base, town.travel);
  });

  const waysAfter = (...changes: ChangeValue[]) => {
    const answer = whatIf.answer(applyChanges(networkOf(whatIf.base), changes).network);
    const [before, after] = [whatIf.before, answer].map((each) => ({ roads: each.roads, loads: loadsOf(run, each) }));
    return listLoadedWays(before, after, { fewest: 5, most: 100 });
  };

  it('are whole as long as the same children walk them, the most loaded first', () => {
    const ways = waysAfter();
    expect(ways[0]).toMatchObject({ before: 40, after: 40 });
    for (const { before, after } of ways) expect(before).toBe(after);
    const counts = ways.map(({ after }) => after);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(ways.every(({ lines, metres }) => lines.length > 0 && metres > 0)).toBe(true);
  });

  it('tell what a new bridge carries, and that nobody walked it before', () => {
    const bridge: ChangeValue = {
      ...{ kind: 'new-road', id: 'b', name: 'Cầu Mới', ferry: false, bridge: true },
      line: [town.at('C'), town.at('D')],
    };
    const ways = waysAfter({ kind: 'close-school', schoolId: 's0000' }, bridge);
    expect(ways.find(({ name }) => name === 'Cầu Mới')).toMatchObject({ before: 0, after: 40 });
  });

  it('tell that nobody walks where a road is closed', () => {
    const closed = waysAfter({ kind: 'close-road', id: 'c', line: [town.at('B', 0, 0), town.at('C', 0, 0)] });
    expect(closed.some(({ before, after }) => before > 0 && after === 0)).toBe(true);
    const walked = (key: 'before' | 'after') => closed.reduce((sum, way) => sum + way[key] * way.metres, 0);
    expect(walked('after')).toBeGreaterThan(walked('before'));
  });

  it('of a handful of children are left out', () => {
    const few = waysAfter({
      ...{ kind: 'housing-project', id: 'h', name: 'Khu', communeCode: null, children: 4 },
      lonLat: town.at('L'),
    });
    expect(few.every(({ before, after }) => Math.max(before, after) >= 5)).toBe(true);
  });
});
