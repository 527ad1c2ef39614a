import { describe, expect, it } from 'vitest';
import type { PlacementRow } from '#engines/enrolment-records.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** Rows that state the facts of these places, without asking the engine; imputed wishes alone. */
function claimOf(town: AnEnrolment, places: Record<string, string>, decidedBy: Record<string, string> = {}) {
  return [...town.children].map(([applicantId, { metres = {} }]): PlacementRow => {
    const schoolId = places[applicantId] ?? '';
    const nearer = Object.entries(metres).sort(([a, one], [b, other]) => one! - other! || (a < b ? -1 : 1));
    const rank = nearer.findIndex(([id]) => id === schoolId) + 1;
    return {
      ...{ applicantId, schoolId, choiceRank: rank || null, imputed: rank > 0, metres: metres[schoolId] ?? null },
      ...{ seatGroup: schoolId === '' ? '' : 'open', decidedBy: decidedBy[applicantId] ?? 'order' },
    };
  });
}

/** One seat at each school, the schools at the same metres from all: who is first in the line has the first one. */
function line(orders: Record<string, string>): AnEnrolment {
  const town = anEnrolment().withRules({
    ...{ mechanism: 'nearest-first', criteria: [{ rule: 'distance' }], imputeChoicesByDistance: true },
  });
  const places = Object.keys(orders).map((_, i) => `place ${i + 1}`);
  for (const place of places) town.withSchool(place, { seats: 1 });
  const metres = Object.fromEntries(places.map((place, i) => [place, i]));
  for (const [id, order] of Object.entries(orders)) town.withChild(id, { order, metres });
  return town;
}

const inLine = (ids: string) => Object.fromEntries([...ids].map((id, i) => [id, `place ${i + 1}`]));

describe('the line of nearest first, replayed by the verifier,', () => {
  it.each([
    ['as numbers where every cell is one', { a: '10', b: '9', c: '100' }, 'bac'],
    ['as numbers, whatever the order of the rows', { c: '3', b: '2', a: '1' }, 'abc'],
    ['as numbers, those who stand in line already', { a: '1', b: '2', c: '3' }, 'abc'],
    ['by the id where two numbers are the same, however they are written', { b: '1', a: '1.0', c: '0' }, 'cab'],
    ['as text as soon as one cell is no number', { a: '10', b: '9', c: 'x' }, 'abc'],
    ['with blank cells last, by their ids', { d: '', b: '2', a: '', c: '1' }, 'cbad'],
    ['with blank cells last among text too', { a: '', b: 'x', c: 'w' }, 'cba'],
  ] as const)('goes by the column `order` %s', (_, orders, ids) => {
    const town = line(orders);
    expect(town.solve().placed).toEqual(inLine(ids));
    expect(town.judge(claimOf(town, inLine(ids)))).toMatchObject({ sound: true, replayDifferences: 0 });
    const [first, second, ...rest] = ids;
    const swapped = town.judge(claimOf(town, inLine([second, first, ...rest].join(''))));
    expect(swapped).toMatchObject({ sound: false, replayDifferences: 2 });
  });

  it('goes by the ids where there is no such column', () => {
    const town = line({ c: '', a: '', b: '' });
    for (const child of town.children.values()) delete child.order;
    expect(town.judge(claimOf(town, inLine('abc')))).toMatchObject({ sound: true });
  });

  it('says of each child put elsewhere which school it comes to, and of one who comes to none that there is none', () => {
    const town = line({ a: '1', b: '2' });
    town.schools.get('place 2')!.seats = 0;
    const verdict = town.judge(claimOf(town, { b: 'place 1' }));
    expect(verdict.examples.replayDifferences).toEqual([
      { applicantId: 'a', schoolId: 'place 1' },
      { applicantId: 'b', schoolId: '' },
    ]);
  });

  it('passes by a school that was named and never measured: nothing says that it is near', () => {
    const town = anEnrolment()
      .withRules({ mechanism: 'nearest-first', criteria: [{ rule: 'distance' }] })
      .withSchool('east', { seats: 1 })
      .withSchool('north', { seats: 1 })
      .withChild('an', { wishes: ['east', 'north'], metres: { north: 700 } })
      .withChild('binh', { wishes: ['east'] });
    const rows = claimOf(town, { an: 'north' }).map((row) => ({
      ...{ ...row, imputed: false, choiceRank: row.schoolId === '' ? null : 2 },
    }));
    expect(town.judge(rows)).toMatchObject({ replayDifferences: 0 });
  });
});

describe('families that come last, in the line for the seats outside the zone,', () => {
  // biome-ignore lint/suspicious/noThenProperty: the contract's name; nobody awaits rules.
  const oneByOne = { then: 'nearest-first' };
  /** Nobody lives in a zone: an, the twins mai and minh, and bay stand in this order. */
  const street = (seats: Record<string, number>) => {
    const town = anEnrolment()
      .withRules({
        ...{ mechanism: 'zone-first', imputeChoicesByDistance: true, ...oneByOne },
        criteria: [
          { rule: 'twins', fallback: 'together-last' },
          { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' },
          { rule: 'distance' },
        ],
      })
      .withChild('an', { commune: 'x', order: 1, metres: { south: 300, east: 900 } })
      .withChild('mai', { commune: 'x', order: 2, twins: 'm', metres: { south: 300, east: 500 } })
      .withChild('minh', { commune: 'x', order: 3, twins: 'm', metres: { south: 700, east: 500 } })
      .withChild('bay', { commune: 'x', order: 4, metres: { south: 300, east: 200 } });
    for (const [id, own] of Object.entries(seats)) town.withSchool(id, { seats: own, commune: 'y' });
    return town;
  };
  const last = { mai: 'twins-together-last', minh: 'twins-together-last' };

  it('come behind those who were called after them', () => {
    const town = street({ south: 4, east: 2 });
    const behind = claimOf(town, { an: 'south', bay: 'east', mai: 'south', minh: 'south' }, last);
    expect(town.judge(behind)).toMatchObject({ replayDifferences: 0, declaredFallbacks: 1 });
    const inPlace = { an: 'south', bay: 'south', mai: 'east', minh: 'east' };
    expect(town.judge(claimOf(town, inPlace, last)).replayDifferences).toBe(3);
    expect(town.judge(claimOf(town, inPlace)).replayDifferences).toBe(0);
  });

  it('come, of two of them, in the order in which their unluckier children were drawn', () => {
    const winners = new Set<string>();
    for (const seed of '0123456789') {
      const town = street({ south: 2 }).withSeed(seed);
      const ids = ['an', 'bay', 'mai', 'minh'];
      for (const id of ids) town.children.get(id)!.metres = { south: 400 };
      for (const id of ['an', 'bay']) town.children.get(id)!.twins = 'z';
      const numbers = town.lottery(ids);
      const [, ofFirst] = numbers.slice(0, 2).sort();
      const [, ofSecond] = numbers.slice(2).sort();
      const first = ofFirst < ofSecond ? ['an', 'bay'] : ['mai', 'minh'];
      const places = Object.fromEntries(first.map((id) => [id, 'south']));
      const fallen = Object.fromEntries(ids.map((id) => [id, 'twins-together-last']));
      expect(town.judge(claimOf(town, places, fallen))).toMatchObject({ replayDifferences: 0, declaredFallbacks: 2 });
      winners.add(first[0]);
    }
    expect(winners.size).toBe(2);
  });
});
