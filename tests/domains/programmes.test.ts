import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cutoff, Explanation } from '../../api/client.ts';
import {
  anEnrolmentTown,
  type Child,
  type EnrolmentTown,
  organisationId,
  rules,
} from '../support/an-enrolment-town.ts';

let town: EnrolmentTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
  // The register lists a programme of the school north: an entry of its own, without a place of its own.
  await town.store.database.transaction((tx) =>
    tx.execute(sql`insert into schools (organisation_id, id, code, name, ownership, attributes, valid_from, source_batch_id)
      select ${organisationId}, 'north-en', 'north-en', 'Trường Bắc, tăng cường tiếng Anh', 'public',
        ${JSON.stringify({ programme_of: 'north' })}::jsonb, valid_from, source_batch_id
      from schools where organisation_id = ${organisationId} and id = 'north'`),
  );
});
afterAll(() => town?.close());

describe('a programme of a school in a period', () => {
  it('is given to those who named it, by its own seats and its school’s metres, and certified', async () => {
    const child = (metres: number, more: Partial<Child> = {}): Child => ({
      at: ['B', metres],
      attributes: { group: '1' },
      ...more,
    });
    const children = {
      near: child(20),
      keen: child(40, { wishes: ['north-en', 'south'] }),
      late: child(60, { wishes: ['north-en'] }),
    };
    const period = await town.aPeriod(children, { north: 1, 'north-en': 1, south: 5 }, rules);
    const run = await town.run(period);
    expect(run).toMatchObject({ status: 'done', certified: true, counts: { placed: 3, unplaced: 0 } });
    const keen = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/keen`);
    expect(keen.placedAt).toMatchObject({
      schoolId: 'north-en',
      schoolName: 'Trường Bắc, tăng cường tiếng Anh',
      metres: 40,
    });
    const late = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/late`);
    expect(late.steps[0]).toMatchObject({ schoolId: 'north-en', outcome: 'seats-ended', own: { metres: 60 } });
    expect(late.placedAt).toMatchObject({ schoolId: 'south', imputed: true });
    const near = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/near`);
    expect(near.placedAt).toMatchObject({ schoolId: 'north' });
    expect(near.steps.map(({ schoolId }) => schoolId)).not.toContain('north-en');
    const { cutoffs } = await town.json<{ cutoffs: Cutoff[] }>('GET', `/runs/${run.id}/cutoffs`);
    expect(cutoffs.find(({ schoolId }) => schoolId === 'north-en')).toMatchObject({
      seats: 1,
      placed: 1,
      lastMetres: 40,
    });
  });
});
