import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SynthesisAnswer, synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
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
