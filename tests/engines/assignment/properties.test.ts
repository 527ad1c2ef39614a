import { describe, expect, it } from 'vitest';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowAssignment } from '../../support/slow-assignment.ts';
import { type CaseOptions, enrolmentOfEveryRule } from './every-rule.ts';

const acceptance = { mechanism: 'deferred-acceptance', proximity: false } as const;

/** Cases numbered from a place of their own, so that each property sees others; never fewer than `least`. */
function* casesOf(count: number, first: number, options: CaseOptions, least = 0): Generator<[number, AnEnrolment]> {
  const last = first + Math.max(least, cases(count));
  for (let number = first; number < last; number++) yield [number, enrolmentOfEveryRule(number, options)];
}

/** How much a child likes what it got: place of the school among its wishes, their number when it has none. */
function liking(town: AnEnrolment): (id: string, school: string | undefined) => number {
  const twin = new SlowAssignment(town);
  const wishes = new Map([...town.children.keys()].map((id) => [id, twin.wishes(id)]));
  return (id, school) => {
    const place = wishes.get(id)!.indexOf(school ?? '');
    return place < 0 ? wishes.get(id)!.length : place;
  };
}

const undecided = (town: AnEnrolment) => [...town.children].filter(([, { decision }]) => !decision).map(([id]) => id);

function withoutDecisions(town: AnEnrolment): AnEnrolment {
  for (const child of town.children.values()) delete child.decision;
  return town;
}

describe('deferred acceptance, by every rule', () => {
  it('is the best stable assignment for each of up to eight children, by trying all of them', () => {
    const tried = { cases: 0, assignments: 0 };
    for (const [number, town] of casesOf(260, 100_000, { ...acceptance, mostChildren: 8 }, 26)) {
      withoutDecisions(town).withRules({ imputeChoicesByDistance: false });
      for (const child of town.children.values()) child.wishes = child.wishes!.slice(0, 2);
      if (number % 2 === 1) opposeWishes(town);
      const { placed } = town.solve();
      const twin = new SlowAssignment(town);
      const likes = liking(town);
      tried.cases++;
      for (const stable of twin.stableAssignments()) {
        tried.assignments++;
        for (const id of town.children.keys())
          expect({ number, id, place: likes(id, placed[id]) }).toSatisfy(
            ({ place }) => place <= likes(id, stable.get(id)),
          );
      }
      expect(twin.isStable(new Map(Object.entries(placed).filter(([, school]) => school !== '')))).toBe(true);
    }
    expect(tried.assignments).toBeGreaterThan(tried.cases);
  });

  it('gives no child a better school for hiding, cutting or reordering its wishes, whatever it tells', () => {
    for (const [number, town] of casesOf(220, 200_000, { ...acceptance, mostChildren: 6 })) {
      const liar = undecided(town)[0];
      if (liar === undefined) continue;
      const likes = liking(town);
      const honest = likes(liar, town.solve().placed[liar]);
      const child = { ...town.children.get(liar)! };
      for (const told of arrangements([...town.schools.keys()])) {
        town.withChild(liar, { ...child, wishes: told });
        expect({ number, told, gained: likes(liar, town.solve().placed[liar]) < honest }).toMatchObject({
          gained: false,
        });
      }
    }
  });
});

describe('every mechanism', () => {
  it('gives the same rows, cut-offs and receipts whatever the order of the input', () => {
    for (const [number, town] of casesOf(600, 300_000, { mostChildren: 9 })) {
      const backwards = town.records([...town.children.keys()].reverse(), [...town.schools.keys()].reverse());
      const turned = town.records(rotated([...town.children.keys()]), rotated([...town.schools.keys()]));
      const { issues: _, ...usual } = town.solve();
      for (const records of [backwards, turned]) {
        const { issues: __, ...other } = town.solve(records);
        expect({ number, ...other }).toEqual({ number, ...usual });
      }
    }
  });

  it.each(['deferred-acceptance', 'nearest-first'] as const)(
    'makes no child worse by one more seat: %s',
    (mechanism) => {
      for (const [number, town] of casesOf(500, 400_000, { ...acceptance, mechanism, mostChildren: 9 })) {
        // A share of more seats may keep a seat that was open: the promise is for reserves of so many seats.
        const { reserves } = town.rules();
        const fixed = reserves.map(({ share, ...own }) => ({ ...definedOnly(own), seats: share === null ? 1 : 0 }));
        town.withRules({ reserves: fixed });
        const likes = mechanism === 'nearest-first' ? nearness(town) : liking(town);
        const before = town.solve().placed;
        for (const [name, school] of town.schools) {
          town.withSchool(name, { ...school, seats: school.seats + 1 });
          const { placed } = town.solve();
          for (const id of undecided(town))
            expect({ number, name, id, worse: likes(id, placed[id]) > likes(id, before[id]) }).toMatchObject({
              worse: false,
            });
          town.withSchool(name, school);
        }
      }
    },
  );
});

