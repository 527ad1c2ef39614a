import * as fc from 'fast-check';
import highsLoader from 'highs';
import { describe, expect, it } from 'vitest';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { bestByTrying, worthOf } from '../../support/least-distance-by-trying.ts';

const rules = { mechanism: 'least-total-distance', criteria: [], imputeChoicesByDistance: true };
const byGroup = { ...rules, criteria: [{ rule: 'group', order: ['1', '2'] }] };

describe('least total distance', () => {
  it('sends one child farther where that spares the others more, and says so', () => {
    //  an 100 m from north, 200 m from south; binh 150 m from north, 900 m from south. One seat each.
    const town = anEnrolment()
      .withRules(rules)
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { metres: { north: 100, south: 200 } })
      .withChild('binh', { metres: { north: 150, south: 900 } });
    const { placed, rows, receipts } = town.solve();
    expect(placed).toEqual({ an: 'south', binh: 'north' });
    expect(rows[0]).toMatchObject({ metres: 200, choiceRank: 2, decidedBy: 'enough-seats' });
    expect(receipts[0].steps[0]).toMatchObject({
      schoolId: 'north',
      outcome: 'seats-ended',
      decidedBy: 'total-distance',
      ended: { metres: 150 },
    });
    expect(rows[1].decidedBy).toBe('total-distance');
  });

  it('places the greatest number before it looks at metres', () => {
    const town = anEnrolment()
      .withRules(rules)
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { metres: { north: 1, south: 90_000 } })
      .withChild('binh', { metres: { north: 10 } });
    expect(town.solve().placed).toEqual({ an: 'south', binh: 'north' });
  });

  it('places an earlier group before a nearer child, but never at the price of the number', () => {
    const town = anEnrolment()
      .withRules(byGroup)
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { group: '2', metres: { north: 1 } })
      .withChild('binh', { group: '1', metres: { north: 5000, south: 9000 } })
      .withChild('chi', { group: '', metres: { north: 2 } });
    expect(town.solve().placed).toEqual({ an: 'north', binh: 'south', chi: '' });
  });

  it('keeps decisions of the council where they are', () => {
    const town = anEnrolment()
      .withRules(rules)
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { metres: { north: 1, south: 2 } })
      .withChild('binh', { metres: { north: 900 }, decision: ['north', '12/QĐ', 'moved house'] });
    const { rows } = town.solve();
    expect(rows.map(({ schoolId, decidedBy }) => [schoolId, decidedBy])).toEqual([
      ['south', 'enough-seats'],
      ['north', 'decision'],
    ]);
    expect(town.judge(rows)).toMatchObject({ sound: true, optimal: true });
  });

  it.each([
    ['rules-least-distance-criterion', { criteria: [{ rule: 'lottery' }] }],
    ['rules-least-distance-criterion', { criteria: [{ rule: 'distance' }] }],
    ['rules-twins-mechanism', { criteria: [{ rule: 'twins' }] }],
    ['rules-least-distance-reserves', { reserves: [{ name: 'first', attribute: 'group', value: '1', seats: 1 }] }],
  ])('refuses by name what it does not know: %s', (code, more) => {
    expect(() =>
      anEnrolment()
        .withRules({ ...rules, ...more })
        .rules(),
    ).toThrow(code);
  });

  it('is as good as the best of all placements tried one by one', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(towns({ mostChildren: 5, mostSchools: 3 }), (town) => {
        expect(worthOf(town, ['1', '2'], town.solve().placed)).toEqual(bestByTrying(town, ['1', '2']));
      }),
      { numRuns: cases(400) },
    );
  });

  it('equals HiGHS on 200 small cases', { timeout: 120_000 }, async () => {
    const highs = await highsLoader();
    fc.assert(
      fc.property(towns({ mostChildren: 30, mostSchools: 8 }), (town) => {
        const { placed } = town.solve();
        const { Status, ObjectiveValue } = highs.solve(asLinearProgram(town));
        expect(Status).toBe('Optimal');
        expect(objectiveOf(town, placed)).toBe(Math.round(ObjectiveValue));
      }),
      { numRuns: cases(200) },
    );
  });

  it('answers the same rows whatever the order of children, schools and measurements', { timeout: 60_000 }, () => {
    const shuffled = fc.tuple(towns({ mostChildren: 12, mostSchools: 4 }), fc.nat(), fc.nat()).map(([town, i, j]) => ({
      town,
      records: town.records(rotate([...town.children.keys()], i), rotate([...town.schools.keys()], j).reverse()),
    }));
    fc.assert(
      fc.property(shuffled, ({ town, records }) => {
        expect(town.solve(records).rows).toEqual(town.solve().rows);
      }),
      { numRuns: cases(300) },
    );
  });

  it('is found sound and optimal by the verifier', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(towns({ mostChildren: 20, mostSchools: 6 }), (town) => {
        const verdict = town.judge(town.solve().rows);
        expect(verdict).toMatchObject({ sound: true, optimal: true, dualViolations: 0 });
      }),
      { numRuns: cases(300) },
    );
  });
});

