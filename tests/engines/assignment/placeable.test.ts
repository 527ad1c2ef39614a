import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#engines/random.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowAssignment } from '../../support/slow-assignment.ts';
import { SlowSeats } from '../../support/slow-seats.ts';
import { enrolmentOfEveryRule } from './every-rule.ts';
import { enrolments } from './random-enrolments.ts';

describe('the greatest number that could be placed', () => {
  it('names a gap that the priorities make, where no seat is missing', () => {
    // Binh comes first everywhere and takes the only school An can reach, though another would take Binh.
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'group', order: ['1'] }] })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { group: '2', wishes: ['north'] })
      .withChild('binh', { group: '1', wishes: ['north', 'south'] });
    expect(town.solve().placeable).toEqual({ maximum: 2, gap: 1, withoutSchool: 0, shortage: null });
  });

  it('certifies a true shortage: these children, only these schools, so many seats missing', () => {
    const town = anEnrolment()
      .withSchool('west', { seats: 1 })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 5 })
      .withChild('a', { wishes: ['north', 'west'] })
      .withChild('b', { wishes: ['west'] })
      .withChild('c', { wishes: ['north'] })
      .withChild('d', { wishes: ['south', 'north'] })
      .withChild('e', { wishes: [] });
    expect(town.solve().placeable).toEqual({
      maximum: 3,
      gap: 0,
      withoutSchool: 1,
      shortage: {
        missing: 1,
        parts: [{ applicants: ['a', 'b', 'c'], schools: ['north', 'west'], seats: 2, missing: 1 }],
      },
    });
  });

  it('keeps separate shortages apart', () => {
    const town = anEnrolment().withSchool('north', { seats: 1 }).withSchool('south', { seats: 0 });
    for (const id of ['a', 'b', 'c']) town.withChild(id, { wishes: ['north'] });
    town.withChild('d', { wishes: ['south'] });
    expect(town.solve().placeable.shortage?.parts.map(({ schools, missing }) => [schools, missing])).toEqual([
      [['north'], 2],
      [['south'], 1],
    ]);
  });

  it('does not count hard seats kept for others', () => {
    const reserves = [{ name: 'local', attribute: 'commune', value: 'x', share: 0.5, kind: 'hard' }];
    const town = anEnrolment()
      .withRules({ reserves })
      .withSchool('north', { seats: 2 })
      .withChild('a', { commune: 'y', wishes: ['north'] })
      .withChild('b', { commune: 'y', wishes: ['north'] });
    expect(town.solve().placeable).toMatchObject({ maximum: 1, shortage: { missing: 1 } });
  });

  it('gives nobody a seat that a child holds who was passed it by another reserve', () => {
    // Unclaimed seats of the first go to the second, where they stay: so two of three local children sit in the north.
    const reserves = [
      { name: 'first', attribute: 'group', value: '1', seats: 1, passesTo: 'local' },
      { name: 'local', attribute: 'commune', value: 'x', seats: 1, kind: 'hard' },
    ];
    const town = anEnrolment().withRules({ reserves }).withSchool('north', { seats: 2 });
    for (const id of ['a', 'b', 'c']) town.withChild(id, { commune: 'x', group: '2', wishes: ['north'] });
    const { placed, placeable } = town.solve();
    expect(Object.values(placed).filter((school) => school === 'north')).toHaveLength(2);
    expect(placeable).toEqual({
      maximum: 2,
      gap: 0,
      withoutSchool: 0,
      shortage: { missing: 1, parts: [{ applicants: ['a', 'b', 'c'], schools: ['north'], seats: 2, missing: 1 }] },
    });
  });

  it('seats those on passed seats where all of them find one: at the last reserve that had one to pass', () => {
    // far and near pass to middle or at once to the end, which is hard; a sits at the end on a seat passed, b in the middle.
    const reserves = [
      { name: 'near', attribute: 'group', value: 'n', seats: 1, passesTo: 'end' },
      { name: 'far', attribute: 'group', value: 'f', seats: 1, passesTo: 'middle' },
      { name: 'middle', attribute: 'group', value: 'm', seats: 1, passesTo: 'end' },
      { name: 'end', attribute: 'group', value: 'e', seats: 1, kind: 'hard' },
    ];
    const town = (groups: Record<string, string>) => {
      const built = anEnrolment().withRules({ reserves }).withSchool('north', { seats: 4 });
      for (const [id, group] of Object.entries(groups)) built.withChild(id, { group, wishes: ['north'] });
      return built.solve();
    };
    const full = town({ a: 'e', b: 'e', c: 'm', d: 'm' });
    expect(full.rows.map(({ seatGroup }) => seatGroup)).toEqual(['end', 'end', 'middle', 'middle']);
    expect(full.placeable).toEqual({ maximum: 4, gap: 0, withoutSchool: 0, shortage: null });
    // With one more of the end all four seats are held; nobody of group f or n is there to have their own.
    const { placeable } = town({ a: 'e', b: 'e', c: 'm', d: 'm', e: 'e' });
    expect(placeable).toMatchObject({ maximum: 4, gap: 0, shortage: { missing: 1 } });
    expect(placeable.shortage!.parts).toEqual([
      { applicants: ['a', 'b', 'c', 'd', 'e'], schools: ['north'], seats: 4, missing: 1 },
    ]);
    // A seat kept for f is free for d: where c and d of the middle hold one, the others of the end find one too few.
    const kept = town({ a: 'e', b: 'e', c: 'e', d: 'e', e: 'f' });
    expect(kept.placeable).toMatchObject({ maximum: 5 - 1, gap: 0, shortage: { missing: 1 } });
  });

  it('counts a child whom the council placed, whatever it wishes, and does not let it ask for more', () => {
    const town = anEnrolment()
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('a', { wishes: ['north', 'south'], decision: ['north', 'QĐ-1', 'lý do'] })
      .withChild('b', { wishes: ['north', 'south'] })
      .withChild('c', { wishes: ['south'] });
    expect(town.solve().placeable).toEqual({
      ...{ maximum: 2, gap: 0, withoutSchool: 0 },
      shortage: {
        missing: 1,
        parts: [{ applicants: ['b', 'c'], schools: ['north', 'south'], seats: 1, missing: 1 }],
      },
    });
  });

  it('names a school once in a shortage, though its seats are of several kinds that do not mix', () => {
    const reserves = [
      { name: 'local', attribute: 'commune', value: 'x', seats: 1, kind: 'hard' },
      { name: 'first', attribute: 'group', value: '1', seats: 1, kind: 'hard' },
    ];
    const town = anEnrolment().withRules({ reserves }).withSchool('north', { seats: 3 });
    for (const id of ['a', 'b', 'c', 'd']) town.withChild(id, { commune: 'x', group: '1', wishes: ['north'] });
    expect(town.solve().placeable.shortage).toEqual({
      missing: 1,
      parts: [{ applicants: ['a', 'b', 'c', 'd'], schools: ['north'], seats: 3, missing: 1 }],
    });
  });

  it('equals the best of all assignments tried, and its certificate holds', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 6 }), (town) => {
        const { placeable } = town.solve();
        expect(placeable.maximum).toBe(mostByTrying(town));
        const { reserves } = town.rules();
        if (reserves.some(({ kind }) => kind === 'hard')) return;
        const twin = new SlowAssignment(town);
        for (const part of placeable.shortage?.parts ?? []) {
          for (const id of part.applicants)
            for (const school of twin.wishes(id)) expect(part.schools).toContain(school);
          expect(part.seats).toBe(part.schools.reduce((sum, id) => sum + town.schools.get(id)!.seats, 0));
          expect(part.applicants.length - part.seats).toBe(part.missing);
        }
        const unplaced = town.children.size - placeable.maximum - placeable.withoutSchool;
        expect(placeable.shortage?.missing ?? 0).toBe(unplaced);
      }),
      { numRuns: cases(400) },
    );
  });
});

