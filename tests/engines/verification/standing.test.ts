import { describe, expect, it } from 'vitest';
import { compareUnits, type Families, familiesOf } from '#engines/verification/families.ts';
import { choose, type SchoolSeats, seatByDecision, seatsAfter, seatsOf } from '#engines/verification/school-choice.ts';
import { type Compare, compareByRules, measureOf } from '#engines/verification/standing.ts';
import { WishLists } from '#engines/verification/wish-lists.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

/** Applicants in the order of a school, those who stand equal by their index. */
function orderAt(compare: Compare, school: number, count: number, metres: (number | null)[] = []): number[] {
  const candidates = Array.from({ length: count }, (_, applicant) => ({
    applicant,
    metres: metres[applicant] ?? null,
  }));
  return candidates
    .sort((one, other) => compare(school, one, other) || one.applicant - other.applicant)
    .map(({ applicant }) => applicant);
}

describe('the order of the rules, told by the verifier', () => {
  const town = (criteria: object[]) =>
    anEnrolment()
      .withRules({ criteria })
      .withSchool('north', { seats: 1 })
      .withChild('a', { group: '2', wishes: ['north'] })
      .withChild('b', { group: '1', wishes: ['north'] })
      .withChild('c', { group: '2', wishes: ['north'] })
      .withChild('d', { group: '1', wishes: ['north'] });
  const group = { rule: 'group', order: ['1', '2'] };
  const orderOf = (criteria: object[], numbers: bigint[]) => {
    const built = town(criteria);
    return orderAt(
      compareByRules(built.records(), built.rules(), (a) => numbers[a]),
      0,
      4,
    );
  };

  it('goes by the criteria, then the lottery, then the id', () => {
    expect(orderOf([group], [1n, 4n, 2n, 3n])).toEqual([3, 1, 0, 2]);
    expect(orderOf([group, { rule: 'lottery' }], [1n, 4n, 2n, 3n])).toEqual([3, 1, 0, 2]);
    expect(orderOf([{ rule: 'lottery' }, group], [1n, 4n, 2n, 3n])).toEqual([0, 2, 3, 1]);
    expect(orderOf([], [7n, 7n, 7n, 7n])).toEqual([0, 1, 2, 3]);
  });

  it('goes by what stands behind the lottery where two numbers are the same', () => {
    expect(orderOf([{ rule: 'lottery' }, group], [7n, 7n, 5n, 7n])).toEqual([2, 1, 3, 0]);
    expect(orderOf([{ rule: 'lottery' }, group, { rule: 'lottery' }], [7n, 7n, 7n, 7n])).toEqual([1, 3, 0, 2]);
  });

  it('counts a cell as naming a school where it is the whole of one of its parts, blank for none', () => {
    const cells = ['north', 'south; north', 'northern', 'south;far north', '', ';', ' north ;'];
    const built = anEnrolment().withSchool('north', { seats: 1, commune: '' }).withSchool('south', { seats: 1 });
    cells.forEach((kin, i) => {
      built.withChild(`c${i}`, { kin, commune: '' });
    });
    const sibling = { rule: 'sibling', attribute: 'kin', matchesSchool: null } as const;
    const measure = measureOf(sibling, built.records(), () => 0n);
    expect(cells.map((_, applicant) => measure(0, { applicant, metres: null }))).toEqual([0, 0, 1, 1, 1, 1, 0]);
    const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' } as const;
    expect(measureOf(zone, built.records(), () => 0n)(0, { applicant: 0, metres: null })).toBe(1);
  });

  it('counts whoever names a school as naming its programmes, by the id alone', () => {
    const built = anEnrolment()
      .withSchool('north', { seats: 1, commune: 'x' })
      .withSchool('boarding', { seats: 1, commune: 'y', programmeOf: 'north' })
      .withChild('a', { kin: 'north', commune: 'x' })
      .withChild('b', { kin: 'boarding', commune: 'y' });
    const valueAt = (criterion: Parameters<typeof measureOf>[0], applicant: number) =>
      [0, 1].map((school) => measureOf(criterion, built.records(), () => 0n)(school, { applicant, metres: null }));
    const sibling = { rule: 'sibling', attribute: 'kin', matchesSchool: null } as const;
    expect(valueAt(sibling, 0)).toEqual([0, 0]);
    expect(valueAt(sibling, 1)).toEqual([1, 0]);
    const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' } as const;
    expect([valueAt(zone, 0), valueAt(zone, 1)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('counts no blank cell of a school as named, not even by a list with a blank part', () => {
    const built = anEnrolment().withSchool('north', { seats: 1, commune: '' }).withChild('a', { commune: 'x;' });
    const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' } as const;
    expect(measureOf(zone, built.records(), () => 0n)(0, { applicant: 0, metres: null })).toBe(1);
  });

  it('counts who names a school as naming its programme, wherever the two stand in the list of schools', () => {
    const built = anEnrolment()
      .withSchool('east', { seats: 1 })
      .withSchool('north', { seats: 1 })
      .withSchool('boarding', { seats: 1, programmeOf: 'north' })
      .withChild('a', { kin: 'north', kept: 'north' });
    for (const [rule, attribute] of [
      ['sibling', 'kin'],
      ['kept-seat', 'kept'],
    ] as const) {
      const measure = measureOf({ rule, attribute, matchesSchool: null } as never, built.records(), () => 0n);
      expect([0, 1, 2].map((school) => measure(school, { applicant: 0, metres: null }))).toEqual([1, 0, 0]);
    }
  });

  it('puts a child that can go nowhere else first, and of two such the one with the lower number', () => {
    const built = town([{ rule: 'relative-proximity', bandMetres: 100, rounds: 1 }]);
    const extra = [Number.POSITIVE_INFINITY, 900, Number.POSITIVE_INFINITY, 1000];
    const compare = compareByRules(
      built.records(),
      built.rules(),
      (a) => [4n, 1n, 3n, 2n][a],
      (a) => extra[a],
    );
    expect(orderAt(compare, 0, 4)).toEqual([2, 0, 3, 1]);
  });

  it('takes a drawn number for its place among all that were drawn, from 0', () => {
    const built = town([]);
    const numbers = [30n, 10n, 40n, 20n];
    const measure = measureOf({ rule: 'lottery' }, built.records(), (a) => numbers[a]);
    expect(numbers.map((_, applicant) => measure(0, { applicant, metres: null }))).toEqual([2, 0, 3, 1]);
  });

  it('puts a child without a time of travel behind all who have one', () => {
    const built = anEnrolment()
      .withSchool('north', { seats: 1 })
      .withChild('a', { metres: { north: 10 }, seconds: { north: 90 } })
      .withChild('b', { metres: { north: 10 } });
    const measure = measureOf({ rule: 'travel-time', bandSeconds: 60 }, built.records(), () => 0n);
    expect([0, 1].map((applicant) => measure(0, { applicant, metres: 10 }))).toEqual([1, Number.MAX_VALUE]);
  });

  it('goes by the ids at the very end, whatever the order of the records', () => {
    const built = town([{ rule: 'lottery' }, group]);
    const records = built.records(['d', 'c', 'b', 'a']);
    const order = orderAt(
      compareByRules(records, built.rules(), () => 7n),
      0,
      4,
    );
    expect(order.map((child) => records.applicants.ids[child])).toEqual(['b', 'd', 'a', 'c']);
  });

  it('measures the straight line in whole metres, half up, and puts what is not measured last', () => {
    // One degree along a meridian is 111,195.08 m; along the parallel of 60° half of that, a little less.
    const built = anEnrolment().withSchool('north', { seats: 1, lonLat: [106, 60] });
    const homes: [number, number][] = [
      [106, 61],
      [107, 60],
      [106, 60.00001],
      [106, 60],
    ];
    homes.forEach((lonLat, i) => {
      built.withChild(`c${i}`, { lonLat });
    });
    const value = (criterion: Parameters<typeof measureOf>[0], applicant: number, metres: number | null = null) =>
      measureOf(criterion, built.records(), () => 0n)(0, { applicant, metres });
    const straight = { rule: 'straight', bandMetres: 0 } as const;
    expect(homes.map((_, a) => value(straight, a))).toEqual([111_195, 55_597, 1, 0]);
    expect(value({ rule: 'straight', bandMetres: 1000 }, 0)).toBe(111);
    expect(value({ rule: 'distance', bandMetres: 0 }, 0)).toBe(Number.MAX_VALUE);
    expect(value({ rule: 'distance', bandMetres: 300 }, 0, 599)).toBe(1);
    expect(value({ rule: 'travel-time', bandSeconds: 0 }, 0)).toBe(Number.MAX_VALUE);
    expect(value({ rule: 'listed' }, 0)).toBe(Number.MAX_VALUE);
  });
});

describe('families behind everyone, told by the verifier', () => {
  it('stand by the lower number of their unluckier child, then by the first child', () => {
    const town = anEnrolment()
      .withRules({
        criteria: [
          { rule: 'twins', fallback: 'together-last' },
          { rule: 'group', order: ['1', '2'] },
        ],
      })
      .withSchool('north', { seats: 9 });
    for (const [i, id] of [...'abcdefg'].entries())
      town.withChild(id, { twins: i < 6 ? `${i >> 1}` : '', group: i === 6 ? '2' : '1', wishes: ['north'] });
    const [records, rules] = [town.records(), town.rules()];
    const order = (numbers: bigint[], last: number[]) => {
      const families: Families = familiesOf(records, rules)!;
      for (const first of last) families.get(first)!.standing = 'last';
      const lottery = (a: number) => numbers[a];
      const single = compareByRules(records, rules, lottery);
      const lists = new WishLists(records, rules, families);
      return orderAt(compareUnits(single, families, records, lists, lottery), 0, 7)
        .map((child) => 'abcdefg'[child])
        .join('');
    };
    const numbers = [1n, 90n, 70n, 2n, 69n, 70n, 99n];
    // The families stand at 90, 70 and 70: two alike, by the id.
    expect(order(numbers, [0, 2, 4])).toBe('gcdefab');
    expect(order(numbers, [0, 4])).toBe('cdgefab');
    expect(order(numbers, [])).toBe('cdefabg');
    expect(order([1n, 60n, 70n, 2n, 50n, 65n, 99n], [0, 2, 4])).toBe('gabefcd');
  });
});

describe('the seats of a school, told by the verifier', () => {
  const reserve = (name: string, more: object) => ({ name, attribute: 'of', value: name, ...more });
  const seatsWith = (seats: number, ...reserves: object[]): SchoolSeats => {
    const town = anEnrolment().withRules({ reserves }).withSchool('north', { seats });
    return seatsOf(town.records(), town.rules(), 0);
  };
  const shape = ({ open, openDecided, reserves }: SchoolSeats) => [
    ...reserves.map((part) => `${part.decided}/${part.seats}`),
    `${openDecided}/${open}`,
  ];

  it('are floor(share × seats) in exact decimals', () => {
    const kept = (share: number, seats: number) => seatsWith(seats, reserve('a', { share })).reserves[0].seats;
    expect(kept(0.29, 100)).toBe(29);
    expect(kept(0.57, 100)).toBe(57);
    expect(kept(0.1, 29)).toBe(2);
    expect(kept(0.1, 9)).toBe(0);
    expect(kept(0.1, 10)).toBe(1);
    expect(kept(1, 7)).toBe(7);
    expect(kept(0, 7)).toBe(0);
    expect(kept(1e-7, 20_000_000)).toBe(2);
    expect(kept(1.5e-10, 20_000_000)).toBe(0);
  });

  it('used beyond a group’s number are withdrawn from the last reserve that passes to it and has one nobody took', () => {
    const taken = (text: string) =>
      new Map([...text].map((name, applicant): [number, string] => [applicant, name === 'o' ? 'open' : name]));
    const soft = ['a', 'b', 'c'].map((name) => reserve(name, { seats: 2 }));
    expect(shape(seatsAfter(seatsWith(7, ...soft), taken('abo')))).toEqual(['1/2', '1/2', '0/2', '1/1']);
    expect(shape(seatsAfter(seatsWith(7, ...soft), taken('abooo')))).toEqual(['1/2', '1/2', '0/0', '3/3']);
    expect(shape(seatsAfter(seatsWith(7, ...soft), taken('aboooo')))).toEqual(['1/2', '1/1', '0/0', '4/4']);
    const hard = [soft[0], reserve('b', { seats: 2, kind: 'hard' }), soft[2]];
    expect(shape(seatsAfter(seatsWith(7, ...hard), taken('oooo')))).toEqual(['0/1', '0/2', '0/0', '4/4']);
    const passing = [reserve('a', { seats: 2, passesTo: 'c' }), soft[1], reserve('c', { seats: 2, kind: 'hard' })];
    expect(shape(seatsAfter(seatsWith(7, ...passing), taken('ccco')))).toEqual(['0/1', '0/2', '3/3', '1/1']);
    expect(shape(seatsAfter(seatsWith(7, ...passing), taken('ooo')))).toEqual(['0/2', '0/0', '0/2', '3/3']);
    const chain = [reserve('a', { seats: 2, passesTo: 'b' }), soft[1]];
    expect(shape(seatsAfter(seatsWith(5, ...chain), taken('ooooo')))).toEqual(['0/0', '0/0', '5/5']);
    expect(shape(seatsAfter(seatsWith(5, ...chain), taken('bbb')))).toEqual(['0/1', '3/3', '0/1']);
  });

  it('take decisions in the first reserve with room, else openly, else from the last reserve that has one', () => {
    const town = anEnrolment()
      .withRules({ reserves: ['a', 'b'].map((name) => reserve(name, { seats: 1 })) })
      .withSchool('north', { seats: 3 });
    for (const [i, of] of ['a', 'a', 'x', 'b', 'b'].entries()) town.withChild(`c${i}`, { of });
    const own = seatsOf(town.records(), town.rules(), 0);
    expect([0, 1, 2].map((child) => seatByDecision(town.records(), own, child))).toEqual(['a', 'open', 'open']);
    expect(shape(own)).toEqual(['1/1', '0/0', '2/2']);
    expect(seatByDecision(town.records(), own, 3)).toBeNull();
    expect(choose(town.records(), own, [{ applicant: 4, metres: null }]).size).toBe(0);
  });
});
