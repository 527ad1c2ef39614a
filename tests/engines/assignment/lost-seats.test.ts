import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { lostSeats } from '#engines/assignment/lost-seats.ts';
import { run } from '#engines/assignment/run.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

/** Holders a (of north, with a better wish) and b (of south); c holds nothing, d holds a seat by decision of the council. */
function town() {
  return anEnrolment()
    .withRules({ criteria: [{ rule: 'kept-seat' }, { rule: 'lottery' }] })
    .withSchool('north', { seats: 2 })
    .withSchool('south', { seats: 2 })
    .withChild('a', { kept_school: 'north', wishes: ['south', 'north'] })
    .withChild('b', { kept_school: 'south', wishes: ['south', 'north'] })
    .withChild('c', { wishes: ['north'] })
    .withChild('d', { kept_school: 'south', decision: ['north', 'QĐ-1', 'khóa chỗ'], wishes: ['south'] });
}

/** Lost seats, by child, when the children hold these wishes (by place in their list, −1 for none). */
function lostWith(held: Record<string, number>, rules: object = {}) {
  const { problem } = encode(
    town()
      .withRules({ ...rules })
      .records(),
    town()
      .withRules({ ...rules })
      .rules(),
    '0',
  );
  const holding = run(problem!);
  const { ids } = problem!.records.applicants;
  ids.forEach((id, a) => {
    if (held[id] !== undefined) holding.wish[a] = held[id] < 0 ? -1 : problem!.wishes.start[a] + held[id];
  });
  return lostSeats(problem!, holding).map((a) => ids[a]);
}

describe('seats kept from the round before', () => {
  it('are never lost under deferred acceptance', () => {
    expect(lostWith({})).toEqual([]);
  });

  it('are kept by whoever holds them or a school it prefers', () => {
    expect(lostWith({ a: 0, b: 0 })).toEqual([]);
    expect(lostWith({ a: 1 })).toEqual([]);
  });

  it('are lost by whoever holds a school it likes less, or none', () => {
    expect(lostWith({ b: 1 })).toEqual(['b']);
    expect(lostWith({ a: -1, b: -1 })).toEqual(['a', 'b']);
  });

  it('are nothing to a child who had none, or whom the council placed', () => {
    expect(lostWith({ c: -1, d: -1 })).toEqual([]);
  });

  it('are lost where the school is no wish any more', () => {
    const moved = town();
    moved.children.get('b')!.wishes = ['north'];
    const { problem } = encode(moved.records(), moved.rules(), '0');
    expect(lostSeats(problem!, run(problem!))).toEqual([1]);
    // Nor does the wish of the next child for it count.
    moved.children.get('c')!.wishes = ['south'];
    const other = encode(moved.records(), moved.rules(), '0').problem!;
    expect(other.wishes.start[1]).toBe(run(other).wish[1]);
    expect(lostSeats(other, run(other))).toEqual([1]);
  });

  it('are asked about only where the rules keep any', () => {
    expect(lostWith({ a: -1, b: -1 }, { criteria: [{ rule: 'lottery' }] })).toEqual([]);
    expect(lostWith({ a: -1, b: -1 }, { criteria: [{ rule: 'lottery' }, { rule: 'kept-seat' }] })).toEqual(['a', 'b']);
  });
});
