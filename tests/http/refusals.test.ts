import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCounts } from '../../api/domains/demand/queries.ts';
import { anEnrolmentTown, type Child, type EnrolmentTown, rules } from '../support/an-enrolment-town.ts';

let town: EnrolmentTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
});
afterAll(() => town?.close());

const record = (token?: string | null, level = 'primary') =>
  town.request('POST', '/refusals', { body: { level }, token });

describe('children who wanted a near school and were refused', () => {
  it('cannot be told before a run is finished', async () => {
    expect((await record()).status).toBe(409);
  });

  it('are those not given their nearest school, except who named others; they become a source of demand in cells', async () => {
    const near = Array.from({ length: 8 }, (_, i): [string, Child] => [
      `child-${i}`,
      { at: ['B', 10 * (i + 1)], attributes: { group: '1' } },
    ]);
    // Lives beside the northern school and asked for the southern one alone: was refused nothing.
    const content: Child = { at: ['B', 5], attributes: { group: '1' }, wishes: ['south'] };
    const children = { ...Object.fromEntries(near), content };
    const ruleSet = { ...rules, imputeChoicesByDistance: true };
    const run = await town.run(await town.aPeriod(children, { north: 5, south: 9 }, ruleSet));
    const answer = await record();
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect(await answer.json()).toEqual({ runId: run.id, applicants: 9, refused: 3, counted: 3 });
    const counts = await listCounts(town.services.database.db, 'town', 'refusals');
    expect(counts.reduce((sum, { people }) => sum + people, 0)).toBe(3);
    expect(JSON.stringify(counts)).not.toContain('child-');
  });

  it('are written by the office alone, of a level there is', async () => {
    expect((await record(null)).status).toBe(403);
    expect((await record(undefined, 'kindergarten')).status).toBe(422);
  });
});