describe('reserves', () => {
  it('add up to the seats of the school, group by group', () => {
    for (const [number, town] of casesOf(800, 500_000, { mostChildren: 9 })) {
      const { cutoffs, rows } = town.solve();
      for (const [name, { seats }] of town.schools) {
        const groups = cutoffs.filter(({ schoolId }) => schoolId === name);
        expect({ number, seats: groups.reduce((sum, group) => sum + group.seats, 0) }).toEqual({ number, seats });
        for (const { seatGroup, placed, seats: own } of groups) {
          const held = rows.filter((row) => row.schoolId === name && row.seatGroup === seatGroup);
          expect(held.length).toBe(placed);
          expect(placed).toBeLessThanOrEqual(own);
        }
      }
    }
  });

  it('of no seat, or for everyone, change nobody’s school', () => {
    for (const [number, town] of casesOf(400, 600_000, { ...acceptance, mostChildren: 9 })) {
      for (const child of town.children.values()) child.any = 'yes';
      town.withRules({ reserves: [] });
      const { placed } = town.solve();
      for (const kind of ['soft', 'hard']) {
        const reserve = { name: 'kept', attribute: 'any', value: 'yes', kind };
        for (const size of [{ seats: 0 }, { share: 1 }, { share: 0.5 }]) {
          town.withRules({ reserves: [{ ...reserve, ...size }] });
          expect({ number, kind, size, placed: town.solve().placed }).toEqual({ number, kind, size, placed });
        }
      }
    }
  });

  it('turn a member away only when they are full of members who come before', () => {
    for (const [number, town] of casesOf(800, 700_000, { ...acceptance, mostChildren: 9 })) {
      const { receipts, rows } = town.solve();
      for (const { applicantId, steps } of receipts)
        for (const { schoolId, outcome } of steps)
          for (const reserve of town.rules().reserves.filter(({ value }) => value !== null)) {
            const isMember = String(town.children.get(applicantId)![reserve.attribute]) === reserve.value;
            if (outcome !== 'seats-ended' || !isMember) continue;
            const outsiders = rows.filter(
              (row) =>
                row.schoolId === schoolId &&
                row.seatGroup === reserve.name &&
                row.decidedBy !== 'decision' &&
                String(town.children.get(row.applicantId)![reserve.attribute]) !== reserve.value,
            );
            expect({ number, applicantId, outsiders }).toEqual({ number, applicantId, outsiders: [] });
          }
    }
  });
});

describe('one case by hand', () => {
  it('one more seat sends nobody away', () => {
    const street = (seats: number) =>
      anEnrolment()
        .withRules({ criteria: [{ rule: 'distance' }] })
        .withSchool('north', { seats })
        .withSchool('south', { seats: 1 })
        .withChild('an', { wishes: ['north', 'south'], metres: { north: 1, south: 2 } })
        .withChild('binh', { wishes: ['north', 'south'], metres: { north: 2, south: 1 } })
        .solve().placed;
    expect([street(1), street(2)]).toEqual([
      { an: 'north', binh: 'south' },
      { an: 'north', binh: 'north' },
    ]);
  });
});

/** Schools of one seat that want most whoever wants them least: such towns have many stable assignments. */
function opposeWishes(town: AnEnrolment): void {
  town.withRules({ criteria: [{ rule: 'listed' }], reserves: [] });
  for (const [name, school] of town.schools) town.withSchool(name, { ...school, seats: 1 });
  const names = [...town.schools.keys()];
  for (const child of town.children.values())
    child.listed = Object.fromEntries(names.map((name) => [name, names.length - child.wishes!.indexOf(name)]));
}

/** Every order of every part of a list. */
function arrangements(list: string[]): string[][] {
  return [
    [],
    ...list.flatMap((first) => arrangements(list.filter((other) => other !== first)).map((rest) => [first, ...rest])),
  ];
}

function rotated<T>([first, ...rest]: T[]): T[] {
  return [...rest, first];
}

/** Liking of a mechanism that asks for the nearest school and not for the order of wishes. */
function nearness(town: AnEnrolment): (id: string, school: string | undefined) => number {
  return (id, school) => (school ? (town.children.get(id)!.metres?.[school] ?? 0) : Number.MAX_VALUE);
}

function definedOnly(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
