import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const head = 'applicant_id,name,personal_number,birth_date,lon,lat,commune_code,group,sibling_school,wish_1,wish_2';
function child(id: string, at: readonly [number, number], rest = '1,,north,south') {
  return `${id},Nguyễn Văn An,079220012345,2020-05-01,${at[0]},${at[1]},00001,${rest}`;
}

const stored = () =>
  rows<{ id: string; attributes: Record<string, string>; lon: number; method: string; wishes: string[] }>(
    office.services.database.db,
    sql`select a.id, a.attributes, st_x(h.geom) as lon, h.method,
        array(select school_id from wishes w where w.applicant_id = a.id order by rank) as wishes
      from applicants a left join private.home_points h on h.applicant_id = a.id and h.period_id = a.period_id
      where a.organisation_id = 'town' order by a.id`,
  );

describe('a list of applicants', () => {
  test('opens its period, keeps homes apart and neither names nor personal numbers', async () => {
    const list = lines(head, child('a1', town.at('A')), child('a2', town.at('D'), '2,north,,'));
    const answer = await office.apply('applicants', 'list.csv', list, { level: 'primary' });
    expect(countsOf(answer)).toEqual({ added: 2, changed: 0, removed: 0, unchanged: 0 });
    expect(answer.summary).toMatchObject({ applicants: 2, withWishes: 1, homesOffRoad: 0 });
    expect(await stored()).toEqual([
      {
        id: 'a1',
        attributes: { group: '1', commune: '00001', birth_date: '2020-05-01' },
        lon: town.at('A')[0],
        method: 'given',
        wishes: ['north', 'south'],
      },
      {
        id: 'a2',
        attributes: { group: '2', sibling_school: 'north', commune: '00001', birth_date: '2020-05-01' },
        lon: town.at('D')[0],
        method: 'given',
        wishes: [],
      },
    ]);
    const [period] = await rows<{ name: string; grade: string; quotas: number }>(
      office.services.database.db,
      sql`select name, grade, (select count(*)::int from quotas q where q.period_id = p.id and q.seats is null) as quotas
        from enrolment_periods p where organisation_id = 'town'`,
    );
    expect(period).toMatchObject({ grade: '1', quotas: 3 });
    expect(period.name).toMatch(/^Tuyển sinh lớp 1 năm học \d{4}–\d{4}$/);
  });

  test('sent again changes nothing; corrected, it is merged by key and removes nobody', async () => {
    const same = lines(head, child('a2', town.at('D'), '2,north,,'), child('a1', town.at('A')));
    const again = await office.apply('applicants', 'again.csv', same, { level: 'primary' });
    expect(countsOf(again)).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 });
    expect(again.batchId).toBeNull();
    const corrected = lines(head, child('a1', town.at('B'), '1,,south,'), child('a3', town.at('F')));
    const answer = await office.apply('applicants', 'more.csv', corrected, { level: 'primary' });
    expect(countsOf(answer)).toEqual({ added: 1, changed: 1, removed: 0, unchanged: 0 });
    expect(JSON.stringify(answer.diff)).not.toContain(String(town.at('B')[0]));
    expect((await stored()).map(({ id, wishes }) => [id, wishes])).toEqual([
      ['a1', ['south']],
      ['a2', []],
      ['a3', ['north', 'south']],
    ]);
  });

  test('keeps a home three kilometres off the road, flagged; marks a wish for a school that is not there', async () => {
    const far = town.at('A', -100, 0);
    const list = lines(head, child('b1', [far[0], far[1] + 0.0045]), child('b2', town.at('A'), '1,,nowhere,'));
    const answer = await office.apply('applicants', 'odd.csv', list, { level: 'primary' });
    expect(countsOf(answer)).toMatchObject({ added: 1 });
    expect(answer.summary).toMatchObject({ homesOffRoad: 1 });
    expect(answer.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'home-off-road', severity: 'warning', row: 2, record: 'b1' }),
        expect.objectContaining({ code: 'wish-school-unknown', severity: 'error', row: 3, value: 'nowhere' }),
      ]),
    );
  });

  test('refuses a wish for a school that is closed, or has no classes of the level, each by its cell', async () => {
    const { db } = office.services.database;
    const list = lines(head, child('d1', town.at('A'), '1,,north,south'));
    const preview = () => office.preview('applicants', 'closed.csv', list, { level: 'primary' });
    await db.execute(sql`update schools set valid_to = '2025-01-01' where organisation_id = 'town' and id = 'south'`);
    await db.execute(
      sql`update school_levels set level = 'nursery' where organisation_id = 'town' and school_id = 'north'`,
    );
    const answer = await preview();
    await db.execute(sql`update schools set valid_to = null where organisation_id = 'town' and id = 'south'`);
    await db.execute(
      sql`update school_levels set level = 'primary' where organisation_id = 'town' and school_id = 'north'`,
    );
    expect(answer.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'wish-school-level',
          severity: 'error',
          row: 2,
          column: 'wish_1',
          value: 'north',
        }),
        expect.objectContaining({
          code: 'wish-school-closed',
          severity: 'error',
          row: 2,
          column: 'wish_2',
          value: 'south',
        }),
      ]),
    );
    expect((await preview()).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('counts its children into cells of the level', async () => {
    const [demand] = await rows<{ children: number }>(
      office.services.database.db,
      sql`select sum(children)::int as children from demand_cells where organisation_id = 'town' and level = 'primary'`,
    );
    expect(demand.children).toBe((await stored()).length);
  });

  test('takes only the rows of its level where they name one', async () => {
    const list = lines(`${head},level`, `${child('c1', town.at('A'))},primary`, `${child('c2', town.at('A'))},nursery`);
    const answer = await office.preview('applicants', 'levels.csv', list, { level: 'primary' });
    expect(answer.summary).toMatchObject({ applicants: 1, otherLevel: 1 });
  });

  test('is refused without a word for which period it is', async () => {
    const list = lines(head, child('d1', town.at('A')));
    await expect(office.preview('applicants', 'list.csv', list)).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      office.preview('applicants', 'list.csv', list, { periodId: '00000000-0000-4000-8000-000000000000' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
