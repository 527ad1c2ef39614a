import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { countFamilies } from '#engines/assignment/family-outcome.ts';
import { rankFamilies } from '#engines/assignment/family-ranking.ts';
import { run } from '#engines/assignment/run.ts';
import type { Standing } from '#engines/assignment/types.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { SlowFamilies } from '../../support/slow-families.ts';

const byList = (fallback = 'apart') => ({ criteria: [{ rule: 'twins', fallback }, { rule: 'listed' }] });

//  north has two seats, south one. North prefers an to the twins and the twins to binh; south prefers binh to an.
//  An would rather go south, binh rather north: whoever the twins push out of north sets the others going in a circle.
const circle = (fallback: string) =>
  anEnrolment()
    .withRules(byList(fallback))
    .withSchool('north', { seats: 2 })
    .withSchool('south', { seats: 1 })
    .withChild('an', { wishes: ['south', 'north'], listed: { north: 1, south: 2 } })
    .withChild('binh', { wishes: ['north', 'south'], listed: { north: 4, south: 1 } })
    .withChild('mai', { twins: 'm', wishes: ['north'], listed: { north: 2 } })
    .withChild('minh', { twins: 'm', wishes: ['north'], listed: { north: 3 } });

describe('twins applying together', () => {
  it('sit at one school, where the weaker of them has its place', () => {
    const { placed, rows } = anEnrolment()
      .withRules(byList())
      .withSchool('north', { seats: 2 })
      .withSchool('south', { seats: 2 })
      .withChild('an', { wishes: ['north'], listed: { north: 2 } })
      .withChild('mai', { twins: 'm', wishes: ['north', 'south'], listed: { north: 1, south: 1 } })
      .withChild('minh', { twins: 'm', wishes: ['north', 'south'], listed: { north: 3, south: 1 } })
      .solve();
    expect(placed).toEqual({ an: 'north', mai: 'south', minh: 'south' });
    expect(rows.map(({ decidedBy }) => decidedBy)).toEqual(['listed', 'enough-seats', 'enough-seats']);
  });

  it('are passed over where one seat is left, and the next child has it', () => {
    const town = anEnrolment()
      .withRules(byList())
      .withSchool('north', { seats: 2 })
      .withChild('an', { wishes: ['north'], listed: { north: 1 } })
      .withChild('binh', { wishes: ['north'], listed: { north: 4 } })
      .withChild('mai', { twins: 'm', wishes: ['north'], listed: { north: 2 } })
      .withChild('minh', { twins: 'm', wishes: ['north'], listed: { north: 3 } });
    const { placed, rows, receipts } = town.solve();
    expect(placed).toEqual({ an: 'north', binh: 'north', mai: '', minh: '' });
    expect(rows.map(({ decidedBy }) => decidedBy)).toEqual(['listed', 'twins-passed-over', 'all-full', 'all-full']);
    expect(receipts[2].steps).toMatchObject([{ outcome: 'seats-ended', seats: 2, decidedBy: 'twins-too-few-seats' }]);
  });

  it('are told that too few seats are left where one stays empty', () => {
    const { receipts, cutoffs } = anEnrolment()
      .withRules(byList())
      .withSchool('north', { seats: 1 })
      .withChild('mai', { twins: 'm', wishes: ['north'], listed: { north: 1 } })
      .withChild('minh', { twins: 'm', wishes: ['north'], listed: { north: 2 } })
      .solve();
    expect(receipts[0].steps).toMatchObject([{ decidedBy: 'twins-too-few-seats', ended: null }]);
    expect(cutoffs).toMatchObject([{ seats: 1, placed: 0 }]);
  });

  it('may take a kept seat and an open one side by side', () => {
    const { rows } = anEnrolment()
      .withRules({ ...byList(), reserves: [{ name: 'local', attribute: 'commune', value: 'x', seats: 1 }] })
      .withSchool('north', { seats: 2 })
      .withChild('an', { commune: 'x', wishes: ['north'], listed: { north: 3 } })
      .withChild('mai', { commune: 'x', twins: 'm', wishes: ['north'], listed: { north: 1 } })
      .withChild('minh', { commune: 'x', twins: 'm', wishes: ['north'], listed: { north: 2 } })
      .solve();
    expect(rows.map(({ schoolId, seatGroup }) => `${schoolId} ${seatGroup}`)).toEqual([
      ' ',
      'north local',
      'north open',
    ]);
  });

  it.each([
    ['soft', { mai: 'north', minh: 'north' }],
    ['hard', { mai: '', minh: '' }],
  ])('have seats kept for others that nobody claimed where they are %s', (kind, expected) => {
    const { placed } = anEnrolment()
      .withRules({ ...byList(), reserves: [{ name: 'local', attribute: 'commune', value: 'x', seats: 1, kind }] })
      .withSchool('north', { seats: 2 })
      .withChild('mai', { commune: 'y', twins: 'm', wishes: ['north'], listed: { north: 1 } })
      .withChild('minh', { commune: 'y', twins: 'm', wishes: ['north'], listed: { north: 2 } })
      .solve();
    expect(placed).toEqual(expected);
  });

  it('find the seats the council gave away taken, the open ones and the kept ones', () => {
    const town = anEnrolment()
      .withRules({
        ...byList(),
        reserves: [{ name: 'local', attribute: 'commune', value: 'x', seats: 2, kind: 'hard' }],
      })
      .withSchool('north', { seats: 4 })
      .withSchool('south', { seats: 4 })
      .withChild('an', { commune: 'x', wishes: [], decision: ['north', 'QĐ-1', 'lý do'] })
      .withChild('binh', { commune: 'y', wishes: [], decision: ['south', 'QĐ-2', 'lý do'] })
      .withChild('mai', { commune: 'x', twins: 'm', wishes: ['north'], listed: { north: 1 } })
      .withChild('minh', { commune: 'x', twins: 'm', wishes: ['north'], listed: { north: 2 } })
      .withChild('tam', { commune: 'y', twins: 't', wishes: ['south'], listed: { south: 1 } })
      .withChild('tu', { commune: 'y', twins: 't', wishes: ['south'], listed: { south: 2 } });
    const { rows } = town.solve();
    expect(rows.map(({ schoolId, seatGroup }) => `${schoolId} ${seatGroup}`)).toEqual([
      'north local',
      'south open',
      'north local',
      'north open',
      ' ',
      ' ',
    ]);
    expect(town.judge(rows)).toMatchObject({ sound: true });
  });

  it('have one list: the schools that count for both, completed by the metres of the one who lives farther', () => {
    const town = anEnrolment()
      .withRules({
        criteria: [{ rule: 'twins' }, { rule: 'distance' }],
        imputeChoicesByDistance: true,
        maxMetres: 900,
      })
      .withSchool('named', { seats: 0 })
      .withSchool('gone', { seats: 9 })
      .withSchool('east', { seats: 0 })
      .withSchool('west', { seats: 2 })
      .withChild('mai', {
        twins: ' m',
        wishes: ['gone', 'named'],
        metres: { gone: 100, named: 500, east: 100, west: 200 },
      })
      .withChild('minh', {
        twins: 'm ',
        wishes: ['gone', 'named'],
        metres: { gone: 950, named: 500, east: 800, west: 700 },
      });
    const { rows, receipts } = town.solve();
    expect(rows).toMatchObject([
      { schoolId: 'west', choiceRank: 3, imputed: true, metres: 200 },
      { schoolId: 'west', choiceRank: 3, imputed: true, metres: 700 },
    ]);
    for (const receipt of receipts)
      expect(receipt.steps.map(({ schoolId, decidedBy }) => `${schoolId} ${decidedBy}`)).toEqual([
        'gone beyond-cap',
        'named no-seats',
        'west enough-seats',
      ]);
    expect(receipts[0].steps[0]).toMatchObject({ choiceRank: 1, metres: 100, outcome: 'unreachable' });
    expect(town.judge(rows)).toMatchObject({ sound: true, blockingFamilies: 0 });
  });

  it('fall back to themselves where every result would go in a circle', () => {
    const { rows, placed } = circle('apart').solve();
    expect(new SlowFamilies(circle('apart')).isStabilisable()).toBe(false);
    expect(placed).toEqual({ an: 'north', binh: 'south', mai: 'north', minh: '' });
    expect(rows.map(({ decidedBy }) => decidedBy)).toEqual(['listed', 'listed', 'twins-apart', 'twins-apart']);
  });

  it('fall back together behind everyone else where the rules say so', () => {
    const { rows, placed } = circle('together-last').solve();
    expect(placed).toEqual({ an: 'south', binh: 'north', mai: '', minh: '' });
    expect(rows.slice(2).map(({ decidedBy }) => decidedBy)).toEqual(['twins-together-last', 'twins-together-last']);
  });

  it.each(['apart', 'together-last'])('are listed in run.json when they fall back %s', (fallback) => {
    const town = circle(fallback)
      .withSchool('far', { seats: 2 })
      .withChild('cuc', { twins: 'c', wishes: [] })
      .withChild('cam', { twins: 'c', wishes: [] })
      .withChild('dao', { twins: 'd', wishes: ['far'] })
      .withChild('diep', { twins: 'd', wishes: ['far'] });
    const { problem } = encode(town.records(), town.rules(), '0');
    expect(countFamilies(problem!, problem!.families!, run(problem!))).toEqual({
      families: 3,
      children: 6,
      together: 1,
      unplaced: fallback === 'apart' ? 1 : 2,
      conflicts: [{ applicants: ['mai', 'minh'], fallback }],
    });
  });

  it('that fall back together take what is left, the luckier family first', () => {
    const town = circle('together-last')
      .withSchool('left', { seats: 3 })
      .withChild('mai', { twins: 'm', wishes: ['north', 'left'], listed: { north: 2, left: 9 } })
      .withChild('minh', { twins: 'm', wishes: ['north', 'left'], listed: { north: 3, left: 9 } })
      .withChild('tam', { wishes: ['left'], listed: { left: 10 } });
    const { placed, rows } = town.solve();
    expect(placed).toEqual({ an: 'south', binh: 'north', mai: 'left', minh: 'left', tam: 'left' });
    expect(town.judge(rows)).toMatchObject({ sound: true, declaredFallbacks: 1 });
  });
});

