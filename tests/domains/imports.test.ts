import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCommunes, listOrganisations } from '../../api/domains/areas/queries.ts';
import { listZones } from '../../api/domains/catchments/queries.ts';
import { listSchools } from '../../api/domains/schools/queries.ts';
import { rows } from '../../api/platform/database.ts';
import { anOffice, communesFile, countsOf, lines, type Office, roadsFile } from '../support/an-office.ts';

const drawing = `
A-----B-----C
|     |     |
D-----E-----F
`;
const roads = roadsFile(drawing);
// The drawing lies between 106.700 and 106.706 east, 10.778 and 10.780 north; the second commune is far from any road.
const communes = communesFile({
  '00101': { name: 'Phường Đông', box: [106.69, 10.77, 106.71, 10.79], population: 30_000 },
  '00102': { name: 'Phường Xa', box: [106.8, 10.77, 106.82, 10.79], population: 9_000 },
});
const header = 'school_id,name,level,lon,lat,grade,classes,seats,pupils,rooms';
const schools = lines(
  header,
  'N1,Trường Tiểu học Bắc,TH,106.7010,10.7795,1,3,105,100,12',
  'N1,Trường Tiểu học Bắc,TH,106.7010,10.7795,2,3,105,,12',
  'S1,Trường THCS Nam,THCS,106.7050,10.7785,6,4,180,170,20',
);

