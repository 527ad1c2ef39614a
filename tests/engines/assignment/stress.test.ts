import { describe, expect, it } from 'vitest';
import { countOverflow } from '../../../api/engines/assignment/stress/count-overflow.ts';
import { drawIntake, gamma, gatherStrata, poisson } from '../../../api/engines/assignment/stress/draw-intake.ts';
import { prepareStress, simulateIntake } from '../../../api/engines/assignment/stress/simulate-intakes.ts';
import type { EnrolmentRecords, Rules } from '../../../api/engines/enrolment-records.ts';
import { seededRandom } from '../../../api/engines/random.ts';

const rules: Rules = {
  mechanism: 'deferred-acceptance',
  criteria: [{ rule: 'distance', bandMetres: 0 }, { rule: 'lottery' }],
  imputeChoicesByDistance: true,
  maxMetres: null,
  reserves: [],
};

/** So many children in two communes: those of the first live beside school a, those of the second beside b. */
function aTown(children: number, seats: [number, number], columns: Record<string, string[]> = {}): EnrolmentRecords {
  const ids = Array.from({ length: children }, (_, i) => `child-${String(i).padStart(4, '0')}`);
  const both = ids.flatMap((_, i) => [i, i]);
  return {
    applicants: { ids, lonLats: null, attributes: columns },
    schools: { ids: ['a', 'b'], lonLats: null, attributes: { zone: ['1', '2'] }, seats: Int32Array.from(seats) },
    choices: null,
    priorities: null,
    decisions: null,
    travel: {
      applicants: Int32Array.from(both),
      schools: Int32Array.from(both, (_, row) => row % 2),
      metres: Int32Array.from(both, (child, row) => (row % 2 === child % 2 ? 100 + child : 3000 + child)),
    },
  };
}
const communesOf = (records: EnrolmentRecords) => records.applicants.ids.map((_, i) => String(i % 2));
const noSwing = { growth: 1, spread: 0 };

function mean(numbers: number[]) {
  return numbers.reduce((sum, own) => sum + own, 0) / numbers.length;
}
function variance(numbers: number[]) {
  const middle = mean(numbers);
  return mean(numbers.map((own) => (own - middle) ** 2));
}

/** The second mechanism, as rules name it. */
const handedTo = (then: 'deferred-acceptance') => ({ then });

describe('the numbers of a simulated intake', () => {
  it('are Poisson without a swing: mean and variance are this year’s number', () => {
    const chance = seededRandom('poisson');
    const drawn = Array.from({ length: 4000 }, () => poisson(150, chance));
    expect(mean(drawn)).toBeCloseTo(150, -0.5);
    expect(Math.abs(variance(drawn) - 150)).toBeLessThan(12);
    expect(poisson(0, chance)).toBe(0);
  });

  it('have gamma means of 1 and the swing that was asked for', () => {
    const chance = seededRandom('gamma');
    const swings = Array.from({ length: 6000 }, () => gamma(25, chance) / 25);
    expect(mean(swings)).toBeCloseTo(1, 1);
    expect(Math.sqrt(variance(swings))).toBeCloseTo(0.2, 1);
    const small = Array.from({ length: 6000 }, () => gamma(0.5, chance));
    expect(Math.abs(mean(small) - 0.5)).toBeLessThan(0.05);
  });

  it('grow and swing by commune, and draw only children of that commune', () => {
    const strata = gatherStrata(
      Int32Array.from({ length: 200 }, (_, i) => i % 2),
      2,
    );
    const chance = seededRandom('intakes');
    const sizes = Array.from({ length: 1500 }, () => {
      const drawn = drawIntake(strata, { growth: 1.5, spread: 0.3 }, chance);
      const first = drawn.findIndex((child) => child % 2 === 1);
      expect(drawn.subarray(first).every((child) => child % 2 === 1)).toBe(true);
      return first;
    });
    expect(Math.abs(mean(sizes) - 150)).toBeLessThan(5);
    // Poisson variance and that of the swing: 150 + (0.3 × 150)².
    expect(Math.abs(variance(sizes) / (150 + 45 ** 2) - 1)).toBeLessThan(0.2);
  });
});

