import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPlanningBase, writePlanningBase } from '#artefacts/planning-base.ts';
import { findNearestSchools } from '../../api/domains/catchments/find-nearest-schools.ts';
import { holdPlanningBase } from '../../api/domains/demand/planning-base.ts';
import { synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import type { Office } from '../support/an-office.ts';

let office: Office;
beforeAll(async () => {
  ({ office } = await aTravelOffice());
});
afterAll(() => office.close());

describe('the base of the planning tools', () => {
  test('is refused in a sentence before the level has children', async () => {
    await expect(holdPlanningBase(office.context(), 'primary')).rejects.toMatchObject({ code: 'invalid' });
  });

  test('holds children, seats of the entry grade and the metres that families are shown', async () => {
    const context = office.context();
    await synthesiseEnrolment(context, { level: 'primary', applicants: 60, seed: '7', apply: true });
    const { base } = await holdPlanningBase(context, 'primary');
    expect(base.cells.children.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(base.schools.map(({ id }) => id)).toEqual(['across', 'north', 'south']);
    expect(base.synthetic).toBe(true);
    expect(base.grade).toBe('1');
    const [lon, lat] = base.cells.lonLats;
    const { schools } = await findNearestSchools(context, {
      home: [lon, lat],
      level: 'primary',
      profile: 'walk',
      limit: 3,
    });
    const own = Array.from({ length: base.reach.start[1] }, (_, row) => ({
      id: base.schools[base.reach.school[row]].id,
      metres: base.reach.metres[row],
    }));
    const shown = schools.filter(({ metres }) => metres !== null);
    expect(own).toEqual(shown.map(({ school, metres }) => ({ id: school.id, metres })));
  });

  test('is made once, kept as an artefact, and read again as it was', async () => {
    const first = await holdPlanningBase(office.context(), 'primary');
    const again = await holdPlanningBase(office.context(), 'primary');
    expect(again.sha256).toBe(first.sha256);
    const bytes = writePlanningBase(first.base);
    expect(readPlanningBase(bytes)).toEqual(first.base);
    expect(writePlanningBase(readPlanningBase(bytes))).toEqual(bytes);
    expect(await office.services.artefacts.get(first.sha256)).toEqual(Buffer.from(bytes));
  });

  test('cut short or of another kind, its bytes are refused', async () => {
    const { base } = await holdPlanningBase(office.context(), 'primary');
    const bytes = writePlanningBase(base);
    expect(() => readPlanningBase(bytes.slice(0, bytes.length - 64))).toThrow('cut short');
    expect(() => readPlanningBase(new Uint8Array(64))).toThrow('no planning base');
  });

  test('follows the seats when they change', async () => {
    const before = await holdPlanningBase(office.context(), 'primary');
    await synthesiseEnrolment(office.context(), { level: 'primary', applicants: 90, seed: '8', apply: true });
    const after = await holdPlanningBase(office.context(), 'primary');
    expect(after.sha256).not.toBe(before.sha256);
  });
});
