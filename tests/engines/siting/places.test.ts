import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../api/engines/random.ts';
import { choosePlaces } from '../../../api/engines/siting/places/choose-places.ts';
import { figuresOfChoice } from '../../../api/engines/siting/places/figures.ts';
import { growChildren } from '../../../api/engines/siting/places/grow-children.ts';
import {
  FORBIDDEN,
  FORCED,
  FREE,
  type PlacesProblem,
  placeObjectives,
  SCHOOL,
  SITE,
} from '../../../api/engines/siting/places/types.ts';
import { whyNot } from '../../../api/engines/siting/places/why-not.ts';
import { aPlacesProblem } from '../../support/a-places-problem.ts';
import { cases } from '../../support/cases.ts';
import { placesByTrying } from '../../support/places-by-trying.ts';

/**
 *   A(10) --400-- school(10 seats) --500-- B(10) --100-- x(10) ……… y(10), 300 from A, 2000 from B
 */
function aStreet(part: Partial<PlacesProblem> = {}): PlacesProblem {
  return {
    children: Float64Array.of(10, 10),
    firstWay: Int32Array.of(0, 3, 6),
    wayPlace: Int32Array.of(0, 1, 2, 0, 1, 2),
    wayMetres: Float64Array.of(400, 1000, 300, 500, 100, 2000),
    kind: Uint8Array.of(SCHOOL, SITE, SITE),
    schoolOf: Int32Array.of(-1, -1, -1),
    seats: Float64Array.of(10, 10, 10),
    choice: Uint8Array.of(FREE, FREE, FREE),
    ...{ open: 1, objective: 'total-distance', limitMetres: 450, wholeCells: false },
    ...part,
  };
}

async function chosen(places: PlacesProblem) {
  const solved = await choosePlaces(places);
  if (!('answer' in solved)) throw new Error(`${solved.deficit.missing} seats are missing.`);
  return solved.answer;
}

const some = cases(12);

describe('a choice of places', () => {
  for (const objective of placeObjectives)
    test(`is the best of all by ${objective}, its bound never past it`, { timeout: 60_000 }, async () => {
      // Every distance of every choice is a program of its own: slow, so fewer towns.
      for (let seed = 0; seed < (objective === 'worst-distance' ? cases(4) : some); seed++) {
        const places = aPlacesProblem(`${seed}`, objective);
        const best = await placesByTrying(places);
        const solved = await choosePlaces(places);
        if (!('answer' in solved)) {
          expect(best, `seed ${seed}`).toBeNull();
          expect(solved.deficit.missing).toBeGreaterThan(0);
          continue;
        }
        const { value, bound } = solved.answer;
        expect(best, `seed ${seed}`).not.toBeNull();
        const near = 1e-6 * (1 + best!);
        expect(Math.abs(value - best!), `seed ${seed}: ${value}, not ${best}`).toBeLessThan(near);
        if (objective === 'coverage') expect(bound, `seed ${seed}`).toBeGreaterThan(best! - near);
        else expect(bound, `seed ${seed}`).toBeLessThan(best! + near);
      }
    });

  test('keeps what is forced, leaves what is forbidden, and never opens more than it may', async () => {
    for (let seed = 0; seed < some; seed++) {
      const places = aPlacesProblem(`rules ${seed}`, 'seats');
      const { open } = await chosen(places);
      const opened = Array.from(open.keys()).filter((p) => open[p] && places.kind[p] !== SCHOOL);
      expect(opened.length).toBeLessThanOrEqual(places.open);
      places.choice.forEach((choice, p) => {
        if (choice === FORCED) expect(open[p]).toBe(1);
        if (choice === FORBIDDEN && places.kind[p] !== SCHOOL) expect(open[p]).toBe(0);
      });
    }
  });

  test('says how many seats are missing when one more school is not enough', async () => {
    const solved = await choosePlaces(aStreet({ children: Float64Array.of(10, 25) }));
    expect(solved).toMatchObject({ proved: true, deficit: { kind: 'total', load: 35, seats: 20, missing: 15 } });
    const fewest = await chosen(aStreet({ children: Float64Array.of(10, 25), objective: 'seats' }));
    expect(fewest).toMatchObject({ value: 15, bound: 15, status: 'optimal' });
  });
});