describe('overflow', () => {
  it('is the share of years with anybody turned away, and the seats that leave one year in ten', () => {
    expect(countOverflow([0, 0, 0, 0, 0, 0, 0, 0, 4, 9])).toEqual({
      probability: 0.2,
      seatsToAdd: 4,
      meanShort: 1.3,
    });
    expect(countOverflow([0, 0, 0, 0, 0, 0, 0, 0, 0, 9]).seatsToAdd).toBe(0);
    expect(countOverflow([3]).seatsToAdd).toBe(3);
  });

  it('falls to one year in ten when the seats counted are added, other schools staying as they are', () => {
    const run = (seats: [number, number]) => {
      const records = aTown(120, seats);
      const base = prepareStress(records, rules, communesOf(records)).base!;
      return Array.from({ length: 100 }, (_, i) => simulateIntake(base, { growth: 1, spread: 0.1 }, 'seed', i));
    };
    const before = countOverflow(run([55, 58]).map(({ turnedAway }) => turnedAway[0]));
    expect(before.probability).toBeGreaterThan(0.5);
    expect(before.seatsToAdd).toBeGreaterThan(0);
    const after = countOverflow(run([55 + before.seatsToAdd, 58]).map(({ turnedAway }) => turnedAway[0]));
    expect(after.probability).toBeLessThanOrEqual(0.1);
  });
});

describe('a simulated intake', () => {
  it('is the same for the same seed and number, and another for another', () => {
    const records = aTown(60, [30, 30]);
    const base = prepareStress(records, rules, communesOf(records)).base!;
    expect(simulateIntake(base, noSwing, 's', 7)).toEqual(simulateIntake(base, noSwing, 's', 7));
    const sizes = new Set(Array.from({ length: 20 }, (_, i) => simulateIntake(base, noSwing, 's', i).children));
    expect(sizes.size).toBeGreaterThan(3);
  });

  it('turns nobody away where seats abound and counts everybody once', () => {
    const records = aTown(60, [500, 500]);
    const base = prepareStress(records, rules, communesOf(records)).base!;
    const intake = simulateIntake(base, noSwing, 's', 0);
    expect([...intake.turnedAway, ...intake.unplaced]).toEqual([0, 0, 0, 0]);
    expect(intake.asked[0] + intake.asked[1]).toBe(intake.children);
    expect(intake.drawn[0]).toBe(intake.asked[0]);
  });

  it.each(['deferred-acceptance', 'nearest-first', 'zone-first'] as const)(
    'fills every seat under %s when children are too many',
    (mechanism) => {
      const own = Array.from({ length: 80 }, (_, i) => String(1 + (i % 2)));
      const records = aTown(80, [20, 20], { zone: own });
      const zoned: Rules = {
        ...rules,
        mechanism,
        ...(mechanism === 'zone-first' && {
          ...handedTo('deferred-acceptance'),
          criteria: [{ rule: 'zone', attribute: 'zone', matchesSchool: 'zone' }, ...rules.criteria],
        }),
      };
      const { base, issues } = prepareStress(records, zoned, communesOf(records));
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      const intake = simulateIntake(base!, noSwing, 's', 3);
      expect(intake.unplaced[0] + intake.unplaced[1]).toBe(intake.children - 40);
      expect(intake.asked[0] - intake.turnedAway[0]).toBe(20);
      expect(intake.asked[1] - intake.turnedAway[1]).toBe(20);
    },
  );

  it('keeps reserves for the children drawn who belong to them', () => {
    const groups = Array.from({ length: 60 }, (_, i) => (i < 30 ? 'x' : 'y'));
    const records = aTown(60, [30, 0], { kind: groups });
    const reserve = {
      name: 'r',
      school: 'a',
      attribute: 'kind',
      matchesSchool: null,
      value: 'x',
      share: null,
      seats: 30,
    };
    const base = prepareStress(records, { ...rules, reserves: [{ ...reserve, kind: 'hard' }] }, communesOf(records))
      .base!;
    const intake = simulateIntake(base, noSwing, 's', 1);
    // Only children of kind x may sit, so that about half are without a place though y children stand nearer the door.
    expect(intake.asked[0] - intake.turnedAway[0]).toBeLessThanOrEqual(30);
    expect(intake.unplaced[0] + intake.unplaced[1]).toBeGreaterThan(15);
  });

  it('counts twins one by one', () => {
    const twins = Array.from({ length: 40 }, (_, i) => (i < 2 ? 't' : ''));
    const records = aTown(40, [20, 20], { twins });
    const paired: Rules = {
      ...rules,
      criteria: [{ rule: 'twins', attribute: 'twins', fallback: 'apart' }, ...rules.criteria],
    };
    const { base } = prepareStress(records, paired, communesOf(records));
    expect(base!.problem.families).toBeDefined();
    expect(simulateIntake(base!, noSwing, 's', 0).children).toBeGreaterThan(0);
  });
});