/** Weights that let one sum stand for number, first group, second group and metres: no sum of metres here reaches 10,000. */
const weightOf = (group: unknown) => 10_000 * (group === '1' ? 3 : group === '2' ? 2 : 1);

function objectiveOf(town: AnEnrolment, placed: Record<string, string>): number {
  return Object.entries(placed).reduce((sum, [id, school]) => {
    const child = town.children.get(id)!;
    return school === '' ? sum : sum + child.metres![school]! - weightOf(child.group);
  }, 0);
}

/** The town in the LP format of CPLEX: x_child_school between 0 and 1, one place a child, the seats of a school. */
function asLinearProgram(town: AnEnrolment): string {
  const terms: string[] = [];
  const places = new Map<string, string[]>([...town.schools.keys()].map((id) => [id, []]));
  const rows: string[] = [];
  for (const [id, child] of town.children) {
    const own = Object.entries(child.metres ?? {}).filter(([, metres]) => metres !== null);
    for (const [school, metres] of own) {
      const cost = metres! - weightOf(child.group);
      terms.push(`${cost < 0 ? '-' : '+'} ${Math.abs(cost)} x_${id}_${school}`);
      places.get(school)!.push(`x_${id}_${school}`);
    }
    if (own.length > 0) rows.push(`${own.map(([school]) => `x_${id}_${school}`).join(' + ')} <= 1`);
  }
  for (const [school, own] of places)
    if (own.length > 0) rows.push(`${own.join(' + ')} <= ${town.schools.get(school)!.seats}`);
  return `Minimize\n obj: ${terms.join(' ') || '0 nothing'}\nSubject To\n${rows.map((row, i) => ` r${i}: ${row}`).join('\n') || ' r0: nothing <= 1'}\nEnd\n`;
}

/** Towns of many ties: metres in steps, seats scarce or plenty, some ways missing. */
function towns({
  mostChildren,
  mostSchools,
}: {
  mostChildren: number;
  mostSchools: number;
}): fc.Arbitrary<AnEnrolment> {
  const names = Array.from({ length: mostSchools }, (_, i) => `s${i}`);
  const child = fc.record({
    group: fc.constantFrom('1', '2', '3', ''),
    metres: fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 4 }), {
      minLength: mostSchools,
      maxLength: mostSchools,
    }),
  });
  return fc
    .record({
      seats: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: mostSchools }),
      children: fc.array(child, { minLength: 1, maxLength: mostChildren }),
    })
    .map(({ seats, children }) => {
      const town = anEnrolment().withRules(byGroup);
      seats.forEach((own, i) => {
        town.withSchool(names[i], { seats: own });
      });
      children.forEach(({ group, metres }, i) => {
        const cells = Object.fromEntries(seats.map((_, k) => [names[k], metres[k] === null ? null : 30 * metres[k]!]));
        town.withChild(`c${i}`, { group, metres: cells });
      });
      return town;
    });
}

function rotate<T>(list: T[], by: number): T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