describe('imports', { timeout: 240_000 }, () => {
  let office: Office;
  let count = 0;
  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.close());
  const freshOffice = () => office.beside(`town-${++count}`);
  const db = () => office.services.database.db;

  it('create the organisation with their first file, and name what it has', async () => {
    const town = freshOffice();
    await town.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn thử', profile: 'vietnam' });
    const organisation = (await listOrganisations(db())).find(({ id }) => id === town.organisationId);
    expect(organisation).toMatchObject({
      name: 'Thị trấn thử',
      profile: 'vietnam',
      synthetic: false,
    });
  });

  it('write nothing at a preview, not even the organisation', async () => {
    const town = freshOffice();
    const answer = await town.preview('communes', 'communes.geojson', communes);
    expect(countsOf(answer)).toEqual({ added: 2, changed: 0, removed: 0, unchanged: 0 });
    expect((await listOrganisations(db())).map(({ id }) => id)).not.toContain(town.organisationId);
  });

  it('come to the same city in any order, and change nothing a second time', async () => {
    const files = { roads, communes, schools } as const;
    const orders = [
      ['roads', 'communes', 'schools'],
      ['schools', 'roads', 'communes'],
    ] as const;
    const states = [];
    for (const order of orders) {
      const town = freshOffice();
      for (const kind of order) await town.apply(kind, `town.${kind}`, files[kind]);
      for (const kind of order) {
        const again = await town.apply(kind, `town.${kind}`, files[kind]);
        expect(countsOf(again)).toMatchObject({ added: 0, changed: 0, removed: 0 });
        expect(again.batchId).toBeNull();
      }
      states.push({
        schools: await listSchools(db(), town.organisationId),
        communes: await listCommunes(db(), town.organisationId),
        places: (await (await town.get('/places?q=Trường Bắc')).json()) as { places: unknown[] },
      });
    }
    expect(states[1]).toEqual(states[0]);
    expect(
      states[0].schools.map(({ id, communeCode, seats, pupils, rooms }) => [id, communeCode, seats, pupils, rooms]),
    ).toEqual([
      // Grade 2 does not say its pupils, so their sum is unknown, not 100.
      ['N1', '00101', 210, null, 12],
      ['S1', '00101', 180, 170, 20],
    ]);
    const [near, far] = states[0].communes;
    expect(near.roadCoverage).toBeGreaterThan(0.1);
    expect(far.roadCoverage).toBe(0);
    expect(states[0].places.places[0]).toMatchObject({ kind: 'school', label: 'Trường Tiểu học Bắc' });
  });

  it('take the good rows, name the bad ones, and merge the corrected file by key', async () => {
    const town = freshOffice();
    await town.apply('communes', 'communes.geojson', communes);
    const bad = lines(
      header,
      'N1,Trường Tiểu học Bắc,TH,106.7010,10.7795,,,-5,,',
      'S1,Trường THCS Nam,THCS,106.7050,10.7785,,,180,,',
      'W1,Trường Tiểu học Tây,TH,0,0,,,10,,',
    );
    const first = await town.apply('schools', 'schools.csv', bad);
    expect(first.diff.added).toEqual(['S1']);
    expect(first.issues.filter(({ severity }) => severity === 'error').map(({ row, value }) => [row, value])).toEqual([
      [2, '-5'],
      [4, '0, 0'],
    ]);
    const corrected = bad.replace('-5', '5').replace('0,0', '106.7020,10.7790').replace('180', '190');
    const second = await town.apply('schools', 'schools.csv', corrected);
    expect(second.diff).toMatchObject({ added: ['N1', 'W1'], removed: [], changed: [{ key: 'S1' }] });
    expect(second.diff.changed[0].fields.map(({ field }) => field)).toEqual(['capacities']);
  });

  it('never take a row in error for a school that has closed', async () => {
    const town = freshOffice();
    await town.apply('schools', 'schools.csv', schools);
    const broken = await town.apply('schools', 'schools.csv', schools.replace('180,170', '180.5,170'));
    expect(broken.diff.removed).toEqual([]);
    expect((await listSchools(db(), town.organisationId)).map(({ id }) => id)).toEqual(['N1', 'S1']);
  });

  it('close schools that left the register of their level, and leave other levels alone', async () => {
    const town = freshOffice();
    await town.apply('schools', 'schools.csv', schools);
    const primaryOnly = lines(header, 'N2,Trường Tiểu học Mới,TH,106.7020,10.7795,,,70,,');
    expect((await town.apply('schools', 'primary.csv', primaryOnly)).diff).toMatchObject({
      added: ['N2'],
      removed: ['N1'],
    });
    expect((await listSchools(db(), town.organisationId)).map(({ id }) => id)).toEqual(['N2', 'S1']);
    // It opens again when it comes back.
    expect((await town.apply('schools', 'schools.csv', schools)).diff).toMatchObject({
      added: ['N1'],
      removed: ['N2'],
    });
  });

  it('refuse a whole file in a sentence and write nothing', async () => {
    const town = freshOffice();
    await expect(town.apply('schools', 'schools.csv', lines('name,level', 'Trường Bắc,TH'))).rejects.toMatchObject({
      code: 'invalid',
      issues: [expect.objectContaining({ code: 'missing-column', severity: 'refuse' })],
    });
    await expect(town.apply('roads', 'roads.osm.pbf', roads.slice(0, roads.length - 40))).rejects.toMatchObject({
      code: 'invalid',
      issues: [expect.objectContaining({ code: 'osm-truncated' })],
    });
    await expect(
      town.apply('communes', 'empty.geojson', '{"type":"FeatureCollection","features":[]}'),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect((await listOrganisations(db())).map(({ id }) => id)).not.toContain(town.organisationId);
  });

  it('say who did what, in the transaction that did it', async () => {
    const town = freshOffice();
    const { batchId } = await town.apply('schools', 'schools.csv', schools);
    const events = await rows<{ verb: string; actor: string; details: object }>(
      db(),
      sql`select verb, actor, details from audit_events where organisation_id = ${town.organisationId}
        and subject_kind = 'source-batch' and subject_id = ${batchId}`,
    );
    expect(events).toEqual([
      { verb: 'change/schools', actor: 'test', details: expect.objectContaining({ file: 'schools.csv', added: 2 }) },
    ]);
  });

  it('refuse those who are not allowed, before reading a byte', async () => {
    const { applyImport } = await import('../../api/domains/areas/apply-import.ts');
    const kind = { name: 'schools' as const, read: () => Promise.reject(new Error('the file was read')) };
    const stranger = office.context({ kind: 'anonymous', name: 'anonymous' });
    await expect(applyImport(stranger, kind, { name: 'x', bytes: new Uint8Array() }, {})).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('undo everything when the writing fails half way', async () => {
    const { applyImport } = await import('../../api/domains/areas/apply-import.ts');
    const { importKinds } = await import('../../api/import-kinds.ts');
    const town = freshOffice();
    const failing = {
      name: 'schools' as const,
      read: async (...given: Parameters<NonNullable<typeof importKinds.schools>['read']>) => {
        const reading = await importKinds.schools!.read(...given);
        const write: typeof reading.write = async (tx, batch) => {
          await reading.write(tx, batch);
          throw new Error('the lights went out');
        };
        return { ...reading, write };
      },
    };
    const file = { name: 'schools.csv', bytes: new TextEncoder().encode(schools) };
    await expect(applyImport(town.context(), failing, file, {})).rejects.toThrow('the lights went out');
    expect((await listOrganisations(db())).map(({ id }) => id)).not.toContain(town.organisationId);
    expect(countsOf(await town.apply('schools', 'schools.csv', schools))).toMatchObject({ added: 2 });
  });

  it('stamp an invented city and every figure of it', async () => {
    const town = freshOffice();
    await town.apply('schools', 'schools.csv', schools, { syntheticSeed: '0' });
    const organisation = (await listOrganisations(db())).find(({ id }) => id === town.organisationId);
    expect(organisation?.synthetic).toBe(true);
    expect((await listSchools(db(), town.organisationId)).map(({ synthetic }) => synthetic)).toEqual([true, true]);
  });

  it('refuse another country for an organisation that has one', async () => {
    const town = freshOffice();
    await town.apply('schools', 'schools.csv', schools);
    await expect(town.apply('communes', 'communes.geojson', communes, { profile: 'brazil' })).rejects.toMatchObject({
      code: 'conflict',
      key: 'failures.profile-differs',
    });
  });

  describe('of communes', () => {
    it('end the validity of one that left, and begin a new version where the file gives a newer first day', async () => {
      const town = freshOffice();
      await town.apply('communes', 'communes.geojson', communes);
      const reformed = JSON.parse(communes);
      reformed.features.pop();
      reformed.features[0].properties.valid_from = '2099-07-01';
      reformed.features[0].properties.name = 'Phường Đông Mới';
      const answer = await town.apply('communes', 'reform.geojson', JSON.stringify(reformed));
      expect(countsOf(answer)).toMatchObject({ changed: 1, removed: 1 });
      const stored = await rows<{ code: string; name: string; ended: boolean }>(
        db(),
        sql`select code, name, valid_to is not null as ended from administrative_units
          where organisation_id = ${town.organisationId} order by code, valid_from`,
      );
      expect(stored).toEqual([
        { code: '00101', name: 'Phường Đông', ended: true },
        { code: '00101', name: 'Phường Đông Mới', ended: false },
        { code: '00102', name: 'Phường Xa', ended: true },
      ]);
    });

    it('keep a known population that a newer file does not state', async () => {
      const town = freshOffice();
      await town.apply('communes', 'communes.geojson', communes);
      const blank = communesFile({ '00101': { name: 'Phường Đông', box: [106.69, 10.77, 106.71, 10.79] } });
      await town.apply('communes', 'blank.geojson', blank);
      expect((await listCommunes(db(), town.organisationId))[0].population).toBe(30_000);
    });
  });

  it('of population write the whole and the ages, and refuse a commune that is not there', async () => {
    const town = freshOffice();
    await town.apply('communes', 'communes.geojson', communes);
    const file = lines('commune_code,population,age_6,age_7', '00101,31000,400,', '99999,5000,60,60');
    const answer = await town.apply('population', 'population.csv', file);
    expect(answer.diff.changed.map(({ key }) => key)).toEqual(['00101']);
    expect(answer.issues).toContainEqual(
      expect.objectContaining({ code: 'population-without-commune', value: '99999', severity: 'error' }),
    );
    expect(countsOf(await town.apply('population', 'population.csv', file))).toMatchObject({ changed: 0 });
    const ages = await rows(
      db(),
      sql`select commune_code, age_from, people from population_ages where organisation_id = ${town.organisationId}`,
    );
    expect(ages).toEqual([{ commune_code: '00101', age_from: 6, people: 400 }]);
  });

  describe('of zones', () => {
    it('take a table, printed words and polygons, and replace the plan they hold', async () => {
      const town = freshOffice();
      await town.apply('communes', 'communes.geojson', communes);
      await town.apply('schools', 'schools.csv', schools);
      const table = lines(
        'school_id,commune,neighbourhood,groups',
        'N1,Phường Đông,Khu phố 1,1-12',
        'N1,Phường Đông,Khu phố 2,',
      );
      await town.apply('zones', 'zones.csv', table);
      const [zone] = await listZones(db(), town.organisationId);
      expect(zone).toMatchObject({ schoolId: 'N1', level: 'primary', kind: 'table' });
      expect(zone.units.map(({ communeCode, neighbourhood }) => [communeCode, neighbourhood])).toEqual([
        ['00101', 'KP1, tổ 1-12'],
        ['00101', 'KP2'],
      ]);
      expect(countsOf(await town.apply('zones', 'zones.csv', table))).toMatchObject({
        added: 0,
        changed: 0,
        unchanged: 1,
      });
      const drawn = JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { zone_id: 'Z1', school_id: 'N1', level: 'primary' },
            geometry: JSON.parse(communes).features[0].geometry,
          },
        ],
      });
      // Drawn and listed zones of one level stand beside each other.
      expect((await town.apply('zones', 'zones.geojson', drawn)).diff).toMatchObject({ added: ['Z1'], removed: [] });
      const printed = lines('school,zone_text', 'Bắc,"Phường Đông KP3, KP5"');
      expect(countsOf(await town.apply('zones', 'printed.csv', printed))).toMatchObject({ changed: 1, removed: 0 });
    });

    it('refuse rows whose school is unknown or whose level cannot be told', async () => {
      const town = freshOffice();
      await town.apply('communes', 'communes.geojson', communes);
      await town.apply('schools', 'schools.csv', lines(header, 'M1,Trường Liên Cấp,"TH, THCS",106.7010,10.7795,,,,,'));
      const table = lines('school_id,commune,neighbourhood', 'M1,Phường Đông,KP1', 'X9,Phường Đông,KP2');
      await expect(town.apply('zones', 'zones.csv', table)).rejects.toMatchObject({
        key: 'failures.nothing-to-import',
        issues: expect.arrayContaining([
          expect.objectContaining({ code: 'zone-without-level' }),
          expect.objectContaining({ code: 'school-unknown', value: 'X9' }),
        ]),
      });
      expect((await town.apply('zones', 'zones.csv', table, { level: 'primary' })).diff.added).toHaveLength(1);
    });
  });
});