describe('families behind everyone', () => {
  it('stand by the lower number of their unluckier child, then by the first child, and behind every other child', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'twins' }, { rule: 'listed' }] })
      .withSchool('north', { seats: 9 })
      .withSchool('south', { seats: 9 });
    const wishes = ['north', 'south'];
    for (const [i, id] of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].entries())
      town.withChild(id, { wishes, twins: i < 8 ? `${i >> 1}` : '', listed: { north: i, south: 9 - i } });
    const { problem } = encode(town.records(), town.rules(), '0');
    // Families a b, c d, e f, g h. The unluckier children: a 9.5, d 7, e 9.4, h 7 — then d before h by the first child.
    const high = Uint32Array.from([9, 1, 2, 7, 9, 3, 2, 7, 5]);
    const low = Uint32Array.from([5, 0, 9, 0, 4, 0, 9, 0, 0]);
    const drawn = { ...problem!, lottery: { high, low } };
    const orderAt = (standings: Standing[], wish: number) => {
      const { keys } = rankFamilies(drawn, drawn.families!, standings);
      const at = (child: number) => keys[drawn.wishes.start[child] + wish];
      return [...'abcdefghi']
        .map((_, child) => child)
        .sort((one, other) => at(one) - at(other) || one - other)
        .map((child) => `${'abcdefghi'[child]}`)
        .join('');
    };
    expect(orderAt(['last', 'last', 'last', 'last'], 0)).toBe('icdghefab');
    expect(orderAt(['whole', 'last', 'apart', 'last'], 0)).toBe('abeficdgh');
    // At the south the later child comes first: a family stands at the rank of its weaker child.
    expect(orderAt(['whole', 'whole', 'apart', 'apart'], 1)).toBe('ihgfecdab');
    expect(orderAt(['apart', 'apart', 'apart', 'apart'], 1)).toBe('ihgfedcba');
  });
});
