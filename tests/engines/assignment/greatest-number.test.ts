import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { countSetAside } from '#engines/assignment/greatest-number.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { run } from '#engines/assignment/run.ts';
import type { Reserve } from '#engines/enrolment-records.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowAssignment } from '../../support/slow-assignment.ts';
import { enrolmentOfEveryRule } from './every-rule.ts';
import { enrolments } from './random-enrolments.ts';

const maximum = { guarantee: 'maximum', criteria: [{ rule: 'group', order: ['1', '2'] }] };

describe('the guarantee of the greatest number', () => {
  it('passes a child on to another school it wishes, so that one more has a seat, and says whose priority it set aside', () => {
    //  an (group 1): north, then south. binh (group 2): north alone. One seat each.
    const town = northAndSouth().withRules(maximum);
    const { placed, receipts } = town.solve();
    expect(placed).toEqual({ an: 'south', binh: 'north' });
    expect(receipts[0].steps[0]).toMatchObject({ schoolId: 'north', decidedBy: 'greatest-number' });
    expect(receipts[1]).toMatchObject({ decidedBy: 'greatest-number' });
    expect(priceOf(town)).toEqual({ morePlaced: 1, moved: 1, prioritiesSetAside: 1, childrenSetAside: 1 });
  });

  it('counts everyone on the way to the one more who is placed as moved, and every school that would rather keep them', () => {
    // an and bo both move on by a school, so that binh has the seat at the only one it wishes.
    const town = anEnrolment()
      .withRules({ ...maximum, criteria: [{ rule: 'group', order: ['1', '2', '3'] }] })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withSchool('west', { seats: 1 })
      .withChild('an', { group: '2', wishes: ['north', 'south'] })
      .withChild('binh', { group: '3', wishes: ['north'] })
      .withChild('bo', { group: '1', wishes: ['south', 'west'] });
    expect(town.solve().placed).toEqual({ an: 'south', binh: 'north', bo: 'west' });
    expect(priceOf(town)).toEqual({ morePlaced: 1, moved: 2, prioritiesSetAside: 2, childrenSetAside: 2 });
  });

  it('counts the claim to a reserved seat as a priority, whoever comes first for the open ones', () => {
    // The one seat of north is kept for commune x, which an alone is of; binh, first by group, has it all the same.
    const town = northAndSouth().withRules({
      ...maximum,
      criteria: [{ rule: 'group', order: ['2', '1'] }],
      reserves: [{ name: 'local', attribute: 'commune', value: 'x', seats: 1, school: 'north' }],
    });
    town.children.get('an')!.commune = 'x';
    town.children.get('binh')!.commune = 'y';
    expect(town.solve().placed).toEqual({ an: 'south', binh: 'north' });
    expect(priceOf(town)).toEqual({ morePlaced: 1, moved: 1, prioritiesSetAside: 1, childrenSetAside: 1 });
  });

  it('keeps every priority where nobody asks for it', () => {
    expect(northAndSouth().withRules({ criteria: maximum.criteria }).solve().placed).toEqual({ an: 'north', binh: '' });
  });

  it.each([
    ['rules-guarantee-mechanism', { mechanism: 'nearest-first' }],
    ['rules-guarantee-criterion', { criteria: [{ rule: 'twins', attribute: 'twins' }] }],
    ['rules-guarantee-criterion', { criteria: [{ rule: 'relative-proximity' }] }],
    [
      'rules-guarantee-hard-reserve',
      { reserves: [{ name: 'first', attribute: 'group', value: '1', seats: 1, kind: 'hard' }] },
    ],
    ['rules-unknown-name', { guarantee: 'all' }],
  ])('refuses by name what it does not go with: %s', (code, more) => {
    expect(() =>
      northAndSouth()
        .withRules({ ...maximum, ...more })
        .rules(),
    ).toThrow(code);
  });

  it('is the best of all placements tried one by one', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(softly({ mostChildren: 6 }), (town) => {
        const stable = schoolsOf(new SlowAssignment(town).assign());
        const { placed } = town.withRules({ guarantee: 'maximum' }).solve();
        expect(worthOf(town, stable, new Map(Object.entries(placed)))).toEqual(bestByTrying(town, stable));
      }),
      { numRuns: cases(400) },
    );
  });

  it('is found sound by the verifier, with the number of priorities it states and no other', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(softly({ mostChildren: 12 }), (soft) => {
        const town = soft.withRules({ guarantee: 'maximum' });
        const { prioritiesSetAside } = priceOf(town);
        const { rows, placeable } = town.solve();
        expect(placeable.gap).toBe(0);
        expect(town.judge(rows)).toMatchObject({ sound: true, belowMaximum: 0, wasted: 0, prioritiesSetAside });
        expect(town.judge(rows, town.records(), prioritiesSetAside).sound).toBe(true);
        expect(town.judge(rows, town.records(), prioritiesSetAside + 1)).toMatchObject({
          sound: false,
          misstatedPriorities: 1,
        });
      }),
      { numRuns: cases(400) },
    );
  });

  it('is found sound in cases of every rule, decisions and reserves among them', { timeout: 120_000 }, () => {
    let moved = 0;
    let decisions = 0;
    for (let number = 0; number < cases(4000); number++) {
      const any = enrolmentOfEveryRule(number, {
        mostChildren: 9,
        mechanism: 'deferred-acceptance',
        proximity: false,
      });
      const town = any.withRules({ guarantee: 'maximum', reserves: any.rules().reserves.map((own) => softened(own)) });
      const price = priceOf(town);
      const { rows, placeable } = town.solve();
      const verdict = town.judge(rows, town.records(), price.prioritiesSetAside);
      if (!verdict.sound || placeable.gap !== 0)
        expect({ number, gap: placeable.gap, verdict }).toEqual({ number, gap: 0, verdict: { sound: true } });
      moved += price.moved;
      decisions += rows.filter(({ decidedBy }) => decidedBy === 'decision').length;
    }
    expect(Math.min(moved, decisions)).toBeGreaterThan(cases(4000) / 100);
  });

  it('counts as set aside what the schools would choose otherwise, and as moved who sits elsewhere than by priority', () => {
    let [setAside, moved] = [0, 0];
    for (let number = 0; number < cases(1_000); number++) {
      const any = enrolmentOfEveryRule(2_000_000 + number, {
        mostChildren: 9,
        mechanism: 'deferred-acceptance',
        proximity: false,
      });
      const town = any.withRules({ guarantee: 'maximum', reserves: any.rules().reserves.map((own) => softened(own)) });
      const counted = priceOf(town);
      expect({ number, ...counted }).toEqual({ number, ...priceByChoosing(town) });
      setAside += counted.prioritiesSetAside;
      moved += counted.moved;
    }
    expect(Math.min(setAside, moved)).toBeGreaterThan(0);
  });

  it('is found below the greatest number where the stable result is passed off as it', () => {
    const town = northAndSouth().withRules({ criteria: maximum.criteria });
    const { rows } = town.solve();
    expect(town.withRules(maximum).judge(rows)).toMatchObject({ sound: false, belowMaximum: 1 });
  });
});

