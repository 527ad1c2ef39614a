import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run, Shortage } from '../../api/client.ts';
import { anEnrolmentTown, type Child, type EnrolmentTown, rules } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
let run: Run;
/** Eight children within 100 m of the northern school, which has five seats; one far from every school; the southern one is empty. */
beforeAll(async () => {
  town = await anEnrolmentTown();
  const near = Array.from({ length: 8 }, (_, i): [string, Child] => [
    `child-${i}`,
    { at: ['B', 10 * (i + 1)], attributes: { group: '1' } },
  ]);
  const children = { ...Object.fromEntries(near), away: { at: ['A', 0], attributes: { group: '1' } } as Child };
  const period = await town.aPeriod(children, { north: 5, south: 9 }, { ...rules, maxMetres: 100 });
  run = await town.run(period);
});
afterAll(() => town?.close());

const status = async (path: string, token?: string | null) => (await town.request('GET', path, { token })).status;

describe('GET /runs/{run}/shortage', () => {
  it('certifies who reaches too few seats, and how many cannot be placed by any rule', async () => {
    const found = await town.json<Shortage>('GET', `/runs/${run.id}/shortage`);
    expect(found).toMatchObject({
      ...{ applicants: 9, placed: 5, maximum: 5, byPriorities: 0, withoutSchool: 1, maxMetres: 100, missing: 3 },
      parts: [{ children: 8, seats: 5, missing: 3, schools: [{ schoolId: 'north', name: 'Trường Bắc' }] }],
    });
    const [{ flows }] = found.parts;
    expect(flows.cells.reduce((sum, { children }) => sum + children, flows.hidden)).toBe(8);
    expect(JSON.stringify(found)).not.toContain('child-');
  });

  it('refuses without the token, and rejects a run that is not there', async () => {
    expect(await status(`/runs/${run.id}/shortage`, null)).toBe(403);
    expect(await status(`/runs/${nobody}/shortage`)).toBe(404);
    expect(await status('/runs/none/shortage')).toBe(422);
  });
});
