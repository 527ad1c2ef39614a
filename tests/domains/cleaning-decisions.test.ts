import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDecisions } from '../../api/domains/schools/decisions.ts';
import { listSchools } from '../../api/domains/schools/queries.ts';
import { restoreDecision, reverseDecision } from '../../api/domains/schools/reverse-decision.ts';
import { anOffice, countsOf, type Office } from '../support/an-office.ts';

describe('the cleaning of a map’s schools', { timeout: 240_000 }, () => {
  let office: Office;
  let count = 0;
  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.close());
  const freshOffice = () => office.beside(`town-${++count}`);
  const db = () => office.services.database.db;

  const feature = (id: string, name: string, lonLat: [number, number], extra: object = {}) => ({
    type: 'Feature',
    properties: { osm_id: id, amenity: 'school', name, ...extra },
    geometry: { type: 'Point', coordinates: lonLat },
  });
  const map = JSON.stringify({
    type: 'FeatureCollection',
    attribution: '© OpenStreetMap contributors',
    features: [
      feature('n1', 'Trường Tiểu học Bắc', [106.701, 10.7795]),
      feature('a1', 'Trường Tiểu học Bắc', [106.7011, 10.7795], { site_area_m2: 5000 }),
      feature('n2', 'Đại học Kiến trúc', [106.703, 10.7795]),
    ],
  });

  it('list every decision, honour a person’s word against one at the next import, and take it back', async () => {
    const town = freshOffice();
    await town.apply('schools', 'map.geojson', map);
    const ids = async () => (await listSchools(db(), town.organisationId)).map(({ id }) => id);
    expect(await ids()).toEqual(['a1']);
    const decisions = await listDecisions(db(), town.organisationId);
    expect(decisions.map(({ key, kind }) => [key, kind])).toEqual([
      ['a1', 'kept'],
      ['n1', 'merged'],
      ['n2', 'set-aside'],
    ]);
    await reverseDecision(town.context(), 'n1', {});
    await reverseDecision(town.context(), 'n2', { action: 'keep' });
    expect((await town.apply('schools', 'map.geojson', map)).diff.added).toEqual(['n1', 'n2']);
    expect(await ids()).toEqual(['a1', 'n1', 'n2']);
    expect(countsOf(await town.apply('schools', 'map.geojson', map))).toMatchObject({ added: 0, unchanged: 3 });
    await restoreDecision(town.context(), 'n2');
    await town.apply('schools', 'map.geojson', map);
    expect(await ids()).toEqual(['a1', 'n1']);
    const overridden = (await listDecisions(db(), town.organisationId)).filter(({ override }) => override);
    expect(overridden.map(({ key }) => key)).toEqual(['n1']);
  });

  it('let a person state the levels', async () => {
    const town = freshOffice();
    await town.apply('schools', 'map.geojson', map);
    await reverseDecision(town.context(), 'a1', { levels: ['primary', 'lower-secondary'] });
    await town.apply('schools', 'map.geojson', map);
    const [school] = await listSchools(db(), town.organisationId);
    expect(school).toMatchObject({ levels: ['primary', 'lower-secondary'], levelInferred: false });
    await expect(reverseDecision(town.context(), 'a1', { action: 'levels' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(reverseDecision(town.context(), 'zz', {})).rejects.toMatchObject({ code: 'not-found' });
  });
});
