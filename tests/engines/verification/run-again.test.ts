import { describe, expect, it } from 'vitest';
import type { PublicResult } from '#engines/publication/public-result.ts';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import { runAgain, whyNotAgain } from '#engines/verification/public-result/run-again.ts';
import { choose, type FreeSeats, seatsBeside, takerOf } from '#engines/verification/public-result/seats.ts';
import { aPublicResult } from '../../support/a-public-result.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolmentOfEveryRule } from '../assignment/every-rule.ts';

describe('a public result run again', () => {
  it.each(['deferred-acceptance', 'nearest-first', 'zone-first'] as const)(
    'gives every child the same seats: %s',
    (mechanism) => {
      for (let number = 0; number < cases(2_500); number++) {
        const file = aPublicResult(enrolmentOfEveryRule(1_800_000 + number, { mostChildren: 9, mechanism }));
        expect({ number, result: runAgain(file) }).toEqual({ number, result: file.result });
        expect({ number, ...checkPublicResult(file) }).toMatchObject({
          number,
          sound: true,
          differences: 0,
          notAgain: null,
        });
      }
    },
  );

  it('is not to be had where it needs distances, families or a search for the greatest number', () => {
    const file = aPublicResult(
      anEnrolment()
        .withSchool('north', { seats: 1 })
        .withChild('an', { wishes: ['north'] }),
    );
    const why = (change: Partial<PublicResult>) => whyNotAgain({ ...file, ...change });
    expect(why({})).toBeNull();
    expect(why({ families: [] })).toBeNull();
    expect(why({ families: [[0, 0]] })).toBe('families');
    expect(why({ mechanism: 'least-total-distance' })).toBe('needs-distances');
    expect(why({ rules: Object.fromEntries([['then', 'least-total-distance']]) })).toBe('needs-distances');
    expect(why({ rules: { guarantee: 'maximum' } })).toBe('guarantee');
    expect(checkPublicResult({ ...file, families: [[0, 0]] })).toMatchObject({
      differences: null,
      notAgain: 'families',
    });
  });

  it('goes by the line alone where children chose one by one, whatever order a school is said to have', () => {
    const town = anEnrolment()
      .withRules({ mechanism: 'nearest-first', criteria: [{ rule: 'distance' }] })
      .withSchool('north', { seats: 1 });
    for (const id of ['a', 'b']) town.withChild(id, { wishes: ['north'], metres: { north: 1 } });
    const file = aPublicResult(town);
    const turned = { ...file, order: file.order.map((own) => [...own].reverse()) };
    expect(runAgain(turned)).toEqual(file.result);
    expect(runAgain({ ...file, line: [...file.line!].reverse() })).toEqual([...file.result].reverse());
  });

  it('lets nobody with a seat in its zone ask outside it, though the file lists a wish there', () => {
    // biome-ignore lint/suspicious/noThenProperty: the contract's name; nobody awaits rules.
    for (const more of [{}, { then: 'nearest-first' }]) {
      const town = anEnrolment()
        .withRules({
          ...{
            mechanism: 'zone-first',
            criteria: [{ rule: 'zone', attribute: 'of', matchesSchool: 'of' }, { rule: 'distance' }],
          },
          ...more,
        })
        .withSchool('north', { seats: 1, of: 'x' })
        .withSchool('south', { seats: 1, of: 'y' })
        .withChild('a', { of: 'x', wishes: ['north'], metres: { north: 1 } })
        .withChild('b', { of: 'z', wishes: ['south'], metres: { south: 1 } });
      const file = aPublicResult(town);
      const listed = { ...file, wishes: [[0, 1], file.wishes[1]], order: [file.order[0], [0, 1]] };
      const line = file.line && { line: [0, 1] };
      expect(runAgain({ ...listed, ...line })).toEqual(file.result);
    }
  });

  it('tells a seat of another group from the same school', () => {
    const town = anEnrolment()
      .withRules({ reserves: [{ name: 'own', attribute: 'of', value: 'yes', seats: 1 }] })
      .withSchool('north', { seats: 2 })
      .withChild('an', { of: 'yes', wishes: ['north'] });
    const file = aPublicResult(town);
    expect(file.result).toEqual([[0, 0]]);
    expect(checkPublicResult({ ...file, result: [[0, 1]] }).differences).toBe(1);
    expect(checkPublicResult({ ...file, result: [null] }).differences).toBe(1);
  });
});

describe('the seats of a public file', () => {
  const seatsOf = (seats: number[], passesTo: (number | null)[], members: number[][] = []): FreeSeats => ({
    seats,
    passesTo,
    members: seats.slice(0, -1).map((_, group) => new Set(members[group] ?? [])),
  });

  it('pass on what nobody claims: soft ones to the reserve they name or openly, hard ones and open ones nowhere', () => {
    const group = { name: 'a', seats: 1 };
    expect(takerOf({ ...group, kind: 'soft' }, 3)).toBe(3);
    expect(takerOf({ ...group, kind: 'soft', passesTo: 2 }, 3)).toBe(2);
    expect(takerOf({ ...group, kind: 'hard' }, 3)).toBeNull();
    expect(takerOf({ ...group, kind: 'open' }, 3)).toBeNull();
    const chosen = (own: FreeSeats, asking: number[]) =>
      [...choose(own, asking)].map(([child, g]) => `${child}:${g}`).sort();
    expect(chosen(seatsOf([1, 1, 1], [2, 2, null], [[3], [1, 3]]), [0, 1, 2, 3])).toEqual(['0:2', '1:1', '3:0']);
    expect(chosen(seatsOf([1, 1, 1], [2, 2, null]), [0, 1, 2, 3])).toEqual(['0:2', '1:2', '2:2']);
    expect(chosen(seatsOf([1, 1, 1], [1, null, null], [[], [2, 3]]), [0, 1, 2, 3])).toEqual(['0:2', '2:1', '3:1']);
    expect(chosen(seatsOf([1, 1, 1], [null, null, null]), [0, 1])).toEqual(['0:2']);
  });

  it('used beyond a group’s number are withdrawn from the last that passes to it and has any left', () => {
    const left = (seats: number[], passesTo: (number | null)[], groups: number[]) => {
      const held = groups.map((group): [number, number] => [0, group]);
      return seatsBeside([seatsOf(seats, passesTo)], [null, ...held])[0].seats;
    };
    const soft = [3, 3, 3, null];
    expect(left([2, 2, 2, 1], soft, [0, 1, 3])).toEqual([1, 1, 2, 0]);
    expect(left([2, 2, 2, 1], soft, [0, 1, 3, 3, 3])).toEqual([1, 1, 0, 0]);
    expect(left([2, 2, 2, 1], soft, [0, 1, 3, 3, 3, 3])).toEqual([1, 0, 0, 0]);
    expect(left([2, 2, 2, 1], [3, null, 3, null], [3, 3, 3, 3])).toEqual([1, 2, 0, 0]);
    expect(left([2, 2, 2, 1], [2, 3, null, null], [2, 2, 2, 3])).toEqual([1, 2, 0, 0]);
    expect(left([2, 2, 1], [1, 2, null], [2, 2, 2, 2, 2])).toEqual([0, 0, 0]);
    expect(left([2, 2, 1], [1, 2, null], [1, 1, 1])).toEqual([1, 0, 1]);
  });
});
