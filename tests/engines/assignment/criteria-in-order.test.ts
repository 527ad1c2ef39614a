import { describe, expect, it } from 'vitest';
import { anEnrolment } from '../../support/an-enrolment.ts';

const group = { rule: 'group', order: ['1', '2'] };

/** By criterion: it, and what is best and worst by it. */
const extremes: [string, object, object, object][] = [
  ['distance', {}, { metres: { north: 0 } }, { metres: { north: 900 } }],
  ['distance', { bandMetres: 100 }, { metres: { north: 99 } }, { metres: { north: 900 } }],
  ['travel-time', {}, { seconds: { north: 0 } }, { seconds: { north: 900 } }],
  ['straight', {}, { lonLat: [106, 20] }, { lonLat: [106, 21] }],
  ['listed', {}, { listed: { north: 1 } }, { listed: {} }],
  ['listed', {}, { listed: { north: 1 } }, { listed: { north: 2 } }],
  ['score', { order: 'highest-first' }, { score: '9.5' }, { score: '' }],
  ['score', { order: 'lowest-first' }, { score: '3' }, { score: '9.5' }],
  ['age', { order: 'oldest-first' }, { birth_date: '2020-05-01' }, { birth_date: '' }],
  ['age', { order: 'youngest-first' }, { birth_date: '2020-05-31' }, { birth_date: '2020-05-01' }],
  ['residence', { order: ['permanent', 'temporary'] }, { residence: 'permanent' }, { residence: 'temporary' }],
  ['residence', { order: ['permanent', 'temporary'] }, { residence: 'temporary' }, { residence: 'elsewhere' }],
  ['sibling', { attribute: 'kin' }, { kin: 'north' }, { kin: '' }],
  ['need', {}, { need: '1' }, { need: ' No ' }],
];

/** Two children who ask for the one seat of north, by these criteria in this order. */
function winner(criteria: object[], an: object, binh: object): string {
  const about = {
    ...{ wishes: ['north'], metres: { north: 5 }, seconds: { north: 5 }, lonLat: [106, 20.5], listed: {} },
    ...{ score: '5', birth_date: '2020-05-15', residence: '', kin: '', need: '', group: '' },
  };
  const { placed } = anEnrolment()
    .withRules({ criteria })
    .withSchool('north', { seats: 1, lonLat: [106, 20] })
    .withChild('an', { ...about, ...an } as never)
    .withChild('binh', { ...about, ...binh } as never)
    // Somebody is listed and measured whoever the two are.
    .withChild('chi', {
      ...about,
      ...{ group: 'none', birth_date: '' },
      metres: { north: 1000 },
      seconds: { north: 1000 },
      listed: { north: 3 },
    } as never)
    .solve();
  return Object.keys(placed).find((id) => placed[id] === 'north')!;
}

describe('criteria in their order', () => {
  it.each(extremes)(
    'put first who is first by the first of them, however the two stand by the next: %s %j',
    (rule, more, best, worst) => {
      const criterion = { rule, ...more };
      expect(winner([group, criterion], { group: '1', ...worst }, { group: '2', ...best })).toBe('an');
      expect(winner([group, criterion], { group: '2', ...best }, { group: '1', ...worst })).toBe('binh');
    },
  );

  it.each(extremes)('go by the next where two are the same by the first: %s %j', (rule, more, best, worst) => {
    const criterion = { rule, ...more };
    expect(winner([group, criterion], { group: '1', ...worst }, { group: '1', ...best })).toBe('binh');
    expect(winner([criterion, group], { group: '1', ...worst }, { group: '2', ...best })).toBe('binh');
    expect(winner([criterion, group], { group: '2', ...best }, { group: '1', ...worst })).toBe('an');
  });

  it('put the days of a month in their order, and refuse a day that there is not', () => {
    const byAge = [{ rule: 'age', order: 'oldest-first' }];
    expect(winner(byAge, { birth_date: '2020-05-31' }, { birth_date: '2020-05-30' })).toBe('binh');
    expect(winner(byAge, { birth_date: '2020-06-01' }, { birth_date: '2020-05-31' })).toBe('binh');
    for (const day of ['2020-02-30', '2021-02-29', '2020-13-01', '2020-00-10', '2020-5-1']) {
      const town = anEnrolment().withRules({ criteria: byAge }).withSchool('north', { seats: 1 });
      town.withChild('an', { wishes: ['north'], birth_date: day });
      expect(town.refusal()).toMatchObject([{ code: 'not-a-date', value: day }]);
    }
  });

  it('need the point of every home and school where they go by the straight way', () => {
    const town = anEnrolment().withRules({ criteria: [{ rule: 'straight' }] });
    for (const id of ['s1', 's2', 's3', 's4']) town.withSchool(id, { seats: 1, lonLat: [106, 20] });
    for (const id of ['a', 'b', 'c', 'd']) town.withChild(id, { wishes: ['s1'], lonLat: [106, 20] });
    town.schools.get('s4')!.lonLat = [106, Number.NaN];
    town.children.get('c')!.lonLat = [Number.NaN, 20];
    expect(town.refusal()).toMatchObject([
      { code: 'point-blank', table: 'applicants', index: 2, record: 'c' },
      { code: 'point-blank', table: 'schools', index: 3, record: 's4' },
    ]);
  });

  it('say which columns there are where one names a column that there is not', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'sibling', attribute: 'kin' }] })
      .withSchool('north', { seats: 1 })
      .withChild('an', { wishes: ['north'], group: '1', commune: 'x' });
    expect(town.refusal()).toMatchObject([{ value: 'kin', params: { found: 'group, commune' } }]);
  });
});
