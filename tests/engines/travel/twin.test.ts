import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapGates } from '#engines/travel/gates.ts';
import { measureHomes } from '#engines/travel/measure-homes.ts';
import { nearestSchools } from '#engines/travel/nearest.ts';
import { measurePairs } from '#engines/travel/pairs.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import { Reach } from '#engines/travel/reach.ts';
import { findRoute } from '#engines/travel/route.ts';
import { distancesFrom, searchSpace } from '#engines/travel/search.ts';
import { snapAt, snapPoints } from '#engines/travel/snap.ts';
import { profiles, unreachable } from '#engines/travel/types.ts';
import { schoolsWithin } from '#engines/travel/within.ts';
import { randomNetwork } from '../../support/a-random-network.ts';
import { slowMm } from './slow-twin.ts';

const place = fc.tuple(fc.integer({ min: -5000, max: 25_000 }), fc.integer({ min: -5000, max: 25_000 }));
const places = (most: number) => fc.array(place, { minLength: 1, maxLength: most });
const scene = fc.record({
  network: randomNetwork,
  profile: fc.constantFrom(...profiles),
  homes: places(5),
  gates: places(6),
  schools: fc.integer({ min: 1, max: 4 }),
  k: fc.integer({ min: 1, max: 4 }),
  maxMm: fc.integer({ min: 20_000, max: 900_000 }),
});
const lonLats = (units: [number, number][]) => units.flatMap(([x, y]) => [106.7 + x / 1e7, 10.78 + y / 1e7]);

function setScene(value: typeof scene extends fc.Arbitrary<infer T> ? T : never) {
  const { network, profile } = value;
  const travel = prepareNetwork(network);
  const homes = snapPoints(travel, profile, lonLats(value.homes));
  const schoolCount = Math.min(value.schools, value.gates.length);
  const school = Int32Array.from(value.gates, (_, g) => Math.min(g, schoolCount - 1));
  const gates = snapGates(travel, profile, lonLats(value.gates), school, schoolCount);
  /** By the slow twin: millimetres from home to the nearest gate of each school. */
  const slow = Array.from({ length: homes.count }, (_, home) =>
    Array.from({ length: schoolCount }, (_, s) =>
      Math.min(
        ...[...school.keys()]
          .filter((gate) => school[gate] === s)
          .map((gate) => slowMm(network, profile, snapAt(homes, home), snapAt(gates.snaps, gate))),
      ),
    ),
  );
  return { ...value, travel, homes, gates, schoolCount, slow };
}

const runs = { numRuns: 400 };

