import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { lostSeats } from '#engines/assignment/lost-seats.ts';
import { run } from '#engines/assignment/run.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';

const names = ['s1', 's2', 's3'];

interface Season {
  seats: number[];
  children: { metres: number[]; wishes: string[]; late: boolean; declines: boolean }[];
}

/** A season on three schools: some children come late, some give their seat up. */
function seasons(mostChildren: number): fc.Arbitrary<Season> {
  return fc.record({
    seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
    children: fc.array(
      fc.record({
        metres: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
        wishes: fc.shuffledSubarray(names, { minLength: 1 }),
        late: fc.boolean(),
        declines: fc.boolean(),
      }),
      { minLength: 1, maxLength: mostChildren },
    ),
  });
}

const criteria = [{ rule: 'distance', bandMetres: 0 }, { rule: 'lottery' }];

/** No two children live equally far from a school: the fair outcomes below know no lottery. */
const metresOf = (metres: number, child: number) => 10 * metres + child;

/** Schools of all; nothing to solve where nobody takes part. */
const solved = (town: AnEnrolment): Record<string, string> => (town.children.size === 0 ? {} : town.solve().placed);

/** The children `takesPart` of a season as an enrolment; `kept` by child. */
function townOf(season: Season, takesPart: (i: number) => boolean, kept: Record<string, string> = {}): AnEnrolment {
  const town = anEnrolment().withRules({ criteria: [{ rule: 'kept-seat' }, ...criteria] });
  season.seats.forEach((seats, s) => {
    town.withSchool(names[s], { seats });
  });
  season.children.forEach(({ metres, wishes }, i) => {
    if (!takesPart(i)) return;
    const cells = Object.fromEntries(names.map((name, s) => [name, metresOf(metres[s], i)]));
    town.withChild(`c${i}`, { wishes, metres: cells, kept_school: kept[`c${i}`] ?? '' });
  });
  return town;
}

/** Main run of those who are not late, then the round without those who declined and with those who are. */
function play(season: Season) {
  const main = solved(townOf(season, (i) => !season.children[i].late));
  const kept = Object.fromEntries(
    Object.entries(main).filter(([id, school]) => school !== '' && !season.children[Number(id.slice(1))].declines),
  );
  const gone = (i: number) => season.children[i].declines && main[`c${i}`];
  const town = townOf(season, (i) => !gone(i), kept);
  return { main, kept, town, placed: solved(town) };
}

const wishOf = (season: Season, id: string) => season.children[Number(id.slice(1))].wishes;
/** Place of a school in a child's list; not placed comes after all. */
const rankOf = (season: Season, id: string, school: string) =>
  school === '' ? names.length : wishOf(season, id).indexOf(school);

describe('a further round', () => {
  it('leaves nobody who has a place worse off, and the verifier finds nothing', () => {
    fc.assert(
      fc.property(seasons(8), (season) => {
        const { kept, town, placed } = play(season);
        for (const [id, school] of Object.entries(kept))
          expect(rankOf(season, id, placed[id])).toBeLessThanOrEqual(rankOf(season, id, school));
        if (town.children.size === 0) return;
        expect(town.judge(town.solve().rows)).toMatchObject({ sound: true });
        const { problem } = encode(town.records(), town.rules(), town.seed);
        expect(lostSeats(problem!, run(problem!))).toEqual([]);
      }),
      { numRuns: cases(2_000) },
    );
  });

  it('equals a full run restricted to the freed seats where no holder asks for another school', () => {
    fc.assert(
      fc.property(seasons(8), (season) => {
        const { kept, town, placed } = play(season);
        // Holders who ask for nothing better: their list ends the matter.
        for (const [id, school] of Object.entries(kept)) town.children.get(id)!.wishes = [school];
        const still = solved(town);
        const used = (name: string) => Object.values(kept).filter((school) => school === name).length;
        const freed = { ...season, seats: season.seats.map((seats, s) => seats - used(names[s])) };
        const others = solved(townOf(freed, (i) => town.children.has(`c${i}`) && !(`c${i}` in kept)));
        expect(still).toEqual({ ...kept, ...others });
        expect(Object.keys(placed).sort()).toEqual(Object.keys(still).sort());
      }),
      { numRuns: cases(2_000) },
    );
  });

  it('is the best for every child of all outcomes in which holders keep their seats and nobody is passed over', () => {
    fc.assert(
      fc.property(seasons(5), (season) => {
        const { kept, town, placed } = play(season);
        const ids = [...town.children.keys()];
        for (const outcome of fairOutcomes(season, ids, kept))
          for (const id of ids)
            expect(rankOf(season, id, placed[id])).toBeLessThanOrEqual(rankOf(season, id, outcome[id]));
      }),
      { numRuns: cases(400) },
    );
  });

  it('gives a freed seat to the holder who prefers it, and the seat that one leaves to the child who has none', () => {
    const season: Season = {
      seats: [1, 1, 0],
      children: [
        { metres: [1, 5, 9], wishes: ['s1'], late: false, declines: true },
        { metres: [2, 3, 9], wishes: ['s1', 's2'], late: false, declines: false },
        { metres: [1, 1, 9], wishes: ['s1', 's2'], late: true, declines: false },
        { metres: [9, 9, 9], wishes: ['s2'], late: false, declines: false },
      ],
    };
    const { main, placed } = play(season);
    expect(main).toEqual({ c0: 's1', c1: 's2', c3: '' });
    // The late child lives nearest to both schools; where nobody holds the seat it comes first, where one does it does not.
    expect(placed).toEqual({ c1: 's2', c2: 's1', c3: '' });
  });
});

/** Every outcome by trying all: seats suffice, holders are no worse, and no child misses a free seat or a newcomer's it precedes. */
function fairOutcomes(season: Season, ids: string[], kept: Record<string, string>): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const outcome: Record<string, string> = {};
  const metres = (id: string, school: string) => {
    const child = Number(id.slice(1));
    return metresOf(season.children[child].metres[names.indexOf(school)], child);
  };
  const isFair = () =>
    ids.every((id) => {
      if (id in kept && rankOf(season, id, outcome[id]) > rankOf(season, id, kept[id])) return false;
      return wishOf(season, id)
        .slice(0, rankOf(season, id, outcome[id]))
        .every((school) => {
          const inside = ids.filter((other) => outcome[other] === school);
          if (inside.length < season.seats[names.indexOf(school)]) return false;
          return inside.every((other) => kept[other] === school || metres(other, school) < metres(id, school));
        });
    });
  const tryFrom = (at: number): void => {
    if (at === ids.length) {
      if (isFair()) found.push({ ...outcome });
      return;
    }
    for (const school of ['', ...wishOf(season, ids[at])]) {
      const full =
        school !== '' &&
        Object.values(outcome).filter((taken) => taken === school).length >= season.seats[names.indexOf(school)];
      if (full) continue;
      outcome[ids[at]] = school;
      tryFrom(at + 1);
      delete outcome[ids[at]];
    }
  };
  tryFrom(0);
  return found;
}