describe('the greatest number in larger towns', () => {
  it('is that of a greatest matching, and short are those whom one of these leaves out, part by part', () => {
    let [short, gaps] = [0, 0];
    for (let number = 0; number < cases(120); number++) {
      const town = largerTown(number);
      const ids = [...town.children.keys()];
      const { placeable, rows } = town.solve();
      const all = greatestMatching(town, ids);
      const placed = rows.filter(({ schoolId }) => schoolId !== '').length;
      const without = ids.filter((id) => town.children.get(id)!.wishes!.length === 0);
      expect({ number, ...placeable }).toMatchObject({
        ...{ number, maximum: all, gap: all - placed, withoutSchool: without.length },
      });
      const parts = placeable.shortage?.parts ?? [];
      // Whom some greatest matching leaves out, the others place as many without.
      const spare = ids
        .filter((id) => !without.includes(id))
        .filter((id) => greatestMatching(town, but(ids, id)) === all);
      expect({ number, short: parts.flatMap(({ applicants }) => applicants).sort() }).toEqual({
        number,
        short: spare.sort(),
      });
      for (const { applicants, schools, seats, missing } of parts) {
        expect(new Set(applicants.flatMap((id) => town.children.get(id)!.wishes))).toEqual(new Set(schools));
        expect(schools).toEqual([...schools].sort());
        expect(seats).toBe(schools.reduce((sum, id) => sum + town.schools.get(id)!.seats, 0));
        expect(missing).toBe(applicants.length - seats);
        expect(isOnePiece(town, applicants)).toBe(true);
      }
      if (parts.length > 0) short++;
      if (placeable.gap > 1) gaps++;
    }
    expect(Math.min(short, gaps)).toBeGreaterThan(0);
  });
});