function northAndSouth(): AnEnrolment {
  return anEnrolment()
    .withSchool('north', { seats: 1 })
    .withSchool('south', { seats: 1 })
    .withChild('an', { group: '1', wishes: ['north', 'south'] })
    .withChild('binh', { group: '2', wishes: ['north'] });
}

function softly(size: { mostChildren: number }): fc.Arbitrary<AnEnrolment> {
  return enrolments(size).map((town) =>
    town.withRules({ reserves: town.rules().reserves.map((own) => softened(own)) }),
  );
}

/** The same reserve, as it may be written, whose unclaimed seats join the open ones. */
function softened({ matchesSchool, value, share, seats, kind: _, ...own }: Reserve) {
  return {
    ...own,
    ...(matchesSchool === null ? { value: value! } : { matchesSchool }),
    ...(share === null ? { seats: seats! } : { share: Number(share) }),
  };
}

function priceOf(town: AnEnrolment) {
  const { problem } = encode(town.records(), town.rules(), town.seed);
  const holding = run(problem!);
  return countSetAside(problem!, holding, summarise(problem!, holding));
}

/** A priority is set aside where a school better in the child's list, choosing from its pupils and the child, would take it. */
function priceByChoosing(town: AnEnrolment) {
  const twin = new SlowAssignment(town);
  const stable = schoolsOf(twin.assign());
  const { placed } = town.solve();
  const price = { morePlaced: 0, moved: 0, prioritiesSetAside: 0, childrenSetAside: 0 };
  const competing = [...town.children.keys()].filter((id) => !town.children.get(id)!.decision);
  for (const id of competing) {
    const own = placed[id];
    if (!stable.has(id) && own !== '') price.morePlaced++;
    if (stable.has(id) && own !== stable.get(id)) price.moved++;
    const wishes = twin.wishes(id);
    const better = own === '' ? wishes : wishes.slice(0, wishes.indexOf(own));
    const aside = better.filter((school) => {
      const pupils = competing.filter((other) => placed[other] === school);
      return twin.choose(school, [...pupils, id]).has(id);
    });
    price.prioritiesSetAside += aside.length;
    if (aside.length > 0) price.childrenSetAside++;
  }
  return price;
}

function schoolsOf(placed: ReturnType<SlowAssignment['assign']>): Map<string, string> {
  return new Map([...placed].map(([id, { school }]) => [id, school]));
}

/** Left out though the stable result places them; without a place; moved; sum of places in the lists. Less is better, first to last. */
function worthOf(town: AnEnrolment, stable: Map<string, string>, placed: Map<string, string>): number[] {
  const twin = new SlowAssignment(town);
  const worth = [0, 0, 0, 0];
  for (const id of town.children.keys()) {
    const school = placed.get(id) || '';
    if (school === '') worth[1]++;
    else worth[3] += twin.wishes(id).indexOf(school);
    if (stable.has(id) && school === '') worth[0]++;
    if (stable.has(id) && school !== stable.get(id)) worth[2]++;
  }
  return worth;
}

function bestByTrying(town: AnEnrolment, stable: Map<string, string>): number[] {
  const twin = new SlowAssignment(town);
  const ids = [...town.children.keys()];
  const left = new Map([...town.schools].map(([id, { seats }]) => [id, Number(seats)]));
  const placed = new Map<string, string>();
  let best: number[] | null = null;
  const tryFrom = (i: number): void => {
    if (i === ids.length) {
      const worth = worthOf(town, stable, placed);
      const differing = best?.findIndex((value, k) => value !== worth[k]) ?? 0;
      if (!best || (differing >= 0 && worth[differing] < best[differing])) best = worth;
      return;
    }
    tryFrom(i + 1);
    for (const school of twin.wishes(ids[i])) {
      if (left.get(school) === 0) continue;
      left.set(school, left.get(school)! - 1);
      placed.set(ids[i], school);
      tryFrom(i + 1);
      placed.delete(ids[i]);
      left.set(school, left.get(school)! + 1);
    }
  };
  tryFrom(0);
  return best!;
}