describe('its figures', () => {
  test('tell who gains: metres before and after, and the over-full school relieved', async () => {
    const places = aStreet({ objective: 'seats' });
    const answer = await chosen(places);
    expect(Array.from(answer.open)).toEqual([1, 1, 0]);
    const { before, after, chosen: sites, gaining } = figuresOfChoice(places, answer);
    expect(before).toMatchObject({ children: 20, unseated: 10, metres: 4000, fullSchools: 1, beyond: 0 });
    expect([before.unseatedNearestFirst, after.unseatedNearestFirst]).toEqual([10, 0]);
    expect(after).toMatchObject({ children: 20, unseated: 0, metres: 5000, fullSchools: 0, longestMetres: 400 });
    expect(sites).toMatchObject([
      { place: 1, children: 10, unseatedBefore: 10, relieved: [{ place: 0, children: 10, stillFull: false }] },
    ]);
    expect(gaining).toEqual([{ cell: 1, place: 1, children: 10, metresBefore: null, metresAfter: 100 }]);
  });

  test('count beside the best sending what a scenario counts, where the nearest are seated first', async () => {
    // A reaches the school alone, B lives nearer to it and reaches x as well: seated by distance B goes first, and A stays out.
    const places = aStreet({
      firstWay: Int32Array.of(0, 1, 3),
      wayPlace: Int32Array.of(0, 0, 1),
      wayMetres: Float64Array.of(400, 100, 900),
      choice: Uint8Array.of(FREE, FORCED, FREE),
    });
    const { before, after } = figuresOfChoice(places, await chosen(places));
    expect(before).toMatchObject({ unseated: 10, unseatedNearestFirst: 10 });
    expect(after).toMatchObject({ unseated: 0, unseatedNearestFirst: 10 });
  });

  test('add up: the children of the chosen are those of their cells, and nobody is counted twice', async () => {
    for (let seed = 0; seed < some; seed++) {
      const places = aPlacesProblem(`sums ${seed}`, 'seats');
      const answer = await chosen(places);
      const { before, after, chosen: sites, gaining } = figuresOfChoice(places, answer);
      expect(after.unseated).toBe(answer.value);
      expect(after.children).toBe(before.children);
      expect(after.unseated).toBeLessThanOrEqual(before.unseated);
      for (const site of sites) {
        const own = gaining.filter(({ place }) => place === site.place);
        expect(own.reduce((sum, { children }) => sum + children, 0)).toBe(site.children);
        expect(site.seatedBefore + site.unseatedBefore).toBe(site.children);
        expect(site.children).toBeLessThanOrEqual(places.seats[site.place]);
      }
    }
  });
});

describe('the children of another year', () => {
  test('are whole, and add up in every commune', () => {
    const random = seededRandom('growing');
    for (let round = 0; round < 50; round++) {
      const cells = 1 + Math.floor(random() * 40);
      const children = Array.from({ length: cells }, () => Math.floor(random() * 30));
      const commune = children.map(() => Math.floor(random() * 4) - 1);
      const ratios = Array.from({ length: 4 }, () => random() * 2);
      const after = growChildren(children, commune, ratios);
      ratios.forEach((ratio, of) => {
        const own = [...after.keys()].filter((cell) => (commune[cell] < 0 ? 3 : commune[cell]) === of);
        const exact = own.reduce((sum, cell) => sum + children[cell] * ratio, 0);
        expect(own.reduce((sum, cell) => sum + after[cell], 0)).toBe(Math.round(exact));
        for (const cell of own) expect(Math.abs(after[cell] - children[cell] * ratio)).toBeLessThan(1);
      });
    }
  });
});

describe('why not here', () => {
  test('is the difference when it is forced in', async () => {
    const places = aStreet();
    const answer = await chosen(places);
    const found = await whyNot(places, answer, 2);
    // A would go 300 m to it instead of 400, B 500 instead of 100.
    expect(found).toMatchObject({ kind: 'worse', withIt: { value: 8000 }, without: { value: 5000 } });
    expect(await whyNot(places, answer, 1)).toEqual({ kind: 'chosen' });
    const forced = aStreet({ choice: Uint8Array.of(FREE, FORCED, FREE) });
    expect(await whyNot(forced, await chosen(forced), 2)).toEqual({ kind: 'no-room' });
  });

  test('agrees with solving from nothing, and never says that a place would be better', async () => {
    for (let seed = 0; seed < some; seed++) {
      const places = aPlacesProblem(`why ${seed}`, 'seats');
      const answer = await chosen(places);
      for (const place of places.kind.keys()) {
        if (places.kind[place] === SCHOOL || places.choice[place] !== FREE) continue;
        const found = await whyNot(places, answer, place);
        if (found.kind !== 'worse') continue;
        const choice = places.choice.slice();
        choice[place] = FORCED;
        expect(found.withIt.value, `seed ${seed}`).toBe(await placesByTrying({ ...places, choice }));
        expect(found.withIt.value).toBeGreaterThanOrEqual(answer.bound);
      }
    }
  });
});
