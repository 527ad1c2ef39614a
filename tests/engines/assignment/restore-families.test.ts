import { describe, expect, it } from 'vitest';
import { nameOfGroup } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { restoreFamilies } from '#engines/assignment/restore-families.ts';
import { run } from '#engines/assignment/run.ts';
import type { Holding, Problem, Standing } from '#engines/assignment/types.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowFamilies } from '../../support/slow-families.ts';
import { townOfFamilies } from './random-families.ts';

const problemOf = (town: AnEnrolment): Problem => encode(town.records(), town.rules(), town.seed).problem!;

/** The town with the children of one family by themselves. */
function without(town: AnEnrolment, family: string): AnEnrolment {
  const other = town.copy();
  for (const child of other.children.values()) if (child.twins === family) child.twins = '';
  return other;
}

/** By the definition: would the family, whole, sit where its children do, everyone having the seat it has, and nobody block? */
function mayBeWhole(town: AnEnrolment, problem: Problem, holding: Holding, family: string): boolean {
  const { ids } = problem.records.applicants;
  const schoolOf = (g: number) => problem.records.schools.ids[problem.groups.school[g]];
  const placed = new Map<string, string>();
  holding.group.forEach((g, a) => {
    if (g >= 0 && problem.decidedGroup[a] < 0) placed.set(ids[a], schoolOf(g));
  });
  const members = ids.filter((id) => town.children.get(id)!.twins === family);
  if (new Set(members.map((id) => placed.get(id))).size > 1) return false;
  const twin = new SlowFamilies(town);
  const keepsSeats = [...town.schools.keys()].every((school) => {
    const units = twin.units.filter(([first]) => placed.get(first) === school);
    const chosen = twin.choose(school, units);
    return units.flat().every((id) => chosen.get(id) === nameOfGroup(problem, holding.group[ids.indexOf(id)]));
  });
  return keepsSeats && twin.isStable(placed);
}

/** What becomes of the standings where round by round it came out so. */
function restored(
  problem: Problem,
  rounds: Holding[],
  standings: Standing[],
  decided = problem.decidedGroup,
): Standing[] {
  const after = [...standings];
  restoreFamilies(
    rounds.map(({ wish, group }, i) => ({
      ...{ wish, group },
      problem: i === 0 ? problem : { ...problem, decidedGroup: decided },
    })),
    problem.families!,
    after,
  );
  return after;
}

describe('a family that fell back', () => {
  it('is whole after all exactly where the definition lets it be, everyone on the seat it has', () => {
    const met = { whole: 0, notStable: 0, notTogether: 0 };
    for (let number = 0; number < cases(1_500); number++) {
      const town = townOfFamilies(200_000 + number, 'deferred-acceptance');
      const problem = problemOf(town);
      const names = [...new Set(problem.records.applicants.attributes.twins.filter((name) => name !== ''))];
      for (const [f, family] of names.entries()) {
        const apart = problemOf(without(town, family));
        const holding = run(apart);
        if (holding.families?.standings.some((standing) => standing !== 'whole')) continue;
        const standings = names.map((_, other): Standing => (other === f ? 'apart' : 'whole'));
        const expected = mayBeWhole(town, problem, holding, family);
        const [after] = restored(problem, [holding], standings).splice(f, 1);
        expect({ number, family, after }).toEqual({ number, family, after: expected ? 'whole' : 'apart' });
        const members = problem.families!.members.subarray(2 * f, 2 * f + 2);
        const together = new Set(
          members.map((a) => (holding.wish[a] < 0 ? -1 : problem.wishes.school[holding.wish[a]])),
        );
        met[expected ? 'whole' : together.size === 1 ? 'notStable' : 'notTogether']++;
      }
    }
    expect(Math.min(met.whole, met.notTogether)).toBeGreaterThan(0);
  });

  //  North has a seat for each of the twins of f and of g; everyone sits there as if by itself.
  const street = (seats: number) => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'twins' }, { rule: 'listed' }] })
      .withSchool('north', { seats });
    ['fa', 'fb', 'ga', 'gb'].forEach((id, i) => {
      town.withChild(id, { twins: id[0], wishes: ['north'], listed: { north: i } });
    });
    return town;
  };

  it('is whole beside another that is whole again, in either order', () => {
    const problem = problemOf(street(4));
    const holding = run(problem);
    expect(restored(problem, [holding], ['apart', 'apart'])).toEqual(['whole', 'whole']);
    expect(restored(problem, [holding], ['last', 'last'])).toEqual(['whole', 'whole']);
    // Two seats: g is behind f, with or without places.
    const short = problemOf(street(2));
    expect(restored(short, [run(short)], ['apart', 'apart'])).toEqual(['whole', 'whole']);
  });

  it('stays so where one of its children sits and the other does not, or one round is not stable with it whole', () => {
    const problem = problemOf(street(3));
    const [open, none] = [problem.groups.start[0], -1];
    const three: Holding = { wish: Int32Array.of(0, 1, 2, none), group: Int32Array.of(open, open, open, none) };
    expect(restored(problem, [three], ['apart', 'apart'])).toEqual(['whole', 'apart']);
    // f and g have changed places: g sits before f, which would rather be there.
    const two = problemOf(street(2));
    const turned: Holding = { wish: Int32Array.of(none, none, 2, 3), group: Int32Array.of(none, none, open, open) };
    expect(restored(two, [turned], ['apart', 'apart'])).toEqual(['apart', 'apart']);
  });

  it('stays so where a child far behind it has a claim to a seat that nobody of its reserve held', () => {
    const town = street(2).withRules({
      reserves: [{ name: 'local', attribute: 'commune', value: 'x', seats: 1 }],
    });
    for (const id of ['ga', 'gb']) town.children.delete(id);
    town.withChild('fa', { ...town.children.get('fa')!, commune: 'y' });
    town.withChild('fb', { ...town.children.get('fb')!, commune: 'y' });
    const both: Holding = { wish: Int32Array.of(0, 1, -1), group: Int32Array.of(1, 1, -1) };
    town.withChild('z', { wishes: ['north'], listed: { north: 9 }, commune: 'y' });
    expect(restored(problemOf(town), [both], ['apart'])).toEqual(['whole']);
    town.withChild('z', { wishes: ['north'], listed: { north: 9 }, commune: 'x' });
    expect(restored(problemOf(town), [both], ['apart'])).toEqual(['apart']);
  });

  it('is not asked in a round in which it has a seat already, but must have it as a whole', () => {
    const problem = problemOf(street(4));
    const holding = run(problem);
    const nobody: Holding = { wish: new Int32Array(4).fill(-1), group: holding.group };
    expect(restored(problem, [holding, nobody], ['apart', 'whole'], holding.group)).toEqual(['whole', 'whole']);
    const half = holding.group.map((g, a) => (a === 1 ? -1 : g));
    expect(restored(problem, [holding, nobody], ['apart', 'whole'], half)).toEqual(['apart', 'whole']);
  });
});
