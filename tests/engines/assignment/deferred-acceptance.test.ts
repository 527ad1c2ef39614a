import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deferredAcceptance } from '#engines/assignment/deferred-acceptance.ts';
import { encode } from '#engines/assignment/encode.ts';
import type { Problem } from '#engines/assignment/types.ts';
import { seededRandom } from '#engines/random.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowAssignment } from '../../support/slow-assignment.ts';
import { enrolmentOfEveryRule } from './every-rule.ts';
import { enrolments } from './random-enrolments.ts';

const listedOnly = { criteria: [{ rule: 'listed' }] };

describe('deferred acceptance', () => {
  it('gives every boy of the first example of Gale and Shapley his first choice when nobody is wanted twice', () => {
    // Gale & Shapley 1962, example 1: 1–3 rank A B C, B C A, C A B; the others rank them the other way round.
    const { placed } = anEnrolment()
      .withRules(listedOnly)
      .withSchool('A', { seats: 1 })
      .withSchool('B', { seats: 1 })
      .withSchool('C', { seats: 1 })
      .withChild('1', { wishes: ['A', 'B', 'C'], listed: { A: 3, B: 2, C: 1 } })
      .withChild('2', { wishes: ['B', 'C', 'A'], listed: { A: 1, B: 3, C: 2 } })
      .withChild('3', { wishes: ['C', 'A', 'B'], listed: { A: 2, B: 1, C: 3 } })
      .solve();
    expect(placed).toEqual({ 1: 'A', 2: 'B', 3: 'C' });
  });

  it('finds the only stable matching of their second example', () => {
    // Example 2, four and four: the stable matching is 1–C, 2–D, 3–A, 4–B.
    const { placed } = anEnrolment()
      .withRules(listedOnly)
      .withSchool('A', { seats: 1 })
      .withSchool('B', { seats: 1 })
      .withSchool('C', { seats: 1 })
      .withSchool('D', { seats: 1 })
      .withChild('1', { wishes: ['A', 'B', 'C', 'D'], listed: { A: 3, B: 4, C: 2, D: 3 } })
      .withChild('2', { wishes: ['A', 'D', 'C', 'B'], listed: { A: 4, B: 1, C: 3, D: 2 } })
      .withChild('3', { wishes: ['B', 'A', 'C', 'D'], listed: { A: 2, B: 3, C: 4, D: 1 } })
      .withChild('4', { wishes: ['D', 'B', 'C', 'A'], listed: { A: 1, B: 2, C: 1, D: 4 } })
      .solve();
    expect(placed).toEqual({ 1: 'C', 2: 'D', 3: 'A', 4: 'B' });
  });

  it('takes the nearer of two equal children, and says that distance decided', () => {
    const { rows } = anEnrolment()
      .withRules({ criteria: [{ rule: 'group', order: ['1'] }, { rule: 'distance' }] })
      .withSchool('north', { seats: 1 })
      .withChild('an', { group: '1', wishes: ['north'], metres: { north: 300 } })
      .withChild('binh', { group: '1', wishes: ['north'], metres: { north: 299 } })
      .solve();
    expect(rows).toMatchObject([
      { applicantId: 'an', schoolId: '', decidedBy: 'all-full' },
      { applicantId: 'binh', schoolId: 'north', decidedBy: 'distance', metres: 299 },
    ]);
  });

  it('completes wishes by metres, then school id, and goes on counting after the last named rank', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'distance' }], imputeChoicesByDistance: true })
      .withSchool('far', { seats: 0 })
      .withSchool('b', { seats: 0 })
      .withSchool('a', { seats: 0 })
      .withSchool('cut off', { seats: 9 })
      .withSchool('c', { seats: 1 })
      .withChild('an', { wishes: ['far'], metres: { far: 900, b: 100, a: 100, c: 200, 'cut off': null } });
    const { rows, receipts } = town.solve();
    expect(rows[0]).toMatchObject({
      schoolId: 'c',
      choiceRank: 4,
      imputed: true,
      metres: 200,
      decidedBy: 'enough-seats',
    });
    expect(receipts[0].steps.map(({ schoolId, outcome }) => `${schoolId} ${outcome}`)).toEqual([
      'far seats-ended',
      'a seats-ended',
      'b seats-ended',
      'c admitted',
    ]);
  });

  it('never places a child beyond the cap on metres, and says why a wish fell away', () => {
    const { rows, receipts } = anEnrolment()
      .withRules({ criteria: [{ rule: 'distance' }], maxMetres: 500 })
      .withSchool('far', { seats: 1 })
      .withSchool('island', { seats: 1 })
      .withChild('an', { wishes: ['island', 'far'], metres: { far: 501, island: null } })
      .solve();
    expect(rows[0]).toMatchObject({ schoolId: '', decidedBy: 'no-reachable-school' });
    expect(receipts[0].steps.map(({ decidedBy }) => decidedBy)).toEqual(['unreachable', 'beyond-cap']);
  });

  it('equals the slow twin from the definition, seat group by seat group', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 9 }), (town) => {
        const expected = new SlowAssignment(town).assign();
        for (const { applicantId, schoolId, seatGroup } of town.solve().rows)
          expect([applicantId, schoolId, seatGroup]).toEqual([
            applicantId,
            expected.get(applicantId)?.school ?? '',
            expected.get(applicantId)?.group ?? '',
          ]);
      }),
      { numRuns: cases(1500) },
    );
  });

  it('is the best stable assignment for every child at once', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 4 }), (town) => {
        const twin = new SlowAssignment(town);
        const { placed } = town.solve();
        let count = 0;
        for (const stable of twin.stableAssignments()) {
          count++;
          for (const id of town.children.keys()) {
            const wishes = twin.wishes(id);
            const place = (school: string | undefined) => (school ? wishes.indexOf(school) : wishes.length);
            expect(place(placed[id])).toBeLessThanOrEqual(place(stable.get(id)));
          }
        }
        expect(count).toBeGreaterThan(0);
        const own = new Map(Object.entries(placed).filter(([, school]) => school !== ''));
        expect(twin.isStable(own)).toBe(true);
      }),
      { numRuns: cases(300) },
    );
  });

  it('gives the same rows, cut-offs and receipts whatever the order of the input', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 9 }), fc.infiniteStream(fc.nat()), (town, chance) => {
        const shuffled = <T>(list: T[]) =>
          list
            .map((item) => ({ item, at: chance.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const records = town.records(shuffled([...town.children.keys()]), shuffled([...town.schools.keys()]));
        // Warnings name rows of the input, and so its order.
        const [{ issues: _, ...turned }, { issues: __, ...usual }] = [town.solve(records), town.solve()];
        expect(JSON.stringify(turned)).toBe(JSON.stringify(usual));
      }),
      { numRuns: cases(300) },
    );
  });

  it('gives every child the same seat of the same group whatever the order in which they propose', () => {
    for (let number = 0; number < cases(1_500); number++) {
      const town = enrolmentOfEveryRule(800_000 + number, { mostChildren: 9, mechanism: 'deferred-acceptance' });
      const { problem } = encode(town.records(), town.rules(), town.seed);
      const usual = deferredAcceptance(problem!);
      const chance = seededRandom(`order ${number}`);
      const order = [...usual.wish.keys()].map((a) => ({ a, at: chance() })).sort((one, other) => one.at - other.at);
      const { turned, wishAt } = proposedInOrder(
        problem!,
        order.map(({ a }) => a),
      );
      const holding = deferredAcceptance(turned);
      order.forEach(({ a }, place) => {
        const wish = holding.wish[place] < 0 ? -1 : wishAt[holding.wish[place]];
        expect({ number, a, wish, group: holding.group[place] }).toEqual({
          ...{ number, a },
          ...{ wish: usual.wish[a], group: usual.group[a] },
        });
      });
    }
  });

  it('gains nobody anything by hiding true wishes', () => {
    fc.assert(
      fc.property(
        enrolments({ mostChildren: 5 }),
        fc.nat(),
        fc.shuffledSubarray(['s1', 's10', 's2', 's3']),
        (town, i, lie) => {
          town.withRules({ imputeChoicesByDistance: false });
          const ids = [...town.children.keys()];
          const liar = ids[i % ids.length];
          const wishes = new SlowAssignment(town).wishes(liar);
          const honest = town.solve().placed[liar];
          const child = town.children.get(liar)!;
          town.withChild(liar, { ...child, wishes: lie.filter((school) => town.schools.has(school)) });
          const gained = town.solve().placed[liar];
          const place = (school: string) => (wishes.includes(school) ? wishes.indexOf(school) : wishes.length);
          expect(place(honest)).toBeLessThanOrEqual(place(gained));
        },
      ),
      { numRuns: cases(500) },
    );
  });
});

/** The same problem with its children in another order, as deferred acceptance reads it; `wishAt`: its wishes by those of the first. */
function proposedInOrder(problem: Problem, order: number[]): { turned: Problem; wishAt: number[] } {
  const { wishes, decidedGroup, groups, ranking } = problem;
  const lists = order.map((a) => [...wishes.school.keys()].filter((w) => wishes.applicant[w] === a));
  const wishAt = lists.flat();
  const start = Int32Array.from({ length: order.length + 1 }, (_, place) => lists.slice(0, place).flat().length);
  const turned: Problem = {
    ...problem,
    wishes: { ...wishes, start, school: Int32Array.from(wishAt, (w) => wishes.school[w]) },
    decidedGroup: Int32Array.from(order, (a) => decidedGroup[a]),
    groups: {
      ...groups,
      memberCodes: groups.memberCodes.map((codes) => Int32Array.from(order, (a) => codes[a])),
    },
    ranking: { ...ranking, keys: Float64Array.from(wishAt, (w) => ranking.keys[w]) },
  };
  return { turned, wishAt };
}
