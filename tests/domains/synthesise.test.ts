import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SynthesisAnswer, synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import { type SchoolsAnswer, synthesiseSchools } from '../../api/domains/periods/synthesise-schools.ts';
import { listSchools } from '../../api/domains/schools/queries.ts';
import { rows } from '../../api/platform/database.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { countsOf, lines, type Office } from '../support/an-office.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
});
afterAll(() => office.close());

const synthesise = (more: object = {}): Promise<SynthesisAnswer> =>
  synthesiseEnrolment(office.context(), { level: 'primary', applicants: 400, seed: '7', apply: true, ...more });

function query<T>(statement: ReturnType<typeof sql>) {
  return rows<T>(office.services.database.db, statement);
}

const children = (periodId: string) =>
  query<{ id: string; attributes: object; lon: number; lat: number }>(
    sql`select a.id, a.attributes, st_x(h.geom) as lon, st_y(h.geom) as lat from applicants a
      join private.home_points h on h.period_id = a.period_id and h.applicant_id = a.id
      where a.period_id = ${periodId}::uuid order by a.id`,
  );

describe('an invented enrolment', () => {
  test('is shown first and writes nothing until it is applied', async () => {
    const answer = await synthesise({ apply: false });
    expect(answer).toMatchObject({ applicants: 400, schools: 3, schoolsInvented: 3, applied: false });
    expect(await children(answer.periodId)).toHaveLength(0);
  });

  test('puts children on roads by the population of communes, and stamps every row', async () => {
    const answer = await synthesise();
    const found = await children(answer.periodId);
    expect(found).toHaveLength(400);
    const [count] = await query<{ west: number; east: number }>(
      sql`select count(*) filter (where commune_code = '00001')::int as west,
        count(*) filter (where commune_code = '00002')::int as east
        from private.home_points where period_id = ${answer.periodId}::uuid`,
    );
    expect(count).toEqual({ west: 300, east: 100 });
    const [stamps] = await query<Record<string, boolean>>(
      sql`select (select synthetic from enrolment_periods where id = ${answer.periodId}::uuid) as period,
        (select bool_and(synthetic) from quotas where period_id = ${answer.periodId}::uuid) as quotas,
        (select bool_and(synthetic and invented) from grade_capacities where organisation_id = 'town') as figures,
        (select bool_and(b.synthetic) from applicants a join source_batches b on b.id = a.source_batch_id
          where a.period_id = ${answer.periodId}::uuid) as applicants,
        (select bool_and(synthetic) from demand_cells where organisation_id = 'town') as cells`,
    );
    expect(stamps).toEqual({ period: true, quotas: true, figures: true, applicants: true, cells: true });
    const seats = await query<{ seats: number }>(
      sql`select seats from quotas where period_id = ${answer.periodId}::uuid`,
    );
    expect(seats.reduce((sum, quota) => sum + quota.seats, 0)).toBe(answer.seats);
    expect(answer.seats).toBeGreaterThanOrEqual(400);
    expect(seats.every((quota) => quota.seats % 35 === 0 && quota.seats >= 35)).toBe(true);
  });

  test('gives every child a birth date of the right age and a kind of residence, so that families can open receipts', async () => {
    const answer = await synthesise();
    const [year] = await query<{ year: number }>(
      sql`select left(school_year, 4)::int as year from enrolment_periods where id = ${answer.periodId}::uuid`,
    );
    const persons = (await children(answer.periodId)).map(
      ({ attributes }) => attributes as { birth_date: string; residence: string },
    );
    expect(new Set(persons.map(({ birth_date }) => birth_date.slice(0, 4)))).toEqual(new Set([`${year.year - 6}`]));
    expect(new Set(persons.map(({ residence }) => residence))).toEqual(new Set(['permanent', 'temporary']));
  });

  test('is the same again for the same seed, another for another', async () => {
    const first = await synthesise();
    const before = await children(first.periodId);
    const again = await synthesise();
    expect(again).toEqual(first);
    expect(await children(again.periodId)).toEqual(before);
    const other = await synthesise({ seed: '8' });
    expect(other.periodId).not.toBe(first.periodId);
    expect((await children(other.periodId))[0]).not.toEqual(before[0]);
  });

  test('leaves the figures of the register alone, and a register imported again sees no change', async () => {
    const school = (id: string, name: string, letter: string, seats: string) => {
      const [lon, lat] = town.at(letter);
      return `${id},${name},primary,${lon.toFixed(7)},${lat.toFixed(7)},1,${seats}`;
    };
    const register = lines(
      'code,name,level,lon,lat,grade,seats',
      school('north', 'Trường Tiểu học Bờ Bắc', 'B', '123'),
      school('south', 'Trường Tiểu học Bờ Nam', 'E', ''),
      school('across', 'Trường Tiểu học Bến Đò', 'H', ''),
    );
    await office.apply('schools', 'schools.csv', register);
    const answer = await synthesise({ seed: '9' });
    expect(answer.schoolsInvented).toBe(2);
    const [north] = await query<{ seats: number; synthetic: boolean }>(
      sql`select seats, synthetic from quotas where period_id = ${answer.periodId}::uuid and school_id = 'north'`,
    );
    expect(north).toEqual({ seats: 123, synthetic: false });
    expect(countsOf(await office.preview('schools', 'schools.csv', register))).toMatchObject({ changed: 0 });
  });

  test('lists communes the roads do not reach, and needs the operator and roads', async () => {
    await query(
      sql`update administrative_units set road_coverage = 0.2 where organisation_id = 'town' and code = '00002'`,
    );
    const answer = await synthesise({ apply: false });
    expect(answer.notCovered.map(({ code }) => code)).toEqual(['00002']);
    expect(answer.applicants).toBe(400);
    const anyone = office.context({ kind: 'anonymous', name: 'anonymous' });
    const question = { level: 'primary' as const, applicants: 5, seed: '7', apply: true };
    await expect(synthesiseEnrolment(anyone, question)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      synthesiseEnrolment({ ...office.context(), organisationId: 'nobody' }, question),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(synthesise({ level: 'nursery' })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('invented schools', () => {
  let office: Office;
  beforeAll(async () => {
    ({ office } = await aTravelOffice());
  });
  afterAll(() => office.close());

  const invent = (more: object = {}): Promise<SchoolsAnswer> =>
    synthesiseSchools(office.context(), { level: 'primary', schools: 8, seed: '7', apply: true, ...more });
  const schools = () => listSchools(office.services.database.db, 'town', { level: 'primary' });

  test('are shown first and written only when applied', async () => {
    expect(await invent({ apply: false })).toMatchObject({ known: 3, added: 5, applied: false });
    expect(await schools()).toHaveLength(3);
  });

  test('fill the level up where people are most against the schools there, stamped and apart from each other', async () => {
    expect(await invent()).toMatchObject({ known: 3, added: 5 });
    const found = await schools();
    expect(found).toHaveLength(8);
    const invented = found.filter(({ id }) => id.startsWith('SYN-primary-'));
    expect(invented).toHaveLength(5);
    expect(invented.every(({ synthetic, name }) => synthetic && name.includes('mô phỏng'))).toBe(true);
    // 6,000 people on the west bank with two schools, 2,000 on the east with one: a fair share of eight is six and two.
    expect(invented.filter(({ communeCode }) => communeCode === '00001')).toHaveLength(4);
    expect(found.filter(({ id }) => !id.startsWith('SYN-')).some(({ synthetic }) => synthetic)).toBe(false);
    const places = new Set(found.map(({ lonLat }) => lonLat.join(' ')));
    expect(places.size).toBe(8);
  });

  test('are the same for the same seed, and take the place of those invented before', async () => {
    const before = await schools();
    await invent();
    expect(await schools()).toEqual(before);
    expect(await invent({ schools: 5 })).toMatchObject({ known: 3, added: 2 });
    expect(await schools()).toHaveLength(5);
  });

  test('stay when the register is imported again, which sees no change', async () => {
    const before = await schools();
    const register = lines(
      'code,name,level,lon,lat',
      ...before
        .filter(({ id }) => !id.startsWith('SYN-'))
        .map(({ id, name, lonLat: [lon, lat] }) => `${id},${name},primary,${lon.toFixed(7)},${lat.toFixed(7)}`),
    );
    expect(countsOf(await office.preview('schools', 'schools.csv', register))).toMatchObject({
      changed: 0,
      removed: 0,
    });
    await office.apply('schools', 'schools.csv', register);
    expect(await schools()).toEqual(before);
  });

  test('are refused to anyone but the operator, and where there are schools enough', async () => {
    const anyone = office.context({ kind: 'anonymous', name: 'anonymous' });
    await expect(
      synthesiseSchools(anyone, { level: 'primary', schools: 8, seed: '7', apply: true }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invent({ schools: 2 })).rejects.toMatchObject({ code: 'invalid', key: 'failures.schools-enough' });
  });
});
