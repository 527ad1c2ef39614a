import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCommunes } from '../../api/domains/areas/queries.ts';
import { listDecisions } from '../../api/domains/schools/decisions.ts';
import { listSchools } from '../../api/domains/schools/queries.ts';
import { anOffice, countsOf, type Office } from '../support/an-office.ts';
import { needSharedData } from '../support/shared-data.ts';

describe('Ho Chi Minh City', { timeout: 600_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.close());

  it('enters from its three published files, and does not change a second time', async (test) => {
    const files = {
      roads: readFileSync(needSharedData(test, 'hcmc/roads-and-schools-2018.osm.pbf')),
      communes: readFileSync(needSharedData(test, 'hcmc/communes-2025.geojson')),
      schools: readFileSync(needSharedData(test, 'hcmc/schools-2018.geojson')),
    };
    for (const kind of ['roads', 'communes', 'schools'] as const) {
      await office.apply(kind, `hcmc.${kind}`, files[kind], { name: 'Thành phố Hồ Chí Minh' });
      const again = await office.preview(kind, `hcmc.${kind}`, files[kind]);
      expect(countsOf(again)).toMatchObject({ added: 0, changed: 0, removed: 0 });
    }
    const { db } = office.services.database;
    const communes = await listCommunes(db, 'town');
    expect(communes).toHaveLength(168);
    // The merged city reaches far beyond its road file: these are listed, not hidden.
    const notCovered = communes.filter(({ roadCoverage }) => (roadCoverage ?? 0) < 0.5).map(({ name }) => name);
    expect(notCovered).toEqual(expect.arrayContaining(['Phường Thủ Dầu Một', 'Đặc khu Côn Đảo', 'Xã Thạnh An']));
    expect(notCovered).not.toContain('Phường Bến Thành');

    const decisions = await listDecisions(db, 'town');
    const schools = await listSchools(db, 'town');
    const primary = schools.filter(({ levels }) => levels.includes('primary'));
    expect(primary.length).toBeGreaterThanOrEqual(200);
    expect(schools.every(({ communeCode, seats, pupils }) => communeCode && seats === null && pupils === null)).toBe(
      true,
    );
    // One decision an entry; the 1,045 entries less those that lie outside the city.
    expect(decisions.length).toBe(
      schools.length + decisions.filter(({ kind }) => ['merged', 'set-aside'].includes(kind)).length,
    );
    expect(decisions.length).toBeGreaterThan(1_020);

    const { places } = await (await office.get('/places?q=cho%20ben%20thanh')).json();
    expect(places[0].label).toContain('Bến Thành');
    const { organisations } = await (await office.request('GET', '/api/organisations')).json();
    expect(organisations[0].attribution).toContain('© OpenStreetMap');
    expect(organisations[0].synthetic).toBe(false);
  });
});
