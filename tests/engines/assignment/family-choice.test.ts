import { describe, expect, it } from 'vitest';
import { chooseParties, findStandstill, type Party } from '#engines/assignment/family-choice.ts';
import { buildSeatGroups } from '#engines/assignment/seat-groups.ts';
import type { SeatGroups } from '#engines/assignment/types.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

const kept = (name: string, seats: number, more: object = {}) => ({
  ...{ name, attribute: `is ${name}`, value: 'yes', seats, school: 'north' },
  ...more,
});

/** The seats of east, of no consequence, and of north; `of` says which reserves each applicant belongs to, by their first letters. */
function seatsOf(seats: number, reserves: object[], of: string[], taken: number[] = []): SeatGroups {
  const built = anEnrolment().withRules({ reserves }).withSchool('east', { seats: 1 }).withSchool('north', { seats });
  of.forEach((letters, i) => {
    built.withChild(`c${i}`, {
      'is p': letters.includes('p') ? 'yes' : '',
      'is q': letters.includes('q') ? 'yes' : '',
    });
  });
  const { groups } = buildSeatGroups(built.records(), built.rules());
  taken.forEach((count, i) => {
    groups.decided[groups.start[1] + i] = count;
  });
  return groups;
}

/** Parties of the applicants 0, 1, 2… in this order: so many children each. */
function parties(...sizes: number[]): Party[] {
  let next = 0;
  return sizes.map((size, i) => ({ children: Array.from({ length: size }, () => next++), key: 10 * (i + 1) }));
}

/** The groups children have, party by party: counted from the first reserve of the school; `-`: none. */
function told(groups: SeatGroups, own: Party[]): string {
  const { start, group } = chooseParties(groups, 1, own);
  const names = [...group].map((g) => (g < 0 ? '-' : String(g - groups.start[1])));
  return own.map((_, p) => names.slice(start[p], start[p + 1]).join('')).join(' ');
}

describe('the choice of a school among families and children by themselves', () => {
  it('takes the best as long as there are seats, and keeps a family only whole', () => {
    expect(told(seatsOf(4, [], Array(6).fill('')), parties(1, 2, 1, 1))).toBe('0 00 0 -');
    expect(told(seatsOf(2, [], Array(6).fill('')), parties(1, 2, 1, 1))).toBe('0 -- 0 -');
    expect(told(seatsOf(1, [], Array(6).fill('')), parties(2, 2, 1))).toBe('-- -- 0');
    expect(told(seatsOf(3, [], Array(6).fill('')), parties(2, 2, 1, 1))).toBe('00 -- 0 -');
    expect(told(seatsOf(3, [], Array(6).fill('')), parties(3))).toBe('000');
  });

  it('has reserves choose first, in their order, then gives what nobody of them claims to whom it is passed', () => {
    const of = ['', 'p', 'q', '', 'pq'];
    expect(told(seatsOf(3, [kept('p', 1), kept('q', 1)], of), parties(1, 1, 1, 1, 1))).toBe('2 0 1 - -');
    expect(told(seatsOf(3, [kept('p', 2), kept('q', 1)], of), parties(1, 1, 1, 1, 1))).toBe('- 0 1 - 0');
    const hard = [kept('p', 2, { kind: 'hard' }), kept('q', 1)];
    expect(told(seatsOf(4, hard, ['', 'p', 'q', '']), parties(1, 1, 1, 1))).toBe('2 0 1 -');
    const passing = [kept('p', 2, { passesTo: 'q' }), kept('q', 1)];
    expect(told(seatsOf(3, passing, ['', 'p', 'q', 'q', '']), parties(1, 1, 1, 1, 1))).toBe('- 0 1 1 -');
    expect(told(seatsOf(3, passing, ['', 'p', 'q', '', '']), parties(1, 1, 1, 1, 1))).toBe('2 0 1 - -');
  });

  it('seats two of a family each where it belongs, and sets aside the last family that would be there in part', () => {
    const of = ['p', '', '', '', ''];
    expect(told(seatsOf(2, [kept('p', 1)], of), parties(2, 2, 1))).toBe('01 -- -');
    expect(told(seatsOf(2, [kept('p', 1, { kind: 'hard' })], ['', '', 'p', '']), parties(2, 2))).toBe('-- --');
  });
});

describe('what a newcomer meets at a school', () => {
  const open = { lastKey: Number.POSITIVE_INFINITY, unclaimed: [] };

  it('is a free seat, as long as one is', () => {
    expect(findStandstill(seatsOf(4, [], Array(5).fill('')), 1, parties(1, 2))).toEqual(open);
    expect(findStandstill(seatsOf(3, [kept('p', 2)], Array(5).fill('')), 1, parties(2))).toEqual(open);
    expect(findStandstill(seatsOf(4, [], Array(5).fill(''), [1]), 1, parties(1, 1))).toEqual(open);
  });

  it('is the last who holds one, where all are held, seats taken by decision being held too', () => {
    expect(findStandstill(seatsOf(3, [], Array(5).fill('')), 1, parties(1, 2))).toEqual({ lastKey: 20, unclaimed: [] });
    expect(findStandstill(seatsOf(3, [], Array(5).fill(''), [1]), 1, parties(1, 1))).toEqual({
      ...{ lastKey: 20, unclaimed: [] },
    });
    expect(findStandstill(seatsOf(0, [], []), 1, [])).toEqual({ lastKey: Number.NEGATIVE_INFINITY, unclaimed: [] });
  });

  it('is also a reserve some of whose seats others hold, those passed on to it among them', () => {
    const unclaimedOf = (reserves: object[], of: string[], taken: number[] = [], sizes = [1, 1, 1]) => {
      const groups = seatsOf(3, reserves, of, taken);
      const { lastKey, unclaimed } = findStandstill(groups, 1, parties(...sizes));
      expect(lastKey).toBe(10 * sizes.length);
      return unclaimed.map((g) => g - groups.start[1]);
    };
    const both = [kept('p', 1), kept('q', 1)];
    expect(unclaimedOf(both, ['p', 'q', ''])).toEqual([]);
    expect(unclaimedOf(both, ['p', '', ''])).toEqual([1]);
    expect(unclaimedOf(both, ['', 'q', ''])).toEqual([0]);
    expect(unclaimedOf(both, ['', '', ''])).toEqual([0, 1]);
    expect(unclaimedOf(both, ['', ''], [1, 0, 0], [1, 1])).toEqual([1]);
    const passing = [kept('p', 1, { passesTo: 'q' }), kept('q', 1)];
    expect(unclaimedOf(passing, ['q', 'q', ''])).toEqual([0]);
    expect(unclaimedOf(passing, ['q', '', ''])).toEqual([0, 1]);
    expect(unclaimedOf(passing, ['p', 'q', ''])).toEqual([]);
  });
});