/** Some thirty children with up to four wishes among nine schools of few seats. */
function largerTown(number: number): AnEnrolment {
  const chance = seededRandom(`larger town ${number}`);
  const whole = (most: number) => Math.floor(chance() * (most + 1));
  const town = anEnrolment().withRules({ criteria: [{ rule: 'lottery' }] });
  const names = Array.from({ length: 9 }, (_, i) => `s${i}`);
  for (const name of names) town.withSchool(name, { seats: whole(6) });
  for (let i = 0; i < 30; i++) {
    // The town lies along a street: wishes are neighbours.
    const [first, reach] = [whole(8), 1 + whole(2)];
    const near = names.filter((_, s) => Math.abs(s - first) <= reach && chance() < 0.6);
    town.withChild(`c${i}`, {
      wishes: near
        .map((name) => [chance(), name])
        .sort()
        .map(([, name]) => String(name)),
    });
  }
  return town;
}

/** How many of the children can be placed at once: each in turn takes a seat, sending others on where that makes room. */
function greatestMatching(town: AnEnrolment, ids: string[]): number {
  const pupils = new Map([...town.schools.keys()].map((school): [string, string[]] => [school, []]));
  const seatOf = (id: string, seen: Set<string>): boolean =>
    town.children.get(id)!.wishes!.some((school) => {
      if (seen.has(school)) return false;
      seen.add(school);
      const own = pupils.get(school)!;
      if (own.length < town.schools.get(school)!.seats) return own.push(id) > 0;
      const goes = own.findIndex((other) => seatOf(other, seen));
      if (goes < 0) return false;
      own[goes] = id;
      return true;
    });
  return ids.filter((id) => seatOf(id, new Set())).length;
}

const but = (ids: string[], id: string) => ids.filter((other) => other !== id);

/** Do the wishes of these children hang together? */
function isOnePiece(town: AnEnrolment, ids: string[]): boolean {
  const known = new Set(town.children.get(ids[0])!.wishes);
  for (let size = 0; size < known.size; ) {
    size = known.size;
    for (const id of ids) {
      const wishes = town.children.get(id)!.wishes!;
      if (wishes.some((school) => known.has(school))) for (const school of wishes) known.add(school);
    }
  }
  return ids.every((id) => town.children.get(id)!.wishes!.every((school) => known.has(school)));
}

describe('the greatest number under every rule', () => {
  it('equals the best of all assignments tried, hard reserves and passed seats among them', () => {
    let [hard, passing, short] = [0, 0, 0];
    for (let number = 0; number < cases(3_000); number++) {
      const town = enrolmentOfEveryRule(1_100_000 + number, { mostChildren: 7, mechanism: 'deferred-acceptance' });
      const { placeable, rows } = town.solve();
      const decided = [...town.children.values()].filter(({ decision }) => decision).length;
      const without = rows.filter(({ decidedBy }) => decidedBy.startsWith('no-')).length;
      const maximum = decided + mostByTrying(town);
      const placed = rows.filter(({ schoolId }) => schoolId !== '').length;
      expect({ number, ...placeable }).toMatchObject({
        ...{ number, maximum, gap: maximum - placed, withoutSchool: without },
        shortage: maximum + without < rows.length ? { missing: rows.length - maximum - without } : null,
      });
      const { reserves } = town.rules();
      if (reserves.some(({ kind }) => kind === 'hard')) hard++;
      if (reserves.some(({ passesTo }) => passesTo)) passing++;
      if (placeable.shortage) short++;
    }
    expect(Math.min(hard, passing, short)).toBeGreaterThan(0);
  });
});

/** By trying every child at every wish, on every seat it may use: the price of filling one reserve before another is a price. */
function mostByTrying(town: AnEnrolment): number {
  const twin = new SlowAssignment(town);
  const seats = new SlowSeats(town);
  const ids = [...town.children.keys()].filter((id) => !town.children.get(id)!.decision);
  const kinds = new Map([...town.schools.keys()].map((school) => [school, seats.kinds(school)]));
  const best = (i: number): number => {
    if (i === ids.length) return 0;
    let most = best(i + 1);
    for (const school of twin.wishes(ids[i]))
      for (const kind of kinds.get(school)!) {
        if (kind.seats === 0 || !kind.admits(ids[i])) continue;
        kind.seats--;
        most = Math.max(most, 1 + best(i + 1));
        kind.seats++;
      }
    return most;
  };
  return best(0);
}