describe('every measure agrees with Floyd and Warshall', () => {
  it('for pairs, however far', () => {
    fc.assert(
      fc.property(scene, (value) => {
        const { travel, profile, homes, gates, schoolCount, slow } = setScene(value);
        const pairs = slow.flatMap((row, home) => row.map((_, school) => [home, school]));
        const [pairHome, pairSchool] = [pairs.map(([home]) => home), pairs.map(([, school]) => school)];
        const { mm } = measurePairs(travel, profile, homes, gates, pairHome, pairSchool);
        const found = Array.from(mm, (value) => (value === unreachable ? Number.POSITIVE_INFINITY : value));
        expect(found).toEqual(slow.flat());
        const lost = new Reach(travel, profile).countUnreachable(homes, gates);
        expect(lost).toBe(slow.flat().filter((value) => value === Number.POSITIVE_INFINITY).length);
        expect(schoolCount * homes.count).toBe(mm.length);
      }),
      runs,
    );
  });

  it('for the nearest schools of many homes', () => {
    fc.assert(
      fc.property(scene, (value) => {
        const { travel, profile, homes, gates, slow, k, maxMm } = setScene(value);
        const found = nearestSchools(travel, profile, homes, gates, { k, maxMm });
        slow.forEach((row, home) => {
          const expected = row.filter((mm) => mm <= maxMm).sort((a, b) => a - b);
          const first = home * k;
          expect(Array.from(found.mm.slice(first, first + found.count[home]))).toEqual(expected.slice(0, k));
          for (let i = first; i < first + found.count[home]; i++) expect(row[found.school[i]]).toBe(found.mm[i]);
        });
      }),
      runs,
    );
  });

  it('for all schools within a distance', () => {
    fc.assert(
      fc.property(scene, (value) => {
        const { travel, profile, homes, gates, slow, maxMm } = setScene(value);
        const found = schoolsWithin(travel, profile, homes, gates, maxMm);
        slow.forEach((row, home) => {
          const expected = [...row.entries()].filter(([, mm]) => mm <= maxMm);
          const rows = Array.from(
            { length: found.start[home + 1] - found.start[home] },
            (_, i) => found.start[home] + i,
          );
          expect(rows.map((at) => [found.school[at], found.mm[at]])).toEqual(expected);
        });
      }),
      runs,
    );
  });

  it('for what a run needs: the nearest within the limit, and the named ones however far', () => {
    fc.assert(
      fc.property(scene, (value) => {
        const { travel, profile, homes, gates, slow, k, maxMm } = setScene(value);
        const maxMetres = Math.floor(maxMm / 1000);
        const named = slow.map((_, home) => (home === 0 ? [0] : undefined));
        const found = measureHomes(travel, profile, homes, gates, { maxMetres, nearest: k, named });
        slow.forEach((row, home) => {
          const near = [...row.keys()].filter((school) => row[school] < maxMetres * 1000 + 500);
          near.sort((a, b) => row[a] - row[b]);
          const rows = Array.from(
            { length: found.start[home + 1] - found.start[home] },
            (_, i) => found.start[home] + i,
          );
          const schools = rows.map((at) => found.school[at]);
          expect(schools).toEqual([...new Set(schools)].sort((a, b) => a - b));
          for (const at of rows) expect(found.mm[at]).toBe(Math.min(row[found.school[at]], unreachable));
          const metres = rows.map((at) => found.mm[at]).sort((a, b) => a - b);
          const expected = near.slice(0, k).map((school) => row[school]);
          if (home === 0 && !near.slice(0, k).some((school) => row[school] === row[0]))
            expected.push(Math.min(row[0], unreachable));
          if (home > 0 || rows.length === expected.length) expect(metres).toEqual(expected.sort((a, b) => a - b));
        });
      }),
      runs,
    );
  });

  it('for routes, whose stretches add up and hang together', () => {
    fc.assert(
      fc.property(scene, (value) => {
        const { network, travel, profile, homes, gates } = setScene(value);
        const [from, to] = [snapAt(homes, 0), snapAt(gates.snaps, 0)];
        const [fromLonLat, toLonLat] = [lonLats(value.homes), lonLats(value.gates)];
        const route = findRoute(
          travel,
          profile,
          { lonLat: [fromLonLat[0], fromLonLat[1]], snap: from },
          { lonLat: [toLonLat[0], toLonLat[1]], snap: to },
        );
        const mm = slowMm(network, profile, from, to);
        expect(route?.mm ?? Number.POSITIVE_INFINITY).toBe(mm);
        if (!route) return;
        expect(route.stretches.reduce((sum, stretch) => sum + stretch.metres, 0)).toBe(route.metres);
        for (let i = 1; i < route.stretches.length; i++) {
          const [lon, lat] = route.stretches[i].line[0];
          const [lastLon, lastLat] = route.stretches[i - 1].line[route.stretches[i - 1].line.length - 1];
          expect(Math.abs(lon - lastLon) + Math.abs(lat - lastLat)).toBeLessThan(3e-7);
        }
      }),
      runs,
    );
  });
});

describe('a search', () => {
  it('leaves no trace in its room for the next one', () => {
    fc.assert(
      fc.property(scene, (value) => {
        const { travel, profile, homes, maxMm } = setScene(value);
        const used = searchSpace(travel, profile);
        for (let home = homes.count - 1; home >= 0; home--)
          distancesFrom(travel, profile, snapAt(homes, home), maxMm, used);
        const fresh = searchSpace(travel, profile);
        distancesFrom(travel, profile, snapAt(homes, 0), maxMm, fresh);
        expect(used.mm).toEqual(fresh.mm);
      }),
      runs,
    );
  });
});
